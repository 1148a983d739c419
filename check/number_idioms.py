"""Numbers that one language says in other words: noon for twelve, a feast for its date."""

import re

from .notation import Key
from .quantity import Quantity

__all__ = ["InWords"]

_TWELVE: frozenset[Key] = frozenset({("clock", 0)})
_NOON_OR_MIDNIGHT = {
    "id": re.compile(r"\btengah (?:malam|hari)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:midnight|noon|midday)\b", re.IGNORECASE),
}
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
    # Where the unit isn't converted: "a fruitless week".
    (
        re.compile(r"(?P<number>\b7|\btujuh)\s(?:hari|malam)\b", re.I),
        re.compile(r"\bweek(?:[- ]?long)?\b", re.I),
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
"""Where the number stands in an Indonesian phrase, and the English that may say it without a number."""
_NIL = re.compile(
    r"\btanpa (?:balas\w*|ampun|gol|kebobolan)|\bnirgol|\b(?:kaca ?mata|bersih)\b", re.IGNORECASE
)
"""*Empat gol tanpa balas* is 4-0."""
_INDEPENDENCE = re.compile("Independence")


class InWords:
    """What *source* and *target* say in words; looked for once, however many numbers there are."""

    def __init__(self, source: str, target: str) -> None:
        self._source = source
        self._target = target
        self._found: dict[re.Pattern[str], bool] = {}

    def _has(self, pattern: re.Pattern[str], text: str) -> bool:
        if pattern not in self._found:
            self._found[pattern] = pattern.search(text) is not None
        return self._found[pattern]

    def say(self, quantity: Quantity) -> bool:
        """Whether the target has words for *quantity* of the source.

        *Pukul 24.00* is midnight, *lomba 17-an* is for Independence Day.
        """
        if _TWELVE & quantity.keys:
            return self._has(_NOON_OR_MIDNIGHT["en"], self._target)
        for pattern, english in _SAID_OTHERWISE:
            near = pattern.finditer(self._source, max(0, quantity.start - 12), quantity.end + 20)
            if any(said.start("number") == quantity.start for said in near) and self._has(
                english, self._target
            ):
                return True
        if not (quantity.text.startswith("17") and quantity.text.endswith("an")):
            return False
        return self._has(_INDEPENDENCE, self._target)

    def may_give(self, quantity: Quantity) -> bool:
        """Whether *quantity* of the target may render words of the source: 0 those of *tanpa balas*."""
        if quantity.value == 0 and self._has(_NIL, self._source):
            return True
        return bool(_TWELVE & quantity.keys) and self._has(_NOON_OR_MIDNIGHT["id"], self._source)
