"""A brief as one HTML file that needs nothing else: no script, no font, no picture from elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from html import escape

from check import Language

from .brief_like import BriefLike
from .document import BriefDocument
from .notes import Note, Place
from .page_frame import framed
from .printable import web_address
from .rows import Row, Unsure

__all__ = ["to_html"]

_ICONS = {"error": "✗", "warning": "⚠"}

STYLE = """
main { max-width: 64rem; }
h1 { margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
.original { color: var(--soft); font-size: 1.2rem; font-style: italic; margin: 0 0 .5rem; }
.about, footer, th, .number, .based { color: var(--soft); font: .875rem/1.5 system-ui, sans-serif; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th { text-align: start; font-weight: 600; }
th:first-child, .number { width: 2.75rem; }
th, td { padding: .4rem .75rem .4rem 0; vertical-align: top; }
tbody { border-top: 1px solid var(--line); }
tr:target { background: var(--lit); }
tr.heading { font-weight: 700; }
tr.item td[lang]::before { content: "• "; }
td.source { color: var(--soft); }
.based { display: block; }
ul.findings, .notes ul { list-style: none; padding: 0; }
ul.findings { margin: .35rem 0 0; font: .875rem/1.4 system-ui, sans-serif; }
.findings li, .notes li { margin: .2rem 0; padding-left: .6rem; border-left: 3px solid; }
.doubt { text-decoration: underline dotted; text-underline-offset: .25em; }
.other summary, .unsure summary { cursor: pointer; }
.other > span { color: var(--ink); font-family: Charter, Georgia, serif; }
.other mark { background: var(--lit); color: inherit; }
.number a { text-decoration: none; }
fieldset { margin: 1rem 0; padding: .3rem .8rem .5rem; border: 1px solid var(--line); border-radius: .4rem;
  font: .875rem/1.6 system-ui, sans-serif; }
fieldset label { margin-right: 1rem; white-space: nowrap; }
main:has(#found:checked) tbody tr:not(:has(.findings)),
main:has(#wrong:checked) tbody tr:not(:has(.findings .error)),
main:has(#unsure:checked) tbody tr:not(:has(.unsure)) { display: none; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
footer p { margin: .15rem 0; }
@media (max-width: 40rem) { thead { display: none; } tr, td { display: block; } tr { padding: .5rem 0; }
  td { padding: .1rem 0; } .number { width: auto; } }
@media print { fieldset, .other:not([open]) { display: none; } main { max-width: none; }
  tr { break-inside: avoid; } }
"""


def to_html(brief: BriefLike, *, language: Language = "en", notes: bool = False, unsure: Unsure = ()) -> str:
    """The brief as a page: each English sentence beside its source, with what was found about it below.

    *language* is that of headings and findings; notes are folded, and open with *notes*; *unsure* as in
    `BriefDocument.of`: how unsure is told where it is asked for. Pointing at a sentence of the summary lights
    up what it rests on, and the other way around; a choice hides the sentences about which nothing was found.
    Both are done by the style: the page has no script. Light or dark as the reader's system is; made to be
    printed too. Whatever comes from the article, the models or the findings is escaped.
    """
    document = BriefDocument.of(brief, spoken=language, unsure=unsure)
    said = document.words
    content = [
        *_head(document),
        f"<h2>{said['summary']}</h2>",
        *_table([document.summary], document, prefix="r"),
        f"<h2>{said['findings']}</h2>",
        *_overview(document, notes=notes),
        *_filter(document),
        f"<h2>{said['article']}</h2>",
        *_table([rows for _, rows in document.paragraphs()], document, prefix="s"),
        "<footer>",
        *(f"<p>{escape(line)}</p>" for line in document.foot),
        f"<p>{said['signature']} <code>{escape(document.signature)}</code></p>",
        "</footer>",
    ]
    style = f"{STYLE}{_lights(document)}"
    return framed(content, title=document.title, style=style, language=language)


def _head(document: BriefDocument) -> Iterable[str]:
    yield "<header>"
    yield f'<h1 lang="en">{escape(document.title)}</h1>'
    if document.original_title:
        yield f'<p class="original" lang="{escape(document.language)}">{escape(document.original_title)}</p>'
    about = [escape(part) for part in document.about]
    if web_address(document.url):
        about.append(f'<a href="{escape(document.url)}" rel="noopener noreferrer">{escape(document.url)}</a>')
    elif document.url:
        about.append(escape(document.url))
    if about:
        yield f'<p class="about">{" · ".join(about)}</p>'
    if document.unfinished:
        yield f'<p lang="{document.spoken}"><strong>{escape(document.unfinished)}</strong></p>'
    yield "</header>"


def _overview(document: BriefDocument, *, notes: bool) -> Iterable[str]:
    """How much was found and where, and what was looked at; what is about a sentence stands beside it."""
    said = document.words
    yield from _findings(document.findings, document)
    places = [_link(place, document) for place, _ in document.rows_with_findings()]
    if places:
        yield f'<p class="about">{said["beside"].format(places="; ".join(places))}</p>'
    unsure = "; ".join(_link(place, document) for place, _ in document.unsure_rows())
    if unsure and not document.is_clear:
        yield f'<p class="about">{said["unsure_at"].format(places=unsure)}</p>'
    if document.notes:
        counted = document.counted("notes", len(document.notes))
        yield f'<details class="about notes"{" open" if notes else ""}><summary>{counted}</summary><ul>'
        for note in document.notes:
            place = "".join(f"{_link(place, document)}: " for place in note.places[:1])
            verdict = f"<strong>{document.label(note)}:</strong> " if note.verdict else ""
            yield f'<li class="info">{place}{verdict}{escape(document.message(note))}</li>'
        yield "</ul></details>"
    checked = document.clear_line(unsure) if document.is_clear else document.checked
    yield f'<p class="about">{checked}</p>'


def _link(place: Place, document: BriefDocument) -> str:
    part, number = place
    return f'<a href="#{"r" if part == "summary" else "s"}{number}">{document.place_names([place])}</a>'


def _filter(document: BriefDocument) -> Iterable[str]:
    """The choice of sentences to show, where findings tell them apart."""
    found = [row for row in (*document.summary, *document.article) if row.findings]
    wrong = [row for row in found if any(note.finding.severity == "error" for note in row.findings)]
    unsure = list(document.unsure_rows())
    if not found and not unsure:
        return
    said = document.words
    counts = {"found": len(found), "wrong": len(wrong), "unsure": len(unsure)}
    choices = [("all", said["show_all"])]
    choices += [(name, said[f"show_{name}"].format(number=count)) for name, count in counts.items() if count]
    yield f"<fieldset><legend>{said['show']}</legend>"
    for name, words in choices:
        checked = " checked" if name == "all" else ""
        yield f'<label><input type="radio" name="show" id="{name}"{checked}> {words}</label>'
    yield "</fieldset>"


def _users(document: BriefDocument) -> Mapping[int, Sequence[int]]:
    """For each sentence of the article, by number, those of the summary that rest on it."""
    users: dict[int, list[int]] = {}
    for row in document.summary:
        for source in row.sources:
            users.setdefault(source, []).append(row.number)
    return users


def _lights(document: BriefDocument) -> str:
    """Style that lights up what belongs to the sentence that is pointed at, or whose link has the focus."""
    pointed = ":is(:hover, :focus-within)"
    rules = [
        f"main:has(#r{row.number}{pointed}) :is({', '.join(f'#s{number}' for number in row.sources)})"
        for row in document.summary
        if row.sources
    ]
    rules += [
        f"main:has(#s{source}{pointed}) :is({', '.join(f'#r{number}' for number in numbers)})"
        for source, numbers in _users(document).items()
    ]
    return "".join(f"{rule} {{ background: var(--lit); }}\n" for rule in rules)


def _table(groups: Iterable[Iterable[Row]], document: BriefDocument, *, prefix: str) -> Iterable[str]:
    language, spoken, said = escape(document.language), document.spoken, document.words
    source = said["source"].format(language=language)
    users = _users(document) if prefix == "s" else {}
    yield "<table>"
    yield (
        f'<thead><tr><th scope="col">#</th><th scope="col">{said["english"]}</th>'
        f'<th scope="col">{source}</th></tr></thead>'
    )
    for rows in groups:
        yield "<tbody>"
        for row in rows:
            based = ""
            if row.sources:
                links = ", ".join(f'<a href="#s{number}">{number}</a>' for number in row.sources)
                based = said["from_article"].format(numbers=links)
                based = f'<span class="based" lang="{spoken}">{based}</span>'
            found = "".join(_findings(row.findings, document)) + _unsure(row, document)
            if row.edited:
                found += f'<span class="based" lang="{spoken}">{said["edited"]}</span>'
            found += _other(row, document)
            if row.told:
                told = said["told"].format(places="; ".join(_link(place, document) for place in row.told))
                found += f'<span class="based" lang="{spoken}">{told}</span>'
            yield f'<tr id="{prefix}{row.number}" class="{escape(row.kind)}">'
            back = "".join(
                f' <a href="#r{number}" aria-label="{said["in_summary"].format(number=number)}">↑{number}</a>'
                for number in users.get(row.number, ())
            )
            yield f'<td class="number">{row.number}{back}</td>'
            english = escape(row.english)
            if row.unsure is not None:
                english = f'<span class="doubt">{english}</span>'
            yield f'<td lang="en">{english}{found}</td>'
            yield f'<td lang="{language}" class="source">{escape(row.source)}{based}</td></tr>'
        yield "</tbody>"
    yield "</table>"


def _other(row: Row, document: BriefDocument) -> str:
    """What the other translator wrote, folded, the words that the first hasn't shaded."""
    if row.other is None:
        return ""
    words = row.other.target.split()
    matcher = SequenceMatcher(None, row.english.split(), words, autojunk=False)
    shown = [
        text if change == "equal" else f"<mark>{text}</mark>"
        for change, _, _, start, end in matcher.get_opcodes()
        if (text := escape(" ".join(words[start:end])))
    ]
    named = escape(document.words["other"].format(model=row.other.model))
    return (
        f'<details class="based other"><summary lang="{document.spoken}">{named}</summary>'
        f'<span lang="en">{" ".join(shown)}</span></details>'
    )


def _unsure(row: Row, document: BriefDocument) -> str:
    """That the source should be looked at, and folded below it how sure the English is."""
    if row.unsure is None:
        return ""
    said, sureness = document.words["unsure"], document.sureness(row)
    return (
        f'<details class="based unsure" lang="{document.spoken}"><summary>? {said}</summary>'
        f"{sureness}</details>"
    )


def _findings(notes: Iterable[Note], document: BriefDocument) -> Iterable[str]:
    entries = [
        f'<li class="{note.finding.severity}">{_ICONS[note.finding.severity]} '
        f"<strong>{document.label(note)}:</strong> {escape(document.message(note))}</li>"
        for note in notes
    ]
    if entries:
        yield f'<ul class="findings" lang="{document.spoken}">{"".join(entries)}</ul>'
