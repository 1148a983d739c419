"""What `bench.summarize` compares: ringkas, the lead, chance, an oracle and sumy, on the same sentences."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from clean import Article
from summarize import Summary, summarize
from summarize.words import word_lists, words
from training.ranker import title_of, to_article

__all__ = ["Length", "System", "grams", "rouge", "sumy_systems", "systems", "tokens_of"]

_METRICS = ("rouge1", "rouge2", "rougeL")


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


System = Callable[[dict, Length], tuple[list[str], Summary | None]]
"""Gives the sentences of a record at a length, and the summary that they are of where it is one of ours."""


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


def tokens_of(texts: Sequence[str]) -> list[str]:
    return words(" ".join(texts))


def grams(tokens: Sequence[str], size: int) -> Counter:
    return Counter(zip(*(tokens[start:] for start in range(size)), strict=False))


def f1(own: Counter, reference: Counter) -> float:
    total = sum(own.values()) + sum(reference.values())
    return 2 * sum((own & reference).values()) / total if total else 0.0


@cache
def _scorer() -> Any:
    from rouge_score import rouge_scorer

    return rouge_scorer.RougeScorer(_METRICS, use_stemmer=False)


def rouge(record: dict, text: str) -> tuple[float, ...]:
    """ROUGE-1, -2 and -L F1 of *text* against the record's summary by people, without stemming."""
    found = _scorer().score(" ".join(record["summary_sentences"]), text)
    return tuple(found[metric].fmeasure for metric in _METRICS)
