"""Holds each generated sentence against the sentences that it rests on."""

from dataclasses import replace

from check import Finding, Severity, compare
from clean import Article, split_sentences

from .align import Aligner, Support
from .scoring import score
from .summary import SummarySentence
from .writers import Order, Writer

__all__ = ["Guard"]

_LEAST_COVERAGE = 0.4
"""98% of the sentences in human summaries are covered better by the article they belong to, and 99% of those
of another article worse (measured on IndoSum's training articles)."""


class Guard:
    """Admits, rewrites or replaces the sentences of one summary.

    With *enabled* False every sentence is admitted as it is, with its sources and without findings.
    """

    def __init__(self, article: Article, writer: Writer, order: Order, *, enabled: bool) -> None:
        self._article = article
        self._texts = [sentence.text for sentence in article.sentences]
        self._writer = writer
        self._order = order
        self._enabled = enabled
        self._aligner = Aligner(article)
        self._given: set[str] = set()

    def admit(self, text: str, number: int) -> tuple[SummarySentence | None, list[Finding]]:
        """The sentence to give as the summary's *number*-th, and what a reader should know about it.

        None where the sentence, or its replacement, is in the summary already. Raises GenerationError.
        """
        support = self._aligner.align(text)
        if not self._enabled:
            return self._give(text, support.sources), []
        faults = self._faults(text, support)
        if not _failed(faults):
            return self._give(text, support.sources), _at(number, faults)
        again = self._again(support)
        if again:
            new_support = self._aligner.align(again)
            new_faults = self._faults(again, new_support)
            if not _failed(new_faults):
                outcome = _outcome("rewritten", "info", faults, number)
                return self._give(again, new_support.sources), [outcome, *_at(number, new_faults)]
        index = self._replacement(support)
        if index is None:
            outcome = _outcome("dropped", "warning", faults, None)
            return None, [outcome]
        outcome = _outcome("replaced", "warning", faults, number)
        return self._give(self._texts[index], (index,)), [outcome]

    def fall_back(self) -> tuple[SummarySentence, Finding]:
        """The best sentence of the article, for a model that wrote nothing of use."""
        best = self._ranked()[0]
        return SummarySentence(text=self._texts[best], sources=(best,)), Finding.of(
            "nothing_of_use",
            kind="replaced",
            severity="warning",
            stage="summary",
            segment=0,
        )

    def _give(self, text: str, sources: tuple[int, ...]) -> SummarySentence | None:
        if text in self._given:
            return None
        self._given.add(text)
        return SummarySentence(text=text, sources=sources)

    def _faults(self, text: str, support: Support) -> list[Finding]:
        if support.coverage < _LEAST_COVERAGE:
            return [
                Finding.of(
                    "unsupported",
                    kind="unsupported",
                    severity="error",
                    stage="summary",
                )
            ]
        source = " ".join(self._texts[index] for index in support.sources)
        return compare(source, text, target_language="id")

    def _again(self, support: Support) -> str:
        """One sentence written from the supporting sentences alone: less to mix up, still deterministic."""
        if not support.sources:
            return ""
        order = Order(sentences=1, headline=self._order.headline, focus=self._order.focus)
        source = " ".join(self._texts[index] for index in support.sources)
        if self._writer.count_tokens(source) > self._writer.source_limit(order):
            return ""
        text = self._writer.write([source], order)[0].text
        spans = split_sentences(text.strip())
        return text.strip()[slice(*spans[0])] if spans else ""

    def _replacement(self, support: Support) -> int | None:
        wanted = [support.best] if support.best is not None else []
        for index in [*wanted, *support.sources, *self._ranked()]:
            if self._texts[index] not in self._given:
                return index
        return None

    def _ranked(self) -> list[int]:
        kept = score(self._article, self._order.focus).kept
        return sorted(range(len(kept)), key=lambda index: -kept[index])


def _failed(faults: list[Finding]) -> bool:
    return any(fault.severity == "error" for fault in faults)


def _at(number: int, faults: list[Finding]) -> list[Finding]:
    return [replace(fault, stage="summary", segment=number) for fault in faults]


def _outcome(kind: str, severity: Severity, faults: list[Finding], number: int | None) -> Finding:
    reason = next(fault for fault in faults if fault.severity == "error")
    return Finding.of(
        kind,
        kind=kind,
        severity=severity,
        values={"reason": reason.wording or reason.message},
        stage="summary",
        segment=number,
    )
