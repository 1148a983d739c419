"""Tables of probabilities in the place of a network, so that what a search finds is known by hand."""

import itertools

import numpy as np

END, A, B, C, D = range(5)
START = 9


class Table:
    """A network that gives the tokens after each prefix of a sentence the probabilities of a table.

    It does the bookkeeping that `State` does and fails where rows and sentences don't fit. After prefixes
    that aren't in the table all tokens but the end are alike.
    """

    def __init__(self, *sentences: dict[tuple[int, ...], dict[int, float]], vocabulary: int = 5) -> None:
        self._tables = sentences
        self._vocabulary = vocabulary
        self._sentences = list(range(len(sentences)))
        self._rows = [(number, ()) for number in self._sentences]
        self.calls: list[tuple[list[int], list[int], list[int], int]] = []

    def __call__(self, tokens, rows, sentences, count):
        self.calls.append((tokens.tolist(), rows.tolist(), sentences.tolist(), count))
        assert sentences.tolist() == sorted(sentences.tolist())
        numbers = [self._sentences[place] for place in sentences.tolist()]
        assert numbers == [self._rows[row][0] for row in rows.tolist()]
        self._rows = [
            (number, (*self._rows[row][1], token))
            for number, row, token in zip(numbers, rows.tolist(), tokens.tolist(), strict=True)
        ]
        self._sentences = sorted(set(numbers))
        scores = np.stack([self._scores(number, prefix[1:]) for number, prefix in self._rows])
        best = np.argsort(-scores, axis=1, kind="stable")[:, :count]
        return np.take_along_axis(scores, best, axis=1), best

    def _scores(self, number: int, prefix: tuple[int, ...]) -> np.ndarray:
        default = dict.fromkeys(range(1, self._vocabulary), 1 / (self._vocabulary - 1))
        known = self._tables[number].get(prefix, default)
        chances = [known.get(token, 1e-9) for token in range(self._vocabulary)]
        return np.log(np.asarray(chances)).astype(np.float32)


def random_table(generator, *, depth, tokens=(END, A, B, C, D)):
    """Probabilities after each prefix of up to *depth* tokens."""
    return {
        prefix: dict(zip(tokens, generator.dirichlet(np.ones(len(tokens))).tolist(), strict=True))
        for length in range(depth)
        for prefix in itertools.product((A, B, C, D), repeat=length)
    }
