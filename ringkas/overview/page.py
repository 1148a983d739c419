"""An overview as one HTML file that needs nothing else: no script, no font, no picture from elsewhere."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from engine.wording import counted

from ..export.page_frame import framed
from . import charts
from .groups import FIGURE
from .result import CopyGroup, Count, Disagreement, Overview

__all__ = ["to_html"]

STYLE = """
:root { --bar: var(--accent); }
main { max-width: 72rem; }
h1 { margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 .75rem; }
h3 { font-size: 1.0625rem; margin: 0 0 .5rem; }
p { margin: .5rem 0; max-width: 44rem; }
.soft, caption, th, td, dl, summary { font: .9375rem/1.5 system-ui, sans-serif; }
.soft, caption, th, dt { color: var(--soft); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1rem;
  margin: 1.5rem 0; }
dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  gap: 2.5rem 3rem; }
figure { margin: 0; max-width: 34rem; }
svg { width: 100%; height: auto; display: block; }
svg text { font-family: system-ui, sans-serif !important; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding-bottom: .25rem; }
th { text-align: start; font-weight: 600; }
th, td { padding: .3rem .75rem .3rem 0; vertical-align: top; border-top: 1px solid var(--line); }
.figure { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figure:last-child { padding-right: 0; }
td:first-child { min-width: 7.5rem; }
caption.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
summary { cursor: pointer; color: var(--soft); padding: .35rem 0; }
mark { background: var(--lit); color: inherit; padding: 0 .1em; font-weight: 600; }
article { border-top: 2px solid var(--line); padding: 1rem 0; }
article p { max-width: none; }
blockquote { margin: .75rem 0; padding-left: .9rem; border-left: 3px solid var(--line); }
blockquote p { margin: .2rem 0; }
ul { padding-left: 1.2rem; margin: .5rem 0; }
@media (max-width: 40rem) { .sentences thead { display: none; }
  .sentences tr, .sentences td { display: block; }
  .sentences tr { border-top: 1px solid var(--line); padding: .6rem 0; }
  .sentences td { border: 0; padding: .1rem 0; text-align: start; }
  .sentences .figure::before { content: "confidence "; } }
@media print { :root { --bar: #555; --lit: #ddd; } main { max-width: none; }
  figure, article, tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; height: auto; } summary { display: none; } }
"""
_OPEN = 15
"""Rows of a table from which it is folded, but in print."""


def to_html(overview: Overview) -> str:
    """The overview as a page, with a table under each chart; what comes from articles is escaped.

    Light or dark as the reader's system is; made to be printed, too. Raises MissingExtra where matplotlib
    isn't installed.
    """
    content = [
        f"<h1>Report on {escape(overview.output)}</h1>",
        *_head(overview),
        *_contents(overview),
        *_faults(overview),
        *_mentions(overview),
        *_groups(overview),
        *_sentences(overview),
    ]
    return framed(content, title=f"Report on {overview.output}", style=STYLE)


def _head(overview: Overview) -> Iterable[str]:
    figures = [
        ("articles", overview.records),
        ("failed", overview.failed),
        ("copies merged", overview.merged),
        ("words", overview.words),
        ("portals", overview.portals_in_all),
        ("groups alike", overview.groups_in_all),
    ]
    yield "<dl>"
    yield from (f"<div><dt>{name}</dt><dd>{figure:,}</dd></div>" for name, figure in figures)
    yield "</dl>"
    yield from (f'<p class="soft">{escape(lack)}</p>' for lack in overview.lacks)


def _contents(overview: Overview) -> Iterable[str]:
    yield '<section aria-labelledby="there"><h2 id="there">What there is</h2><div class="grid">'
    yield from _chart(
        "languages", "Languages", overview.languages, charts.bars, head=("language", "articles")
    )
    more = overview.portals_in_all - len(overview.portals)
    yield from _chart(
        "portals",
        "Portals",
        overview.portals,
        charts.bars,
        head=("portal", "articles"),
        note=f"And {counted(more, 'portal')} more." if more else "",
    )
    yield from _chart(
        "dates",
        f"Articles by {overview.period}",
        overview.timeline,
        charts.columns,
        head=(overview.period, "articles"),
        note=f"{counted(overview.undated, 'article')} without a date." if overview.undated else "",
    )
    yield from _chart(
        "lengths", "Articles by words", overview.lengths, charts.columns, head=("words", "articles")
    )
    yield "</div></section>"


def _faults(overview: Overview) -> Iterable[str]:
    yield '<section aria-labelledby="wrong"><h2 id="wrong">What went wrong, and what was found</h2>'
    yield '<div class="grid">'
    if overview.failures:
        counts = [Count(name=failed.kind, count=failed.count) for failed in overview.failures]
        yield _figure("failures", "Failures by kind", charts.bars(counts, name="failures"))
        rows = [
            (escape(failed.kind), f"{failed.count:,}", escape(f"{failed.example} {failed.hint}".strip()))
            for failed in overview.failures
        ]
        yield from _table(
            "Failures, each with an example", ("kind", "records", "such as"), rows, figures=(1,)
        )
        yield "</figure>"
    else:
        yield "<p>No record failed.</p>"
    if overview.findings:
        yield _figure("findings", "Findings by kind", charts.severities(overview.findings, name="findings"))
        kinds = [
            (escape(one.kind), f"{one.error:,}", f"{one.warning:,}", f"{one.info:,}")
            for one in overview.findings
        ]
        yield from _table(
            "Findings, each fault once", ("kind", "errors", "warnings", "notes"), kinds, figures=(1, 2, 3)
        )
        yield "</figure>"
    else:
        yield "<p>There are no findings.</p>"
    yield from _chart(
        "confidence",
        "English sentences by confidence",
        overview.confidence,
        charts.columns,
        head=("confidence", "sentences"),
        note="The chance that a sentence doesn't mislead; below 0.5 it likelier does."
        if overview.confidence
        else "",
    )
    yield "</div></section>"


def _mentions(overview: Overview) -> Iterable[str]:
    yield '<section aria-labelledby="told"><h2 id="told">Who, where and how much</h2>'
    yield '<p class="soft">Found by plain rules, each once an article.</p><div class="grid">'
    for name, title, counts in (
        ("names", "Names of people and bodies", overview.names),
        ("places", "Places", overview.places),
        ("amounts", "Amounts", overview.amounts),
    ):
        yield from _chart(
            name, title, counts, charts.bars, head=(name.removesuffix("s"), "articles"), language="id"
        )
    yield "</div></section>"


def _chart(
    name: str,
    title: str,
    counts: Sequence[Count],
    draw: Callable[..., str],
    *,
    head: tuple[str, str],
    note: str = "",
    language: str = "",
) -> Iterable[str]:
    """A figure with the drawing and a table of the same counts; nothing where there are none."""
    if not counts:
        return
    yield _figure(name, title, draw(counts, name=name))
    if note:
        yield f'<p class="soft">{note}</p>'
    spoken = f' lang="{language}"' if language else ""
    rows = [(f"<span{spoken}>{escape(count.name)}</span>", f"{count.count:,}") for count in counts]
    yield from _table(title, head, rows, figures=(1,))
    yield "</figure>"


def _figure(name: str, title: str, drawing: str) -> str:
    return f'<figure aria-labelledby="{name}-title"><h3 id="{name}-title">{escape(title)}</h3>\n{drawing}'


def _table(
    caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, figures: Sequence[int]
) -> Iterable[str]:
    """A table of cells that are HTML; the columns *figures* hold numbers."""
    folded = len(rows) > _OPEN
    if folded:
        yield f"<details><summary>Table of {counted(len(rows), 'row')}</summary>"
    classes = ['class="figure"' if column in figures else "" for column in range(len(head))]
    yield f'<table><caption class="unseen">{escape(caption)}</caption><thead><tr>'
    yield from (
        f'<th scope="col" {kind}>{escape(name)}</th>' for name, kind in zip(head, classes, strict=True)
    )
    yield "</tr></thead><tbody>"
    for row in rows:
        cells = "".join(f"<td {kind}>{cell}</td>" for cell, kind in zip(row, classes, strict=True))
        yield f"<tr>{cells}</tr>"
    yield "</tbody></table>"
    if folded:
        yield "</details>"


def _groups(overview: Overview) -> Iterable[str]:
    if not overview.groups:
        return
    yield '<section aria-labelledby="alike"><h2 id="alike">Articles in nearly the same words</h2>'
    shown = len(overview.groups)
    if overview.groups_in_all > shown:
        yield f"<p>The {shown} largest of {overview.groups_in_all:,} groups.</p>"
    for group in overview.groups:
        yield from _group(group)
    yield "</section>"


def _group(group: CopyGroup) -> Iterable[str]:
    first, *_ = group.articles
    yield f"<article><h3>{counted(group.size, 'article')}: "
    yield f'<span lang="id">{escape(first.title)}</span></h3><ul>'
    for told in group.articles:
        about = " · ".join(escape(part) for part in (told.source, told.date[:10], told.id) if part)
        copies = f", with {counted(told.copies, 'copy', plural='copies')}" if told.copies else ""
        yield f'<li><span lang="id">{escape(told.title)}</span>'
        yield f'<span class="soft">{about}{copies}</span></li>'
    rest = group.size - sum(1 + told.copies for told in group.articles)
    if rest > 0:
        yield f'<li class="soft">and {counted(rest, "article")} more</li>'
    yield "</ul>"
    if group.disagreements:
        yield "<p>They disagree:</p>"
    for one in group.disagreements:
        yield from _disagreement(one)
    yield "</article>"


def _disagreement(one: Disagreement) -> Iterable[str]:
    yield "<blockquote>"
    for id, sentence, figures in zip(one.ids, one.sentences, one.figures, strict=True):
        marked = _marked(sentence, figures)
        yield f'<p><span lang="id">{marked}</span> <span class="soft">{escape(id)}</span></p>'
    yield "</blockquote>"


def _marked(sentence: str, figures: Sequence[str]) -> str:
    """*sentence*, escaped, with its *figures* marked.

    >>> _marked("Naik 12 & 120 persen", ["12"])
    'Naik <mark>12</mark> &amp; 120 persen'
    """
    marked, end = "", 0
    for match in FIGURE.finditer(sentence):
        figure = escape(match.group())
        marked += escape(sentence[end : match.start()])
        marked += f"<mark>{figure}</mark>" if match.group() in figures else figure
        end = match.end()
    return marked + escape(sentence[end:])


def _sentences(overview: Overview) -> Iterable[str]:
    if not overview.sentences:
        return
    yield '<section aria-labelledby="read"><h2 id="read">Sentences that most need a person</h2>'
    yield '<table class="sentences">'
    yield "<caption>Those with the least confidence, of all that were translated</caption>"
    yield '<thead><tr><th scope="col">English</th><th scope="col">Source</th><th scope="col">Found</th>'
    yield '<th scope="col" class="figure">Confidence</th></tr></thead><tbody>'
    for one in overview.sentences:
        found = "".join(f"<li>{escape(message)}</li>" for message in one.findings)
        yield f'<tr><td lang="en">{escape(one.target)}<br><span class="soft">{escape(one.id)}</span></td>'
        said = f"<ul>{found}</ul>" if found else "nothing"
        yield f'<td lang="id">{escape(one.source)}</td><td>{said}</td>'
        yield f'<td class="figure">{one.confidence:.2f}</td></tr>'
    yield "</tbody></table></section>"
