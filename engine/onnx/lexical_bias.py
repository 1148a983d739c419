"""Lexical bias: a bonus for next tokens that begin a word which may render a word of the source.

A model that has seen few translations writes what is likely in its language and leaves out what the source
says. As Arthur et al. 2016 do, a word lexicon is put beside it. They add the lexicon's probabilities to the
model's, by attention; here each word of the source lifts what may render it by the same amount, until one of
these words is written. Probabilities, forms instead of stems, and a lift that leaves the share of
words that carry grammar as it is gave less on FLORES dev.

A figure or a name of the source that has been begun is lifted to its end, too: a model that knows that a
number or a name comes next still writes another one now and then.

Where a first search left words out, another can insist on them: what may render these is lifted by more.
"""

from collections.abc import Callable, Collection, Container, Iterator, Sequence

import numpy as np

from engine.protocols import Lexicon

from .network import Floats, Integers
from .word_starts import WordStarts

__all__ = ["BONUS", "CANDIDATES", "INSISTENCE", "LexicalBias", "SourceBias"]

BONUS = np.float32(0.6)
"""Nats; on FLORES dev, with a beam of 2, 0.5 to 0.7 are within 0.1 chrF2, and 1.5 cuts sentences short."""
INSISTENCE = np.float32(2.5)
"""Nats; for words that a search is to insist on."""
CANDIDATES = 16
"""How many of a row's best tokens a bonus can reach."""


class SourceBias:
    """The bias of one source: *words* has the numbers of its words by the tokens that may begin a rendering.

    *lower_case* are the tokens that don't begin a sentence. *figures* are the source's figures in tokens,
    which come after one of *openers*; *names* its names in tokens. *insisted* are the numbers of the words to
    insist on.
    """

    def __init__(
        self,
        words: dict[int, list[int]],
        *,
        lower_case: Container[int] = (),
        figures: Sequence[Sequence[int]] = (),
        openers: Container[int] = (),
        names: Sequence[Sequence[int]] = (),
        insisted: Collection[int] = (),
    ) -> None:
        self._insisted = frozenset(insisted)
        self._words = words
        if insisted:
            # A written token stands for a word that is insisted on before it stands for others.
            self._words = {
                token: sorted(numbers, key=lambda number: number not in self._insisted)
                for token, numbers in words.items()
            }
        self._lower_case = lower_case
        self._figures = {tuple(figure) for figure in figures}
        self._symbols = {token for figure in self._figures for token in figure}
        self._openers = openers
        self._after: dict[tuple[int, ...], set[int]] = {}
        for name in names:
            for at in range(1, len(name)):
                self._after.setdefault(tuple(name[:at]), set()).add(name[at])
        self._longest = max((len(begun) for begun in self._after), default=0)

    def bonuses(self, written: Sequence[int], tokens: Integers) -> Floats:
        """What to add to the scores of *tokens* after those *written*. *Shape:* (tokens,)

        A written token stands for the first word of the source that it may render and no earlier one does,
        those that are insisted on first.
        """
        rendered: set[int] = set()
        for token in written:
            for word in self._words.get(token, ()):
                if word not in rendered:
                    rendered.add(word)
                    break
        excluded: Container[int] = () if written else self._lower_case
        continuations = self._figure_continuations(written) | self._name_continuations(written)
        favored = [
            token in continuations
            or (token not in excluded and not rendered.issuperset(self._words.get(token, ())))
            for token in tokens.tolist()
        ]
        found = np.where(favored, BONUS, np.float32(0))
        if due := self._insisted - rendered:
            insisted = [
                token not in excluded and not due.isdisjoint(self._words.get(token, ()))
                for token in tokens.tolist()
            ]
            found[insisted] = INSISTENCE
        return found

    def _figure_continuations(self, written: Sequence[int]) -> set[int]:
        """What goes on with a figure that the last tokens *written* begin, unless it is there already."""
        if not written or (written[-1] not in self._symbols and written[-1] not in self._openers):
            return set()
        *before, begun = self._runs(written)
        if begun is None:
            return set()
        return {
            figure[len(begun)]
            for figure in self._figures.difference(before)
            if len(figure) > len(begun) and figure[: len(begun)] == begun
        }

    def _name_continuations(self, written: Sequence[int]) -> set[int]:
        """What goes on with a name that the last tokens *written* begin."""
        found: set[int] = set()
        for size in range(1, min(self._longest, len(written)) + 1):
            found |= self._after.get(tuple(written[-size:]), set())
        return found

    def _runs(self, written: Sequence[int]) -> Iterator[tuple[int, ...] | None]:
        """What is written after each opener in tokens that figures have; last, the run that may go on, None
        where there is none.
        """
        run: list[int] | None = None
        for token in written:
            if token in self._openers:
                yield tuple(run or ())
                run = []
            elif run is not None and token in self._symbols:
                run.append(token)
            elif run is not None:
                yield tuple(run)
                run = None
        yield None if run is None else tuple(run)


class LexicalBias:
    """What a lexicon favors in a model; *starts* are those of its vocabulary and of the lexicon.

    *encode* gives the tokens of a text.
    """

    def __init__(self, lexicon: Lexicon, starts: WordStarts, encode: Callable[[str], Sequence[int]]) -> None:
        self._lexicon = lexicon
        self._starts = starts
        self._encode = encode
        self._lower_case = frozenset(starts.lower_case.tolist())
        self._openers = frozenset(starts.openers.tolist())

    def of(self, source: str, insisted: Collection[str] = ()) -> SourceBias:
        """The bias of *source*; *insisted* are the words of it to insist on."""
        words: dict[int, list[int]] = {}
        known = self._lexicon.renderings(source)
        for number, (_, renderings) in enumerate(known):
            for token in {token for rendering in renderings for token in self._beginnings(rendering)}:
                words.setdefault(token, []).append(number)
        figures = [self._encode(figure) for figure in self._lexicon.figures(source)]
        names = [self._encode(f" {name}") for name in self._lexicon.names(source)]
        return SourceBias(
            words,
            lower_case=self._lower_case,
            figures=figures,
            openers=self._openers,
            names=names,
            insisted={number for number, (word, _) in enumerate(known) if word in insisted},
        )

    def _beginnings(self, rendering: str) -> Sequence[int]:
        """The tokens that begin words with this key; a word that the vocabulary lacks begins as it is
        spelled.
        """
        return self._starts.beginning(rendering) or self._encode(f" {rendering}")[:1]
