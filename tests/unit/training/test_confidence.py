"""Fitting the confidence: what it asks the scorer for."""

import itertools

import numpy as np
import pytest

from engine import BackScore, WordScore

pytest.importorskip("sklearn")

from training.confidence import KINDS, gross, judge, names_of, score


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
        word = WordScore(start=0, end=5, log_probability=-1.0)
        return BackScore(words=(word,), verdict=0.0, fluent_verdict=0.0), summary


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


@pytest.mark.parametrize("fluent", [True, False])
def test_each_pair_is_scored_once_for_its_words_and_its_verdict(fluent):
    graded, unseen = rows(40), [*rows(2), {**rows(1)[0], "target": ""}]
    scorer = FakeScorer()
    score([*graded, *unseen], scorer)
    assert len(scorer.asked) == 43
    judge(graded, unseen, fluent=fluent)
    ours, other = ("fluent_verdict", "verdict") if fluent else ("verdict", "fluent_verdict")
    for row in [*graded, *unseen[:2]]:
        assert (getattr(row["back"], ours) > 0) == (row["grade"] == "good")
        assert getattr(row["back"], other) == 0
    assert unseen[2]["back"] is None


def test_what_is_made_wrong_has_anothers_english_or_the_half_of_its_own():
    people = [{**row, "target": f"one {i} two {i} three {i}"} for i, row in enumerate(rows(60))]
    made = gross(people)
    assert made
    assert all(row["grade"] == "major" and row["weight"] < 1 for row in made)
    right = {row["target"] for row in people if row["grade"] == "good"}
    assert all(
        row["target"] in right or any(text.startswith(row["target"]) for text in right) for row in made
    )
    assert {len(row["target"].split()) for row in made} == {6, 4, 3}


def test_the_regressions_of_fluent_english_know_their_own_verdict_alone():
    values = dict.fromkeys(("words", "lowest", "back mean", "back verdict", "back fluent verdict"), 0.0)
    kept = {kind: set(names_of(kind, [{"values": values}])[0]) for kind in KINDS}
    assert kept["fluent"] == kept["text"] == {"words"}
    assert kept["fluent-back"] == {"words", "back mean", "back fluent verdict"}
    assert kept["text-back"] == {"words", "back mean", "back verdict"}
    assert kept["search-back"] == {"words", "lowest", "back mean", "back verdict"}
