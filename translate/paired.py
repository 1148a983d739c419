"""Two translators for the same sentences, and of each sentence the better rendering."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from check import Finding
from engine.errors import ModelError, UnusableValue

from .assessment import standing
from .rendering import Rendering
from .terms import Match
from .translator import Translator

__all__ = ["Chosen", "PairedTranslator", "Renders", "check_second"]

log = logging.getLogger(__name__)

_GIVE_UP = 3
"""Sentences in a row that the second translator fails at before it isn't asked for the rest of a batch: a
server that is gone answers none, and each may be waited for."""


class Renders(Protocol):
    """What makes renderings of sentences with one translator: a `FallbackTranslator`, cached or not."""

    def translate(self, sources: Sequence[str], terms: Sequence[Sequence[Match]] = ()) -> list[Rendering]:
        """As `FallbackTranslator.translate`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The rendering of a sentence that is taken, and the one that isn't where two translators were asked."""

    rendering: Rendering
    model: str = ""
    """Who wrote it; empty where only one translator was asked."""
    other: Rendering | None = None
    other_model: str = ""


class PairedTranslator:
    """Asks *first* and *second* for each sentence, with all their attempts, and takes the better rendering.

    That is the one with fewer errors, then with fewer warnings, then with the higher confidence from the
    texts alone; a tie goes to the first. The names are those of their translators.
    """

    def __init__(self, first: Renders, second: Renders, *, first_name: str, second_name: str) -> None:
        self._first, self._second = first, second
        self._first_name, self._second_name = first_name, second_name

    def translate(self, sources: Sequence[str], terms: Sequence[Sequence[Match]] = ()) -> list[Chosen]:
        """What is taken of each of *sources*, in order; *terms* as `FallbackTranslator` takes them.

        Where the second fails at a sentence, the first's is taken with a warning. Raises GenerationError
        where the first fails.
        """
        terms = terms or [()] * len(sources)
        ours = self._first.translate(sources, terms)
        theirs = self._ask_second(sources, terms)
        return [self._choose(*each) for each in zip(sources, terms, ours, theirs, strict=True)]

    def _choose(
        self, source: str, terms: Sequence[Match], first: Rendering, second: Rendering | None
    ) -> Chosen:
        if second is None:
            failed = Finding.of(
                "second_failed", kind="model", severity="warning", values={"model": self._second_name}
            )
            return Chosen(
                rendering=replace(first, findings=(*first.findings, failed)), model=self._first_name
            )
        ours, theirs = (standing(source, made.target, made.findings, terms=terms) for made in (first, second))
        if theirs < ours:
            return Chosen(
                rendering=second, model=self._second_name, other=first, other_model=self._first_name
            )
        return Chosen(rendering=first, model=self._first_name, other=second, other_model=self._second_name)

    def _ask_second(
        self, sources: Sequence[str], terms: Sequence[Sequence[Match]]
    ) -> Sequence[Rendering | None]:
        """The second translator's renderings, None where it fails."""
        try:
            return self._second.translate(sources, terms)
        except ModelError as error:
            log.warning("%s failed: %s", self._second_name, error)
        # One sentence may be to blame, and must not take the others along.
        made: list[Rendering | None] = []
        failed = 0
        for source, known in zip(sources, terms, strict=True):
            try:
                made.append(self._second.translate([source], [known])[0] if failed < _GIVE_UP else None)
                failed = failed if made[-1] is None else 0
            except ModelError:
                made.append(None)
                failed += 1
        return made


def check_second(translator: Translator, second: Translator | None) -> None:
    """Raise UnusableValue where *second* is *translator* by its name: it has nothing to add."""
    if second is not None and second.name == translator.name:
        raise UnusableValue(
            f"The second translator is the first, {translator.name}.",
            hint="Name another, or none: --second '' (second=None in Python).",
        )
