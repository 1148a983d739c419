"""Small rules that every runtime shares, so that a hypothesis means the same whatever made it."""

from collections.abc import Iterable, Iterator, Sequence

from .errors import GenerationError
from .protocols import Message, Prompt

__all__ = ["as_messages", "cut_at_stop", "no_chat_template", "output_bound", "pieces_to_stop"]


def cut_at_stop(text: str, stop: Sequence[str]) -> str:
    r"""*text* up to the first of the *stop* strings, for runtimes that leave it in or only know tokens.

    >>> cut_at_stop("Rice is dear.\nIndonesian: Beras", ["\n", "###"])
    'Rice is dear.'
    """
    ends = [at for mark in stop if mark and (at := text.find(mark)) >= 0]
    return text[: min(ends)] if ends else text


def pieces_to_stop(pieces: Iterable[str], stop: Sequence[str]) -> Iterator[str]:
    r"""The *pieces* of a text up to the first stop string, holding back what may be the beginning of one.

    >>> list(pieces_to_stop(["Rice", " is dear.#", "#", "# Next"], ["###"]))
    ['Ri', 'ce is dear', '.']
    """
    margin = max((len(mark) for mark in stop), default=1) - 1
    text, shown = "", 0
    for piece in pieces:
        text += piece
        kept = cut_at_stop(text, stop)
        ready = len(kept) if len(kept) < len(text) else max(shown, len(text) - margin)
        if ready > shown:
            yield text[shown:ready]
            shown = ready
        if len(kept) < len(text):
            return
    if text[shown:]:
        yield text[shown:]


def as_messages(prompt: Prompt) -> list[Message]:
    """The turns of a chat as a list; plain text becomes the one turn of a user."""
    return [Message(role="user", content=prompt)] if isinstance(prompt, str) else list(prompt)


def no_chat_template(name: str) -> GenerationError:
    """The error for turns of a chat that the model *name* has no way to write out."""
    return GenerationError(
        f"{name} is a base model without a chat template.", hint="Give it plain text to continue."
    )


def output_bound(source_tokens: int, max_tokens: int | None, *, limit: int) -> int:
    """How many tokens the output of a seq2seq model may have, at most *limit*.

    Without *max_tokens* it is at least twice the source and 16 more, which a faithful translation or summary
    never needs: what runs into it is a loop. Rounded up to a power of two, so that sources of like length
    share a batch with one bound and none depends on its company.

    >>> [output_bound(tokens, None, limit=500) for tokens in (5, 20, 30, 400)]
    [32, 64, 128, 500]
    """
    if max_tokens is not None:
        return max(1, min(limit, max_tokens))
    return min(limit, 1 << (2 * source_tokens + 15).bit_length())
