"""Spans that must come out as they went in: addresses, account names, hashtags, code."""

import re

__all__ = ["lost_spans", "protected_spans"]

_PROTECTED = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]         # URL, without the punctuation after it
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+                    # e-mail address
    | (?<![\w@])@\w(?:[\w.]*\w)?                                  # account name
    | (?<![\w&])\#\w*[^\W\d]\w*                                   # hashtag, not a rank such as #1
    | `[^`\n]+`                                                   # code
    | (?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|net|org|id|go\.id|gov|edu|info|tv)   # bare domain
      (?:/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’])?(?![\w.]*\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Where *text* has something that translation must not touch: ``(start, end)`` in characters, in order.

    >>> text = "Cek https://bmkg.go.id/gempa, @infoBMKG atau #GempaHariIni."
    >>> [text[start:end] for start, end in protected_spans(text)]
    ['https://bmkg.go.id/gempa', '@infoBMKG', '#GempaHariIni']
    """
    return [match.span() for match in _PROTECTED.finditer(text)]


def lost_spans(source: str, target: str) -> list[tuple[int, int]]:
    """The protected spans of *source* that *target* lacks; a span that comes twice is wanted twice.

    >>> lost_spans("Lihat #Banjir di @infoBMKG.", "See #Flood at @infoBMKG.")
    [(6, 13)]
    """
    lost = []
    rest = target
    for start, end in protected_spans(source):
        before, found, after = rest.partition(source[start:end])
        if found:
            rest = f"{before} {after}"
        else:
            lost.append((start, end))
    return lost
