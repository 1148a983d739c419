"""The header fields of an answer over HTTP."""

from email.message import Message

__all__ = ["header_fields", "media_type_and_charset"]


def media_type_and_charset(field: str) -> tuple[str, str]:
    """Media type and charset in a Content-Type field, each empty where none is named.

    A charset that can't be read counts as none, as one that nobody knows does: the bytes tell it as well.
    """
    if not field:
        return "", ""
    message = Message()
    message["content-type"] = field
    try:
        charset = message.get_content_charset("") or ""
    # RFC 2231 lets a parameter name the encoding of its own value, which Python then looks up.
    except (ValueError, LookupError):
        charset = ""
    return message.get_content_type(), charset


def header_fields(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Header fields by their name in lower case; one that comes twice is a list, as HTTP reads it."""
    fields: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("ascii").lower(), _header_text(raw_value)
        fields[name] = f"{fields[name]}, {value}" if name in fields and name != "location" else value
    return fields


def _header_text(value: bytes) -> str:
    try:
        return value.decode("utf-8")  # a Location with unescaped letters, against the standard but common
    except UnicodeDecodeError:
        return value.decode("latin-1")
