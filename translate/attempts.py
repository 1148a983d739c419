"""What is tried to translate a sentence, and for which sentences: the table `ATTEMPTS`.

A model may read English in its source as Indonesian (*air strike*: *air* is water), and what it is given it
copies stiffly. So it is given the phrase book's English only where it was tried without, and left words of a
term out.
"""

from dataclasses import dataclass
from enum import Enum

from .translation import Outcome
from .translator import Strategy

__all__ = ["ATTEMPTS", "Attempt", "Which"]


class Which(Enum):
    """Which sentences an attempt is made for, by the findings of their best candidate so far."""

    EVERY = "every sentence"
    LOST_TERMS = "words of a term of the phrase book that it doesn't show, an office within a name"
    ANY_FAULT = "warnings, errors"
    ERRORS = "errors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One way to translate a sentence."""

    outcome: Outcome
    """What the segment says where this attempt's first hypothesis is taken."""
    of: Which
    lower_outcome: Outcome | None = None
    """What it says where a lower hypothesis is taken; None: the same."""
    strategy: Strategy = Strategy.DEFAULT
    phrase_book: bool = True
    """Whether the model is given the phrase book's English, as it is that of the other glossaries."""
    by_clause: bool = False
    """Clause by clause, with what must not change copied between; no attempt for a sentence of one clause."""


ATTEMPTS = (
    Attempt(outcome="first", of=Which.EVERY, lower_outcome="alternative", phrase_book=False),
    Attempt(outcome="retry", of=Which.LOST_TERMS),
    Attempt(outcome="retry", of=Which.ANY_FAULT, strategy=Strategy.ENGLISH_FIGURES),
    Attempt(outcome="retry", of=Which.ERRORS, strategy=Strategy.NO_REPEATS),
    Attempt(outcome="split", of=Which.ERRORS, by_clause=True),
)
"""What is tried, in this order. The first attempt is for every sentence, so that each has a candidate."""
