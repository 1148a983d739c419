"""The generative summarizer: a model writes, and every sentence answers to the article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from check import Finding, counted_message
from clean import Article, split_sentences
from engine.errors import GenerationError
from engine.interruption import check_interrupted

from .chunks import pack
from .extractive import ExtractiveSummarizer
from .guard import Guard
from .request import Request
from .styles import apply_style
from .summary import Summary, SummarySentence
from .writers import Order, Writer

__all__ = ["GenerativeSummarizer"]

_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_MARK = re.compile(r"^(?:[-*•]|\d{1,2}[.)])\s+|\*\*")
_LABEL = re.compile(r"^\s*(?:ringkasan|rangkuman|judul|summary)\s*:\s*", re.IGNORECASE)
_END = re.compile(r"[.!?…][\"'”’)\]]*$")


class GenerativeSummarizer:
    """Lets a model write the summary of an article.

    An article that doesn't fit the model is summarized in parts, which respect paragraphs, and the parts'
    summaries are merged (map and reduce). With the guard on, each sentence is checked against the sentences
    that it rests on; one that fails is written again once, and if it fails again it gives way to a sentence
    of the article.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @property
    def name(self) -> str:
        """The model's name."""
        return self._writer.name

    def summarize(self, article: Article, request: Request) -> Summary:
        """Write a summary of *article*; see `Summarizer`."""
        for item in self.stream(article, request):
            if isinstance(item, Summary):
                return item
        raise AssertionError("stream() ends with a Summary")  # pragma: no cover

    def stream(self, article: Article, request: Request) -> Iterator[SummarySentence | Summary]:
        """Yield each sentence as soon as it is written and checked, and the whole summary at the end."""
        order = Order.of(request, len(article.sentences))
        if _is_whole(article, order):
            yield ExtractiveSummarizer().summarize(article, request)
            return
        guard = Guard(article, self._writer, order, enabled=request.guard)
        text, order, findings = self._reduce(_paragraphs(article), order)
        sentences: list[SummarySentence] = []
        words = 0
        for written in self._sentences(text, order):
            if len(sentences) == order.sentences:
                break
            sentence, found = guard.admit(written, len(sentences))
            findings += found
            if sentence is None:
                continue
            words += len(sentence.text.split())
            if order.words is not None and words > order.words and sentences:
                break
            sentences.append(sentence)
            yield sentence
        if not sentences:
            sentence, finding = guard.fall_back()
            sentences, findings = [sentence], [*findings, finding]
            yield sentence
        if order.sentences is not None and len(sentences) < order.sentences:
            findings.append(
                Finding.of(
                    "wrote_fewer",
                    kind="length",
                    severity="info",
                    values={"written": len(sentences), "asked": counted_message(order.sentences, "sentence")},
                    stage="summary",
                )
            )
        yield Summary(
            text=apply_style([sentence.text for sentence in sentences], request.style),
            method="generative",
            model=self.name,
            sentences=tuple(sentences),
            findings=tuple(findings),
        )

    def _reduce(self, paragraphs: Sequence[Sequence[str]], order: Order) -> tuple[str, Order, list[Finding]]:
        """The text that the last step summarizes: the article, or the summaries of its parts."""
        findings: list[Finding] = []
        while True:
            parts = pack(
                paragraphs, limit=self._writer.source_limit(order), count_tokens=self._writer.count_tokens
            )
            if len(parts) == 1:
                return parts[0], order, findings
            written = self._writer.write(parts, _part(order, len(parts)))
            partial = [_tidy(one.text) for one in written]
            shorter = [_split(text) for text in partial if text]
            if not shorter or sum(map(len, partial)) >= sum(map(len, parts)):
                raise GenerationError(
                    f"{self.name} doesn't make the parts of this article any shorter.",
                    hint="Use a model with a larger context, or extractive.",
                )
            if not findings:
                findings.append(
                    Finding.of(
                        "summarized_in_parts",
                        kind="parts",
                        severity="info",
                        values={"parts": len(parts)},
                        stage="summary",
                    )
                )
            paragraphs, order = shorter, replace(order, merge=True)

    def _sentences(self, text: str, order: Order) -> Iterator[str]:
        """Complete sentences, as they come; an unfinished last one is left out if others came before."""
        so_far, given = "", 0
        for piece in self._writer.stream(text, order):
            check_interrupted()
            so_far += piece
            if so_far.lstrip().startswith("<think>") and "</think>" not in so_far:
                continue
            complete = _split(_tidy(so_far))[:-1]
            yield from complete[given:]
            given = max(given, len(complete))
        rest = _split(_tidy(so_far))[given:]
        for sentence in rest:
            if order.headline or _END.search(sentence) or not given:
                yield sentence


def _part(order: Order, parts: int) -> Order:
    """The order for one of several parts: together they give twice what is wanted, to choose from."""
    return replace(
        order,
        sentences=None if order.sentences is None else max(1, -(-2 * order.sentences // parts)),
        words=None if order.words is None else max(30, 2 * order.words // parts),
        headline=False,
    )


def _is_whole(article: Article, order: Order) -> bool:
    """Whether the article is no longer than its summary may be."""
    if len(article.sentences) == 1:
        return True
    if order.headline:
        return False
    if order.sentences is not None:
        return len(article.sentences) <= order.sentences
    return sum(len(sentence.text.split()) for sentence in article.sentences) <= (order.words or 0)


def _paragraphs(article: Article) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for sentence in article.sentences:
        rows.setdefault(sentence.paragraph, []).append(sentence.text)
    return list(rows.values())


def _tidy(text: str) -> str:
    """The summary alone: no thoughts, labels, list marks or Markdown.

    >>> _tidy("Ringkasan: - Harga **naik**.")
    'Harga naik.'
    """
    text = _LABEL.sub("", _THOUGHT.sub("", text))
    lines = (_MARK.sub("", line.strip()) for line in text.splitlines())
    return " ".join(line for line in lines if line)


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]
