"""Fitting the confidence: what it asks the scorer for."""

import itertools

import numpy as np
import pytest

from engine import BackScore, WordScore

pytest.importorskip("sklearn")


class FakeScorer:
    """Expects a good target more than a bad one, and has no score for what is empty."""

    def __init__(self):
        self.asked = []

    def score_with_summaries(self, pairs):
        self.asked += pairs
        return [self._scored(target) if target else None for _, target in pairs]

    def _scored(self, target):
        odds = 1.0 if target.startswith("good") else -1.0
        summary = np.array([odds, len(target) / 100], dtype=np.float32)
        return BackScore(words=(WordScore(start=0, end=5, log_probability=-1.0),), verdict=0.0), summary


def rows(count):
    """As many sentences, good and bad by turns, of ten articles that have two or more each."""
    return [
        {
            "source": "Harga naik.",
            "target": f"{grade} {i}",
            "article": f"article {i // 2 % 10}",
            "grade": grade,
        }
        for i, grade in zip(range(count), itertools.cycle(("good", "major")))
    ]


def test_each_pair_is_scored_once_for_its_words_and_its_verdict():
    from training.confidence import judge

    graded, unseen = rows(40), [*rows(2), {**rows(1)[0], "target": ""}]
    scorer = FakeScorer()
    judge(graded, unseen, scorer)
    assert len(scorer.asked) == 43
    for row in [*graded, *unseen[:2]]:
        assert (row["back"].verdict > 0) == (row["grade"] == "good")
    assert unseen[2]["back"] is None
