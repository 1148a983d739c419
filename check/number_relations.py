"""What stands to numbers survives: signs, ordinals, the order of a pair, what is counted."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .finding import Finding, Span
from .notation import Key
from .quantity import Quantity

__all__ = ["check_number_relations"]

_MOST = 40
"""Numbers that are looked at one by one."""
_MINUS = {
    "id": re.compile(r"(?:\b(?:minus|negatif)\s+|(?:^|(?<=[\s(]))[-−–])$", re.IGNORECASE),
    "en": re.compile(r"(?:\b(?:minus|negative)\s+|(?:^|(?<=[\s(]))[-−–])$", re.IGNORECASE),
}
_DASH = re.compile(r"[\d%)]\s[-−–]$")
"""A range."""
_EITHER_WAY = re.compile(r"\+\s?/?\s?[-−–]$")
_BELOW_ZERO = re.compile(r"[^.;,]{0,24}\bbelow\s(?:zero|freezing)\b", re.IGNORECASE)
_DOWN = {
    "id": re.compile(
        r"\b(?:minus|negatif|di bawah|turun|penurunan|menurun|kontraksi|terkontraksi|defisit|susut|menyusut|"
        r"anjlok|melemah|merosot|rugi|kurang|berkurang|terkoreksi|koreksi)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:minus|negative|below|under|sub-?zero|fell|fall|drop|declin|contract|deficit|loss|lost|shr[aiu]nk|"
        r"decreas|down|lower|slump|reduc|weaken|slid|los[ei]|behind|short)",
        re.IGNORECASE,
    ),
}
_RANK = re.compile(r"\b(?!dari|untuk|bagi|oleh|dengan|dan|kata|\w*kan\b)[a-z]{3,} ke-$")
"""*Korban ke-12* is the twelfth; *ke-12 korban* are the twelve, and *ke 12 negara* is a direction."""
_SUFFIX = re.compile(r"\s?(?:st|nd|rd|th)\b|-(?:st|nd|rd|th)\b")
_COUNTED = re.compile(r"\s(?:more\s|other\s|new\s|dead\s)?(?:people|men|women|children|[a-z]{3,}s)\b")
_NOT_COUNTED = re.compile(
    r"\s(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|\w*ss|[a-z]*ous|was|is|has)\b"
)
_COUNTS = re.compile(
    r"\s(?:orang|korban|warga|unit|ekor|buah|rumah|kendaraan|desa|saksi|tersangka|anak|siswa|penumpang|pemilih|"
    r"jenazah|mobil|motor|negara|pemain|tewas|terduga|pelaku)\b",
    re.IGNORECASE,
)
_SOURCE_RANK = re.compile(
    r"\b(?:ke|nomor|no|peringkat|urutan|posisi|ranking|rangking|juara|kelas|lantai|tanggal|hari|abad|usia|"
    r"ulang tahun|HUT|pasal|ayat|menit|babak|seri|gelombang|tahap|grade|level)[.\s-]*$",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\w.,/–:-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w./–-]|,\d)")
_RESULT = re.compile(
    r"\b(?:kalah\w*|kekalahan|takluk\w*|ditaklukkan|dikalahkan|tumbang|ditumbangkan|dibantai|tunduk|keok|menyerah|"
    r"dibekuk|dihajar|ditekuk|tertinggal|unggul|los[est]\w*|beat\w*|defeat\w*|fell|down|trail\w*|behind)\b",
    re.IGNORECASE,
)
_FROM = {
    "id": (
        re.compile(r"\bdari\s(?:Rp\.?\s?|US\$\s?|\w+\s)?$", re.I),
        re.compile(r"\b(?:ke|menjadi|jadi|hingga|sampai)\s(?:Rp\.?\s?|US\$\s?)?$", re.I),
    ),
    "en": (
        re.compile(r"\bfrom\s(?:Rp\.?\s?|US\$\s?|\$|IDR\s)?$", re.I),
        re.compile(r"\bto\s(?:Rp\.?\s?|US\$\s?|\$|IDR\s)?$", re.I),
    ),
}
_COUNTED_TWICE = re.compile(r"\s(?:[a-z]+(?:-[a-z]+)*\s){0,2}(?:people|men|women|children|[a-z]{3,}s)\b")


def check_number_relations(
    source: str, target: str, ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> Iterator[Finding]:
    """What became of the quantities *ours* of *source* beside their values in *target*, in English."""
    ours, theirs = ours[:_MOST], theirs[:_MOST]
    if not ours or not theirs:
        return
    yield from _signs(source, target, ours, theirs)
    yield from _ordinals(source, target, ours, theirs)
    yield from _scores(source, target)
    yield from _spans_of_change(source, target, ours, theirs)
    yield from _said_twice(target, ours, theirs)


def _signs(
    source: str, target: str, ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> Iterator[Finding]:
    for quantity in ours:
        same = [other for other in theirs if other.keys & quantity.keys]
        if quantity.form != "digits" or not same:
            continue
        ours_below = _negative(quantity, source, "id")
        theirs_below = [other for other in same if _negative(other, target, "en")]
        if ours_below and not theirs_below and not _DOWN["en"].search(target):
            template = "minus_lost"
        elif theirs_below and not ours_below and not _DOWN["id"].search(source):
            if any(_negative(other, source, "id") for other in ours if other.keys & quantity.keys):
                continue
            template = "minus_added"
        else:
            continue
        yield Finding.of(
            template,
            kind="number",
            severity="error",
            values={"number": quantity.text},
            source_span=_span(quantity),
            target_span=_span((theirs_below or same)[0]),
        )


def _negative(quantity: Quantity, text: str, language: str) -> bool:
    before = text[max(0, quantity.start - 10) : quantity.start]
    if _MINUS[language].search(before) and not _DASH.search(before) and not _EITHER_WAY.search(before):
        return True
    return language == "en" and _BELOW_ZERO.match(text, quantity.end) is not None


def _ordinals(
    source: str, target: str, ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> Iterator[Finding]:
    """The twelfth victim isn't twelve victims."""
    for quantity in ours:
        if quantity.form != "digits":
            continue
        same = [other for other in theirs if other.keys & quantity.keys]
        if not same or any(other.form != "digits" for other in same):
            continue
        named = source[quantity.start - 3 : quantity.start].lower() == "ke-"
        ranked = _RANK.search(source, max(0, quantity.start - 24), quantity.start)
        if named and (not ranked or _COUNTS.match(source, quantity.end)):
            continue
        theirs_ranked = [other for other in same if _SUFFIX.match(target, other.end)]
        if ranked and not theirs_ranked:
            wrong = [
                other
                for other in same
                if _COUNTED.match(target, other.end) and not _NOT_COUNTED.match(target, other.end)
            ]
        elif not ranked and len(theirs_ranked) == len(same):
            before = source[max(0, quantity.start - 14) : quantity.start]
            wrong = (
                theirs_ranked
                if _COUNTS.match(source, quantity.end) and not _SOURCE_RANK.search(before)
                else []
            )
        else:
            continue
        twin = any(other is not quantity and other.keys & quantity.keys for other in ours)
        if wrong and not twin:
            yield Finding.of(
                "ordinal_became_count" if ranked else "count_became_ordinal",
                kind="number",
                severity="error",
                values={"number": quantity.text},
                source_span=_span(quantity),
                target_span=_span(wrong[0]),
            )


def _scores(source: str, target: str) -> Iterator[Finding]:
    """21-17 isn't 17-21; English turns a lost match round ("lost 2-1"), but then all of its scores."""
    dashed = "-" in source or "–" in source
    ours = [(match[1], match[2]) for match in _SCORE.finditer(source)] if dashed else []
    places = list(_SCORE.finditer(target)) if ours else []
    theirs = [(match[1], match[2]) for match in places]
    missing, new = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    turned = [pair for pair in new if pair[0] != pair[1] and missing[pair[1], pair[0]]]
    if not turned:
        return
    level = sum(left == right for left, right in ours)
    if sum(new[pair] for pair in turned) + level == len(ours) and (
        _RESULT.search(source) or _RESULT.search(target)
    ):
        return
    place = next(match for match in places if (match[1], match[2]) == turned[0])
    yield Finding.of(
        "pair_turned",
        kind="number",
        severity="error",
        values={"was": f"{turned[0][1]}-{turned[0][0]}", "became": place.group()},
        target_span=place.span(),
    )


def _change(text: str, language: str, quantities: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The first change that *text* tells: from which quantity to which."""
    first, second = _FROM[language]
    start = next((q for q in quantities if first.search(text, max(0, q.start - 20), q.start)), None)
    end = next((q for q in quantities if second.search(text, max(0, q.start - 20), q.start)), None)
    if start is None or end is None or start is end or abs(start.start - end.start) > 60:
        return None
    return start, end


def _spans_of_change(
    source: str, target: str, ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> Iterator[Finding]:
    mine, other = _change(source, "id", ours), _change(target, "en", theirs)
    if mine is None or other is None:
        return
    turned = mine[0].keys & other[1].keys and mine[1].keys & other[0].keys
    if turned and not mine[0].keys & other[0].keys:
        yield Finding.of(
            "change_turned",
            kind="number",
            severity="error",
            values={
                "start": mine[0].text,
                "end": mine[1].text,
                "other_start": other[0].text,
                "other_end": other[1].text,
            },
            source_span=_span(mine[0]),
            target_span=_span(other[0]),
        )


def _said_twice(target: str, ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[Finding]:
    """A figure that the target counts two things with and the source one."""
    seen: dict[Key, Quantity] = {}
    for quantity in theirs:
        key = next((key for key in quantity.keys if isinstance(key, float) and key > 2), None)
        if quantity.form != "digits" or key is None or not _COUNTED_TWICE.match(target, quantity.end):
            continue
        if key not in seen:
            seen[key] = quantity
        elif sum(key in other.keys for other in ours) == 1:
            yield Finding.of(
                "number_twice",
                kind="number",
                severity="warning",
                values={"number": quantity.text},
                target_span=_span(quantity),
            )
            return


def _span(quantity: Quantity) -> Span:
    return quantity.start, quantity.end
