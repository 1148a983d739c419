"""Packs an article's text into parts that fit a model, paragraph by paragraph."""

from collections.abc import Callable, Sequence

from engine.errors import GenerationError

__all__ = ["pack"]


def pack(paragraphs: Sequence[Sequence[str]], *, limit: int, count_tokens: Callable[[str], int]) -> list[str]:
    r"""Pack *paragraphs* (each a list of sentences) into few texts of at most *limit* tokens, in order.

    A paragraph is broken between sentences only where it doesn't fit alone, a sentence between words only
    where it doesn't; nothing is left out. Paragraphs are joined by a line break. Raises GenerationError where
    not even one word fits.

    >>> pack([["a b.", "c d."], ["e f."]], limit=4, count_tokens=lambda text: len(text.split()))
    ['a b. c d.', 'e f.']
    """
    packer = _Packer(limit, count_tokens)
    for sentences in paragraphs:
        if packer.add(" ".join(sentences), joint="\n"):
            continue
        for sentence in sentences:
            if packer.add(sentence, joint=" "):
                continue
            for word in sentence.split():
                if not packer.add(word, joint=" "):
                    raise GenerationError(
                        f"A word of {len(word)} characters doesn't fit the model's {limit} tokens.",
                        hint="Use a model with a larger context, or extractive.",
                    )
    return packer.parts


class _Packer:
    """Texts of at most *limit* tokens, the last of which takes more as long as it fits."""

    def __init__(self, limit: int, count_tokens: Callable[[str], int]) -> None:
        self.parts: list[str] = []
        self._limit = limit
        self._count_tokens = count_tokens
        self._is_open = False
        """Whether more may go into the last part."""

    def add(self, text: str, *, joint: str) -> bool:
        """Put *text* behind the last part, else into a new one; False where it fits neither.

        The last part is closed then: what follows begins a new one.
        """
        if self._is_open and self._fits(joined := f"{self.parts[-1]}{joint}{text}"):
            self.parts[-1] = joined
            return True
        fits = self._fits(text)
        self._is_open = fits and bool(text)
        if self._is_open:
            self.parts.append(text)
        return fits

    def _fits(self, text: str) -> bool:
        return self._count_tokens(text) <= self._limit
