"""A digest as a document: each sentence with where it is from, what differs, and the articles themselves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from check import what_was_checked
from clean import Article
from engine.wording import counted
from summarize import Digest
from translate import Translation

from .blocks import Block, Cell, Fault, Link, blocks_to_docx, blocks_to_html, blocks_to_markdown
from .dates import readable_date
from .words import words

__all__ = ["DigestDocument", "digest_to_docx", "digest_to_html", "digest_to_markdown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestDocument:
    """A digest with all that it was made from."""

    digest: Digest
    articles: Sequence[Article]
    """In the order in which the digest counts them."""
    names: Sequence[str]
    """What each article was read from: a file or an address."""
    english: Sequence[Translation] = ()
    """Of each sentence of the digest; empty where nothing was translated."""
    signature: str

    @property
    def title(self) -> str:
        """What it is, in a line."""
        return f"Digest of {counted(len(self.articles), 'article')}"


def digest_to_markdown(document: DigestDocument, *, notes: bool = False) -> str:
    """*document* as Markdown; notes are counted, and shown with *notes*."""
    return blocks_to_markdown(_blocks(document, notes=notes))


def digest_to_html(document: DigestDocument, *, notes: bool = False) -> str:
    """*document* as a page in which each sentence links to those of the articles that it rests on.

    Notes are counted, and shown with *notes*.
    """
    return blocks_to_html(_blocks(document, notes=notes), title=document.title)


def digest_to_docx(document: DigestDocument, *, notes: bool = False) -> bytes:
    """*document* as the bytes of a docx; notes are counted, and shown with *notes*.

    Raises MissingExtra where none can be written here.
    """
    return blocks_to_docx(_blocks(document, notes=notes), title=document.title)


def _blocks(document: DigestDocument, *, notes: bool) -> Iterator[Block]:
    said = words("en")
    yield Block(kind="title", text=document.title)
    yield Block(kind="section", text=said["summary"])
    yield from _sentences(document)
    yield Block(kind="section", text=said["findings"])
    yield from _findings(document, notes=notes)
    if document.digest.versions:
        yield Block(kind="section", text="Alike, but not the same")
        yield from _versions(document)
    yield Block(kind="section", text="Articles")
    for number, article in enumerate(document.articles):
        yield from _article(number, article, document.names[number])
    yield Block(kind="section", text=said["made"])
    yield Block(kind="note", text="2:3 is the third sentence of article 2.")
    yield Block(
        kind="note", text=f"Sentences taken from the articles as they stand ({document.digest.model})."
    )
    if document.english:
        model = document.english[0].model
        yield Block(kind="note", text=said["made_translation"].format(model=model))
    yield Block(kind="note", text=f"{said['signature']} {document.signature}")


def _sentences(document: DigestDocument) -> Iterator[Block]:
    said = words("en")
    source = said["source"].format(language="id")
    yield _row("#", *([said["english"]] if document.english else []), source)
    for number, sentence in enumerate(document.digest.sentences):
        cells = [Cell(text=str(number + 1))]
        if document.english:
            translation = document.english[number]
            faults = [
                Fault(f"{said[finding.severity]}: {finding.said('en')}")
                for finding in translation.findings
                if finding.severity != "info"
            ]
            cells.append(Cell(text=translation.text, faults=tuple(faults)))
        links = tuple(_link(*place) for place in sentence.sources)
        cells.append(Cell(text=sentence.text, language="id", links=links))
        yield Block(kind="row", cells=tuple(cells))


def _findings(document: DigestDocument, *, notes: bool) -> Iterator[Block]:
    said = words("en")
    findings = document.digest.findings
    shown = [finding for finding in findings if notes or finding.severity != "info"]
    for finding in shown:
        yield Block(kind="fault", text=f"{said[finding.severity]}: {finding.said('en')}")
    if hidden := len(findings) - len(shown):
        yield Block(kind="note", text=f"{counted(hidden, 'note')} not shown; the JSON has all.")
    if document.english:
        yield Block(kind="note", text=what_was_checked("en"))
    if all(finding.severity == "info" for finding in findings):
        yield Block(kind="note", text="About the articles themselves there is no finding.")


def _versions(document: DigestDocument) -> Iterator[Block]:
    for pair in document.digest.versions:
        first, second = (f"Article {number + 1}" for number in pair.articles)
        yield Block(
            kind="note", text=f"{first} and {second.lower()} are much alike, but differ in their facts."
        )
        yield _row(first, second)
        for gap in pair.differences:
            cells = [
                _told(document.articles, number, index)
                for number, index in zip(pair.articles, (gap.first, gap.second), strict=True)
            ]
            yield Block(kind="row", cells=tuple(cells))


def _told(articles: Sequence[Article], number: int, index: int | None) -> Cell:
    if index is None:
        return Cell(text="–")
    return Cell(text=articles[number].sentences[index].text, language="id", links=(_link(number, index),))


def _article(number: int, article: Article, name: str) -> Iterable[Block]:
    yield Block(kind="subsection", text=f"{number + 1}. {article.title or name}")
    about = [article.source, readable_date(article.date), article.byline, name]
    yield Block(kind="note", text=" · ".join(filter(None, about)))
    if article.url:
        yield Block(kind="note", address=article.url)
    yield _row("#", words("en")["source"].format(language=article.language or "id"))
    for index, sentence in enumerate(article.sentences):
        read, anchor = _link(number, index)
        cells = (Cell(text=read), Cell(text=sentence.text, language=article.language or "id"))
        yield Block(kind="row", cells=cells, anchor=anchor)


def _row(*texts: str) -> Block:
    return Block(kind="row", cells=tuple(Cell(text=text) for text in texts))


def _link(article: int, sentence: int) -> Link:
    return f"{article + 1}:{sentence + 1}", f"a{article + 1}-{sentence + 1}"
