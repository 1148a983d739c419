"""How a summary's sentences become its text."""

from collections.abc import Sequence

from clean import dateline

from .request import Style

__all__ = ["apply_style"]


def apply_style(sentences: Sequence[str], style: Style) -> str:
    r"""Make a text of *sentences*: one paragraph, bullets, or a headline (no dateline, no full stop).

    >>> apply_style(["Harga naik.", "Warga resah."], "bullets")
    '- Harga naik.\n- Warga resah.'
    >>> apply_style(["JAKARTA, KOMPAS.com - Harga beras naik."], "headline")
    'Harga beras naik'
    """
    if style == "bullets":
        return "\n".join(f"- {sentence}" for sentence in sentences)
    if style == "headline":
        text = " ".join(sentences)
        text = text.removeprefix(dateline(text))
        return text[:-1] if text.endswith(".") and not text.endswith("..") else text
    return " ".join(sentences)
