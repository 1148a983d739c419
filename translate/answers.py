"""What a chat model says around a translation: thoughts, a remark before it, an explanation in its place."""

import re

from check import Finding

__all__ = ["only_translation", "remark"]

_THOUGHT_ENDS = ("</think>", "<channel|>")
_THOUGHT_BEGINS = ("<think>", "<|channel>")
_ANSWER_TAG = re.compile(r"</?answer>")
_INTRODUCTION = re.compile(
    r"(?:(?:sure|certainly|of course|okay)\b[^\n:]*|"
    r"(?:here(?:['’]s| is| are)|below is)\b[^\n:]*\btranslat\w*[^\n:]*|"
    r"(?:the )?(?:english )?translation\b[^\n:]*|english|terjemahan(?:nya)?\b[^\n:]*):",
    re.IGNORECASE,
)
_EXPLANATION = re.compile(
    r"(?:sure|certainly|of course)[,!.]|(?:here(?:['’]s| is)|below is) (?:the|your|my|an?)\b[^.]*\btranslat|"
    r"(?:the|this|your) (?:(?:indonesian|given|provided|source|original) )+"
    r"(?:text|sentence|segment|phrase|passage)\b|"
    r"(?:the )?(?:english )?translation(?: \w+)*? (?:is|would be)\b|translation:|"
    r"as an? (?:ai|language model)\b|please provide\b|i (?:will|can|would) (?:now )?translat|"
    r"let me (?:know|translate)\b",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"terjemah|teks|kalimat|frasa|naskah|bagian|tolong|mohon|harap|silakan|beri|kabar|"
    r"\b(?:tentu|pasti|yakin|iya|ya|oke|baik|memang|jelas)\b|\bai\b|kecerdasan buatan|model bahasa",
    re.IGNORECASE,
)
"""What lets a translation begin so."""


def only_translation(answer: str) -> str:
    r"""The line of a chat model's *answer* that holds the translation of a sentence.

    What it thought goes, and a thought that didn't end leaves nothing; so do a remark that introduces the
    translation and whatever lines follow it.

    >>> only_translation("<think>Beras …</think>\n\nHere is the translation:\n\nRice is dear.\n\nNote: …")
    'Rice is dear.'
    >>> only_translation("<think>Beras means")
    ''
    """
    for mark in _THOUGHT_ENDS:
        answer = answer.rpartition(mark)[2]
    for mark in _THOUGHT_BEGINS:
        answer = answer.partition(mark)[0]
    lines = [line.strip() for line in _ANSWER_TAG.sub("", answer).splitlines()]
    lines = [line for line in lines if line]
    if len(lines) > 1 and _INTRODUCTION.fullmatch(lines[0]):
        lines = lines[1:]
    return lines[0] if lines else ""


def remark(source: str, target: str) -> Finding | None:
    """An error where *target* speaks about a translation instead of being one; None where it doesn't.

    A *source* that itself speaks of texts, translations or requests is left to the other checks.
    """
    begun = _EXPLANATION.match(target.lstrip("\"'“*( "))
    if begun is None or _SPOKEN_OF.search(source):
        return None
    return Finding.of(
        "remark",
        kind="remark",
        severity="error",
        values={"words": begun.group()},
    )
