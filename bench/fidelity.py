"""Fidelity of `check.compare`: recall on injected faults, false alarms on clean pairs, findings in systems'
outputs.

    python -m bench.fidelity --source ../shared/eval/flores-dev/source.id \\
        --reference ../shared/eval/flores-dev/reference.en --system ../shared/eval/flores-dev/system.*.en
    python -m bench.fidelity --pairs ../shared/mt/train.tsv --corpus guntara-news-valid

A fault is put into the reference where the segment has a place for it, and counts as found when `compare`
reports a
finding of a kind that names this fault, at the level that the fault calls for (an error; a warning for
names and
negation). Clean segments are the references as they are: whatever is found there is a false alarm, or a
reference
that isn't faithful. A loss of a clause takes 5 words or more, at most 60% of the segment, between commas or
conjunctions, and is tidied as a fluent model would (capital, full stop).
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from check import Finding, compare

Pair = tuple[str, str]
LEVELS = {"error": {"error"}, "warning": {"error", "warning"}}

FIGURE = re.compile(r"(?<![\w.,])\d[\d.,:]*(?<![.,:])")
SEPARATED = re.compile(r"(?<![\w.,])\d+(?:,\d{3})+(?:\.\d+)?|(?<![\w.,:])\d+\.\d+(?![\w.]|,\d)")
SCALES = {
    "million": "billion",
    "billion": "million",
    "trillion": "billion",
    "millions": "billions",
    "billions": "millions",
}
SCALE = re.compile(r"\b(" + "|".join(SCALES) + r")\b")
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
DATE = re.compile(
    rf"\b(?:({'|'.join(MONTHS)}) (\d\d?)(?!\d)|(\d\d?)(?:st|nd|rd|th)? (?:of )?({'|'.join(MONTHS)}))\b"
)
NEGATORS = [
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\b(ca|wo)n['’]t\b"), "can"),
    (re.compile(r"n['’]t\b"), ""),
    (re.compile(r"\b(?:not|never) "), ""),
    (re.compile(r"\bno "), "a "),
    (re.compile(r"\bwithout\b"), "with"),
]
NEGATED = re.compile(r"\b(tidak|bukan|belum|jangan|tanpa|tak)\b", re.IGNORECASE)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]{2,})*")
BREAK = re.compile(
    r"(?<=[,;:–—])\s+|\s(?=(?:and|but|which|who|because|while|where|when|that|after|before|with|although)\s)"
)


def change_digit(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    places = [
        index
        for match in FIGURE.finditer(target)
        for index in range(*match.span())
        if target[index].isdigit()
    ]
    if not places:
        return None
    place = rng.choice(places)
    digit = rng.choice([d for d in "123456789" if d != target[place]])
    return source, target[:place] + digit + target[place + 1 :]


def swap_separators(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    match = next(iter(SEPARATED.finditer(target)), None)
    if match is None:
        return None
    swapped = match.group().translate(str.maketrans(".,", ",."))
    return source, target[: match.start()] + swapped + target[match.end() :]


def change_magnitude(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    changed = SCALE.sub(lambda match: SCALES[match[1]], target, count=1)
    return None if changed == target else (source, changed)


def swap_day_and_month(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    for match in DATE.finditer(target):
        month, day = (match[1], int(match[2])) if match[1] else (match[4], int(match[3]))
        number = MONTHS.index(month) + 1
        if day > 12 or day == number:
            continue
        swapped = f"{MONTHS[day - 1]} {number}" if match[1] else f"{number} {MONTHS[day - 1]}"
        return source, target[: match.start()] + swapped + target[match.end() :]
    return None


def change_month_or_day(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    names = [
        match for match in re.finditer(rf"\b({'|'.join([*MONTHS, *DAYS])})\b", target) if match[1] != "May"
    ]
    if not names:
        return None
    match = rng.choice(names)
    kind = MONTHS if match[1] in MONTHS else DAYS
    other = rng.choice([name for name in kind if name != match[1]])
    return source, target[: match.start()] + other + target[match.end() :]


def drop_negation(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if not NEGATED.search(source):
        return None
    for pattern, replacement in NEGATORS:
        changed = pattern.sub(replacement, target, count=1)
        if changed != target:
            return source, changed
    return None


_LOWER: dict[int, frozenset[str]] = {}


def is_name(run: str, pool: Sequence[Pair]) -> bool:
    """No month or day, and no word that a target of the pool writes in lower case."""
    if id(pool) not in _LOWER:
        _LOWER[id(pool)] = frozenset(word for _, target in pool for word in re.findall(r"\b[a-z]+\b", target))
    return not any(word in {*MONTHS, *DAYS} or word.lower() in _LOWER[id(pool)] for word in run.split())


def swap_name(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    kept = [
        match for match in NAME.finditer(target) if is_name(match.group(), pool) and match.group() in source
    ]
    if not kept:
        return None
    match = rng.choice(kept)
    for _ in range(20):
        other_source, other_target = rng.choice(pool)
        names = [name for name in NAME.findall(other_target) if name in other_source and is_name(name, pool)]
        if names and not set(names[0].lower().split()) & set(
            re.findall(r"\w+", f"{source} {target}".lower())
        ):
            return source, target[: match.start()] + names[0] + target[match.end() :]
    return None


def drop_sentence(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    other_source, other_target = pool[(pool.index(pair) + 1) % len(pool)]
    return f"{source} {other_source}", rng.choice([target, other_target])


def drop_clause(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    cuts = [0, *(match.end() for match in BREAK.finditer(target)), len(target)]
    pieces = [
        (a, b)
        for i, a in enumerate(cuts)
        for b in cuts[i + 1 : i + 3]
        if 5 <= len(target[a:b].split()) <= 0.6 * len(target.split())
    ]
    if not pieces:
        return None
    start, end = rng.choice(pieces)
    rest = f"{target[:start]}{target[end:]}".strip().rstrip(" ,;:–—")
    return source, rest[:1].upper() + rest[1:] + ("" if rest[-1:] in '.!?"”' else ".")


def copy_source(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, _ = pair
    return (source, source) if len(source.split()) >= 4 else None


def copy_part(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """The second half of the target stays in Indonesian."""
    source, target = pair
    ours, theirs = source.split(), target.split()
    if min(len(ours), len(theirs)) < 8:
        return None
    return source, " ".join(theirs[: len(theirs) // 2] + ours[len(ours) // 2 :])


def loop(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    words = target.split()
    size = rng.randint(1, 8)
    if len(words) < size + 2:
        return None
    end = rng.randint(size, len(words))
    unit = words[end - size : end]
    return source, " ".join(words[:end] + unit * rng.randint(4 if size == 1 else 2, 6) + words[end:])


# What a class turns into what, in English, and a word that its source must have, so that the fault is one.
OPPOSITES: dict[str, tuple[str, dict[str, str]]] = {
    "direction of change": (
        r"\b(?:\w*naik\w*|\w*tingkat\w*|turun\w*|\w*menurun\w*|penurunan|berkurang|melemah|menguat|melonjak|bertambah)\b",
        {
            "rose": "fell", "fell": "rose", "increase": "decrease", "increased": "decreased",
            "increasing": "decreasing",
            "decline": "increase", "declined": "increased", "decreased": "increased", "fallen": "risen",
            "risen": "fallen",
            "rise": "fall", "weakened": "strengthened", "strengthened": "weakened", "drop": "rise",
            "dropped": "climbed",
            "rising": "falling", "falling": "rising", "fall": "rise",
        },
    ),
    "bound": (
        r"\b(?:paling|maksimal|minimal|maksimum|minimum|sedikitnya|setidaknya|lebih dari|kurang dari)\b",
        {
            "at least": "at most", "at most": "at least", "maximum": "minimum", "minimum": "maximum",
            "more than": "less than", "less than": "more than", "over": "under", "almost": "more than",
            "nearly": "more than", "up to": "at least",
        },
    ),
    "compass direction": (
        r"\b(?:utara|selatan|timur|barat|tenggara)\b",
        {
            "north": "south", "south": "north", "east": "west", "west": "east", "northern": "southern",
            "southern": "northern", "eastern": "western", "western": "eastern", "northeast": "southwest",
            "northwest": "southeast", "southeast": "northwest", "southwest": "northeast", "North": "South",
            "South": "North", "East": "West", "West": "East", "Central": "East",
        },
    ),
    "before and after": (
        r"\b(?:sebelum|setelah|sesudah|usai|seusai|pasca)\b",
        {"before": "after", "after": "before", "After": "Before", "Before": "After"},
    ),
    "result": (
        r"\b(?:menang|kemenangan|memenangkan|kalah|kekalahan|mengalahkan)\b",
        {"won": "lost", "win": "lose", "victory": "loss", "lost": "won", "beat": "lost to"},
    ),
    "man and woman": (
        r"\b(?:laki-laki|pria|lelaki|perempuan|wanita)\b",
        {"man": "woman", "woman": "man", "men": "women", "women": "men", "male": "female", "female": "male"},
    ),
    "trade and profit": (
        r"\b(?:impor|ekspor|mengimpor|mengekspor|surplus|defisit|laba|keuntungan|rugi|kerugian)\b",
        {
            "import": "export", "imports": "exports", "export": "import", "exports": "imports",
            "surplus": "deficit",
            "deficit": "surplus", "profit": "loss", "profits": "losses",
        },
    ),
    "home and away": (
        r"\b(?:kandang|tandang|tuan rumah|tamu)\b",
        {"home": "away", "away": "home", "hosts": "visitors", "visitors": "hosts"},
    ),
    "family": (
        r"\b(?:ayah|bapak|ibu|kakak|adik|anak|suami|istri|paman|bibi|putra|putri)\b",
        {
            "father": "mother", "mother": "father", "son": "father", "daughter": "mother", "wife": "sister",
            "husband": "brother", "brother": "father", "sister": "mother", "child": "mother",
        },
    ),
    "role in court": (
        r"\b(?:hakim|jaksa|terdakwa|tersangka|saksi|pengacara|kuasa hukum)\b",
        {
            "judge": "prosecutor", "judges": "prosecutors", "prosecutor": "judge", "prosecutors": "judges",
            "defendant": "witness", "suspect": "witness", "witness": "suspect", "lawyer": "prosecutor",
            "lawyers": "prosecutors",
        },
    ),
    "time of day": (
        r"\b(?:pagi|siang|sore|malam|petang)\b",
        {"morning": "night", "night": "morning", "evening": "morning", "afternoon": "morning"},
    ),
}  # fmt: skip
DROPPED: dict[str, tuple[str, str]] = {
    "qualifier of office": (
        r"\b(?:mantan|wakil (?:presiden|ketua|menteri|gubernur|bupati|wali)|plt|calon gubernur)\b",
        r"\b(?:former|ex-|vice|deputy|acting|candidate|prospective|[Ff]ormer|[Dd]eputy|[Vv]ice) ?",
    ),
    "allegation": (
        r"\b(?:diduga|dugaan|disebut-sebut|konon|kabarnya)\b",
        r"\b(?:allegedly|alleged|suspected|reportedly|is thought to|are thought to|is believed to) ?",
    ),
    "failure": (r"\b(?:gagal|batal|dibatalkan)\b", r"\b(?:failed to|fail to|failed|canceled|cancelled) ?"),
}
ADDED: dict[str, tuple[str, str, str]] = {
    "status raised": (
        r"\b(?:tersangka|diduga)\b",
        r"\b(?:a )?(?:suspects?|suspected|alleged|allegedly)\b",
        "convicted",
    ),
    "role invented": (
        r"\b(?:polisi|kuasa hukum|pengacara|saksi)\b",
        r"\b(?:police|lawyers?|witness(?:es)?)\b",
        "prosecutor",
    ),
}


def swapper(name: str) -> Callable[[Pair, random.Random, Sequence[Pair]], Pair | None]:
    """Puts the opposite for every word of the class in the target."""
    needed, words = OPPOSITES[name]
    pattern = re.compile(rf"\b({'|'.join(sorted(words, key=len, reverse=True))})\b")

    def swap(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
        source, target = pair
        if len(re.findall(needed, source, re.IGNORECASE)) != 1 or len(pattern.findall(target)) != 1:
            return None
        return source, pattern.sub(lambda match: words[match[1]], target)

    return swap


def dropper(name: str) -> Callable[[Pair, random.Random, Sequence[Pair]], Pair | None]:
    """Takes what renders the class out of the target."""
    needed, words = DROPPED[name]

    def drop(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
        source, target = pair
        changed = re.sub(words, "", target)
        return (source, changed) if re.search(needed, source, re.IGNORECASE) and changed != target else None

    return drop


def adder(name: str) -> Callable[[Pair, random.Random, Sequence[Pair]], Pair | None]:
    """Puts a word that goes further than the source for one that renders it."""
    needed, words, further = ADDED[name]

    def add(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
        source, target = pair
        changed = re.sub(words, further, target)
        return (source, changed) if re.search(needed, source, re.IGNORECASE) and changed != target else None

    return add


AFFIRMED = re.compile(r"\b(is|are|was|were|will|can|has|have) (?!not\b)(?=[a-z])")


def add_negation(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if NEGATED.search(source) or re.search(r"\bnot?\b|n['’]t\b", target):
        return None
    changed = AFFIRMED.sub(r"\1 not ", target, count=1)
    return None if changed == target else (source, changed)


def invent_place(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    place = rng.choice(["Surabaya", "Malaysia", "Jakarta", "Norway", "Papua", "Egypt"])
    if place in target or not target.endswith("."):
        return None
    return source, f"{target[:-1]} in {place}."


def turn_score(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    match = re.search(r"(?<![\w-])(\d{1,2})-(\d{1,2})(?![\w-])", target)
    if match is None or match[1] == match[2] or match.group() not in source:
        return None
    return source, f"{target[: match.start()]}{match[2]}-{match[1]}{target[match.end() :]}"


def count_an_ordinal(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """The 12th victim becomes 12 victims."""
    source, target = pair
    match = re.search(r"\b(?:the |his |her |their |its )?(\d{1,3})(?:st|nd|rd|th) ([a-z]+)\b", target)
    if (
        match is None
        or int(match[1]) < 3
        or f"ke-{match[1]}" not in source
        or match[2] in {"century", "minute", "of", "on", "or", "in", "and", "to", "at", "from"}
    ):
        return None
    plural = match[2] if match[2].endswith("s") else f"{match[2]}s"
    return source, f"{target[: match.start()]}{match[1]} {plural}{target[match.end() :]}"


def lose_sign(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if not re.search(r"(?:\bminus |(?<![\w.,)])[-−])\d", source):
        return None
    changed = re.sub(r"(?:\bminus |(?<![\w.,)])[-−–])(?=\d)", "", target)
    return None if changed == target else (source, changed)


def turn_range(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """From 12 to 45 becomes from 45 to 12."""
    source, target = pair
    match = re.search(r"\bfrom (\S*\d[\d.,]*) to (\S*\d[\d.,]*\d|\S*\d)", target)
    if match is None or match[1] == match[2] or not re.search(r"\bdari\b", source):
        return None
    return source, f"{target[: match.start()]}from {match[2]} to {match[1]}{target[match.end() :]}"


VAGUE = {
    "dozens": "thousands", "tens of thousands": "hundreds of thousands", "hundreds": "dozens",
    "hundreds of thousands": "tens of thousands", "thousands": "hundreds", "millions": "thousands",
    "tens of millions": "tens of thousands", "billions": "millions",
}  # fmt: skip


def change_vague(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if not re.search(r"\b(?:belasan|puluhan|ratusan|ribuan|jutaan|miliaran)\b", source, re.IGNORECASE):
        return None
    said = "|".join(sorted(VAGUE, key=len, reverse=True))
    changed = re.sub(rf"\b({said})\b", lambda match: VAGUE[match[1].lower()], target, flags=re.IGNORECASE)
    return None if changed == target else (source, changed)


def change_currency(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if not re.search(r"\b(?:Rp|US\$|rupiah|dolar|euro)", source):
        return None
    others = {"Rp": "US$", "rupiah": "dollars", "US$": "Rp", "dollars": "rupiah", "euros": "dollars"}
    changed = re.sub(
        r"\bRp|\brupiah\b|US\$|\bdollars\b|\beuros\b", lambda match: others[match.group()], target
    )
    return None if changed == target else (source, changed)


def say_twice(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """Another thing is counted with a figure that the source has once."""
    source, target = pair
    match = re.search(r"(?<![\w.,])(\d[\d,]*) (?:people|men|women|children|[a-z]{3,}s)\b", target)
    if (
        match is None
        or target.count(match[1]) != 1
        or source.count(match[1]) > 1
        or int(match[1].replace(",", "")) < 3
    ):
        return None
    return source, f"{target[: match.end()]} and {match[1]} houses{target[match.end() :]}"


def invent_person(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    name = rng.choice(["Harjanto", "Wibisana", "Nurlaila", "Sihombing", "Kartasasmita"])
    return (source, f"{target[:-1]}, {name} said.") if target.endswith(".") and name not in source else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One kind of fault: how it is made, at which level and under which kinds it should be found."""

    inject: Callable[[Pair, random.Random, Sequence[Pair]], Pair | None]
    level: str
    kinds: frozenset[str]
    reach: float


NUMERIC = frozenset({"number", "date", "time"})
LOSS = frozenset({"omission", "length"})
COPY = frozenset({"untranslated"})
CONTRAST = frozenset({"contrast", "negation"})
NAMES = frozenset({"name"})
FAULTS = {
    "a digit changed": Fault(inject=change_digit, level="error", kinds=NUMERIC, reach=0.95),
    "thousands and decimals swapped": Fault(inject=swap_separators, level="error", kinds=NUMERIC, reach=0.95),
    "miliar for million": Fault(inject=change_magnitude, level="error", kinds=NUMERIC, reach=0.95),
    "day and month swapped": Fault(inject=swap_day_and_month, level="error", kinds=NUMERIC, reach=0.95),
    "month or weekday changed": Fault(inject=change_month_or_day, level="error", kinds=NUMERIC, reach=0.95),
    "copy left in Indonesian": Fault(inject=copy_source, level="error", kinds=COPY, reach=0.95),
    "half left in Indonesian": Fault(inject=copy_part, level="error", kinds=COPY, reach=0.95),
    "loop": Fault(inject=loop, level="error", kinds=frozenset({"repetition"}), reach=0.95),
    "sentence dropped": Fault(inject=drop_sentence, level="error", kinds=LOSS, reach=0.85),
    "clause dropped": Fault(inject=drop_clause, level="error", kinds=LOSS, reach=0.85),
    "negation dropped": Fault(
        inject=drop_negation, level="warning", kinds=frozenset({"negation"}), reach=0.90
    ),
    "negation added": Fault(inject=add_negation, level="warning", kinds=frozenset({"negation"}), reach=0.95),
    "place invented": Fault(inject=invent_place, level="error", kinds=frozenset({"name"}), reach=0.95),
    "person invented": Fault(inject=invent_person, level="warning", kinds=NAMES, reach=0.95),
    "score turned": Fault(inject=turn_score, level="error", kinds=NUMERIC, reach=0.95),
    "range turned": Fault(inject=turn_range, level="error", kinds=NUMERIC, reach=0.95),
    "minus lost": Fault(inject=lose_sign, level="error", kinds=NUMERIC, reach=0.95),
    "ordinal became a count": Fault(inject=count_an_ordinal, level="error", kinds=NUMERIC, reach=0.95),
    "vague number changed": Fault(inject=change_vague, level="warning", kinds=NUMERIC, reach=0.95),
    "number said twice": Fault(inject=say_twice, level="warning", kinds=NUMERIC, reach=0.95),
    "currency changed": Fault(
        inject=change_currency, level="warning", kinds=CONTRAST | NUMERIC | NAMES, reach=0.95
    ),
    **{
        f"{name}: swapped": Fault(inject=swapper(name), level="warning", kinds=CONTRAST, reach=0.95)
        for name in OPPOSITES
    },
    **{
        f"{name}: lost": Fault(inject=dropper(name), level="warning", kinds=CONTRAST, reach=0.95)
        for name in DROPPED
    },
    **{name: Fault(inject=adder(name), level="error", kinds=CONTRAST, reach=0.95) for name in ADDED},
    "name swapped": Fault(inject=swap_name, level="warning", kinds=frozenset({"name"}), reach=0.90),
}


def found(findings: Sequence[Finding], fault: Fault) -> bool:
    return any(f.kind in fault.kinds and f.severity in LEVELS[fault.level] for f in findings)


def recall(pairs: Sequence[Pair], seed: int, missed: int) -> dict[str, tuple[int, int]]:
    result = {}
    for name, fault in FAULTS.items():
        rng = random.Random(f"{seed} {name}")
        total = caught = 0
        for pair in pairs:
            broken = fault.inject(pair, rng, pairs)
            if broken is None:
                continue
            total += 1
            hit = found(compare(*broken), fault)
            caught += hit
            if not hit and total - caught <= missed:
                print(f"MISSED {name}\n    {broken[0]}\n    {pair[1]}\n    {broken[1]}")
        result[name] = (caught, total)
    return result


def alarms(pairs: Sequence[Pair], shown: int) -> tuple[Counter[str], Counter[str]]:
    """Segments by their worst finding, and segments by kind and severity."""
    worst: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for source, target in pairs:
        findings = compare(source, target)
        worst[findings[0].severity if findings else "none"] += 1
        kinds.update({f"{f.kind} {f.severity}" for f in findings})
        serious = [f for f in findings if f.severity != "info"]
        if serious and shown:
            print("ALARM", *(f"[{f.severity}] {f.message}" for f in serious), f"\n    {source}\n    {target}")
    return worst, kinds


def read_pairs(options: argparse.Namespace) -> list[Pair]:
    if options.pairs:
        rows = [line.split("\t") for line in options.pairs.read_text(encoding="utf-8").splitlines()]
        return [(row[0], row[1]) for row in rows if not options.corpus or row[2] in options.corpus]
    sources = options.source.read_text(encoding="utf-8").split("\n")
    targets = options.reference.read_text(encoding="utf-8").split("\n")
    return [pair for pair in zip(sources, targets, strict=True) if all(side.strip() for side in pair)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--source", type=Path, help="Indonesian, one segment a line")
    parser.add_argument("--reference", type=Path, help="English, aligned by line")
    parser.add_argument("--pairs", type=Path, help="instead: lines of Indonesian<TAB>English<TAB>corpus")
    parser.add_argument("--corpus", action="append", help="only this corpus of --pairs; may be repeated")
    parser.add_argument(
        "--system", type=Path, nargs="*", default=[], help="outputs to audit, aligned by line"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show-missed", type=int, default=0, metavar="N", help="print the first N misses of a fault"
    )
    parser.add_argument("--show-alarms", action="store_true", help="print the findings on clean pairs")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.pairs and not (options.source and options.reference):
        parser.error("give --source and --reference, or --pairs")
    pairs = read_pairs(options)
    compare(*pairs[0])  # load the lexicon before the clock runs
    begin = time.perf_counter()
    worst, kinds = alarms(pairs, options.show_alarms)
    seconds = time.perf_counter() - begin
    recalls = recall(pairs, options.seed, options.show_missed)
    systems = {}
    for path in options.system:
        lines = path.read_text(encoding="utf-8").split("\n")
        systems[path.name] = alarms([(s, t) for (s, _), t in zip(pairs, lines, strict=False)], 0)
    report = {
        "segments": len(pairs),
        "segments_per_second": round(len(pairs) / seconds),
        "recall": {name: {"found": hits, "of": total} for name, (hits, total) in recalls.items()},
        "clean": {"worst": worst, "kinds": kinds},
        "systems": {name: {"worst": w, "kinds": k} for name, (w, k) in systems.items()},
    }
    if options.json:
        print(json.dumps(report, indent=1))
        return
    print(f"{len(pairs)} segments, {report['segments_per_second']} a second\n")
    print("| fault | level | segments | recall | reach |\n|---|---|---|---|---|")
    for name, (hits, total) in recalls.items():
        rate = f"{hits / total:.1%}" if total else "-"
        print(f"| {name} | {FAULTS[name].level} | {total} | {rate} | {FAULTS[name].reach:.0%} |")
    errors, above = worst["error"], worst["error"] + worst["warning"]
    print(
        f"\nclean: {errors / len(pairs):.1%} with an error, {above / len(pairs):.1%} with anything above info"
    )
    columns = ["clean", *systems]
    rows = {"any error": [], "any above info": []} | {kind: [] for kind in sorted(kinds)}
    tables = [(worst, kinds), *systems.values()]
    for _, k in tables:
        rows |= {kind: [] for kind in sorted(k) if kind not in rows}
    print("\n| segments with | " + " | ".join(columns) + " |\n|" + "---|" * (len(columns) + 1))
    for row in rows:
        cells = [
            w["error"]
            if row == "any error"
            else w["error"] + w["warning"]
            if row == "any above info"
            else k[row]
            for w, k in tables
        ]
        print(f"| {row} | " + " | ".join(map(str, cells)) + " |")


if __name__ == "__main__":
    main()
