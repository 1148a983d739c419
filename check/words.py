"""Words of a text: where they are, their base forms, initials, capitals, the beginnings of sentences."""

import re
from functools import lru_cache

__all__ = [
    "LONGEST_SENTENCE",
    "SOURCE_WORD",
    "base",
    "contains_phrase",
    "initials",
    "sentence_initial",
    "source_words",
    "title_case",
    "word_set",
]

SOURCE_WORD = re.compile(
    r"\d{1,3}(?: \d{3}){2,}(?!\d)|\d+(?:[.,]\d+)*|(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*"
)
"""A figure, an acronym with points, or a word with its hyphens."""

LONGEST_SENTENCE = 120
"""Words of a source; what has more isn't one sentence."""

_SAID_TO_BE = re.compile(r"\b(?:ber)?inisial (?:[A-Z]{1,3}(?:,| dan|, dan) )*$")
_REACH = 80
"""Characters in which a list of initials is looked for, so that a long text of capitals takes no longer."""
_INITIALS = re.compile(r"[A-Z]{2,3}")
_AGE = re.compile(r" \(\d\d?\)")
_ENDS = ".!?:\n…"
_OPENERS = ';“"‘(•–—'
_BETWEEN = " \"“'‘([–—-"


_LETTERS = re.compile(r"[^\W\d_]+")
_TEXTS = 8
"""Texts of which words are kept: the two at hand, as they came and as `readable` makes them, and the next."""


@lru_cache(maxsize=_TEXTS)
def word_set(text: str) -> frozenset[str]:
    """The runs of letters of *text*, in lower case.

    All checks share it: most of what they look for begins with one of few words, and a text that has none of
    these needn't be searched.

    >>> sorted(word_set("Pukul 5an, pukul-memukul"))
    ['an', 'memukul', 'pukul']
    """
    return frozenset(map(str.lower, _LETTERS.findall(text)))


@lru_cache(maxsize=_TEXTS)
def source_words(text: str) -> tuple[tuple[str, int, int], ...]:
    """What `SOURCE_WORD` finds in *text*, each with its start and end; most checks go through it.

    >>> source_words("Rp 1,5 per-meter")
    (('Rp', 0, 2), ('1,5', 3, 6), ('per-meter', 7, 16))
    """
    return tuple([(match.group(), *match.span()) for match in SOURCE_WORD.finditer(text)])


def contains_phrase(text: str, phrase: str) -> bool:
    """Whether *phrase* stands in *text* in whole words, found without an expression made for it.

    >>> contains_phrase("Sukamaju, Suka Maju", "Suka"), contains_phrase("Sukamaju", "Suka")
    (True, False)
    """
    at = text.find(phrase)
    while at >= 0:
        if _is_boundary(text, at) and _is_boundary(text, at + len(phrase)):
            return True
        at = text.find(phrase, at + 1)
    return False


def _is_boundary(text: str, at: int) -> bool:
    return _is_word_character(text[at - 1 : at]) != _is_word_character(text[at : at + 1])


def _is_word_character(character: str) -> bool:
    return character.isalnum() or character == "_"


def base(word: str) -> str:
    """*word* without the points of "U.S." and without an ending that carries no meaning."""
    if word[-1] == ".":
        return word.replace(".", "")
    if word[-1] == "s" and len(word) > 2 and (word[:-1].isupper() or word[-2].isupper()):
        return word[:-1]  # the plural of an acronym
    if word[-4:] == "-nya":
        return word[:-4]
    return word[:-2] if word[-2:] in {"'s", "’s"} else word


def initials(text: str, start: int, end: int) -> bool:
    """Whether the word there stands for a person, as news of crimes has it; then it means nothing else.

    >>> text = "Pelaku berinisial AS dan RI, korban BI (19), kata BI."
    >>> [match.group() for match in re.finditer("[A-Z]{2}", text) if initials(text, *match.span())]
    ['AS', 'RI', 'BI']
    """
    return bool(
        _INITIALS.fullmatch(text, start, end)
        and (_AGE.match(text, end) or _SAID_TO_BE.search(text, max(0, start - _REACH), start))
    )


def sentence_initial(text: str, start: int, *, inside: bool = True) -> bool:
    """Whether a word at *start* begins *text* or a sentence, so that its capital says nothing.

    With *inside*, the beginning of a quotation, a bracket or what follows a dash counts too: translators and
    newsrooms differ there. Without it only a sentence's end does, with no more than such marks in between.

    >>> text = "Kata dia (Rina), itu mahal. Besok turun."
    >>> [sentence_initial(text, text.index(word)) for word in ("Kata", "Rina", "Besok", "dia")]
    [True, True, True, False]
    >>> sentence_initial(text, text.index("Rina"), inside=False)
    False
    """
    index = start - 1
    while index >= 0 and not text[index].isalnum():
        if text[index] in _ENDS or (inside and text[index] in _OPENERS):
            return True
        if not inside and text[index] not in _BETWEEN:
            return False
        index -= 1
    return index < 0


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SMALL = frozenset(
    ("dengan", "dari", "untuk", "dalam", "pada", "yang", "atas", "akan", "oleh", "bagi", "agar")
)
_CALL = re.compile(r"^[A-Za-z ]{3,20}(?:: ?| - )|^\[[^:\]]{3,20}: ?")
"""What calls to another article: *Baca juga: *."""


def title_case(text: str) -> bool:
    """Whether *text* is a headline, with or without a call to read it, whose capitals say nothing.

    >>> [title_case(text) for text in ("Baca juga: Polisi Buru Pelaku di Bogor", "Polisi memburu pelaku")]
    [True, False]
    """
    words = _LONG_WORD.findall(_CALL.sub("", text, count=1))
    return len(words) >= 3 and all(word[0].isupper() or word in _SMALL for word in words)
