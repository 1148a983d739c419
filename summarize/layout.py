"""How a summary's sentences become its text."""

import re
from collections.abc import Sequence

from .request import Style

__all__ = ["lay_out"]

_DATELINE = re.compile(r"^[A-Z][\w.]*(?:[ ,./]+[A-Z(][\w.)]*){0,5}\s*(?:--|[-–—])\s+(?=[A-Z0-9])")


def lay_out(sentences: Sequence[str], style: Style) -> str:
    r"""Put sentences together as one paragraph, as bullets, or as a headline (no dateline, no full stop).

    >>> lay_out(["Harga naik.", "Warga resah."], "bullets")
    '- Harga naik.\n- Warga resah.'
    >>> lay_out(["JAKARTA, KOMPAS.com - Harga beras naik."], "headline")
    'Harga beras naik'
    """
    if style == "bullets":
        return "\n".join(f"- {sentence}" for sentence in sentences)
    if style == "headline":
        text = _DATELINE.sub("", " ".join(sentences))
        return text[:-1] if text.endswith(".") and not text.endswith("..") else text
    return " ".join(sentences)
