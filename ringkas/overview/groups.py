"""What is told of a group of articles in nearly the same words: who has it, and where they disagree."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from summarize import group_copies

from ..codec import article_from_dict
from ..corpus.copies import Group, Member
from .result import CopyGroup, Disagreement, GroupMember

__all__ = ["FIGURE", "copy_group", "portal_of"]

FIGURE = re.compile(r"\d(?:[\d.,:/]*\d)?")
"""A figure in a sentence, of whatever kind."""
_DISAGREEMENTS = 4
_TITLE = 90
"""Characters of a text that stand for a title."""


def copy_group(group: Group) -> CopyGroup:
    """*group* as it is told."""
    found = [gap for member in group.members if member.like for gap in _disagreements(member)]
    # Of equals the first; a difference in figures tells most.
    found.sort(key=lambda one: not any(one.figures))
    return CopyGroup(
        size=group.size,
        articles=tuple(
            GroupMember(
                id=member.row["id"],
                title=article.title or article.text[:_TITLE],
                source=portal_of(article.source, article.url or member.row["url"]),
                date=article.date,
                copies=member.copies,
            )
            for member in group.members
            for article in [article_from_dict(member.row["article"])]
        ),
        disagreements=tuple(found[:_DISAGREEMENTS]),
    )


def _disagreements(member: Member) -> Iterator[Disagreement]:
    assert member.like is not None
    articles = [article_from_dict(row["article"]) for row in (member.like, member.row)]
    for versions in group_copies(articles).versions:
        for gap in versions.differences:
            if gap.first is None or gap.second is None:
                continue
            one, other = articles[0].sentences[gap.first].text, articles[1].sentences[gap.second].text
            ours, theirs = FIGURE.findall(one), FIGURE.findall(other)
            yield Disagreement(
                ids=(member.like["id"], member.row["id"]),
                sentences=(one, other),
                figures=(
                    tuple(figure for figure in ours if figure not in theirs),
                    tuple(figure for figure in theirs if figure not in ours),
                ),
            )


def portal_of(source: str, url: str) -> str:
    """Who published an article: its *source*, as it says itself, else the host of its *url*, else nothing."""
    if source:
        return source
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
