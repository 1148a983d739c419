"""What rules match, and the roles that code asks them for; `rule_file` reads them."""

import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TypeAlias

from indonesian import one_of, speech

from .remember import remembered
from .rule_patterns import FILED_UNDER, in_small_letters

__all__ = [
    "Cut",
    "LineRule",
    "Role",
    "Rule",
    "RuleBook",
    "Zone",
]

_LONGEST_LINE = 900
"""Characters; a longer line is prose or a whole page in one line, never a label."""


class Role(StrEnum):
    """What code wants to know of a rule besides what it matches; the file says which rules bear which."""

    CHROME = "chrome"
    """A portal's own label: a paste with several of them is the dump of a whole page."""
    CREDIT = "credit"
    """Such a line, or such an end of one, may name the author."""
    FOOTER = "footer"
    """Such text names the publisher: a name that stands in it is no author's."""
    LINK_IN_TEXT = "link in text"
    """Links to other articles that code finds inside paragraphs are logged as this rule's; one bears it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A reason for which text is dropped."""

    name: str
    """What the log calls it. Nothing else may depend on it; rules that drop the same thing share a name."""
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule(Rule):
    """Drops a whole line. ``weight`` is how many words of prose it takes to outweigh it inside an article."""

    pattern: re.Pattern[str]
    """Sees the line in small letters, which takes half of the time that it takes to ignore case."""
    case: bool = False
    """Whether it sees the line as it is, instead."""
    words: int = 20
    weight: int = 6
    follow: bool = False
    ends: bool = False
    before: bool = False
    starts: re.Pattern[str] | None = None
    """Sees the line in small letters."""
    initials: str = ""
    """The first letter or digit of such a line is one of these small ones; none where it may be any."""
    needs: tuple[str, ...] = ()
    """Without any of them there is no such line; where none are told, it may be of anything."""
    heading: re.Pattern[str] | None = None
    """Matches where the line may be a heading of the article's own: with prose under it, it is one."""
    whole: bool = True

    def matches(self, text: str, small: str) -> bool:
        """Whether *text*, *small* in small letters, is such a line if it isn't too long."""
        if self.starts is not None and self.starts.match(small) is None:
            return False
        seen = text if self.case else small
        if self.needs and not _has_any(seen, self.needs):
            return False
        return (self.pattern.fullmatch(seen) if self.whole else self.pattern.search(seen)) is not None

    def may_be_heading(self, text: str) -> bool:
        """Whether *text*, such a line, may as well be a heading of the article's own."""
        return self.heading is not None and self.heading.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut(Rule):
    """Takes a passage out of a paragraph."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ("",)
    """Without any of them there is no such passage."""
    closes: tuple[str, ...] = ("",)
    """With one of them such a passage ends."""

    def may_match(self, text: str) -> bool:
        """Whether it is worth looking for such a passage in *text*."""
        return _has_any(text, self.needs)


def _has_any(text: str, needs: tuple[str, ...]) -> bool:
    # A generator would take three times as long.
    for needed in needs:  # noqa: SIM110
        if needed in text:
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone(Rule):
    """Drops an element of a page with all its lines, unless that holds the headline or most of the prose."""

    pattern: re.Pattern[str]
    """Found in the element's class, id or ``itemprop``, in small letters."""
    tags: frozenset[str] = frozenset()
    recurs: bool = False
    """Whether a page may hold many of them with much text: those of the same names aren't added up."""
    outweighs: bool = False
    """Whether it goes even where it holds most of the prose."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RuleBook:
    """All rules, each list in the file's order; the first that matches is the reason."""

    lines: tuple[LineRule, ...]
    captions: tuple[LineRule, ...]
    cuts: tuple[Cut, ...]
    tails: tuple[Cut, ...]
    heads: tuple[Cut, ...]
    zones: tuple[Zone, ...]
    zoned: re.Pattern[str]
    """Found in the names of an element in which the pattern of one of the zones is found."""
    body: re.Pattern[str]
    """Found in the names of an element that probably holds the article's text."""
    _lines: "_Index" = field(init=False, repr=False)
    _captions: "_Index" = field(init=False, repr=False)
    _captions_anywhere: "_Index" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sort the rules by how lines begin and by their words: of most lines few rules need to be asked."""
        anywhere = [rule for rule in self.captions if not rule.before]
        object.__setattr__(self, "_lines", _indexed(self.lines))
        object.__setattr__(self, "_captions", _indexed(self.captions))
        object.__setattr__(self, "_captions_anywhere", _indexed(anywhere))

    @property
    def link_in_text(self) -> Cut:
        """The rule as whose links to other articles inside a paragraph are logged."""
        return next(cut for cut in self.cuts if Role.LINK_IN_TEXT in cut.roles)

    @remembered
    def line_rule(self, text: str) -> LineRule | None:
        """The rule that drops the line *text* wherever it stands, or None.

        >>> from clean.rule_file import rule_book
        >>> [rule_book().line_rule(text).name for text in ("Baca juga: Harga Cabai Naik", "(fyk/ash)")]
        ['read also', 'initials']
        >>> rule_book().line_rule("Baca puisi itu membuatnya menangis, kata dia.") is None
        True
        """
        return None if _speech().search(text) else _first(self._lines, text)

    @remembered
    def caption_rule(self, text: str, *, before_lead: bool) -> LineRule | None:
        """The rule by which *text* is a photo's caption, or None."""
        return _first(self._captions if before_lead else self._captions_anywhere, text)

    def zone(self, tag: str, names: str) -> Zone | None:
        """The rule for an element with that *tag* and those *names*, in small letters; the tag goes first."""
        tagged = next((zone for zone in self.zones if tag in zone.tags), None)
        if tagged is not None or not names:
            return tagged
        if "tag-" in names or "category-" in names:
            names = FILED_UNDER.sub(" ", names)
        # Most names are no zone's, which one look tells.
        if self.zoned.search(names) is None:
            return None
        return next(zone for zone in self.zones if zone.pattern.search(names))


@cache
def _speech() -> re.Pattern[str]:
    """Somebody speaks and is named for it: whatever else the line looks like, it is the article's."""
    return re.compile(rf"[,.?!]\"\s(?:{one_of([*speech().verbs, *speech().of_texts])})\w{{0,3}}\b")


_Index: TypeAlias = dict[str, tuple[tuple[LineRule, ...], ...]]
"""Rules in order, by the first letter or digit of a line, then by its words; under "" all of them."""
_INITIAL = re.compile(r"[\W_]*+(.?)")


def _first(rules: _Index, text: str) -> LineRule | None:
    """The first of the *rules* that matches *text*."""
    words = text.count(" ") + 1
    if words >= len(rules[""]) or len(text) > _LONGEST_LINE:
        return None
    small = in_small_letters(text)
    initial = _INITIAL.match(small)
    near = rules[""] if initial is None else rules.get(initial[1], rules[""])
    for rule in near[words]:
        if rule.matches(text, small):
            return rule
    return None


def _indexed(rules: Iterable[LineRule]) -> _Index:
    rules = tuple(rules)
    initials = ("", *string.ascii_lowercase, *string.digits)
    return {
        initial: _by_words(rules, [rule for rule in rules if initial in rule.initials or not rule.initials])
        for initial in initials
    }


def _by_words(rules: Sequence[LineRule], near: Sequence[LineRule]) -> tuple[tuple[LineRule, ...], ...]:
    """Those *near* that may match a line, for each number of words that one of the *rules* may."""
    longest = max((rule.words for rule in rules), default=0)
    return tuple(tuple(rule for rule in near if words <= rule.words) for words in range(longest + 1))
