"""Scores back: how probable the Indonesian is where only its English is known."""

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from engine.cpu import default_threads
from engine.interruption import carried
from engine.onnx.embeddings import Embeddings
from engine.onnx.network import Floats, Integers, Network, padded
from engine.protocols import BackScore, WordScore

from .adapter import Adapter
from .prepare import Progress, open_tokenizer, prepare

__all__ = ["EmbeddedScorer"]

_BOS = 2
_SPACE = "▁"
"""How a piece begins that has a space before it."""
_BYTE = re.compile("<0x[0-9A-F]{2}>")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MOST_SURPRISE = 8.0
"""Nats."""
_TOGETHER = 8
"""Pairs of like length that are read at once."""


class EmbeddedScorer:
    """A `Scorer`: Gemma 3 270M with an adapter that was trained to write the sources of translations.

    *folder* is what `prepare` returned for *adapter*; *threads* is the number of cores, by default as
    `engine.cpu.default_threads` says. Safe to call from several threads. The folder is read when the first
    pairs are scored, which raises PreparationError where that can't be.
    """

    def __init__(self, folder: Path, adapter: Adapter, *, threads: int | None = None) -> None:
        self.adapter = adapter
        self._threads = threads or default_threads()
        self._folder = folder
        self._parts: _Parts | None = None
        self._opening = Lock()

    @classmethod
    def load(cls, *, progress: Progress | None = None, threads: int | None = None) -> "EmbeddedScorer":
        """The scorer that ships, prepared where it isn't yet.

        Raises ModelNotFound where the base isn't installed, PreparationError, and StoreError where the store
        can't be written.
        """
        adapter = Adapter.named("scorer")
        return cls(prepare(adapter, progress=progress), adapter, threads=threads)

    def _open(self) -> "_Parts":
        # Only now that a translation is there to be scored: that is to come as early as without a scorer.
        with self._opening:
            if self._parts is None:
                self._parts = _Parts(
                    tokenizer=open_tokenizer(self._folder),
                    network=Network(self._folder),
                    embeddings=Embeddings(self._folder),
                )
            return self._parts

    @property
    def revision(self) -> str:
        """A digest of the adapter; the base weights are pinned with the code."""
        return self.adapter.digest

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[BackScore | None]:
        """What each target says of its source; see `engine.protocols.Scorer`.

        A pair that is longer than the adapter's context has no score, as has one whose source has no words.
        """
        return [found and found[0] for found in self.score_with_summaries(pairs)]

    def score_with_summaries(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[BackScore, Floats] | None]:
        """As `score`, each with what its verdict is taken of, for `training.confidence`, which fits it.

        *Shape:* (any,) each
        """
        encoded = [self._encode(source, target) for source, target in pairs]
        fitting = [
            i for i, pair in enumerate(encoded) if pair.words and len(pair.tokens) <= self.adapter.context
        ]
        fitting.sort(key=lambda i: len(encoded[i].tokens))
        batches = [fitting[at : at + _TOGETHER] for at in range(0, len(fitting), _TOGETHER)]
        results: list[tuple[BackScore, Floats] | None] = [None for _ in pairs]

        def work(batch: Sequence[int]) -> None:
            chosen = [encoded[i] for i in batch]
            for i, pair, (states, scores) in zip(batch, chosen, self._read(chosen), strict=True):
                summary = _summary(states, scores)
                results[i] = self._scored(pair, scores, summary), summary

        with ThreadPoolExecutor(self._threads) as pool:
            # The longest first: the short ones fill what is left at the end.
            list(pool.map(carried(work), reversed(batches)))
        return results

    def _scored(self, pair: "_Pair", scores: Floats, summary: Floats) -> BackScore:
        """The score of a *pair* by those of its source's tokens. *Shape:* (tokens,) and (any,)"""
        words = []
        at = 0
        for word in pair.words:
            total = float(scores[at : at + word.tokens].sum())
            words.append(WordScore(start=word.start, end=word.end, log_probability=total))
            at += word.tokens
        return BackScore(
            words=tuple(words),
            verdict=self._odds("verdict", summary),
            fluent_verdict=self._odds("fluent_verdict", summary),
        )

    def _odds(self, regression: str, summary: Floats) -> float:
        """What the adapter's *regression* makes of a *summary*. *Shape:* (any,)"""
        weights = self.adapter.calibration[regression]
        return float(summary @ weights[:-1] + weights[-1])

    def _encode(self, source: str, target: str) -> "_Pair":
        # The tokenizer takes no half of a character; spans stay.
        source, target = (_SURROGATES.sub("\ufffd", text) for text in (source, target))
        prompt = self.adapter.template.format(source=" ".join(target.split()))
        tokenizer = self._open().tokenizer
        tokens = [_BOS, *tokenizer.encode(prompt)]
        written: list[int] = tokenizer.encode(f" {source}") if source.strip() else []
        words: list[_Word] = []
        # The space before the source is none of its characters.
        end = -1
        for piece in map(tokenizer.id_to_piece, written):
            start, end = end, end + _characters(piece)
            if words and piece[:1].isalpha():
                words[-1] = replace(words[-1], end=end, tokens=words[-1].tokens + 1)
            else:
                words.append(_Word(start=start + piece.startswith(_SPACE), end=end, tokens=1))
        return _Pair(tokens=[*tokens, *written], prompt=len(tokens), words=words)

    def _read(self, pairs: Sequence["_Pair"]) -> Iterator[tuple[Floats, Floats]]:
        """For each pair of a batch the states around its source's tokens, and their scores.

        All tokens are read at once, shorter pairs filled up at their end.
        *Shape:* (tokens + 1, width) and (tokens,)
        """
        parts = self._open()
        network = parts.network
        tokens, _ = padded([pair.tokens for pair in pairs])
        state = network.begun(network.no_memory(len(pairs)), np.zeros(len(pairs), dtype=np.int64))
        states = network.read(state, parts.embeddings[tokens])
        for pair, of_pair in zip(pairs, states, strict=True):
            around = of_pair[pair.prompt - 1 : len(pair.tokens)]
            written = np.asarray(pair.tokens[pair.prompt :], dtype=np.int64)
            yield around, self._log_probabilities(around[:-1], written)

    def _logits(self, states: Floats, tokens: Integers) -> Floats:
        """The output layer's scores of *tokens* after *states*. *Shape:* (…, width) and (tokens,)"""
        # A token goes into the network as the output layer's row of it, times the root of the width.
        found: Floats = (self._open().embeddings[tokens] * states).sum(axis=-1) / np.sqrt(states.shape[-1])
        return found

    def _log_probabilities(self, states: Floats, tokens: Integers) -> Floats:
        """Those of *tokens* after *states*. *Shape:* (tokens, width) and (tokens,) to (tokens,)"""
        exact = self._logits(states, tokens)
        totals = self._open().network.totals(states)
        rare = tokens >= len(self.adapter.frequent)
        scores: Floats = exact - np.where(rare, np.logaddexp(totals, exact), totals)
        return np.minimum(scores, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What of a prepared model scoring takes."""

    tokenizer: Any  # the library has no type hints
    network: Network
    embeddings: Embeddings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    start: int
    end: int
    tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    tokens: list[int]
    """Of the prompt and what is scored after it."""
    prompt: int
    """How many of them are the prompt's."""
    words: list[_Word]


def _summary(states: Floats, scores: Floats) -> Floats:
    """The states around a source's tokens as one vector: the mean of those after them, and the means of those
    before and after where each counts as much as its token was unexpected.

    *Shape:* (tokens + 1, width) and (tokens,) to (3 * width,)
    """
    before, after = states[:-1], states[1:]
    surprise = np.clip(-scores, 0, _MOST_SURPRISE)
    weights = surprise / (surprise.sum() + 1)
    found: Floats = np.concatenate([after.mean(axis=0), weights @ before, weights @ after])
    return found


def _characters(piece: str) -> int:
    """How many characters of a text *piece* stands for: none for a byte that goes on with one."""
    if _BYTE.fullmatch(piece):
        return int(int(piece[3:5], 16) & 0xC0 != 0x80)
    return len(piece)
