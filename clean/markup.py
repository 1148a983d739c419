"""Tell a page from plain text."""

import re

__all__ = ["is_html"]

_TAG = re.compile(
    r"<(?:!doctype\s|html|head|body|div|p|article|section|table|span|h[1-6]|ul|ol|br|a\s)[^<>]{0,400}>",
    re.IGNORECASE,
)


def is_html(text: str) -> bool:
    """Whether *text* is markup rather than plain text.

    >>> is_html("<!DOCTYPE html><p>Harga beras naik.</p>"), is_html("Jika a < b dan c > d, harga naik.")
    (True, False)
    """
    return _TAG.search(text[:200_000]) is not None
