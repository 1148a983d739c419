"""What the words of an Indonesian text may be in English, for a search that should leave none of them out."""

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from .lexicon import look_up_at
from .notation import FIGURE
from .stems import english_stem
from .words import SOURCE_WORD, base, sentence_initial

__all__ = ["WordLexicon"]

# A retry's source is in English notation already: there "1,200" is a thousand.
_INDONESIAN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+,(?:\d{1,2}|\d{4,})")
_CAPITAL = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALS = re.compile(rf"(?<![\w-])(?=[A-Z]){_CAPITAL.pattern}(?: (?=[A-Z]){_CAPITAL.pattern})*")
"""Words with capitals side by side."""
_EXCHANGED = str.maketrans(".,", ",.")


class WordLexicon:
    """The lexicon of the checks as an `engine.Lexicon`: English stems by Indonesian word."""

    @property
    def revision(self) -> str:
        """A digest of the word data, and of the code that makes keys of words."""
        return _digest()

    def renderings(self, source: str) -> Sequence[tuple[str, frozenset[str]]]:
        """The words of *source* that the lexicon knows, each with the stems of what may translate it.

        The word itself is among these where it seems to be a name or is a figure that stands free.

        >>> (_, stems), name, figure = WordLexicon().renderings("Menurut Rina 12")
        >>> "accord" in stems, name, figure
        (True, ('Rina', frozenset({'Rina'})), ('12', frozenset({'12'})))
        """
        found = []
        for match in SOURCE_WORD.finditer(source):
            word = base(match.group())
            start, end = match.span()
            words = look_up_at(source, start, end).stems
            name = word[0].isupper() and (not words or not sentence_initial(source, start))
            # Attached to something, a figure begins with what it is attached to, as in "Rp10".
            free = word[0].isdigit() and (start == 0 or source[start - 1].isspace())
            if name or free:
                words |= {word}
            if words:
                found.append((match.group(), words))
        return found

    def figures(self, source: str) -> Sequence[str]:
        """The figures of *source*, those in Indonesian notation as English writes them.

        >>> WordLexicon().figures("Dari Rp2,5 juta (12) untuk 1.200 orang pukul 12.30.")
        ['2.5', '12', '1,200', '12.30']
        """
        return [
            figure.translate(_EXCHANGED) if _INDONESIAN.fullmatch(figure) else figure
            for figure in re.findall(FIGURE, source)
        ]

    def names(self, source: str) -> Sequence[str]:
        """Names of *source*: runs of words with capitals, from each of their words on to the run's end.

        >>> WordLexicon().names("Menurut Sri Lestari, harga naik.")
        ['Sri Lestari', 'Lestari']
        """
        return [
            source[word.start() : run.end()]
            for run in _CAPITALS.finditer(source)
            for word in _CAPITAL.finditer(source, run.start(), run.end())
            if not sentence_initial(source, word.start()) or not look_up_at(source, *word.span()).stems
        ]

    def key(self, word: str) -> str:
        """The stem of an English word, which its inflected forms share."""
        return english_stem(word)


@cache
def _digest() -> str:
    ours = files(__package__)
    names = ("data/lexicon.tsv", "data/renderings.tsv", "stems.py")
    content = [ours.joinpath(name).read_bytes() for name in names]
    return sha256(b"".join(content)).hexdigest()[:16]
