"""Trains the extractive ranker: ``python -m training.ranker --data ../shared/summaries/train.jsonl``.

Each sentence's target is the mean of two numbers: the share of its bigrams that the human summary holds, and
the set's own extractive label. Each article is seen twice, with its title (which the set gives only as the
end of its id) and without one. Same data, same weights: the random seed is fixed.
"""

import argparse
import itertools
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

from clean import Article, Sentence
from summarize.dependencies import find_dependencies
from summarize.features import FEATURES, features
from summarize.ranker import Ranker
from summarize.selection import select
from summarize.statistics import statistics_of

ROOT = Path(__file__).parents[1]
SETTINGS = {
    "max_iter": 350,
    "learning_rate": 0.03,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 120,
    "l2_regularization": 5.0,
    "max_features": 0.3,
    "early_stopping": False,
    "random_state": 0,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="train.jsonl of the summary set")
    parser.add_argument("--out", type=Path, default=ROOT / "summarize" / "data" / "ranker.npz")
    parser.add_argument(
        "--folds", type=int, default=0, help="cross-validate with that many folds, write nothing"
    )
    parser.add_argument("--limit", type=int, help="use the first articles only (to try things out)")
    options = parser.parse_args()
    records = read(options.data)[: options.limit]
    if options.folds:
        cross_validate(records, options.folds)
        return
    ranker = train(records)
    with options.out.open("wb") as file:
        ranker.save(file)
    print(f"{options.out}: {len(ranker.roots)} trees, {len(FEATURES)} features, {len(records)} articles")


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def to_article(record: dict, *, title: str = "") -> Article:
    """A record of the set as an `Article`, with the set's own sentences and paragraphs."""
    paragraphs: dict[int, list[str]] = {}
    for text, paragraph in zip(record["article_sentences"], record["sentence_paragraph"], strict=True):
        paragraphs.setdefault(paragraph, []).append(text)
    sentences = []
    offset = 0
    for index, texts in enumerate(paragraphs.values()):
        for text in texts:
            sentences.append(Sentence(text=text, paragraph=index, start=offset, end=offset + len(text)))
            offset += len(text) + 1
        offset += 1
    joined = tuple(" ".join(texts) for texts in paragraphs.values())
    return Article(
        title=title,
        language="id",
        paragraphs=joined,
        kinds=tuple("text" for _ in joined),
        sentences=tuple(sentences),
    )


def title_of(record: dict) -> str:
    """The title as far as the record's id holds it: lower case, cut after some fifty characters."""
    return " ".join(record["id"].split("-")[2:])


def targets(record: dict) -> np.ndarray:
    reference = grams(" ".join(record["summary_sentences"]))
    rows = []
    for text, label in zip(record["article_sentences"], record["extractive_labels"], strict=True):
        own = grams(text)
        shared = sum((own & reference).values()) / max(sum(own.values()), 1)
        rows.append((shared + label) / 2)
    return np.array(rows)


def grams(text: str) -> Counter:
    tokens = tokenize(text)
    return Counter(itertools.pairwise(tokens))


def tokenize(text: str) -> list[str]:
    """Tokens as rouge-score makes them."""
    return "".join(char if char.isascii() and char.isalnum() else " " for char in text.lower()).split()


def train(records: list[dict]) -> Ranker:
    rows, wanted = [], []
    for record in records:
        target = targets(record)
        for title in (title_of(record), ""):
            rows.append(features(statistics_of(to_article(record, title=title)), title))
            wanted.append(target)
    model = HistGradientBoostingRegressor(**SETTINGS).fit(np.vstack(rows), np.concatenate(wanted))
    return to_ranker(model)


def to_ranker(model: HistGradientBoostingRegressor) -> Ranker:
    """The trees of scikit-learn's model in one table."""
    roots, tables, depth = [], [], 0
    start = 0
    for (tree,) in model._predictors:
        nodes = tree.nodes
        own = np.arange(start, start + len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        tables.append(
            (
                np.where(leaf, 0, nodes["feature_idx"]),
                np.where(leaf, 0.0, nodes["num_threshold"]),
                np.where(leaf, own, nodes["left"] + start),
                np.where(leaf, own, nodes["right"] + start),
                np.where(leaf, nodes["value"], 0.0),
            )
        )
        roots.append(start)
        depth = max(depth, int(nodes["depth"].max()))
        start += len(nodes)
    column, threshold, left, right, value = (np.concatenate(parts) for parts in zip(*tables, strict=True))
    return Ranker(
        base=float(np.ravel(model._baseline_prediction)[0]),
        roots=np.array(roots, dtype=np.int32),
        depth=depth,
        column=column.astype(np.int32),
        threshold=threshold.astype(np.float64),
        left=left.astype(np.int32),
        right=right.astype(np.int32),
        value=value.astype(np.float64),
    )


def cross_validate(records: list[dict], folds: int) -> None:
    """ROUGE-1 and -2 F1 of three chosen sentences, without a title and with one, beside the lead."""
    fold = np.random.default_rng(0).permutation(len(records)) % folds
    scores: dict[str, list[tuple[float, float]]] = {"lead": [], "ranker": [], "ranker, title": []}
    for held in range(folds):
        ranker = train([record for record, own in zip(records, fold, strict=True) if own != held])
        for record, own in zip(records, fold, strict=True):
            if own != held:
                continue
            texts = record["article_sentences"]
            scores["lead"].append(overlap_f1(texts[:3], record))
            for name, title in (("ranker", ""), ("ranker, title", title_of(record))):
                stats = statistics_of(to_article(record, title=title))
                kept = ranker.predict(features(stats, title))
                chosen = select(
                    stats,
                    kept,
                    range(len(texts)),
                    dependencies=find_dependencies(stats),
                    count=min(3, len(texts)),
                )
                scores[name].append(overlap_f1([texts[index] for index in chosen], record))
        print(f"fold {held + 1} of {folds}", flush=True)
    for name, rows in scores.items():
        print(f"{name:15s} ROUGE-1 {100 * np.mean(rows, 0)[0]:.2f}  ROUGE-2 {100 * np.mean(rows, 0)[1]:.2f}")


def overlap_f1(chosen: list[str], record: dict) -> tuple[float, float]:
    pairs = []
    own, reference = (tokenize(" ".join(texts)) for texts in (chosen, record["summary_sentences"]))
    for size in (1, 2):
        left, right = (
            Counter(zip(*(tokens[start:] for start in range(size)), strict=False))
            for tokens in (own, reference)
        )
        total = sum(left.values()) + sum(right.values())
        pairs.append(2 * sum((left & right).values()) / total if total else 0.0)
    return pairs[0], pairs[1]


if __name__ == "__main__":
    main()
