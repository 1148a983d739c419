"""What the guard of a generative summarizer catches: the same articles with it off and on."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from bench.summary_systems import rouge
from check import compare
from clean import Article
from engine.cpu import default_threads
from summarize import Summary, SummarySentence, load_summarizer, summarize
from summarize.generative import GenerativeSummarizer
from summarize.writers import Order, Writer, Written
from training.ranker import to_article

__all__ = ["generative"]


def generative(records: Sequence[dict], name: str, sentences: int) -> None:
    """The same articles with the guard off and on: what would have gone out, and what the guard did.

    The model is asked once for both, an article on each core.
    """
    summarizer = GenerativeSummarizer(Remembering(load_summarizer(name)._writer))

    def run(record: dict) -> tuple[list[Summary], list[tuple[float, ...]], list[int]]:
        article = to_article(record)
        summaries, scores, failed = [], [], []
        for guard in (False, True):
            summary = summarize(article, summarizer=summarizer, sentences=sentences, guard=guard)
            summaries.append(summary)
            scores.append(rouge(record, summary.text))
            failed.append(sum(fails(article, sentence) for sentence in summary.sentences))
        return summaries, scores, failed

    results = []
    with ThreadPoolExecutor(default_threads()) as pool:
        for result in pool.map(run, records):
            results.append(result)
            print(f"{len(results)}/{len(records)}", end="\r", file=sys.stderr)
    written = sum(len(unguarded.sentences) for (unguarded, _), _, _ in results)
    print(f"{name}: {len(records)} articles, {written} sentences written without the guard")
    unguarded, guarded = np.sum([failed for _, _, failed in results], axis=0)
    print(f"with an error against their sources: {unguarded} without the guard, {guarded} with it")
    kinds = Counter(finding.kind for (_, guarded), _, _ in results for finding in guarded.findings)
    print("findings of the guard: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    means = 100 * np.mean([scores for _, scores, _ in results], axis=0)
    for guard, values in zip(("off", "on"), means, strict=True):
        print(f"guard {guard:3s} ROUGE-1/2/L " + " / ".join(f"{value:.2f}" for value in values))


def fails(article: Article, sentence: SummarySentence) -> bool:
    """Whether `check.compare` finds an error between a sentence and those of the article that it rests on."""
    source = " ".join(article.sentences[index].text for index in sentence.sources)
    findings = compare(source, sentence.text, target_language="id")
    return any(finding.severity == "error" for finding in findings)


class Remembering:
    """A writer that writes what it has written before without being asked again."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._written: dict[tuple[str, Order], Written] = {}
        self._streamed: dict[tuple[str, Order], list[str]] = {}

    def __getattr__(self, name: str) -> object:
        return getattr(self._writer, name)

    def write(self, texts: list[str], order: Order) -> list[Written]:
        for text in texts:
            if (text, order) not in self._written:
                self._written[text, order] = self._writer.write([text], order)[0]
        return [self._written[text, order] for text in texts]

    def stream(self, text: str, order: Order) -> Iterator[str]:
        if (text, order) not in self._streamed:
            self._streamed[text, order] = list(self._writer.stream(text, order))
        yield from self._streamed[text, order]
