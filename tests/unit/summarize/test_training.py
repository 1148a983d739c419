"""The trees that ship do what scikit-learn's do."""

import io

import numpy as np
import pytest

sklearn = pytest.importorskip("sklearn.ensemble")

from summarize.features import FEATURES  # noqa: E402
from summarize.ranker import Ranker  # noqa: E402
from training.ranker import SETTINGS, targets, title_of, to_article, to_ranker  # noqa: E402

RECORD = {
    "id": "contoh-17-harga-cabai-naik",
    "article_sentences": ["Harga cabai naik dua kali lipat.", "Petani senang.", "Cuaca cerah sekali."],
    "sentence_paragraph": [0, 0, 3],
    "extractive_labels": [True, False, False],
    "summary_sentences": ["Harga cabai naik dua kali lipat.", "Petani pun senang."],
}


def test_exported_trees_predict_what_scikit_learn_predicts():
    generator = np.random.default_rng(0)
    rows = np.round(generator.normal(size=(2000, len(FEATURES))), 2)
    wanted = rows[:, 0] * (rows[:, 3] > 0) + generator.normal(size=2000) / 5
    model = sklearn.HistGradientBoostingRegressor(**(SETTINGS | {"max_iter": 40})).fit(rows, wanted)
    ranker = to_ranker(model)
    assert ranker.predict(rows) == pytest.approx(model.predict(rows), abs=1e-9)
    reversed_rows = np.ascontiguousarray(rows[::-1])
    assert ranker.predict(reversed_rows) == pytest.approx(ranker.predict(rows)[::-1])


def test_the_same_weights_give_the_same_bytes():
    ranker = Ranker(
        base=0.5,
        roots=np.zeros(1, dtype=np.int32),
        depth=0,
        column=np.zeros(1, dtype=np.int32),
        threshold=np.zeros(1),
        left=np.zeros(1, dtype=np.int32),
        right=np.zeros(1, dtype=np.int32),
        value=np.ones(1),
    )
    first, second = io.BytesIO(), io.BytesIO()
    ranker.save(first)
    ranker.save(second)
    assert first.getvalue() == second.getvalue()


def test_records_become_articles_with_the_sets_own_sentences():
    article = to_article(RECORD)
    assert [sentence.text for sentence in article.sentences] == RECORD["article_sentences"]
    assert [sentence.paragraph for sentence in article.sentences] == [0, 0, 1]
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
    assert title_of(RECORD) == "harga cabai naik"


def test_targets_are_what_the_human_summary_keeps():
    # All five bigrams and the label; no bigram ("pun" stands between) and no label; nothing.
    assert targets(RECORD).tolist() == [1.0, 0.0, 0.0]
