"""Whether two Indonesian sentences have other members of one closed class: north for south."""

from collections.abc import Iterator

from .class_mentions import Words
from .closed_classes import closed_classes

__all__ = ["swapped_words"]


def swapped_words(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Words of *one* each with what stands for it in *other*, of the same closed class and no synonym.

    >>> list(swapped_words("Angin bertiup dari utara.", "Angin bertiup dari selatan."))
    [('utara', 'selatan')]
    """
    ours, theirs = Words(one, "id"), Words(other, "id")
    groups = ours.may_say() & theirs.may_say()
    if not groups:
        return
    here, there = ours.mentions(groups), theirs.mentions(groups)
    said = {(mention.group, mention.member) for mention in here}
    said_there = {(mention.group, mention.member) for mention in there}
    for lost in here:
        if not lost.plain or lost.member < 0 or (lost.group, lost.member) in said_there:
            continue
        if closed_classes()[lost.group].swap is None:
            continue
        for gained in there:
            if (
                gained.group == lost.group
                and gained.plain
                and gained.member >= 0
                and (gained.group, gained.member) not in said
            ):
                yield one[lost.start : lost.end], other[gained.start : gained.end]
