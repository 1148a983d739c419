"""Who stands where to whom survives: winners and losers, parents and children, a currency against another."""

import re
from collections.abc import Iterator

from indonesian import one_of

from .finding import Finding
from .lexicon import look_up_at
from .stems import english_stem
from .words import word_set

__all__ = ["check_kinship", "check_rates", "check_winners"]

_LOSES = (
    "takluk",
    "kalah",
    "tumbang",
    "tunduk",
    "keok",
    "menyerah",
    "dikalahkan",
    "ditaklukkan",
    "ditumbangkan",
    "dibekuk",
    "dihajar",
)
_WINS = (
    "mengalahkan",
    "menaklukkan",
    "menumbangkan",
    "menundukkan",
    "membekuk",
    "menekuk",
    "mempermalukan",
    "menghajar",
)
_OF_MATCHES = frozenset((*_LOSES, *_WINS, "menang"))
_BEATEN = {
    "id": re.compile(
        rf"\b(?:{one_of(_LOSES)})"
        r"\s(?:telak\s|tipis\s)?(?:\d+-\d+\s)?(?:(?:dari|atas|oleh|di tangan)\s)?(?:[a-z]+\s){0,2}?"
        r"(?P<rival>[A-Z]\w+)"
    ),
    "en": re.compile(
        r"\b(?:lost\s(?:[\d–-]+\s)?to|(?:beaten|defeated|thrashed|downed)\s(?:[\d–-]+\s)?by|fell\s(?:[\d–-]+\s)?to)"
        r"\s(?:[a-z]+\s){0,2}?(?P<rival>[A-Z]\w+)"
    ),
}
_BEATING = {
    "id": re.compile(
        rf"\b(?:{one_of(_WINS)}"
        r"|menang\s(?:telak\s|tipis\s)?(?:\d+-\d+\s)?atas)\s(?:[a-z]+\s){0,2}?(?P<rival>[A-Z]\w+)"
    ),
    "en": re.compile(
        r"(?<!been )(?<!were )(?<!was )\b(?:beat|beats|defeated|thrashed|downed|overcame|edged)"
        r"\s(?:[a-z]+\s){0,2}?(?P<rival>[A-Z]\w+)"
    ),
}


def check_winners(source: str, target: str) -> Iterator[Finding]:
    """Who beats whom: *takluk dari Irak* isn't "beat Iraq"."""
    if word_set(source).isdisjoint(_OF_MATCHES):
        return
    for mine, theirs in ((_BEATEN, _BEATING), (_BEATING, _BEATEN)):
        was, became = mine["id"].search(source), theirs["en"].search(target)
        if not was or not became or theirs["id"].search(source) or mine["en"].search(target):
            continue
        rival = became["rival"]
        if rival == was["rival"] or english_stem(rival) in look_up_at(source, *was.span("rival")).stems:
            yield Finding.of(
                "roles_turned",
                kind="contrast",
                severity="error",
                values={"was": was.group(), "became": became.group()},
                source_span=was.span(),
                target_span=became.span(),
            )
            return


_CURRENCIES = {
    "rupiah": "rupiah", "dolar": "dollar", "dollar": "dollar", "euro": "euro", "yen": "yen", "yuan": "yuan",
    "poundsterling": "pound", "pound": "pound", "ringgit": "ringgit", "baht": "baht", "won": "won",
    "peso": "peso", "rupee": "rupee",
}  # fmt: skip
_CURRENCY = re.compile(rf"\b({'|'.join(_CURRENCIES)})s?\b", re.IGNORECASE)
_AGAINST = {"id": re.compile(r"\b(?:terhadap|atas)\b"), "en": re.compile(r"\b(?:against|versus|vs)\b")}


def _rate(text: str, language: str) -> tuple[str, str, tuple[int, int]] | None:
    """The currency that moves, the one that it is measured by, and where the first stands."""
    against = _AGAINST[language].search(text)
    if not against:
        return None
    before = list(_CURRENCY.finditer(text, 0, against.start()))
    after = _CURRENCY.search(text, against.end())
    if not before or not after:
        return None
    return _CURRENCIES[before[-1][1].lower()], _CURRENCIES[after[1].lower()], before[-1].span()


def check_rates(source: str, target: str) -> Iterator[Finding]:
    """The rupiah against the dollar isn't the dollar against the rupiah."""
    mine = _rate(source, "id") if "terhadap" in source or "atas" in source else None
    other = _rate(target, "en") if mine else None
    if mine and other and mine[0] != mine[1] and mine[:2] == (other[1], other[0]):
        yield Finding.of(
            "rate_turned",
            kind="contrast",
            severity="error",
            values={"one": mine[0].capitalize(), "other": mine[1]},
            source_span=mine[2],
            target_span=other[2],
        )


_PERSON = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}"
_CHILDREN = frozenset({"anak", "putra", "putri"})
_CHILD = re.compile(
    rf"(?P<child>{_PERSON}),?\s(?:yang\s)?(?:adalah\s|merupakan\s)?(?:anak|putra|putri)\sdari\s(?P<parent>{_PERSON})"
)
_OF = re.compile(
    rf"(?P<parent>{_PERSON})['’]s\s(?:\w+\s){{0,2}}(?:son|daughter|child|kid)s?,?\s(?P<child>{_PERSON})"
)
_CHILD_OF = re.compile(
    rf"(?P<child>{_PERSON}),?\s(?:who\sis\s|is\s|was\s)?(?:the\s|a\s)?(?:son|daughter|child)\sof\s(?P<parent>{_PERSON})"
)


def check_kinship(source: str, target: str) -> Iterator[Finding]:
    """Who is the child stays the child."""
    mine = None if word_set(source).isdisjoint(_CHILDREN) else _CHILD.search(source)
    if not mine:
        return
    child, parent = set(mine["child"].split()), set(mine["parent"].split())
    for pattern in (_OF, _CHILD_OF):
        for match in pattern.finditer(target):
            theirs, elder = set(match["child"].split()), set(match["parent"].split())
            if theirs & (parent - child) and elder & (child - parent):
                yield Finding.of(
                    "kinship_turned",
                    kind="contrast",
                    severity="error",
                    values={"was": mine.group(), "became": match.group()},
                    source_span=mine.span(),
                    target_span=match.span(),
                )
                return
