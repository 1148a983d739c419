"""How good and how fast extractive summaries are, beside the lead, chance, an oracle and sumy, in one run.

    python bench/summarize.py --data ../shared/summaries/dev.jsonl   # quality, at 3 sentences and at 60 words
    python bench/summarize.py --data … --generative gguf:gemma-3-270m --limit 30   # what the guard catches
    python bench/summarize.py --data … --speed                       # articles a minute on one core

ROUGE-1, -2 and -L F1 (rouge-score, no stemming). All extractive systems get the same sentences: the set's
own. "raw text" is the whole way from pasted text; "title" also knows the title, as far as the set's ids hold
it. At equal words each system takes its sentences, best first, as long as they fit; "lead, cut" is the lead,
broken off at exactly as many words as ringkas gives. Novelty is the share of a summary's bigrams that the
article doesn't have, compression the share of the article's words. Differences come with a 95% interval and p
from a paired bootstrap over articles.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

# Run as a script, this folder comes first on the path and this very file would be found as `summarize`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.summary_guard import generative  # noqa: E402
from bench.summary_systems import (  # noqa: E402
    Length,
    System,
    grams,
    rouge,
    sumy_systems,
    systems,
    tokens_of,
)
from check import compare  # noqa: E402
from summarize import summarize  # noqa: E402
from training.ranker import read, to_article  # noqa: E402

RESAMPLES = 10_000


@dataclass(slots=True)
class Result:
    """What one system did on every article."""

    scores: list[tuple[float, ...]] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    novelty: list[float] = field(default_factory=list)
    compression: list[float] = field(default_factory=list)
    errors: list[bool] = field(default_factory=list)
    seconds: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="dev.jsonl of the summary set")
    parser.add_argument("--limit", type=int, help="only the first articles")
    parser.add_argument("--sentences", type=int, default=3)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--generative", metavar="NAME", help="run this model and count what its guard does")
    parser.add_argument("--speed", action="store_true", help="only the speed of ours, on one core")
    options = parser.parse_args()
    records = read(options.data)[: options.limit]
    if options.speed:
        speed(records)
        return
    if options.generative:
        generative(records, options.generative, options.sentences)
        return
    for length in (Length(sentences=options.sentences), Length(words=options.words)):
        results = {name: run(system, records, length) for name, system in systems(length).items()}
        report(results, length, len(records))


def run(system: System, records: Sequence[dict], length: Length) -> Result:
    result = Result()
    for record in records:
        before = time.process_time()
        texts, summary = system(record, length)
        result.seconds += time.process_time() - before
        text = " ".join(texts)
        result.scores.append(rouge(record, text))
        article = tokens_of(record["article_sentences"])
        own = grams(tokens_of(texts), 2)
        size = len(text.split())
        result.words.append(size)
        result.novelty.append(1 - sum((own & grams(article, 2)).values()) / max(sum(own.values()), 1))
        result.compression.append(size / max(sum(len(s.split()) for s in record["article_sentences"]), 1))
        if summary is not None:
            result.errors.append(has_error(texts))
    return result


def has_error(texts: Sequence[str]) -> bool:
    """Whether a check calls a sentence wrong when held against itself: a fault of checks or splitting."""
    return any(
        finding.severity == "error" for text in texts for finding in compare(text, text, target_language="id")
    )


def report(results: dict[str, Result], length: Length, count: int) -> None:
    print(f"\n{count} articles, {length}")
    columns = (
        "   R-1    R-2    R-L   words  novelty  compr.  errors  ms/article   ringkas minus it (mean of R)"
    )
    print(" " * 20 + columns)
    ours_ = np.array(results["ringkas"].scores)
    for name, result in results.items():
        scores = np.array(result.scores)
        means = 100 * scores.mean(axis=0)
        errors = f"{100 * np.mean(result.errors):5.1f}%" if result.errors else "     -"
        line = (
            f"{name:20s} {means[0]:6.2f} {means[1]:6.2f} {means[2]:6.2f} {np.mean(result.words):6.1f}"
            f"  {100 * np.mean(result.novelty):6.1f}% {100 * np.mean(result.compression):6.1f}% {errors}"
            f"  {1000 * result.seconds / count:8.1f}"
        )
        if name != "ringkas":
            low, high, p = bootstrap(100 * (ours_ - scores).mean(axis=1))
            line += f"     {100 * (ours_ - scores).mean():+6.2f} [{low:+.2f}, {high:+.2f}] p={p:.4f}"
        print(line, flush=True)


def bootstrap(differences: np.ndarray) -> tuple[float, float, float]:
    """95% interval of the mean and two-sided p, over resampled articles (Koehn 2004)."""
    generator = np.random.default_rng(0)
    means = np.array(
        [
            differences[generator.integers(0, len(differences), len(differences))].mean()
            for _ in range(RESAMPLES)
        ]
    )
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high), float(min(1.0, 2 * min((means <= 0).mean(), (means >= 0).mean())))


def speed(records: Sequence[dict]) -> None:
    """CPU time, so that what else runs on the machine counts little; sumy's LexRank beside it."""
    texts = ["\n\n".join(to_article(record).paragraphs) for record in records]
    articles = [to_article(record) for record in records]
    summarize(texts[0])
    lexrank = sumy_systems()["sumy LexRank"]
    lexrank(records[0], Length(sentences=3))
    for name, call in {
        "summarize(article)": lambda n: summarize(articles[n]),
        "summarize(raw text)": lambda n: summarize(texts[n]),
        "sumy LexRank": lambda n: lexrank(records[n], Length(sentences=3)),
    }.items():
        before = time.process_time()
        for number in range(len(records)):
            call(number)
        each = (time.process_time() - before) / len(records)
        print(f"{name:20s} {1000 * each:7.2f} ms  {60 / each:8.0f} articles a minute on one core")


if __name__ == "__main__":
    main()
