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
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

# Run as a script, this folder comes first on the path and this very file would be found as `summarize`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from check import compare  # noqa: E402
from clean import Article  # noqa: E402
from engine.cpu import default_threads  # noqa: E402
from summarize import Summary, SummarySentence, load_summarizer, summarize  # noqa: E402
from summarize.generative import GenerativeSummarizer  # noqa: E402
from summarize.words import word_lists, words  # noqa: E402
from summarize.writers import Order, Writer, Written  # noqa: E402
from training.ranker import read, title_of, to_article  # noqa: E402

METRICS = ("rouge1", "rouge2", "rougeL")
RESAMPLES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """Either so many sentences or so many words."""

    sentences: int | None = None
    words: int | None = None

    def take(self, texts: Sequence[str], best_first: Sequence[int]) -> list[int]:
        """Indices to keep, in article order."""
        if self.sentences is not None:
            return sorted(best_first[: self.sentences])
        left, kept = self.words or 0, []
        for index in best_first:
            size = len(texts[index].split())
            if size <= left:
                left -= size
                kept.append(index)
        return sorted(kept)

    def __str__(self) -> str:
        return f"{self.sentences} sentences" if self.sentences is not None else f"{self.words} words"


@dataclass(slots=True)
class Result:
    """What one system did on every article."""

    scores: list[tuple[float, ...]] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    novelty: list[float] = field(default_factory=list)
    compression: list[float] = field(default_factory=list)
    errors: list[bool] = field(default_factory=list)
    seconds: float = 0.0


System = Callable[[dict, Length], tuple[list[str], Summary | None]]


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


# Systems


def systems(length: Length) -> dict[str, System]:
    found: dict[str, System] = {
        "ringkas": lambda record, asked: ours(to_article(record), asked),
        "ringkas, title": lambda record, asked: ours(to_article(record, title=title_of(record)), asked),
        "ringkas, raw text": lambda record, asked: ours("\n\n".join(to_article(record).paragraphs), asked),
        "lead, cut": lambda record, asked: ([cut_lead(record, asked)], None),
        "lead": ranked(lambda record: range(len(record["article_sentences"]))),
        "random": ranked(shuffled),
        "oracle": oracle,
    }
    if length.sentences == 3:
        found["lead-2"] = lambda record, asked: (record["article_sentences"][:2], None)
    return found | sumy_systems()


def ours(article: Article | str, length: Length) -> tuple[list[str], Summary]:
    summary = summarize(article, sentences=length.sentences, words=length.words)
    return [sentence.text for sentence in summary.sentences], summary


def cut_lead(record: dict, length: Length) -> str:
    """The article's first words, exactly as many as ringkas gives, cut off wherever that is."""
    size = sum(len(text.split()) for text in ours(to_article(record), length)[0])
    return " ".join(" ".join(record["article_sentences"]).split()[:size])


def ranked(order: Callable[[dict], Sequence[int]]) -> System:
    def system(record: dict, length: Length) -> tuple[list[str], None]:
        texts = record["article_sentences"]
        return [texts[index] for index in length.take(texts, list(order(record)))], None

    return system


def shuffled(record: dict) -> list[int]:
    order = list(range(len(record["article_sentences"])))
    random.Random(record["id"]).shuffle(order)
    return order


def oracle(record: dict, length: Length) -> tuple[list[str], None]:
    """Sentences that add the most to ROUGE-1 and -2, one by one; it looks at the human summary."""
    texts = record["article_sentences"]
    reference = [grams(tokens_of(record["summary_sentences"]), size) for size in (1, 2)]
    chosen: list[int] = []
    while length.sentences is None or len(chosen) < length.sentences:
        options = []
        for index in set(range(len(texts))) - set(chosen):
            tried = sorted([*chosen, index])
            if length.words is None or sum(len(texts[i].split()) for i in tried) <= length.words:
                own = tokens_of([texts[i] for i in tried])
                options.append((sum(f1(grams(own, size), reference[size - 1]) for size in (1, 2)), tried))
        if not options:
            break
        chosen = max(options)[1]
    return [texts[index] for index in chosen], None


def sumy_systems() -> dict[str, System]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.kl import KLSummarizer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.lsa import LsaSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Tokenizer:
        """Indonesian words; sumy's own tokenizers know no Indonesian."""

        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(words(text))

    def system(kind: type) -> System:
        summarizer = kind()
        summarizer.stop_words = word_lists().function_words

        def run_one(record: dict, length: Length) -> tuple[list[str], None]:
            article = to_article(record)
            rows: dict[int, list[Sentence]] = {}
            for sentence in article.sentences:
                rows.setdefault(sentence.paragraph, []).append(Sentence(sentence.text, Tokenizer()))
            document = ObjectDocumentModel([Paragraph(row) for row in rows.values()])

            # sumy hands its sentences over best first and puts what comes back into article order.
            def keep(infos: Sequence) -> list:
                texts = [str(info.sentence) for info in infos]
                return [infos[index] for index in length.take(texts, range(len(texts)))]

            return [str(sentence) for sentence in summarizer(document, keep)], None

        return run_one

    return {
        "sumy LexRank": system(LexRankSummarizer),
        "sumy TextRank": system(TextRankSummarizer),
        "sumy LSA": system(LsaSummarizer),
        "sumy KL": system(KLSummarizer),
    }


# Measuring


def run(system: System, records: Sequence[dict], length: Length) -> Result:
    from rouge_score import rouge_scorer

    scorer = rouge_scorer.RougeScorer(METRICS, use_stemmer=False)
    result = Result()
    for record in records:
        before = time.process_time()
        texts, summary = system(record, length)
        result.seconds += time.process_time() - before
        text = " ".join(texts)
        found = scorer.score(" ".join(record["summary_sentences"]), text)
        result.scores.append(tuple(found[metric].fmeasure for metric in METRICS))
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


def generative(records: Sequence[dict], name: str, sentences: int) -> None:
    """The same articles with the guard off and on: what would have gone out, and what the guard did.

    The model is asked once for both, an article on each core.
    """
    from rouge_score import rouge_scorer

    summarizer = GenerativeSummarizer(Remembering(load_summarizer(name)._writer))
    scorer = rouge_scorer.RougeScorer(METRICS, use_stemmer=False)

    def run(record: dict) -> tuple[list[Summary], list[list[float]], list[int]]:
        article = to_article(record)
        summaries, scores, failed = [], [], []
        for guard in (False, True):
            summary = summarize(article, summarizer=summarizer, sentences=sentences, guard=guard)
            found = scorer.score(" ".join(record["summary_sentences"]), summary.text)
            summaries.append(summary)
            scores.append([found[metric].fmeasure for metric in METRICS])
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


def tokens_of(texts: Sequence[str]) -> list[str]:
    return words(" ".join(texts))


def grams(tokens: Sequence[str], size: int) -> Counter:
    return Counter(zip(*(tokens[start:] for start in range(size)), strict=False))


def f1(own: Counter, reference: Counter) -> float:
    total = sum(own.values()) + sum(reference.values())
    return 2 * sum((own & reference).values()) / total if total else 0.0


if __name__ == "__main__":
    main()
