"""Tell a page from plain text."""

import re

__all__ = ["is_html"]

_FIRST = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--|<!doctype\s|<(?P<tag>[a-z][a-z0-9\-]{0,20})[\s/>])",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?P<tag>html|head|body|div|p|article|section|table|t[rd]|span|h[1-6]|[uo]l|li|br|a|b|i|em|strong|img|figure"
    r"|blockquote)(?=[\s/>])[^<>]{0,400}>",
    re.IGNORECASE,
)
_INLINE = frozenset("a b br em font i img small span strong sub sup u".split())  # noqa: SIM905
"""Tags that a text may hold whose own line breaks part its paragraphs, as databases give them out."""


def is_html(text: str) -> bool:
    r"""Whether *text* is markup rather than plain text.

    >>> is_html("<!DOCTYPE html><p>Harga beras naik.</p>"), is_html("Jika a < b dan c > d, harga naik.")
    (True, False)
    >>> is_html("Harga naik sejak pekan lalu, kata pedagang di pasar itu. " * 20 + "<p>Iklan</p>")
    False
    >>> is_html("Harga Naik\n\nBeras naik.<br>\n<b>Warga</b> mengeluh."), is_html("Naik.<br>Warga mengeluh.")
    (False, True)
    """
    first = _FIRST.match(text[:4000])
    if first is not None and (first["tag"] or "").lower() not in _INLINE:
        return True
    head = text[:100_000]
    tags = [match["tag"].lower() for match in _TAG.finditer(head)]
    # A paste may hold a stray tag; a page has one every few words.
    if 250 * len(tags) <= len(head):
        return False
    return "\n" not in head.strip() or not _INLINE.issuperset(tags)
