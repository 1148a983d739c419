"""What is said of a digest: what became of copies and versions, and what has no place in it."""

from collections.abc import Iterator, Sequence

from check import Finding
from clean import Article

from .copies import Grouping, Versions
from .toll import Tolls

__all__ = ["findings_of"]


def findings_of(
    grouping: Grouping,
    articles: Sequence[Article],
    speakers: Sequence[int],
    tolls: Tolls,
    sources: Sequence[Sequence[tuple[int, int]]],
) -> Iterator[Finding]:
    """The findings on a digest of *articles*, what differs first.

    *sources* has for each of its sentences the ``(article, sentence)`` from which it was taken, and then
    those that say the same.
    """
    yield from (_differing(pair) for pair in grouping.versions)
    yield from _left_out(tolls, sources)
    for number, index in grouping.additions:
        yield _added(number, articles[number].sentences[index].text)
    yield from _without(speakers, grouping.groups, sources)
    yield from (_merged(group) for group in grouping.groups if len(group) > 1)


def _left_out(tolls: Tolls, sources: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Finding]:
    """A warning for each article with dead, missing or hurt, or a size, that the digest doesn't tell."""
    for number, texts in tolls.untold([places[0] for places in sources]):
        yield Finding.of(
            "toll_left_out",
            kind="left out",
            severity="warning",
            values={"article": number + 1, "text": " ".join(texts)},
            stage="summary",
        )


def _without(
    speakers: Sequence[int],
    groups: Sequence[Sequence[int]],
    sources: Sequence[Sequence[tuple[int, int]]],
) -> Iterator[Finding]:
    """A warning that names the articles of which, and of whose copies, the digest has no sentence."""
    heard = {number for places in sources for number, _ in places}
    silent = [
        number for number in speakers if not heard & set(next(group for group in groups if number in group))
    ]
    if silent:
        yield Finding.of(
            "articles_left_out",
            kind="left out",
            severity="warning",
            values={"numbers": ", ".join(str(number + 1) for number in silent)},
            stage="summary",
        )


def _differing(pair: Versions) -> Finding:
    first, second = pair.articles
    return Finding.of(
        "articles_differ",
        kind="versions",
        severity="warning",
        values={"first": first + 1, "second": second + 1},
        stage="summary",
    )


def _added(number: int, text: str) -> Finding:
    return Finding.of(
        "only_the_copy_says",
        kind="copies",
        severity="warning",
        values={"article": number + 1, "text": text},
        stage="summary",
    )


def _merged(group: Sequence[int]) -> Finding:
    return Finding.of(
        "copies",
        kind="copies",
        severity="info",
        values={"numbers": ", ".join(str(number + 1) for number in group)},
        stage="summary",
    )
