"""What `make bench` measures, part by part; `bench.measure` runs each part in a process of its own.

    python -m bench.parts cleaning --to cleaning.jsonl [--quick] [--shared ../shared]

Each measurement is a line of JSON. A peer that isn't installed, and data that isn't there, are told as such
in it. All texts are drawn by bench/portals, but for those of --shared.
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.report import OURS, ROOT, Measurement, System

LEAST = 0.3
"""CPU seconds that a round lasts at least: what is quick is done over and over."""
LONGEST = 400
"""Seconds that a process of a part may take: the others are then still measured."""
SENTENCES = 18
"""Of an article, as real news has on average."""
NOT_SHARED = "not measured here: it needs data that isn't in the repository (`SHARED=`)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is measured."""

    rounds: int
    pages: int
    """For the time of cleaning."""
    held: int
    """Pages for its quality."""
    articles: int
    """For summaries, and for the batches that write no English."""
    briefs: int
    translated: int
    """Articles, by the embedded model."""
    sentences: int
    """Of the Marian model in bulk; peers get an eighth, eight at least."""
    single: int


FULL = Size(rounds=3, pages=150, held=600, articles=300, briefs=12, translated=2, sentences=800, single=8)
QUICK = Size(rounds=1, pages=15, held=40, articles=12, briefs=2, translated=1, sentences=32, single=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a part gets."""

    size: Size
    shared: Path | None
    scratch: Path


# Texts


@cache
def sentences_of(pages: int) -> list[str]:
    """Different sentences of that many generated articles, in their order."""
    from bench.portals.seen import SEEN
    from bench.portals.sheet import draw_page
    from clean import clean

    found: dict[str, None] = {}
    for seed in range(pages):
        found |= dict.fromkeys(sentence.text for sentence in clean(draw_page(SEEN, seed).markup).sentences)
    return [text for text in found if len(text.split()) > 4]


def articles(count: int) -> list[dict[str, Any]]:
    """Records as the summary set has them, of generated sentences, three a paragraph.

    They overlap: more articles are asked for than the sentences would fill.
    """
    texts = sentences_of(400)
    return [
        {
            "id": f"generated-{number}",
            "article_sentences": [texts[(number * 7 + at) % len(texts)] for at in range(SENTENCES)],
            "sentence_paragraph": [at // 3 for at in range(SENTENCES)],
        }
        for number in range(count)
    ]


def written(task: Task, count: int) -> Path:
    """Those articles as JSON lines with a text, too."""
    path = task.scratch / f"articles-{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for record in articles(count):
            texts = record["article_sentences"]
            text = "\n\n".join(" ".join(texts[at : at + 3]) for at in range(0, len(texts), 3))
            file.write(json.dumps({**record, "text": text}, ensure_ascii=False) + "\n")
    return path


# How it is measured


def in_turns(works: dict[str, Callable[[], object]], *, amount: int, rounds: int) -> tuple[System, ...]:
    """*amount* by CPU seconds of each of *works*, which do something once before the clock runs."""
    runs: dict[str, list[float]] = {name: [] for name in works}
    missing: dict[str, str] = {}
    for name, work in works.items():
        try:
            work()
        except ImportError as error:
            missing[name] = absent(error)
    for _ in range(rounds):
        for name, work in works.items():
            if name not in missing:
                begun, times = time.process_time(), 0
                while (spent := time.process_time() - begun) < LEAST:
                    work()
                    times += 1
                runs[name].append(times * amount / spent)
    return tuple(System(name=name, runs=tuple(runs[name]), missing=missing.get(name, "")) for name in works)


def absent(error: ImportError) -> str:
    return f"not measured here: {error.name or error} isn't installed"


def forgiving(extract: Callable[[str], str]) -> Callable[[str], str]:
    """A peer that fails on a page has lost it."""

    def run(page: str) -> str:
        try:
            return extract(page)
        except ImportError:
            raise
        except Exception:  # noqa: BLE001 - foreign code raises anything
            return ""

    return run


def asked(*command: str | Path, **settings: str) -> tuple[str, str]:
    """What a Python process of this checkout says, and why it failed, where it did."""
    # Threads that wait for each other in a loop take the cores from what else runs, and all gets slow.
    settings = {"PYTHONPATH": str(ROOT), "OMP_WAIT_POLICY": "PASSIVE"} | settings
    try:
        done = subprocess.run(
            [sys.executable, *map(str, command)],
            cwd=ROOT,
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return "", f"failed: it took more than {LONGEST} s"
    if done.returncode:
        return "", f"failed: {(done.stderr.strip().splitlines() or ['without a word'])[-1][:150]}"
    return done.stdout, ""


def repeated(name: str, rounds: int, once: Callable[[int], tuple[float, str]]) -> System:
    """*once* for each round: a value, or why there is none, which ends it."""
    runs = []
    for turn in range(rounds):
        value, why = once(turn)
        if why:
            return System(name=name, missing=why)
        runs.append(value)
    return System(name=name, runs=tuple(runs))


def cores() -> int:
    return len(os.sched_getaffinity(0))


# The parts


def cleaning(task: Task) -> Iterator[Measurement]:
    """pages cleaned, beside extractors, and what stays and goes of them"""
    from bench.clean import PEERS, by_ours
    from bench.portals.seen import SEEN
    from bench.portals.sheet import draw_page

    real = [case.content for case in real_pages(task)]
    pages = real or [draw_page(SEEN, seed).markup for seed in range(task.size.pages)]
    extractors = {OURS: by_ours} | {name: forgiving(extract) for name, extract in PEERS.items()}
    yield Measurement(
        name="cleaning",
        title="Cleaning pages",
        how=f"{len(pages)} {'real' if real else 'generated'} pages of "
        f"{statistics.mean(map(len, pages)):,.0f} characters of markup on average, one after the other."
        + ("" if real else " Real pages have 100,000, most of them scripts, menus and teasers."),
        unit="pages a second of CPU",
        better="more",
        an_hour=3600,
        systems=in_turns(
            {
                name: lambda extract=extract: [extract(page) for page in pages]
                for name, extract in extractors.items()
            },
            amount=len(pages),
            rounds=task.size.rounds,
        ),
    )
    yield from cleaned(task)


def cleaned(task: Task) -> Iterator[Measurement]:
    from bench.clean import PEERS, by_ours
    from bench.pages import Score, judge_text
    from bench.portals.held import HELD
    from bench.portals.sheet import draw_page

    pages = [draw_page(HELD, seed) for seed in range(task.size.held)]
    found: dict[str, Score | str] = {}
    for name, extract in ({OURS: by_ours} | PEERS).items():
        score = Score()
        try:
            for page in pages:
                text = forgiving(extract)(page.markup)
                judge_text(page, text, text.splitlines(), score, markup=True)
            found[name] = score
        except ImportError as error:
            found[name] = absent(error)
    for kinds, title, unit in (
        (("kept", "gone"), "Cleaning: what is right", "%, mean of body kept and boilerplate gone"),
        (("kept",), "Cleaning: the article stays", "% of the body's blocks"),
        (("gone",), "Cleaning: the rest goes", "% of lines of boilerplate"),
    ):
        yield Measurement(
            name=f"cleaning-{'-'.join(kinds)}",
            title=title,
            how=f"{len(pages)} generated pages whose wordings nobody looked at while rules were written; "
            "generator and rules are of one hand.",
            unit=unit,
            better="more",
            in_readme=len(kinds) > 1,  # who keeps all, or drops all, is the best at one of them
            systems=tuple(
                System(name=name, missing=score)
                if isinstance(score, str)
                else System(name=name, runs=(statistics.mean(map(score.share, kinds)),))
                for name, score in found.items()
            ),
        )


def boundaries(_task: Task) -> Iterator[Measurement]:
    """sentences told apart, beside other splitters"""
    from bench.sentences import PEERS, ours, score

    found = []
    for name, split in {OURS: ours, **PEERS}.items():
        try:
            found.append(System(name=name, runs=(100 * score(split, "held", "second held")[2],)))
        except ImportError as error:
            found.append(System(name=name, missing=absent(error)))
    yield Measurement(
        name="sentences",
        title="Sentence boundaries",
        how="450 hard texts of laws, addresses, ranks, scripture, sports, chat and more, which nobody looked "
        "at while rules were written (`bench/sentences.py --held`); labels and rules are of one hand.",
        unit="F1, %",
        better="more",
        systems=tuple(found),
    )


def summaries(task: Task) -> Iterator[Measurement]:
    """extractive summaries, beside sumy's"""
    from bench.summarize import Length, ours, sumy_systems
    from training.ranker import to_article

    records = articles(task.size.articles)
    length = Length(sentences=3)
    compared = {OURS: lambda record, length: ours(to_article(record), length)}
    missing: tuple[System, ...] = ()
    try:
        compared |= sumy_systems()
    except ImportError as error:
        missing = (System(name="sumy", missing=absent(error)),)
    systems = in_turns(
        {
            name: lambda system=system: [system(record, length) for record in records]
            for name, system in compared.items()
        },
        amount=len(records),
        rounds=task.size.rounds,
    )
    yield Measurement(
        name="summaries",
        title="Extractive summaries",
        how=f"Three sentences of each of {len(records)} articles of {SENTENCES} generated sentences, which "
        "are given as sentences.",
        unit="articles a second of CPU",
        better="more",
        an_hour=3600,
        systems=(*systems, *missing),
    )


def corpora(task: Task) -> Iterator[Measurement]:
    """`ringkas batch`, with its start and its loading"""
    for only, title, count in (
        ("clean", "A corpus: articles cleaned", task.size.articles),
        ("summary", "A corpus: summaries", task.size.articles),
        ("brief", "A corpus: briefs", task.size.briefs),
    ):
        source = written(task, count)

        def once(turn: int, only: str = only, count: int = count, source: Path = source) -> tuple[float, str]:
            begun = time.perf_counter()
            out = task.scratch / f"batch-{only}-{turn}.jsonl"
            _, why = asked("-m", "ringkas", "batch", source, "-o", out, "--only", only, RINGKAS_CACHE_MB="0")
            return 3600 * count / (time.perf_counter() - begun), why

        yield Measurement(
            name=f"corpus-{only}",
            title=title,
            how=f"`ringkas batch --only {only}` of {count} articles of {SENTENCES} generated sentences, all "
            "cores, start and loading counted: the fewer articles, the more these weigh."
            + (" With the embedded models and the checks." if only == "brief" else ""),
            unit="articles an hour by the clock",
            better="more",
            an_hour=1,
            systems=(repeated(OURS, task.size.rounds, once),),
        )


def translation(task: Task) -> Iterator[Measurement]:
    """the embedded model, beside transformers"""
    source = written(task, task.size.translated)

    def system(way: str, name: str) -> System:
        def once(_turn: int) -> tuple[float, str]:
            said, why = asked(
                "bench/embedded.py", "--articles", source, "--sentences", str(SENTENCES),
                "--count", str(task.size.translated), "--threads", str(cores()),
                "--scratch", task.scratch, "--way", way, OMP_NUM_THREADS=str(cores()),
            )  # fmt: skip
            return (0.0 if why else json.loads(said.splitlines()[-1])["seconds"]), why

        return repeated(name, task.size.rounds, once)

    yield Measurement(
        name="translation",
        title="Translation with the embedded model",
        how=f"{task.size.translated} articles of {SENTENCES} generated sentences, loaded and warm, all cores "
        "(`bench/embedded.py`). ringkas searches with a beam of 4.",
        unit="seconds an article by the clock",
        better="less",
        an_hour=3600,
        systems=(
            system("checked", OURS),
            system("shipped", f"{OURS}, without checks and retries"),
            system("transformers-float32", "transformers float32, greedy"),
        ),
    )


MARIAN = {
    "ringkas": OURS,
    "ctranslate2-int8": "CTranslate2 int8",
    "transformers-float32": "transformers float32",
    "easynmt": "EasyNMT's way (transformers)",
    "argos": "Argos's way (CTranslate2)",
}


def marian(task: Task) -> Iterator[Measurement]:
    """a Marian model of opus-mt's size, beside CTranslate2 and transformers"""
    text, result = task.scratch / "sentences.txt", task.scratch / "speed.json"
    text.write_text("\n".join(sentences_of(400)[: task.size.sentences]) + "\n", encoding="utf-8")
    _, why = asked(
        "-m", "bench.speed", "--text", text, "--json", result, "--rounds", str(task.size.rounds),
        "--sentences", str(task.size.sentences),
        "--peer-sentences", str(max(8, task.size.sentences // 8)),
        "--single", str(task.size.single), "--threads", str(cores()), "--only", *MARIAN,
    )  # fmt: skip
    found = {"tokens": 1.0, "rows": {}} if why else json.loads(result.read_text(encoding="utf-8"))
    for kind, title in (
        ("bulk", "A Marian model in bulk"),
        ("single", "A Marian model, one sentence at a time"),
    ):
        yield Measurement(
            name=f"marian-{kind}",
            title=title,
            how=f"A model of opus-mt's size with random weights (`bench/speed.py`), {task.size.sentences} "
            f"generated sentences of {found['tokens']:.0f} tokens on average, outputs as long as their "
            "sources, greedy; peers translate a sample. Argos itself isn't run: it brings PyTorch and a "
            "splitter's models; what it does with CTranslate2 is.",
            unit="tokens a second by the clock",
            better="more",
            an_hour=3600 / (found["tokens"] * SENTENCES),
            missing=why,
            systems=tuple(
                System(
                    name=name,
                    runs=tuple(row[kind] for row in found["rows"].get(key, ())),
                    missing="" if found["rows"].get(key) else "failed",
                )
                for key, name in MARIAN.items()
            ),
        )


def checks(task: Task) -> Iterator[Measurement]:
    """checks of the embedded model's English"""
    pairs = task.scratch / "pairs.tsv"
    _, failed = asked("-c", TRANSLATE, written(task, max(2, task.size.translated)), pairs)
    count = 0 if failed else len(pairs.read_text(encoding="utf-8").splitlines())
    for worker, title in (("compare", "Checks"), ("with confidence", "Checks with a confidence")):

        def once(_turn: int, worker: str = worker) -> tuple[float, str]:
            said, why = asked("bench/compare.py", "--against", ".", "--pairs", pairs, "--worker", worker)
            return (0.0 if why else count / json.loads(said)[worker]), why

        yield Measurement(
            name=worker.replace(" ", "-"),
            title=title,
            how=f"{count} pairs of a generated sentence and its English by the embedded model, each seen "
            "once by its process (`bench/compare.py`).",
            unit="pairs a second of CPU",
            better="more",
            an_hour=3600 / SENTENCES,
            missing=failed,
            systems=() if failed else (repeated(OURS, task.size.rounds, once),),
        )


TRANSLATE = """
import json, sys
from translate import load_translator, translate_many
texts = {}
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        texts |= dict.fromkeys(json.loads(line)["article_sentences"])
made = translate_many(list(texts), translator=load_translator("embedded"), cache=False)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    for source, target in zip(texts, made, strict=True):
        file.write(f"{source}\\t{target.text}\\tgenerated\\n".replace("\\r", " "))
"""


def starts(task: Task) -> Iterator[Measurement]:
    """what a start costs, and the memory of one"""
    from bench.start import STARTS, peak, start

    home = {"RINGKAS_HOME": os.environ.get("RINGKAS_HOME") or str(task.scratch / "home")}
    for name, title in {
        "--help": "Start: `ringkas --help`",
        "clean and summarize": "Start: a page cleaned and summarized",
        "until the search": "Start: a page until its first sentence is searched",
    }.items():
        start(ROOT, STARTS[name], home)  # prepared, compiled and read from the disk
        yield Measurement(
            name=f"start-{name.removeprefix('--').replace(' ', '-')}",
            title=title,
            how="A new process, on `examples/banjir-semarang.html`; nothing is cached but the prepared model "
            "(`bench/start.py`).",
            unit="CPU seconds",
            better="less",
            systems=(
                System(
                    name=OURS,
                    runs=tuple(start(ROOT, STARTS[name], home) for _ in range(task.size.rounds + 2)),
                ),
            ),
        )
    yield Measurement(
        name="memory",
        title="Memory of a process that cleans and summarizes",
        how="The most that is held, of the page above.",
        unit="MB",
        better="less",
        systems=(System(name=OURS, runs=tuple(peak(ROOT, home) for _ in range(task.size.rounds))),),
    )


def real_pages(task: Task) -> list[Any]:
    from bench.clean import cases

    data = task.shared / "eval" / "clean" if task.shared else None
    return [case for case in cases(data) if case.is_page] if data and data.is_dir() else []


def snippets(task: Task) -> Iterator[Measurement]:
    """what stays and goes of real pages, with SHARED"""
    from bench.clean import PEERS, Score, by_ours, measure

    chosen = real_pages(task)
    scores: dict[str, Score | str] = {}
    for name, extract in ({OURS: by_ours} | PEERS).items() if chosen else ():
        try:
            scores[name] = measure(extract, chosen, markup=True)
        except ImportError as error:
            scores[name] = absent(error)
    for kind, title in (("kept", "Real pages: what must stay"), ("gone", "Real pages: what must go")):
        found = []
        for name, score in scores.items():
            if isinstance(score, str):
                found.append(System(name=name, missing=score))
                continue
            yes, no = (score.survived, score.lost) if kind == "kept" else (score.gone, score.leaked)
            found.append(System(name=name, runs=(100 * yes / max(yes + len(no), 1),)))
        yield Measurement(
            name=f"real-{kind}",
            title=title,
            how=f"{len(chosen)} real pages, which were in view while rules were written (`bench/clean.py`).",
            unit="% of snippets",
            better="more",
            in_readme=False,
            systems=tuple(found),
            missing="" if chosen else NOT_SHARED,
        )


def rouge(task: Task) -> Iterator[Measurement]:
    """summaries beside people's, with SHARED"""
    path = task.shared / "summaries" / "dev.jsonl" if task.shared else None
    found: list[System] = []
    why = "" if path and path.is_file() else NOT_SHARED
    if path and not why:
        from bench.summarize import Length, run, systems
        from training.ranker import read

        records = read(path)[: task.size.articles * 2]
        length = Length(sentences=3)
        try:
            for name, system in systems(length).items():
                if name in {OURS, "lead"} or name.startswith("sumy"):
                    scores = itertools.chain.from_iterable(run(system, records, length).scores)
                    found.append(System(name=name, runs=(100 * statistics.mean(scores),)))
        except ImportError as error:
            why = absent(error)
    yield Measurement(
        name="rouge",
        title="Summaries beside people's",
        how="IndoSum dev, three sentences of each article (`bench/summarize.py`).",
        unit="mean of ROUGE-1, -2 and -L F1, %",
        better="more",
        systems=tuple(found),
        missing=why,
    )


def chrf(task: Task) -> Iterator[Measurement]:
    """translation beside people's, with SHARED"""
    folder = task.shared / "eval" / "flores-dev" if task.shared else None
    limit = 20 * task.size.briefs
    found: list[System] = []
    if folder and folder.is_dir():
        from sacrebleu.metrics import CHRF

        from bench.translate import lines
        from translate import load_translator, translate_many

        sources, references = (lines(folder / name)[:limit] for name in ("source.id", "reference.en"))
        made = translate_many(sources, translator=load_translator("embedded"), cache=False)
        outputs = {OURS: [translation.text for translation in made]}
        outputs |= {
            path.name.split(".")[1]: lines(path)[:limit] for path in sorted(folder.glob("system.*.en"))
        }
        for name, targets in outputs.items():
            found.append(System(name=name, runs=(CHRF().corpus_score(targets, [references]).score,)))
    yield Measurement(
        name="chrf",
        title="Translation beside people's",
        how=f"The first {limit} lines of FLORES dev; the others' outputs lie beside them "
        "(`bench/translate.py`).",
        unit="chrF2",
        better="more",
        systems=tuple(found),
        missing="" if found else NOT_SHARED,
    )


PARTS: dict[str, Callable[[Task], Iterator[Measurement]]] = {
    part.__name__: part
    for part in (
        cleaning,
        boundaries,
        summaries,
        corpora,
        translation,
        marian,
        checks,
        starts,
        snippets,
        rouge,
        chrf,
    )
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--to", type=Path, required=True, help="JSON lines")
    parser.add_argument("--quick", action="store_true", help="small: only to see that it works")
    parser.add_argument("--shared", type=Path, help="folder of data")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, options.to.open("w", encoding="utf-8") as file:
        task = Task(size=QUICK if options.quick else FULL, shared=options.shared, scratch=Path(scratch))
        for measurement in PARTS[options.part](task):
            file.write(json.dumps(asdict(measurement), ensure_ascii=False) + "\n")
            file.flush()


if __name__ == "__main__":
    main()
