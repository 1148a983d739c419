"""Fit the omission check's logistic regression on pairs and on pairs that lost a sentence or a clause.

    python -m training.lexicon … --without ud-pud guntara-news-valid tico-19
    python -m training.omission --pairs ../shared/mt/train.tsv
    git checkout check/data      # the lexicon that ships is trained on everything

The lexicon has to be one that never saw these pairs, or it would find every word of theirs and look better
than it is.
Prints the coefficients for `check/omission.py` with recall and false alarms on a tenth held out. Most of the
shortened targets are tidied (closing full stop, capital), as a fluent model would leave them.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from check.coverage import cover
from check.omission import Features, omission_features
from training.shortened import tidied, without_clause

CORPORA = {"ud-pud", "guntara-news-valid", "tico-19"}


def examples(pairs: list[tuple[str, str]], rng: random.Random) -> Iterator[tuple[str, Features]]:
    def features(source: str, target: str) -> Features:
        return omission_features(source, target, cover(source, target, {}))[0]

    for index, (source, target) in enumerate(pairs):
        yield "clean", features(source, target)
        shorter = without_clause(target, rng)
        if shorter:
            yield "clause", features(source, tidied(shorter) if rng.random() < 0.8 else shorter)
        if index % 3 == 0 and index + 1 < len(pairs):
            other, theirs = pairs[index + 1]
            both = f"{source} {other}"
            yield "clean", features(both, f"{target} {theirs}")
            yield "sentence", features(both, rng.choice([target, theirs]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--pairs", type=Path, required=True, help="lines of Indonesian<TAB>English<TAB>corpus"
    )
    options = parser.parse_args()
    rows = [line.split("\t") for line in options.pairs.read_text(encoding="utf-8").splitlines()]
    pairs = [(a, b) for a, b, corpus in rows if corpus in CORPORA and len(a) > 40]
    cut = len(pairs) * 9 // 10
    rng = random.Random(0)
    train, held = list(examples(pairs[:cut], rng)), list(examples(pairs[cut:], rng))
    model = LogisticRegression(C=10.0)
    model.fit(np.array([f for _, f in train]), [kind != "clean" for kind, _ in train])
    print(
        "weights", [round(float(w), 2) for w in model.coef_[0]], "bias", round(float(model.intercept_[0]), 2)
    )
    odds = model.decision_function(np.array([f for _, f in held]))
    kinds = np.array([kind for kind, _ in held])
    for threshold in (-0.5, 0.0, 0.5, 1.0):
        rates = {
            kind: round(float((odds[kinds == kind] >= threshold).mean()), 3) for kind in sorted(set(kinds))
        }
        print(f"log-odds >= {threshold}:", rates)


if __name__ == "__main__":
    main()
