"""An issue as Markdown, a page, a Word document or mail."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from io import BytesIO
from itertools import groupby

from engine.extras import need

from ..export.document import printable, web_address
from ..export.markdown import block, inline
from ..export.page_frame import framed
from ..export.webpage import STYLE
from .issue import Issue
from .layout import Block, heading_of, laid_out
from .plan import Mail

__all__ = ["FORMS", "rendered"]


def rendered(issue: Issue, *, form: str, mail: Mail) -> bytes:
    """*issue* as *form*, one of `FORMS`; *mail* is the envelope where that is ``mail``.

    Whatever comes from articles is escaped, as in `ringkas.export`. Raises MissingExtra where ``docx`` can't
    be written here.
    """
    return _WRITERS[form](issue, mail)


def _markdown(issue: Issue, _mail: Mail) -> bytes:
    parts = []
    for kind, run in groupby(laid_out(issue), key=lambda one: one.kind):
        held = list(run)
        if kind == "pair":
            rows = [f"| {inline(one.text)} | {inline(one.other)} |" for one in held]
            parts.append("\n".join((rows[0], "|---|---|", *rows[1:])))
            continue
        parts += [_MARKDOWN[kind].format(block(one.text)) for one in held if kind != "link"]
        parts += [_markdown_link(one.text) for one in held if kind == "link"]
    return ("\n\n".join(parts) + "\n").encode()


_MARKDOWN: Mapping[str, str] = {
    "title": "# {}",
    "section": "## {}",
    "story": "### {}",
    "sentence": "{}",
    "source": "> *{}*",
    "fault": "- **{}**",
    "note": "{}",
}


def _markdown_link(url: str) -> str:
    return f"<{url}>" if web_address(url) else block(url)


def _page(issue: Issue, _mail: Mail) -> bytes:
    title = printable(heading_of(issue))
    return framed(_page_body(issue), title=title, style=f"{STYLE}{_STYLE}").encode()


def _page_body(issue: Issue) -> Iterable[str]:
    for kind, run in groupby(laid_out(issue), key=lambda one: one.kind):
        if kind == "pair":
            rows = [
                f'<tr lang="{one.language}"><td>{_escaped(one.text)}</td><td>{_escaped(one.other)}</td></tr>'
                for one in run
            ]
            yield f"<table><tbody>{''.join(rows)}</tbody></table>"
        else:
            yield from map(_page_block, run)


def _page_block(one: Block) -> str:
    text = _escaped(one.text)
    if one.kind == "link" and web_address(one.text):
        text = f'<a href="{text}" rel="noopener noreferrer">{text}</a>'
    return _PAGE[one.kind].format(text, language=one.language)


_STYLE = """
h3 { font-size: 1.0625rem; margin: 1.75rem 0 .25rem; }
p { margin: .15rem 0; }
.said { margin-top: .6rem; }
.beneath { color: var(--soft); font-style: italic; font-size: .9375rem; }
td { width: 50%; }
"""

_PAGE: Mapping[str, str] = {
    "title": "<h1>{}</h1>",
    "section": "<h2>{}</h2>",
    "story": "<h3>{}</h3>",
    "sentence": '<p class="said">{}</p>',
    "source": '<p class="beneath" lang="{language}">{}</p>',
    "fault": '<p class="warning">{}</p>',
    "note": '<p class="about">{}</p>',
    "link": '<p class="about">{}</p>',
}


def _escaped(text: str) -> str:
    return escape(printable(text))


def _word(issue: Issue, _mail: Mail) -> bytes:
    need("docx", what="A Word document")
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = (
        printable(heading_of(issue))[:255],
        "ringkas",
        "",
    )
    levels = {"title": 0, "section": 1, "story": 2}
    styles = {"source": "Quote", "fault": "List Bullet"}
    for kind, run in groupby(laid_out(issue), key=lambda one: one.kind):
        if kind == "pair":
            table = document.add_table(rows=0, cols=2, style="Table Grid")
            for one in run:
                first, second = table.add_row().cells
                first.text, second.text = printable(one.text), printable(one.other)
            continue
        for one in run:
            if kind in levels:
                document.add_heading(printable(one.text), level=levels[kind])
            else:
                document.add_paragraph(printable(one.text), style=styles.get(kind))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _plain(blocks: Iterable[Block]) -> str:
    parts = []
    for one in blocks:
        text = " ".join(printable(one.text).split())
        if one.kind == "pair":
            text = f"{text}\n{' '.join(printable(one.other).split())}"
        marks = {"title": "{}", "section": "== {} ==", "story": "-- {}", "source": "   {}", "fault": "! {}"}
        parts.append(marks.get(one.kind, "{}").format(text))
    return "\n\n".join(parts) + "\n"


def _mailed(issue: Issue, mail: Mail) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(printable(heading_of(issue)).split())
    message["Date"] = format_datetime(issue.made)
    if mail.sender:
        message["From"] = mail.sender
    if mail.recipients:
        message["To"] = ", ".join(mail.recipients)
    message.set_content(_plain(laid_out(issue)))
    message.add_alternative(_page(issue, mail).decode(), subtype="html")
    return message.as_bytes()


_WRITERS: Mapping[str, Callable[[Issue, Mail], bytes]] = {
    "markdown": _markdown,
    "html": _page,
    "docx": _word,
    "mail": _mailed,
}
FORMS: Sequence[str] = tuple(_WRITERS)
"""What an issue can be written as, the first where nothing says otherwise."""
