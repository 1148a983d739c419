"""A mail, a mailbox of one mail, or a page saved as MHTML, as its readable part."""

import re
from typing import TYPE_CHECKING

from engine.errors import InputError

from .content import Content, Kind, one_line

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["MAIL", "MAILBOX", "QUOTED"]

_DOCUMENT = re.compile(r"\.(?:docx?|pdf|html?|txt|md|rtf|odt)$", re.IGNORECASE)
_COVERING_WORDS = 30
"""Words under which what stands in a mail with a document only covers it."""
_HEADER = re.compile(r"(?:[A-Za-z][\w-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,40}){2,200}\r?\n")
_OF_MAIL = re.compile(
    r"^(?:From|To|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|Content-Type):[ \t]",
    re.MULTILINE | re.IGNORECASE,
)


def _is_mail(text: str) -> bool:
    header = _HEADER.match(text.lstrip("\r\n"))
    return header is not None and len(set(map(str.lower, _OF_MAIL.findall(header.group())))) >= 2


_POSTMARK = re.compile(r"^From \S{1,300} [^\n]{10,60}\d{4}\r?\n(?=[A-Za-z][\w-]{0,60}:)", re.MULTILINE)
"""How each mail of a mailbox begins."""


def _is_mailbox(text: str) -> bool:
    return _POSTMARK.match(text) is not None and _is_mail(text.partition("\n")[2])


def _read_mailbox(text: str) -> Content:
    if len(_POSTMARK.findall(text)) > 1:
        raise InputError(
            "This is a mailbox with several mails, not an article.",
            hint="Save one of them (.eml) and give that.",
        )
    return _read_mail(text.partition("\n")[2])


def _read_mail(text: str) -> Content:
    """The readable part of a mail or of a page saved as MHTML, under its subject."""
    from email import message_from_string, policy
    from email.message import EmailMessage

    message = message_from_string(text.lstrip("\r\n"), policy=policy.default)
    assert isinstance(message, EmailMessage)
    parts = [part for part in message.walk() if not part.is_multipart() and not part.get_filename()]
    saved = message.get_content_type() == "multipart/related"
    wanted = ("text/html", "text/plain") if saved else ("text/plain", "text/html")
    bodies = ((part, _decoded(part)) for kind in wanted for part in parts if part.get_content_type() == kind)
    found = next(((part, body) for part, body in bodies if body.strip()), None)
    if found is None:
        raise InputError("This mail holds no text.", hint="Save its attachment and give that file.")
    part, body = found
    attached = next(
        (name for one in message.walk() if _DOCUMENT.search(name := one.get_filename() or "")), ""
    )
    if attached and len(body.split()) < _COVERING_WORDS:
        raise InputError(
            f"What this mail brings is in its attachment, {attached}.", hint="Save that and give the file."
        )
    if saved:
        url = str(message["Snapshot-Content-Location"] or part["Content-Location"] or "")
        return Content(kind="page saved as MHTML", body=body, url=url if url.startswith("http") else "")
    subject = re.sub(
        r"^(?:(?:re|fwd?|bls|trs)\s?:\s{0,4}){1,6}", "", str(message["Subject"] or ""), flags=re.IGNORECASE
    )
    return Content(kind="mail", body=body, title=one_line(subject), date=one_line(str(message["Date"] or "")))


def _decoded(part: "Message") -> str:
    payload = part.get_payload()
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() not in ("quoted-printable", "base64"):
        return payload if isinstance(payload, str) else ""
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:  # a charset that nobody knows
        return data.decode("utf-8", "replace")


_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)


def _is_quoted(text: str) -> bool:
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    return bool(lines) and all(line.startswith(">") for line in lines)


QUOTED = Kind(
    name="quoted text",
    is_it=_is_quoted,
    read=lambda text: Content(kind="quoted text", body=_QUOTE.sub("", text)),
)
"""A text every line of which a reply, or Markdown, marks as quoted."""
MAILBOX = Kind(name="mailbox", is_it=_is_mailbox, read=_read_mailbox)
MAIL = Kind(name="mail", is_it=_is_mail, read=_read_mail)
