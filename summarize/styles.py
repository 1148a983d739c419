"""How a summary's sentences become its text."""

from collections.abc import Sequence

from clean import dateline

from .request import Style

__all__ = ["lay_out"]


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
        text = " ".join(sentences)
        text = text.removeprefix(dateline(text))
        return text[:-1] if text.endswith(".") and not text.endswith("..") else text
    return " ".join(sentences)
