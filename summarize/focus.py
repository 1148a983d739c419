"""How well each sentence answers a question."""

import re

import numpy as np
from numpy.typing import NDArray

from .statistics import ArticleStatistics
from .words import content_words, word_lists, words

__all__ = ["relevance", "root"]

_PREFIX = re.compile(r"^(?:me(?:ng|ny|m|n)?|di|ber|ter|pe(?:ng|ny|m|n|r)?|se|ke)(?=\w{4})")
_SUFFIX = re.compile(r"(?<=\w{4})(?:kan|an|i)$")


def relevance(stats: ArticleStatistics, question: str) -> NDArray[np.float64]:
    """For each sentence, the share (0 to 1) of what *question* asks about that it holds.

    Words count by how rare they are in the article, whatever their affixes; a question about what somebody
    said ("apa yang dikatakan menteri?") also looks for sentences that name a speaker. All zeros where no word
    of the question occurs. *Shape:* (S,)
    """
    asked = words(question)
    speech = word_lists().speech
    wanted = {root(word) for word in content_words(asked) if word not in speech}
    held = [{root(word) for word in row} for row in stats.content]
    count = len(held)
    weights = {
        word: np.log1p(count / found) for word in wanted if (found := sum(word in row for row in held))
    }
    score = np.array([sum(weights[word] for word in weights if word in row) for row in held], dtype=float)
    total = sum(weights.values())
    if speech & set(asked) and weights:
        speaks = np.array([bool(speech & set(row)) for row in stats.tokens])
        mean = total / len(weights)
        score, total = score + mean * (speaks & (score > 0)), total + mean
    return score / total if total else score


def root(word: str) -> str:
    """*word* without its commonest affixes: enough to tell that two words belong together."""
    return _SUFFIX.sub("", _PREFIX.sub("", word))
