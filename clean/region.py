"""An article's lines on their way to becoming a body: what the passes that rule lines out work on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .lines import is_prose
from .rule_file import rule_book
from .rules import Rule
from .scored_line import ScoredLine

__all__ = ["Region"]


@dataclass(slots=True, kw_only=True)
class Region:
    """The lines in and around an article, while one pass after another rules lines out.

    A pass is a generator that names places and reasons; `rule_out` alone writes them down, each before the
    pass goes on, so that a pass sees what it and those before it ruled out.
    """

    lines: list[ScoredLine]
    begin: int
    """First line of the article's span."""
    end: int
    """One past its last line."""
    lead: int
    """Where its text starts: at its dateline, else at *begin*."""
    first: int
    """The first line from *lead* on that reads as a paragraph; *lead* where none does."""

    def rule_out(self, found: Iterable[tuple[int, Rule]]) -> None:
        """Write down why each of the places *found* is out."""
        for place, reason in found:
            self.lines[place].reason = reason

    def left(self, begin: int, end: int) -> Iterator[tuple[int, ScoredLine]]:
        """The lines from *begin* to *end* that aren't out when their turn comes, with their places."""
        for place in range(begin, end):
            if self.lines[place].reason is None:
                yield place, self.lines[place]

    def prose(self) -> list[int]:
        """Places of the paragraphs that are left from *lead* on."""
        return [
            place
            for place, one in self.left(self.lead, self.end)
            if not one.deck and (one.assured or is_prose(one.line.text))
        ]

    def settle_lead(self) -> None:
        """Move *lead* past lines that are out, and find *first*."""
        self.lead = next((place for place, _ in self.left(self.lead, self.end)), self.end)
        prose = self.prose()
        # An essay in photos has captions alone.
        either = next(iter(prose), self.lead)
        self.first = next((place for place in prose if not self._is_caption_before(place)), either)

    def _is_caption_before(self, place: int) -> bool:
        text = self.lines[place].line.text
        return rule_book().caption_rule(text, before_lead=True) is not None
