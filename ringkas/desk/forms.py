"""An issue as Markdown, a page, a Word document or mail."""

from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from ..export.blocks import blocks_to_docx, blocks_to_html, blocks_to_mail, blocks_to_markdown
from ..export.printable import printable
from .issue import Issue
from .layout import heading_of, laid_out
from .plan import Mail

__all__ = ["FORMS", "rendered"]


def rendered(issue: Issue, *, form: str, mail: Mail) -> bytes:
    """*issue* as *form*, one of `FORMS`; *mail* is the envelope where that is ``mail``.

    Whatever comes from articles is escaped, as in `ringkas.export`. Raises MissingExtra where ``docx`` can't
    be written here.
    """
    return _WRITERS[form](issue, mail)


def _markdown(issue: Issue, _mail: Mail) -> bytes:
    return blocks_to_markdown(laid_out(issue)).encode()


def _page(issue: Issue, _mail: Mail) -> bytes:
    return blocks_to_html(laid_out(issue), title=heading_of(issue)).encode()


def _word(issue: Issue, _mail: Mail) -> bytes:
    return blocks_to_docx(laid_out(issue), title=heading_of(issue))


def _mailed(issue: Issue, mail: Mail) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(printable(heading_of(issue)).split())
    message["Date"] = format_datetime(issue.made)
    if mail.sender:
        message["From"] = mail.sender
    if mail.recipients:
        message["To"] = ", ".join(mail.recipients)
    message.set_content(blocks_to_mail(laid_out(issue)))
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
