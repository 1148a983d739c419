"""What a text is called that has no title."""

from clean import Article

__all__ = ["beginning", "name_of"]

MOST = 60
"""Letters of a name; ``naming.js`` of the page has as many."""


def beginning(text: str) -> str:
    """The first words of *text*, cut behind a word, with "…" where there are more.

    >>> beginning("Hujan lebat mengguyur kota.")
    'Hujan lebat mengguyur kota.'
    """
    words = " ".join(text.split())
    if len(words) <= MOST:
        return words
    whole = words[:MOST].rpartition(" ")[0] or words[:MOST]
    return whole.rstrip(" ,;:.–-") + "…"


def name_of(article: Article) -> str:
    """Its title, else the beginning of its first sentence; empty where it has neither."""
    return article.title or beginning(next((sentence.text for sentence in article.sentences), ""))
