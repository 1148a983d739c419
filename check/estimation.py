"""How sure a reader may be of a translated sentence: the chance that nothing in it misleads.

A logistic regression over what the checks count, which words of either text the other accounts for, the
lengths and, where a search made the translation, how sure the model was (as in Fomicheva et al. 2020,
"Unsupervised Quality Estimation for Neural Machine Translation"). Where a model scored back, it counts too
how probable the source is, given the translation.
`training.confidence` fits it; `data/confidence.md` says on what, and how well it ranks.
"""

import math
import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from engine.options import check_within

from .api import compare, require_texts
from .confidence_signals import BackSignals, SearchSignals
from .content_words import content_words
from .coverage import Counterpart, Coverage, SourceWord, TargetWord, cover
from .finding import Finding
from .markup import readable

__all__ = ["MARK_BELOW", "confidence", "doubt", "features", "lost_words", "unshown"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MARK_BELOW = 0.5
"""Below this confidence a sentence is marked where nobody asks for another: it likelier misleads than not."""
_NEARLY_ALWAYS = 0.9
"""How often translations show a word whose loss is worth a reader's look."""
_FREEDOM = 0.4
"""The share of a sentence's words that free English renders by other words."""
_OFTEN = 0.3
"""How often translations show a word that they can be expected to show."""
_MOSTLY = 0.5
_USUALLY = 0.85
_LETTERS = 4
"""Of a word that is worth naming: shorter ones are mostly grammar."""
_ABOUT_THERE = 0.15
"""Of a sentence's length: word order differs little between the languages."""


def confidence(
    source: str,
    target: str,
    *,
    findings: Sequence[Finding] | None = None,
    terms: Mapping[str, str] | None = None,
    fluent: bool = True,
    search: SearchSignals | None = None,
    back: BackSignals | None = None,
) -> float:
    """The chance, 0 to 1, that *target* has no major error as a translation of *source*; below 0.5: read it.

    *findings* are what `compare` found, which is asked where None is given; *terms* as in `compare`. *fluent*
    English reads well where it is wrong, too, and may be free where it is right, as a person's or a large
    model's; that of a small model isn't, and stumbles where it errs. With
    *search*, what such a model was sure of counts too, and with *back* what another says of the source, given
    *target*. An empty target has none. TypeError for what is no str.

    >>> confidence("Harga beras naik 10 persen.", "The price of rice rose 10 percent.") > 0.5
    True
    >>> confidence("Harga beras naik 10 persen.", "The judge.") < 0.5
    True
    """
    require_texts(source, target)
    if not target.strip():
        return 0.0
    if findings is None:
        findings = compare(source, target, terms=terms)
    values = features(source, target, findings=findings, terms=terms or {}, search=search, back=back)
    kind = "search" if search is not None else "fluent" if fluent else "text"
    model = _model()[kind + ("" if back is None else "-back")]
    odds = model["bias"] + sum(weight * values[name] for name, weight in model["weights"].items())
    return 1 / (1 + math.exp(-odds))


def doubt(
    sure: float,
    source: str,
    target: str,
    *,
    terms: Mapping[str, str] | None = None,
    back: BackSignals | None = None,
    mark_below: float = MARK_BELOW,
) -> list[Finding]:
    """What a reader is told of a sentence with the confidence *sure*: nothing from *mark_below* on.

    Where a word of *source* that translations nearly always show has nothing in *target*, and a word of
    *target* about there comes from nowhere, these are named: two in three such pairs are of a sentence that
    misleads. Else, with *back*, the word is that *target* leads one least to expect: in 57 of 100 sentences
    that mislead it is the one that a reader blames. *terms* as in `compare`. Raises UnusableValue where
    *mark_below* isn't from 0 to 1.

    >>> doubt(0.5, "", "")
    []
    >>> [finding.message for finding in doubt(0.31, "Ia jatuh ke sungai.", "He fell into a well.")]
    ['Read the source, first “sungai” (here “well”): the chance that this misleads is 69%.']
    """
    check_within("mark_below", mark_below, least=0, most=1)
    if sure >= mark_below:
        return []
    chance = f"{1 - sure:.0%}"
    coverage = cover(readable(source), readable(target), terms or {})
    if suspect := _suspect(source, target, coverage):
        ours, theirs = suspect
        return [
            Finding.of(
                "read_the_source_at",
                kind="confidence",
                severity="warning",
                values={"chance": chance, "was": ours.text, "became": theirs.text},
                source_span=(ours.start, ours.end),
                target_span=(theirs.start, theirs.end),
            )
        ]
    if back is not None and (span := _least_expected(source, back, coverage)):
        return [
            Finding.of(
                "read_the_source_first",
                kind="confidence",
                severity="warning",
                values={"chance": chance, "was": source[slice(*span)]},
                source_span=span,
            )
        ]
    return [Finding.of("read_the_source", kind="confidence", severity="warning", values={"chance": chance})]


def _least_expected(source: str, back: BackSignals, coverage: Coverage) -> tuple[int, int] | None:
    """Where the word of *source* stands that is expected least of those that carry meaning."""
    # Words that only carry grammar aren't among these.
    telling = {word.start for word in coverage.source if word.rate >= _OFTEN or not word.known}
    for start, end in back.unexpected:
        if end - start >= _LETTERS and _WORD.fullmatch(source, start, end) and start in telling:
            return start, end
    return None


def unshown(source: str, target: str) -> list[tuple[int, int]]:
    """Where words of *source* stand that translations nearly always show, and for which *target* has nothing.

    >>> unshown("Calon wakil presiden itu hadir.", "The presidential candidate was present.")
    [(6, 11)]
    """
    words = cover(readable(source), readable(target), {}).source
    return [(word.start, word.end) for word in words if _is_unshown(word)]


def lost_words(
    source: str, target: str, back: BackSignals, *, terms: Mapping[str, str] | None = None
) -> list[str]:
    """Words of *source*, as they stand there, that *target* seems to leave out: worth another search.

    That are those that a translation mostly shows and this one has nothing for, where *back* is among the
    least expected ones or translations nearly always show it. *terms* as in `compare`.
    """
    words = cover(readable(source), readable(target), terms or {}).source
    return [
        word.text
        for word in words
        if word.match is Counterpart.NONE
        and word.known
        and word.rate >= _MOSTLY
        and len(word.text) >= _LETTERS
        and (word.rate >= _USUALLY or (word.start, word.end) in back.unexpected)
    ]


def _is_unshown(word: SourceWord) -> bool:
    return word.match is Counterpart.NONE and word.rate >= _NEARLY_ALWAYS


def _suspect(source: str, target: str, coverage: Coverage) -> tuple[SourceWord, TargetWord] | None:
    """The word of *source* whose loss is least likely, and one that may stand for it wrongly."""
    invented = [word for word in content_words(coverage) if not word.found]
    lost = [word for word in coverage.source if _is_unshown(word)]
    places = [word.start / len(target) for word in invented]
    for word in sorted(lost, key=lambda word: -word.rate):
        place = word.start / len(source)
        index = bisect_left(places, place)
        beside = range(max(0, index - 1), min(index + 1, len(places)))
        nearest = min(beside, key=lambda other: abs(places[other] - place), default=None)
        if nearest is not None and abs(places[nearest] - place) < _ABOUT_THERE:
            return word, invented[nearest]
    return None


def features(
    source: str,
    target: str,
    *,
    findings: Sequence[Finding],
    terms: Mapping[str, str],
    search: SearchSignals | None = None,
    back: BackSignals | None = None,
) -> dict[str, float]:
    """The numbers that the regression weighs, by name."""
    coverage = cover(readable(source), readable(target), terms)
    expected = [word for word in coverage.source if word.rate >= _OFTEN]
    missing = [word for word in expected if word.match is Counterpart.NONE]
    weight = sum(word.rate for word in expected)
    content = content_words(coverage)
    invented = [word for word in content if not word.found]
    unknown = [word for word in coverage.source if not word.known and not word.capital]
    ratio = math.log((len(target) + 10) / (len(source) + 10))
    levels = [finding.severity for finding in findings]
    missing_share = sum(word.rate for word in missing) / (weight + 1)
    invented_share = len(invented) / (len(content) + 1)
    values = {
        "missing share": missing_share,
        "mostly missing": max(0.0, missing_share - _FREEDOM),
        "missing evidence": sum(-math.log(1 - word.rate) for word in missing) / (len(expected) + 1),
        "missing words": math.log1p(len(missing)),
        "invented share": invented_share,
        "mostly invented": max(0.0, invented_share - _FREEDOM),
        "invented words": math.log1p(len(invented)),
        "invented names": min(3, sum(word.text[0].isupper() for word in invented)),
        "unknown words": math.log1p(len(unknown)),
        "shorter": max(0.0, -ratio),
        "longer": max(0.0, ratio),
        "words": math.log1p(len(_WORD.findall(source))),
        "errors": float(min(2, levels.count("error"))),
        "warnings": float(min(3, levels.count("warning"))),
        "notes": float(min(3, levels.count("info"))),
    }
    if search is not None:
        values["log-probability"] = max(-3.0, search.log_probability)
        values["lowest"] = max(-10.0, search.lowest)
        values["agreement"] = search.agreement
    if back is not None:
        values["back mean"] = max(-6.0, back.mean)
        values["back lowest"] = max(-20.0, back.lowest)
        values["back lowest three"] = max(-15.0, back.lowest_three)
        values["back unlikely"] = math.log1p(back.unlikely)
        values["back verdict"] = min(6.0, max(-6.0, back.verdict))
        values["back fluent verdict"] = min(6.0, max(-6.0, back.fluent_verdict))
    return values


@cache
def _model() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/confidence.toml").read_text(encoding="utf-8"))
