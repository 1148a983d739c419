"""What the words of an Indonesian text may be in English, for a search that should leave none of them out."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from .lexicon import look_up
from .stems import english_stem
from .words import SOURCE_WORD, base, opening

__all__ = ["WordLexicon"]


class WordLexicon:
    """The lexicon of the checks as an `engine.Lexicon`: English stems by Indonesian word."""

    @property
    def revision(self) -> str:
        """A digest of the word data."""
        return _digest()

    def renderings(self, source: str) -> Sequence[frozenset[str]]:
        """For each word of *source* that the lexicon knows, the stems of what may translate it, and the word
        itself where it seems to be a name.

        >>> word, name = WordLexicon().renderings("Menurut Rina")
        >>> "accord" in word, name
        (True, frozenset({'Rina'}))
        """
        found = []
        for match in SOURCE_WORD.finditer(source):
            word = base(match.group())
            words = look_up(word).stems
            if word[0].isupper() and not opening(source, match.start()):
                words |= {word}
            if words:
                found.append(words)
        return found

    def key(self, word: str) -> str:
        """The stem of an English word, which its inflected forms share."""
        return english_stem(word)


@cache
def _digest() -> str:
    data = files(__package__) / "data"
    content = [(data / name).read_bytes() for name in ("lexicon.tsv", "renderings.tsv")]
    return sha256(b"".join(content)).hexdigest()[:16]
