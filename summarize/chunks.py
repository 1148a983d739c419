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
    parts: list[str] = []
    current = ""

    def add(piece: str, joint: str) -> bool:
        nonlocal current
        joined = f"{current}{joint}{piece}" if current else piece
        if count_tokens(joined) > limit:
            return False
        current = joined
        return True

    def close() -> None:
        nonlocal current
        if current:
            parts.append(current)
        current = ""

    for sentences in paragraphs:
        if add(" ".join(sentences), "\n"):
            continue
        close()
        if add(" ".join(sentences), "\n"):
            continue
        for sentence in sentences:
            if add(sentence, " "):
                continue
            close()
            if add(sentence, " "):
                continue
            for word in sentence.split():
                if add(word, " "):
                    continue
                close()
                if not add(word, " "):
                    raise GenerationError(
                        f"A word of {len(word)} characters doesn't fit the model's {limit} tokens.",
                        hint="Use a model with a larger context, or extractive.",
                    )
    close()
    return parts
