"""In which order an issue is shown, in pieces that every form writes in its own way."""

from collections.abc import Iterable

from engine.wording import counted

from ..export.blocks import Block, Cell
from ..export.dates import readable_date
from ..export.document import BriefDocument
from .issue import Issue, Line, Story

__all__ = ["heading_of", "laid_out"]


def heading_of(issue: Issue) -> str:
    """What the issue is and holds, in a line."""
    return f"{issue.title}, {readable_date(issue.made.date().isoformat())}: {_count(issue)}"


def laid_out(issue: Issue) -> Iterable[Block]:
    """The blocks of *issue*: the digest, the stories, what differs, what couldn't be read."""
    yield Block(kind="title", text=f"{issue.title}, {readable_date(issue.made.date().isoformat())}")
    copies = sum(len(story.copies) for story in issue.stories)
    about = [_count(issue)]
    if copies:
        about.append(counted(copies, "copy", plural="copies"))
    if issue.waiting:
        about.append(f"{counted(issue.waiting, 'article')} left for the next round")
    yield Block(kind="note", text=" · ".join(about))
    yield Block(kind="section", text="In short")
    for line in issue.lines:
        yield from _line(line)
    yield Block(kind="section", text="Stories")
    for story in issue.stories:
        yield from _story(story)
    if issue.differing:
        yield Block(kind="section", text="Alike, but not the same")
    for pair in issue.differing:
        first, second = (f"Story {number}" for number in pair.stories)
        yield Block(
            kind="note", text=f"{first} and {second.lower()} are much alike, but differ in their facts."
        )
        yield Block(kind="row", cells=(Cell(text=first), Cell(text=second)))
        for row in pair.rows:
            yield Block(kind="row", cells=tuple(Cell(text=said or "–", language="id") for said in row))
    if issue.missed:
        yield Block(kind="section", text="Could not be used")
    for missed in issue.missed:
        yield Block(kind="fault", text=missed.said())
    yield Block(kind="section", text="How this was made")
    yield Block(
        kind="note", text="Translated by a machine, not proofread. [1:3] is the third sentence of story 1."
    )
    yield Block(kind="note", text=issue.signature)


def _count(issue: Issue) -> str:
    return counted(len(issue.stories), "new story", plural="new stories")


def _line(line: Line) -> Iterable[Block]:
    places = ", ".join(f"{number}:{sentence}" for number, sentence in line.places)
    yield Block(kind="sentence", text=f"{line.english} [{places}]")
    yield Block(kind="source", text=line.source, language="id")
    for finding in line.findings:
        yield Block(kind="fault", text=f"{finding.severity.capitalize()}: {finding.said('en')}")


def _story(story: Story) -> Iterable[Block]:
    document = BriefDocument.of(story.brief, spoken="en")
    yield Block(kind="subsection", text=f"{story.number}. {document.title}")
    if document.original_title:
        yield Block(kind="source", text=document.original_title, language="id")
    fits = f"fits {'; '.join(story.item.queries)}" if story.item.queries else ""
    yield Block(kind="note", text=" · ".join(filter(None, [*document.about, f"in {story.item.feed}", fits])))
    yield Block(kind="note", address=document.url)
    for row in document.summary:
        places = ", ".join(f"{story.number}:{number}" for number in row.sources)
        yield Block(kind="sentence", text=f"{row.english or row.source} [{places}]")
        if row.english:
            yield Block(kind="source", text=row.source, language="id")
        for note in row.findings:
            yield Block(kind="fault", text=f"{document.label(note)}: {document.message(note)}")
    for note in document.findings:
        yield Block(kind="fault", text=f"{document.label(note)}: {document.message(note)}")
    for copy in story.copies:
        yield Block(kind="note", text=f"Also at {copy.article.source}".removesuffix(" "))
        yield Block(kind="note", address=copy.article.url)
        for sentence in copy.alone:
            yield Block(kind="note", text="Only there:")
            yield Block(kind="source", text=sentence, language="id")
