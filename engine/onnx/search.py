"""Greedy search, beam search and sampling over a network that scores next tokens.

Settings are in `engine/decoding.py`. The embedded model and `marian:` search here; CTranslate2, transformers,
llama.cpp and servers search by themselves, as their modules in `engine/backends/` ask them to.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.decoding import Beam, Decoding, Greedy, Sampling
from engine.errors import GenerationError
from engine.interruption import check_interrupted

from .lexical_bias import CANDIDATES, SourceBias
from .network import NEVER, Floats, Integers

__all__ = ["Found", "Step", "search"]

Step = Callable[[Integers, Integers, Integers, int], tuple[Floats, Integers]]
"""Goes one token on. Before the first step each sentence has one row. Arguments, in order:

tokens: what each row goes on with. *Shape:* (rows,)
rows: the row of the last step that each goes on from. *Shape:* (rows,)
sentences: the sentence of the last step that each belongs to, in ascending order; a sentence that has no row
left is done. *Shape:* (rows,)
count: how many next tokens are wanted for each row.

Returns, best first, the log-probabilities of the next tokens and the tokens. *Shape:* (rows, count) each
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One output."""

    tokens: list[int]
    """Token ids, without the end."""
    score: float
    """Mean log-probability a token; the end counts, and so do lexical bonuses. A beam search weighs the
    length by its penalty."""
    truncated: bool
    """True where it reached its bound before an end."""
    log_probabilities: tuple[float, ...] = ()
    """The model's own of each token, without bonuses; the end's comes last where there is one."""


@dataclass(slots=True, kw_only=True)
class _Sentence:
    """A sentence under search: its hypotheses, one a row, and those that have ended."""

    index: int
    bound: int
    rows: list[list[int]]
    scores: list[float]
    paths: list[tuple[float, ...]]
    """Of each row, the model's own log-probability of each token."""
    ended: list[Found] = field(default_factory=list)


def search(
    step: Step,
    first: Integers,
    bounds: Sequence[int],
    *,
    ends: frozenset[int],
    decoding: Decoding,
    keys: Sequence[Sequence[int]] = (),
    biases: Sequence[SourceBias] = (),
    margin: float = math.inf,
) -> list[list[Found]]:
    """The outputs for each sentence of a batch, best first.

    *first* are the tokens that the outputs start after. *Shape:* (sentences,)
    *bounds* has the most tokens of each output, *ends* the tokens that end one. Sampling draws from the
    decoding's seed and what *keys* has for each sentence, so that its company makes no difference. *biases*,
    empty or one for each sentence, say which tokens to favor. A beam drops hypotheses that are more than
    *margin* nats behind the best (Freitag and Al-Onaizan 2017). Raises GenerationError for settings out of
    range, and Interrupted between two tokens.
    """
    width = decoding.beam_size if isinstance(decoding, Beam) else 1
    choose = _sampler(decoding, keys) if isinstance(decoding, Sampling) else _beam(decoding, margin)
    needed = decoding.top_k if isinstance(decoding, Sampling) else width + len(ends)
    if biases and not isinstance(decoding, Sampling):
        needed = max(needed, CANDIDATES)
    strength = np.float32(decoding.lexical_bias if isinstance(decoding, Beam) else 1)
    limited = not isinstance(decoding, Sampling) and (
        decoding.no_repeat_ngram > 0 or decoding.repetition_penalty != 1
    )
    sentences = [
        _Sentence(index=index, bound=bound, rows=[[]], scores=[0.0], paths=[()])
        for index, bound in enumerate(bounds)
    ]
    results: list[list[Found]] = [[] for _ in bounds]
    tokens, rows, owners = first, np.arange(len(bounds)), np.arange(len(bounds))
    while sentences:
        check_interrupted()
        # Each token that is forbidden or made less likely lets another one rise: so many more are looked at.
        extra = max(len(row) for sentence in sentences for row in sentence.rows) if limited else 0
        scores, found = step(tokens, rows, owners, needed + extra)
        if extra and not isinstance(decoding, Sampling):
            written = [row for sentence in sentences for row in sentence.rows]
            scores = _limited(scores, found, written, decoding)
        own = scores
        if biases:
            scores = scores + strength * _bonuses(found, sentences, biases)
        going: list[_Sentence] = []
        after: list[tuple[int, int, int]] = []
        start = 0
        for place, sentence in enumerate(sentences):
            part = slice(start, start + len(sentence.rows))
            chosen = choose(sentence, scores[part], own[part], found[part], ends)
            if chosen:
                going.append(sentence)
                after += [(start + parent, place, token) for parent, token in chosen]
            else:
                results[sentence.index] = sorted(sentence.ended, key=lambda output: -output.score)
            start = part.stop
        sentences = going
        rows, owners, tokens = np.asarray(after, dtype=np.int64).reshape(-1, 3).T
    return results


_Choice = list[tuple[int, int]]
"""For each new row the one that it goes on from, and its token; empty where the sentence is done."""
_Chooser = Callable[[_Sentence, Floats, Floats, Integers, frozenset[int]], _Choice]
"""From a sentence, the scores of next tokens with bonuses and without, these tokens, and those that end."""


def _beam(decoding: Greedy | Beam, margin: float) -> _Chooser:
    width = decoding.beam_size if isinstance(decoding, Beam) else 1
    penalty = decoding.length_penalty if isinstance(decoding, Beam) else 1.0

    def choose(
        sentence: _Sentence, scores: Floats, own: Floats, tokens: Integers, ends: frozenset[int]
    ) -> _Choice:
        totals = scores + np.asarray(sentence.scores, dtype=np.float32)[:, None]
        length = len(sentence.rows[0]) + 1
        kept: list[tuple[int, int, float, tuple[float, ...]]] = []
        for rank, flat in enumerate(np.argsort(-totals, axis=None, kind="stable").tolist()):
            parent, column = divmod(flat, totals.shape[1])
            token, total = int(tokens[parent, column]), float(totals[parent, column])
            path = (*sentence.paths[parent], float(own[parent, column]))
            if token not in ends:
                kept.append((parent, token, total, path))
            elif rank < width:  # an end counts where it is among the best
                row, score = sentence.rows[parent], total / length**penalty
                sentence.ended.append(Found(tokens=row, score=score, truncated=False, log_probabilities=path))
            if len(kept) == width:
                break
        if len(sentence.ended) >= width:
            return []
        kept = [row for row in kept if row[2] >= kept[0][2] - margin]
        sentence.rows = [[*sentence.rows[parent], token] for parent, token, _, _ in kept]
        sentence.scores = [total for _, _, total, _ in kept]
        sentence.paths = [path for _, _, _, path in kept]
        if length < sentence.bound:
            return [(parent, token) for parent, token, _, _ in kept]
        sentence.ended += [
            Found(tokens=row, score=total / length**penalty, truncated=True, log_probabilities=path)
            for row, total, path in zip(sentence.rows, sentence.scores, sentence.paths, strict=True)
        ]
        return []

    return choose


def _sampler(decoding: Sampling, keys: Sequence[Sequence[int]]) -> _Chooser:
    if decoding.temperature <= 0 or decoding.top_k < 1 or decoding.seed < 0:
        raise GenerationError(
            f"These settings can't be sampled with: {decoding}.",
            hint="Use a temperature above 0, a top_k of 1 or more, and a seed of 0 or more.",
        )
    draws = [np.random.default_rng([decoding.seed, *key]) for key in keys]

    def choose(
        sentence: _Sentence, scores: Floats, own: Floats, tokens: Integers, ends: frozenset[int]
    ) -> _Choice:
        weights = np.exp((scores[0] - scores[0].max()).astype(np.float64) / decoding.temperature)
        column = int(draws[sentence.index].choice(len(weights), p=weights / weights.sum()))
        token = int(tokens[0, column])
        sentence.scores[0] += float(scores[0, column])
        sentence.paths[0] = path = (*sentence.paths[0], float(own[0, column]))
        row, length = sentence.rows[0], len(sentence.rows[0]) + 1
        if token not in ends:
            sentence.rows[0] = row = [*row, token]
            if length < sentence.bound:
                return [(0, token)]
        found = Found(
            tokens=row,
            score=sentence.scores[0] / length,
            truncated=token not in ends,
            log_probabilities=path,
        )
        sentence.ended.append(found)
        return []

    return choose


def _bonuses(tokens: Integers, sentences: Sequence[_Sentence], biases: Sequence[SourceBias]) -> Floats:
    """What the sentences' biases add to the scores of next *tokens*. *Shape:* (rows, count)"""
    written = [(biases[sentence.index], row) for sentence in sentences for row in sentence.rows]
    return np.stack([bias.bonuses(row, tokens[at]) for at, (bias, row) in enumerate(written)])


def _limited(scores: Floats, tokens: Integers, written: Sequence[list[int]], limits: Greedy | Beam) -> Floats:
    """*scores* of next *tokens*, those of repeated n-grams out of reach and those of repeated tokens lowered
    (Keskar et al. 2019, here on log-probabilities). *Shape:* (rows, count)
    """
    scores = scores.copy()
    for row, before in enumerate(written):
        if limits.repetition_penalty != 1:
            scores[row, np.isin(tokens[row], before)] *= limits.repetition_penalty
        if size := limits.no_repeat_ngram:
            start = tuple(before[len(before) - size + 1 :])
            repeating = [
                before[at + size - 1]
                for at in range(len(before) - size + 1)
                if tuple(before[at : at + size - 1]) == start
            ]
            scores[row, np.isin(tokens[row], repeating)] = NEVER
    return scores
