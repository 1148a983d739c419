"""The rules in ``rules.toml``, read once and asked line by line."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from indonesian import one_of, speech

__all__ = ["Cut", "LineRule", "RuleBook", "rule_book"]

_LONGEST_LINE = 900
"""Characters; a longer line is prose or a whole page in one line, never a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule:
    """Drops a whole line. ``weight`` is how many words of prose it takes to outweigh it inside an article."""

    name: str
    pattern: re.Pattern[str]
    words: int = 20
    weight: int = 6
    follow: bool = False
    ends: bool = False
    before: bool = False
    starts: re.Pattern[str] | None = None
    whole: bool = True

    def matches(self, text: str, words: int) -> bool:
        """Whether *text*, of so many *words*, is such a line."""
        if words > self.words or (self.starts is not None and self.starts.match(text) is None):
            return False
        return (self.pattern.fullmatch(text) if self.whole else self.pattern.search(text)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Takes a passage out of a paragraph."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """All rules, each list in the file's order; the first that matches names the reason."""

    lines: tuple[LineRule, ...]
    captions: tuple[LineRule, ...]
    cuts: tuple[Cut, ...]
    tails: tuple[Cut, ...]
    heads: tuple[Cut, ...]

    def line_rule(self, text: str) -> LineRule | None:
        """The rule that drops the line *text* wherever it stands, or None.

        >>> [rule_book().line_rule(text).name for text in ("Baca juga: Harga Cabai Naik", "(fyk/ash)")]
        ['read also', 'initials']
        >>> rule_book().line_rule("Baca puisi itu membuatnya menangis, kata dia.") is None
        True
        """
        return None if _speech().search(text) else _first(self.lines, text)

    def caption_rule(self, text: str, *, before_lead: bool) -> LineRule | None:
        """The rule by which *text* is a photo's caption, or None."""
        found = _first(self.captions, text)
        if found is not None and found.before and not before_lead:
            return _first(tuple(rule for rule in self.captions if not rule.before), text)
        return found


@cache
def _speech() -> re.Pattern[str]:
    """Somebody speaks and is named for it: whatever else the line looks like, it is the article's."""
    return re.compile(rf"[,.?!]\"\s(?:{one_of([*speech().verbs, *speech().of_texts])})\w{{0,3}}\b")


def _first(rules: tuple[LineRule, ...], text: str) -> LineRule | None:
    if len(text) > _LONGEST_LINE:
        return None
    words = text.count(" ") + 1
    for rule in rules:
        if rule.matches(text, words):
            return rule
    return None


def _compiled(pattern: str, *, case: bool) -> re.Pattern[str]:
    # Line breaks in the file are for its reader; a space that counts is written \s.
    joined = "".join(part.lstrip() for part in pattern.split("\n"))
    return re.compile(joined, 0 if case else re.IGNORECASE)


def _line_rule(entry: dict[str, Any], *, whole: bool) -> LineRule:
    starts = entry.pop("starts", None)
    return LineRule(
        pattern=_compiled(entry.pop("pattern"), case=entry.pop("case", False)),
        starts=None if starts is None else re.compile(rf"[\W_]{{0,4}}(?:{starts})\b", re.IGNORECASE),
        whole=whole,
        **entry,
    )


def _cut(entry: dict[str, Any], *, ending: str = "") -> Cut:
    pattern = _compiled(entry["pattern"] + ending, case=entry.get("case", False))
    return Cut(name=entry["name"], pattern=pattern)


@cache
def rule_book() -> RuleBook:
    """The rules as shipped; a misspelt key in the file is a TypeError here, which a test would show."""
    with resources.files(__package__).joinpath("rules.toml").open("rb") as file:
        table = tomllib.load(file)
    return RuleBook(
        lines=tuple(_line_rule(entry, whole=True) for entry in table["line"]),
        captions=tuple(_line_rule(entry, whole=False) for entry in table["caption"]),
        cuts=tuple(_cut(entry) for entry in table["cut"]),
        tails=tuple(_cut(entry, ending="$") for entry in table["tail"]),
        heads=tuple(_cut(entry) for entry in table["head"]),
    )
