"""What it costs to find the copies of a corpus, and how many of them are found.

    python -m bench.dedupe                           # 10,000 articles and 100,000: some minutes
    python -m bench.dedupe --records 2000 20000

Short articles are made up here from a few templates, as bulletins are, each with its own city, figures and
names; one in ten is a copy of an earlier one with a dateline, other words, a sentence more or fewer, or cut
short, and one in ten an update of an earlier one with another figure. The gold is what they were made from.
Printed: CPU seconds and peak memory at each size, how both grow, and precision and recall of the pairs that
were merged.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

# `bench/clean.py` mustn't be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from clean import clean  # noqa: E402
from ringkas.codec import article_to_dict  # noqa: E402
from ringkas.corpus.copies import Copies  # noqa: E402

GOODS = ("beras", "cabai", "telur", "minyak goreng", "gula pasir", "bawang merah", "kedelai", "ikan tongkol")
CITIES = (
    "Semarang", "Makassar", "Medan", "Surabaya", "Ambon", "Kupang", "Palu", "Padang", "Jambi", "Serang",
    "Kendari", "Manado", "Ternate", "Mataram", "Bengkulu", "Pontianak", "Banjarmasin", "Samarinda", "Cirebon",
)  # fmt: skip
FIRST = ("Agus", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gunawan", "Hesti", "Irwan", "Joko", "Lestari")
LAST = (
    "Salim",
    "Santoso",
    "Wijaya",
    "Nasution",
    "Siregar",
    "Pratama",
    "Hidayat",
    "Kusuma",
    "Lubis",
    "Manullang",
)
TEMPLATES = (
    (
        "Harga {goods} di Pasar Induk {city} naik {a} persen sejak {day}.",
        "Kepala dinas perdagangan {name} mengatakan pasokan berkurang karena banjir.",
        "Pemerintah kota menyiapkan {b} ton {goods} dari gudang di {other}.",
        "Seorang pedagang mengaku hanya menjual {c} kilogram sehari.",
        "Warga berharap harga {goods} turun sebelum akhir bulan.",
        "Operasi pasar digelar di {d} kelurahan.",
    ),
    (
        "Banjir merendam {a} rumah di Kota {city} sejak {day} malam.",
        "Sebanyak {b} warga mengungsi ke balai kecamatan.",
        "Kepala BPBD {city}, {name}, mengatakan tanggul yang jebol diperbaiki dalam {d} pekan.",
        "Pemerintah provinsi mengirim {c} perahu karet dari {other}.",
        "Hujan lebat diperkirakan masih turun sampai akhir pekan.",
    ),
    (
        "Polisi menangkap {name} di {city} pada {day} dengan {a} gram sabu.",
        "Tersangka mengaku membeli barang itu di {other} seharga Rp{b} juta.",
        "Kapolres mengatakan penyelidikan dimulai {d} bulan lalu.",
        "Barang bukti lain berupa {c} butir pil disimpan di bawah kasur.",
        "Tersangka terancam hukuman penjara.",
    ),
    (
        "Gempa bumi dengan magnitudo {d},{c} terjadi di {city}, {day}.",
        "BMKG menyatakan pusat gempa berada {a} km dari {other}.",
        "Kepala stasiun {name} mengatakan gempa tidak berpotensi tsunami.",
        "Sedikitnya {b} bangunan rusak ringan.",
        "Warga diminta tidak mudah percaya pada kabar yang belum jelas sumbernya.",
    ),
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WORDS = (("mengatakan", "menyebutkan"), ("Sebanyak", "Sekitar"), ("menyiapkan", "menyediakan"))
MORE = "Situasi di lapangan terus dipantau petugas."


def sentences(chance: random.Random) -> list[str]:
    city, other = chance.sample(CITIES, 2)
    slots = {
        "goods": chance.choice(GOODS),
        "city": city,
        "other": other,
        "name": f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        "day": f"{chance.choice(DAYS)} ({chance.randint(1, 28)}/{chance.randint(1, 12)})",
        "a": chance.randint(2, 990),
        "b": chance.randint(2, 9900),
        "c": chance.randint(2, 990),
        "d": chance.randint(2, 9),
    }
    return [sentence.format_map(slots) for sentence in chance.choice(TEMPLATES)]


def copied(texts: list[str], chance: random.Random) -> list[str]:
    made = list(texts)
    edits = chance.sample(("dateline", "words", "cut", "without", "more", "order"), chance.randint(1, 3))
    if "words" in edits:
        old, new = chance.choice(WORDS)
        made = [text.replace(old, new) for text in made]
    if "cut" in edits:
        made = made[: max(2, len(made) - chance.randint(1, 3))]
    if "without" in edits and len(made) > 3:
        del made[chance.randrange(1, len(made))]
    if "order" in edits and len(made) > 3:
        made[-1], made[-2] = made[-2], made[-1]
    if "more" in edits:
        made.append(MORE)
    if "dateline" in edits:
        made[0] = f"{chance.choice(CITIES).upper()}, KABAR - {made[0]}"
    return made


def updated(texts: list[str], chance: random.Random) -> list[str]:
    made = list(texts)
    places = [place for place, text in enumerate(made) if any(sign.isdecimal() for sign in text)]
    place = chance.choice(places)
    words = made[place].split()
    figures = [number for number, word in enumerate(words) if word.isdecimal()]
    if not figures:
        return updated(texts, chance)
    spot = chance.choice(figures)
    words[spot] = str(int(words[spot]) + chance.randint(1, 9))
    made[place] = " ".join(words)
    return made


@dataclass(kw_only=True)
class Gold:
    """What each article was made from: the sentences of those that are no copies, and of a copy whose."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    source: dict[str, str] = field(default_factory=dict)

    def is_copy(self, one: str, other: str) -> bool:
        """Whether they are copies: the same edits would make the same text of what either was made from.

        An update is a copy's source just as well where the sentence with its figure is cut off.
        """
        sources = [self.source.get(id, id) for id in (one, other)]
        made = [copied(self.texts[source], random.Random(one)) for source in sources]
        return sources[0] == sources[1] or (one in self.source and made[0] == made[1])


def write(path: Path, records: int) -> Gold:
    """Rows of cleaned articles."""
    chance = random.Random(7)
    kept: list[tuple[str, list[str]]] = []
    gold = Gold()
    with path.open("w", encoding="utf-8") as file:
        for number in range(records):
            id = f"r{number}"
            kind = chance.random()
            if kind < 0.1 and kept:
                gold.source[id], texts = chance.choice(kept)
                texts = copied(texts, random.Random(id))
            else:
                texts = updated(chance.choice(kept)[1], chance) if kind < 0.2 and kept else sentences(chance)
                kept.append((id, texts))
                gold.texts[id] = texts
            if len(kept) > 20_000:
                del kept[:10_000]
            article = article_to_dict(clean("\n\n".join((" ".join(texts[:2]), " ".join(texts[2:])))))
            row = {"id": id, "place": id, "url": "", "input": {}, "article": article}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return gold


def measure(rows: Path, database: Path) -> None:
    """In a process of its own: CPU seconds, peak memory in MB, and the pairs that were merged."""
    began = time.process_time()
    copies = Copies(database, rows)
    copies.find()
    seconds = time.process_time() - began
    pairs = [(copy.row["id"], copy.original["id"]) for copy in copies.copies()]
    copies.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"seconds": seconds, "peak": peak, "pairs": pairs, "bytes": database.stat().st_size}))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--measure", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if options.measure:
        measure(*options.measure)
        return
    before = None
    for records in options.records:
        with tempfile.TemporaryDirectory() as scratch:
            rows = Path(scratch, "rows.jsonl")
            gold = write(rows, records)
            command = [sys.executable, "-m", "bench.dedupe", "--measure", str(rows), f"{scratch}/found"]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found = json.loads(done.stdout)
            texts = {}
            if options.misses:
                for line in rows.open(encoding="utf-8"):
                    row = json.loads(line)
                    texts[row["id"]] = " | ".join(s["text"] for s in row["article"]["sentences"])
        pairs = found["pairs"]
        wrong = [pair for pair in pairs if not (gold.is_copy(*pair) or gold.is_copy(*reversed(pair)))]
        right, wanted = len(pairs) - len(wrong), len(gold.source)
        print(
            f"{records:,} articles: {found['seconds']:.1f} CPU s, {found['peak']:.0f} MB, "
            f"database {found['bytes'] / 1e6:.0f} MB; "
            f"precision {right}/{len(pairs)}, recall {right}/{wanted}"
        )
        if options.misses:
            lost = set(gold.source) - {id for pair in pairs for id in pair}
            for id in sorted(lost)[:15]:
                print("  missed:", texts[id], "\n     of:", texts[gold.source[id]])
            for one, other in wrong[:8]:
                print("  wrong:", texts[one], "\n     of:", texts[other])
        if before:
            times = records / before[0]
            print(f"{times:g} times the articles: {found['seconds'] / before[1]:.1f} times the seconds, "
                  f"{found['peak'] / before[2]:.2f} times the memory")  # fmt: skip
        before = (records, found["seconds"], found["peak"])


if __name__ == "__main__":
    main()
