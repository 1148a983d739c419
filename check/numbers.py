"""Numbers survive: every figure of the source is in the target with its value, and no other is."""

import re
from collections.abc import Sequence

from .equivalents import settle_equivalents
from .finding import Finding
from .money import check_currencies
from .notation import Key
from .number_relations import check_number_relations
from .numberwords import WEAK
from .quantities import Quantity, read_quantities
from .words import sentence_initial

__all__ = ["check_numbers"]


# A sentence has few numbers; beyond this many, what became of which isn't told, only that it is wrong.
_CANDIDATES = 40
_TWELVE: frozenset[Key] = frozenset({("clock", 0)})
_NOON_OR_MIDNIGHT = {
    "id": re.compile(r"\btengah (?:malam|hari)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:midnight|noon|midday)\b", re.IGNORECASE),
}


def _shown(quantity: Quantity) -> str:
    return quantity.text.strip()


def _is_weak(quantity: Quantity) -> bool:
    return quantity.form != "digits" and all(key in WEAK for key in quantity.keys)


def _likeness(left: Quantity, right: Quantity) -> float:
    """How likely *right* is a corruption of *left*, 0 to 1: shared digits, then place."""
    a = [c for c in left.text if c.isdigit()]
    b = [c for c in right.text if c.isdigit()]
    if not a or not b:
        return 0.1
    same = sum(x == y for x, y in zip(a, b, strict=False))
    return same / max(len(a), len(b))


def check_numbers(
    source: str,
    target: str,
    *,
    target_language: str = "en",
    month_figures: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset()),
) -> list[Finding]:
    """Compare the quantities of both texts.

    A figure that the source doesn't have, or has with another value or magnitude, is an error. So is a figure
    of the source that is gone, unless the target is a summary (*target_language* ``"id"``), which may leave
    out. *month_figures* are the places of months in dates such as "(5/3)", in source and target.
    """
    ours = read_quantities(source, "id")
    theirs = read_quantities(target, target_language)
    if not ours and not theirs:
        return []
    known, given = _readings(ours), _readings(theirs)
    # The month of a date in figures may become a name, and the other way round: `dates` looks after it.
    lost = [
        q
        for q in ours
        if not _among(q, given)
        and q.start not in month_figures[0]
        and not _is_kept_name(q, source, target)
        and not _is_said_otherwise(q, source, target)
    ]
    gained = [
        q
        for q in theirs
        if not _among(q, known)
        and q.start not in month_figures[1]
        and not (q.value == 0 and _NIL.search(source))
        and not (_TWELVE & q.keys and _NOON_OR_MIDNIGHT["id"].search(source))
    ]
    findings: list[Finding] = []
    if gained or lost:
        findings.extend(settle_equivalents((source, ours, lost), (target, theirs, gained)))
    for quantity in gained:
        partner = _partner(quantity, lost, summary=target_language == "id")
        if partner is not None:
            lost.remove(partner)
        finding = _gained(quantity, partner)
        if finding is not None:
            findings.append(finding)
    if target_language != "id":
        findings.extend(_lost(quantity) for quantity in lost if not _is_weak(quantity))
        findings.extend(check_number_relations(source, target, ours, theirs))
    findings.extend(check_currencies(source, target, ours, theirs, target_language=target_language))
    return findings


def _is_kept_name(quantity: Quantity, source: str, target: str) -> bool:
    """Whether a number word is a name and stands in *target* as it is: the city of Lima, *Pulau Seribu*."""
    name = (
        quantity.form != "digits"
        and quantity.text[0].isupper()
        and not sentence_initial(source, quantity.start)
    )
    return name and re.search(rf"\b{re.escape(quantity.text)}\b", target) is not None


# What English has words for, and where the number stands in it.
_SAID_OTHERWISE = (
    (re.compile(r"(?P<number>4|empat)\s+besar\b", re.I), re.compile(r"\bsemi-?finals?\b", re.I)),
    (re.compile(r"(?P<number>8|delapan)\s+besar\b", re.I), re.compile(r"\bquarter-?finals?\b", re.I)),
    (
        re.compile(r"\b[SD]-?(?P<number>[1-4])\b"),
        re.compile(
            r"\b(?:(?:under|post)?graduate|bachelor|master|doctor|diploma|associate|ph\.?d|degree)", re.I
        ),
    ),
    (re.compile(r"\brangkap\s(?P<number>tiga|3)\b", re.I), re.compile(r"\btriplicate\b", re.I)),
    (re.compile(r"(?P<number>\bpuluhan)\s(?:tahun|thn)\b", re.I), re.compile(r"\bdecades?\b", re.I)),
    (
        re.compile(r"\b(?P<number>1)\s?[x×]\s?24\s?jam\b", re.I),
        re.compile(r"\b(?:24|twenty-four|day)\b", re.I),
    ),
    # A class of substances.
    (re.compile(r"\bB-?(?P<number>3)\b"), re.compile(r"\b(?:hazard|toxic|danger)", re.I)),
    # Codes that have no name abroad: of steps in court, forms, contracts, vehicles, leagues.
    (
        re.compile(r"\bP-?(?P<number>21|19|18)\b"),
        re.compile(r"\b(?:complet|return|incomplete|sen[dt]|file|dossier)", re.I),
    ),
    (
        re.compile(r"\bSP-?(?P<number>3)\b"),
        re.compile(r"\b(?:drop|halt|clos|terminat|stop|end|shelv|discontinu|suspen|abandon)", re.I),
    ),
    (re.compile(r"\bP(?P<number>3)K\b"), re.compile(r"\b(?:contract|temporary|PPPK)", re.I)),
    (re.compile(r"\bK-?(?P<number>3)\b"), re.compile(r"\b(?:safety|safe)\b", re.I)),
    (
        re.compile(r"\b(?P<number>3)T\b"),
        re.compile(
            r"\b(?:remote|outlying|outermost|frontier|disadvantaged|underdeveloped|least|isolated)", re.I
        ),
    ),
    (re.compile(r"\bG-?(?P<number>30)-?S\b"), re.compile(r"\b(?:1965|coup|putsch|September 30)", re.I)),
    (re.compile(r"\bC-?(?P<number>1)\b"), re.compile(r"\b(?:forms?|tally|tallies|results?|sheets?)\b", re.I)),
    (
        re.compile(r"\bCovid-(?P<number>19)\b", re.I),
        re.compile(r"\b(?:covid|coronavirus|pandemic|virus)\b", re.I),
    ),
    (re.compile(r"\b[Ee]selon\s(?P<number>1|I)\b"), re.compile(r"\b(?:top|senior|highest)", re.I)),
    (
        re.compile(r"\b(?:roda\s|R-?)(?P<number>dua|2)\b", re.I),
        re.compile(r"\b(?:motor|bike|scooter|two-wheel)", re.I),
    ),
    (
        re.compile(r"\b(?:roda\s|R-?)(?P<number>empat|4)\b", re.I),
        re.compile(r"\b(?:cars?|vehicles?|automobiles?|four-wheel\w*|drivers?|motorists?)\b", re.I),
    ),
    (
        re.compile(r"\bLiga\s(?P<number>1|satu)\b", re.I),
        re.compile(r"\b(?:top|first|premier|elite)[\s-](?:flight|tier|division|league)|\bleague\b", re.I),
    ),
    (
        re.compile(r"\bLiga\s(?P<number>[23]|dua|tiga)\b", re.I),
        re.compile(r"\b(?:second|third|lower)[\s-](?:flight|tier|division|league)", re.I),
    ),
    # Nothing at all.
    (
        re.compile(r"(?<![\d.,:-])(?P<number>0)(?![.,:-]?\d|\s?[-–]\s?\d)"),
        re.compile(r"\b(?:no|none|nobody|neither|without|zero|nil|never|not|cannot)\b|n['’]t\b", re.I),
    ),
    # Figures of speech, in which nothing is counted.
    (re.compile(r"\bpusing\s(?P<number>tujuh)\skeliling\b", re.I), re.compile("")),
    (re.compile(r"\bkaki\s(?P<number>lima)\b", re.I), re.compile("")),
    (re.compile(r"\b(?P<number>empat)\smata\b", re.I), re.compile("")),
    (re.compile(r"\b(?P<number>tujuh\s?belasan)\b", re.I), re.compile(r"\bIndependence\b")),
    # A score in words.
    (
        re.compile(r"(?P<number>\b[01])\s?[-–]\s?[01]\b"),
        re.compile(r"\b(?:(?:single|lone|solitary|only|sole) goal|one-nil|one-goal)\b", re.I),
    ),
    (
        re.compile(r"\b[01]\s?[-–]\s?(?P<number>[01])\b"),
        re.compile(r"\b(?:(?:single|lone|solitary|only|sole) goal|one-nil|one-goal)\b", re.I),
    ),
    (
        re.compile(r"\b\d\s?[-–]\s?(?P<number>0)\b"),
        re.compile(r"\b(?:nil|unanswered|without reply|goalless|scoreless|clean sheet|to love)\b", re.I),
    ),
    (
        re.compile(r"\b(?P<number>0)\s?[-–]\s?\d\b"),
        re.compile(r"\b(?:nil|unanswered|without reply|goalless|scoreless|clean sheet|to love)\b", re.I),
    ),
    (
        re.compile(r"\b(?P<number>0)\s?[-–]\s?0\b"),
        re.compile(
            r"\b(?:neither|no goals?|deadlock|stalemate|fail\w* to score|found? the net|without scor)", re.I
        ),
    ),
    (
        re.compile(r"\b0\s?[-–]\s?(?P<number>0)\b"),
        re.compile(
            r"\b(?:neither|no goals?|deadlock|stalemate|fail\w* to score|found? the net|without scor)", re.I
        ),
    ),
    (re.compile(r"\b[Kk]omisi\s(?P<number>[IVX]+)\b"), re.compile(r"\b(?:commission|committee)\b", re.I)),
    # Days before and after a feast, and minutes of a match.
    (re.compile(r"\bH-(?P<number>1)\b"), re.compile(r"\b(?:eve|day)\b", re.I)),
    (re.compile(r"\bH\+(?P<number>1)\b"), re.compile(r"\b(?:after|following|next)\b", re.I)),
    (
        re.compile(r"\bmenit\s(?:ke-\s?)?(?P<number>8[5-9]|9\d)\b", re.I),
        re.compile(
            r"\b(?:last-(?:minute|gasp)|late|dying|(?:injury|stoppage)[\s-]time|death|final|closing)\b",
            re.I,
        ),
    ),
    (
        re.compile(r"\bmenit\s(?:ke-\s?)?(?P<number>4[5-9])\b", re.I),
        re.compile(r"\bhalf[\s-]?time|\bbreak\b", re.I),
    ),
    (
        re.compile(r"\bmenit\s(?:ke-\s?)?(?P<number>[1-5])\b", re.I),
        re.compile(r"\b(?:early|opening|first)\b", re.I),
    ),
    (
        re.compile(r"\b(?P<number>24)\sjam\b", re.I),
        re.compile(r"\b(?:clock|day and night|night and day|all day)\b", re.I),
    ),
    (
        re.compile(r"\b(?P<number>100)\spersen\b", re.I),
        re.compile(r"\b(?:full\w*|all|entire\w*|whol\w+|complete\w*|every)\b", re.I),
    ),
    (
        re.compile(r"\b(?P<number>100)%", re.I),
        re.compile(r"\b(?:full\w*|all|entire\w*|whol\w+|complete\w*|every)\b", re.I),
    ),
    (
        re.compile(r"\b(?P<number>50)\s?(?:persen\b|%)", re.I),
        re.compile(r"\b(?:hal(?:f|ve[sd]?|ving)|50-50)\b", re.I),
    ),
    # Days after one that is named: Wednesday, three days after *Minggu*.
    (
        re.compile(
            r"\b(?P<number>dua|tiga|empat|lima|enam|[2-6])\shari\s(?:kemudian|setelah\w*|sesudah\w*|sebelum\w*|lalu|berselang)",
            re.I,
        ),
        re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"),
    ),
    # Days that have a name.
    (re.compile(r"\b(?P<number>17)\s(?:Agustus|Agt|Agu)\b"), re.compile(r"\bIndependence\b", re.I)),
    (re.compile(r"\b(?P<number>25)\sDes(?:ember)?\b"), re.compile(r"\bChristmas\b", re.I)),
    (
        re.compile(r"\b(?P<number>26)\sDes(?:ember)?\b"),
        re.compile(r"\bBoxing Day\b|\bafter Christmas\b", re.I),
    ),
    (re.compile(r"\b(?P<number>24)\sDes(?:ember)?\b"), re.compile(r"\bChristmas Eve\b", re.I)),
    (re.compile(r"\b(?P<number>31)\sDes(?:ember)?\b"), re.compile(r"\bNew Year['’]?s Eve\b", re.I)),
    (re.compile(r"\b(?P<number>1)\sJan(?:uari)?\b"), re.compile(r"\bNew Year", re.I)),
    (re.compile(r"\b(?P<number>1)\sMei\b"), re.compile(r"\b(?:Labou?r|May) Day\b", re.I)),
    (re.compile(r"\b(?P<number>28)\sOkt(?:ober)?\b"), re.compile(r"\bYouth Pledge\b", re.I)),
    (re.compile(r"\b(?P<number>10)\sNov(?:ember)?\b"), re.compile(r"\bHeroes['’]? Day\b", re.I)),
    (re.compile(r"\b(?P<number>1|satu)\s(?:Sur[ao]|Muharr?am)\b", re.I), re.compile(r"\bNew Year", re.I)),
    (re.compile(r"\b(?P<number>1)\sSyawal\b", re.I), re.compile(r"\b(?:Eid|Idul|Lebaran)\b", re.I)),
    (
        re.compile(r"\b(?P<number>10)\s(?:Dzulhijj?ah|Zulhijj?ah)\b", re.I),
        re.compile(r"\b(?:Eid|Idul|Sacrifice)\b", re.I),
    ),
    (
        re.compile(r"\b(?P<number>1)\sRamad[h]?an\b", re.I),
        re.compile(r"\b(?:first|start|beg[ai]n\w*)\b", re.I),
    ),
    (re.compile(r"\b(?P<number>12)\sRabiul\s?[Aa]wal\b", re.I), re.compile(r"\b(?:birth|Prophet)", re.I)),
)
_NIL = re.compile(
    r"\btanpa (?:balas\w*|ampun|gol|kebobolan)|\bnirgol|\b(?:kaca ?mata|bersih)\b", re.IGNORECASE
)
"""*Empat gol tanpa balas* is 4-0."""


def _is_said_otherwise(quantity: Quantity, source: str, target: str) -> bool:
    """Whether English has a word for it: *pukul 24.00* is midnight, *lomba 17-an* is for Independence Day."""
    if _TWELVE & quantity.keys:
        return _NOON_OR_MIDNIGHT["en"].search(target) is not None
    for pattern, english in _SAID_OTHERWISE:
        near = pattern.finditer(source, max(0, quantity.start - 12), quantity.end + 20)
        if any(said.start("number") == quantity.start for said in near) and english.search(target):
            return True
    return quantity.text.startswith("17") and quantity.text.endswith("an") and "Independence" in target


def _is_year(quantity: Quantity) -> bool:
    return any(isinstance(key, float) and key >= 1000 for key in quantity.keys)


def _readings(quantities: Sequence[Quantity]) -> tuple[set[Key], set[Key]]:
    """All readings, and those without the bare decades of full years."""
    every: set[Key] = set()
    strict: set[Key] = set()
    for quantity in quantities:
        every |= quantity.keys
        strict |= {key for key in quantity.keys if isinstance(key, float) or not _is_year(quantity)}
    return every, strict


def _among(quantity: Quantity, readings: tuple[set[Key], set[Key]]) -> bool:
    """Whether one reading is there. "1980s" may become "the '80s", but not 1680s by way of "the '80s"."""
    return not quantity.keys.isdisjoint(readings[1] if _is_year(quantity) else readings[0])


def _partner(quantity: Quantity, lost: Sequence[Quantity], *, summary: bool) -> Quantity | None:
    """The lost quantity that most likely became *quantity*: by shared digits, then by order.

    A summary leaves numbers out on purpose, so that there only one with shared digits is a partner.
    """
    scored = [(_likeness(other, quantity), -index) for index, other in enumerate(lost[:_CANDIDATES])]
    if not scored:
        return None
    likeness, index = max(scored)
    return lost[-index] if not summary or likeness >= 0.5 else None


def _gained(quantity: Quantity, partner: Quantity | None) -> Finding | None:
    span = (quantity.start, quantity.end)
    if partner is not None and not (_is_weak(quantity) and _is_weak(partner)):
        certain = "digits" in (quantity.form, partner.form) or not (_is_weak(quantity) or _is_weak(partner))
        return Finding.of(
            "number_became",
            kind="number",
            severity="error" if certain else "warning",
            values={"was": _shown(partner), "became": _shown(quantity)},
            source_span=(partner.start, partner.end),
            target_span=span,
        )
    if quantity.malformed:
        return Finding.of(
            "number_malformed",
            kind="number",
            severity="error",
            values={"number": _shown(quantity)},
            target_span=span,
        )
    if quantity.form != "digits" and _is_weak(quantity):
        return None
    return Finding.of(
        "number_new",
        kind="number",
        severity="error" if quantity.form == "digits" else "info",
        values={"number": _shown(quantity)},
        target_span=span,
    )


def _lost(quantity: Quantity) -> Finding:
    return Finding.of(
        "number_missing",
        kind="number",
        severity="error" if quantity.form == "digits" else "warning",
        values={"number": _shown(quantity)},
        source_span=(quantity.start, quantity.end),
    )
