"""Faults of words: the opposite, a word too few, a word that goes too far."""

import random
import re
from collections.abc import Callable, Sequence

from bench.pairs import Pair

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
