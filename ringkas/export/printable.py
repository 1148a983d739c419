"""What a document can hold: characters that XML allows, and addresses that are safe to make a link of."""

import re

__all__ = ["printable", "web_address"]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML forbids, and with it docx: control characters and halves of surrogate pairs."""


def printable(text: str) -> str:
    r"""*text* with whatever no document can hold shown as U+FFFD.

    >>> printable("harga\x00 naik")
    'harga� naik'
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def web_address(url: str) -> str:
    """*url* where it is safe to make a link of it, else ``""``: ``javascript:`` is text, not a link."""
    return url if re.fullmatch(r"https?://[^\s<>\"'`\\]+", url, re.IGNORECASE) else ""
