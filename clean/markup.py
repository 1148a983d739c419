"""Tell a page from plain text."""

import re

__all__ = ["is_html"]

_FIRST = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--|<!doctype\s|<[a-z][a-z0-9\-]{0,20}[\s/>])", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|article|section|table|t[rd]|span|h[1-6]|[uo]l|li|br|a|b|i|em|strong|img|figure"
    r"|blockquote)(?=[\s/>])[^<>]{0,400}>",
    re.IGNORECASE,
)


def is_html(text: str) -> bool:
    """Whether *text* is markup rather than plain text.

    >>> is_html("<!DOCTYPE html><p>Harga beras naik.</p>"), is_html("Jika a < b dan c > d, harga naik.")
    (True, False)
    >>> is_html("Harga naik sejak pekan lalu, kata pedagang di pasar itu. " * 20 + "<p>Iklan</p>")
    False
    """
    if _FIRST.match(text[:4000]) is not None:
        return True
    head = text[:100_000]
    # A paste may hold a stray tag; a page has one every few words.
    return 250 * sum(1 for _ in _TAG.finditer(head)) > len(head)
