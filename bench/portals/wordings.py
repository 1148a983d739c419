"""What portals write: articles before they are laid out, and the boilerplate around them, read from files."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Story", "Wordings", "read_wordings"]

_PREFIXES = {
    "# ": "heading",
    "- ": "item",
    "| ": "row",
    "? ": "question",
    "@ ": "time",
    "~ ": "post",
    "^ ": "name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article before it is laid out, with ``{place}``, ``{person}``, ``{other}`` and ``{number}`` in it."""

    form: str
    """What it is: news, a list, an interview, a live blog, a release, a gallery, a regulation or a ruling."""
    title: str
    blocks: tuple[tuple[str, str], ...]
    """Kind and text of each; the kinds are the fields of `Marks`."""


def _stories(entries: list[dict[str, Any]]) -> tuple[Story, ...]:
    stories = []
    for entry in entries:
        blocks = []
        for line in entry["text"].strip().splitlines():
            kind = _PREFIXES.get(line[:2], "paragraph")
            blocks.append((kind, line if kind == "paragraph" else line[2:].removesuffix(" |")))
        name = " ".join(text for kind, text in blocks if kind == "name")
        title = name or blocks.pop(0)[1]
        stories.append(Story(form=entry["form"], title=title, blocks=tuple(blocks)))
    return tuple(stories)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """What a family of portals writes around its articles; in braces stand ``{link}``, a headline, and the like."""

    stories: tuple[tuple[str, ...], ...]
    """Each a headline and its paragraphs, with ``{place}``, ``{person}``, ``{other}`` and ``{number}``."""
    places: tuple[str, ...]
    persons: tuple[str, ...]
    sites: tuple[str, ...]
    headlines: tuple[str, ...]
    """Of other articles."""
    blurbs: tuple[str, ...]
    datelines: tuple[str, ...]
    dates: tuple[str, ...]
    credits: tuple[str, ...]
    """Lines that name the author."""
    captions: tuple[str, ...]
    between: tuple[str, ...]
    """Lines between paragraphs."""
    after: tuple[str, ...]
    """Lines after the last paragraph."""
    labels: tuple[str, ...]
    """Labels over lists of other articles."""
    header: tuple[str, ...]
    """Labels between headline and text."""
    menu: tuple[str, ...]
    footer: tuple[str, ...]
    above: tuple[str, ...] = ()
    """Lines over the headline: tickers, crumbs, notices."""
    forms: tuple[Story, ...] = ()
    """Stories that aren't a headline and paragraphs alone, for the templates that take them."""


def read_wordings(file: Path) -> Wordings:
    """The wordings and stories of a file such as ``seen.toml``; the head of ``held.toml`` tells its marks."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    table = content["wordings"]
    stories = tuple(tuple(story) for story in table.pop("stories"))
    wordings = {kind: tuple(values) for kind, values in table.items()}
    return Wordings(stories=stories, forms=_stories(content["story"]), **wordings)
