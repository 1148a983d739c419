"""Scoring back: who is asked, about what, and what becomes of the answer. The scorer is a fake."""

import pytest

import engine
from engine import BackScore, WordScore
from engine.errors import SettingsError
from engine.fakes import FakeSeq2Seq
from translate import Seq2SeqTranslator, translate
from translate.fallback import FallbackTranslator

pytestmark = pytest.mark.usefixtures("without_phrase_book")

SOURCE = "Warga menolak rencana tambang di hulu sungai."
TARGET = "Residents reject a mining plan upstream."


class FakeScorer:
    """Finds every word as probable as it is told to."""

    revision = "fake"

    def __init__(self, log_probability):
        self.log_probability = log_probability
        self.asked = []

    def score(self, pairs):
        self.asked += pairs
        word = WordScore(start=0, end=5, log_probability=self.log_probability)
        verdict = 3 + self.log_probability
        score = BackScore(words=(word,) * 7, verdict=verdict, fluent_verdict=verdict)
        return [score for _ in pairs]


def rendered(scorer):
    translator = Seq2SeqTranslator(FakeSeq2Seq({SOURCE: [TARGET]}))
    (rendering,) = FallbackTranslator(translator, scorer=scorer).translate([SOURCE])
    return rendering


def test_what_is_taken_is_scored_and_the_confidence_follows():
    likely, unlikely = FakeScorer(-0.1), FakeScorer(-9.0)
    sure, unsure = rendered(likely), rendered(unlikely)
    assert likely.asked == unlikely.asked == [(SOURCE, TARGET)]
    assert unsure.confidence < 0.5 < sure.confidence
    assert [finding.kind for finding in unsure.marked(below=0.5).findings] == ["confidence"]


def test_a_pair_that_is_too_long_to_be_scored_keeps_the_confidence_of_its_texts():
    class Refuses(FakeScorer):
        def score(self, pairs):
            return [None for _ in pairs]

    assert rendered(Refuses(0.0)).confidence == rendered(None).confidence


@pytest.fixture
def scorer(monkeypatch):
    made = FakeScorer(-0.1)
    monkeypatch.setattr(engine, "load_scorer", lambda *, threads: made)
    return made


@pytest.mark.parametrize(
    ("name", "when", "asked"),
    [
        ("marian:fake", "auto", 0),
        ("marian:fake", "always", 1),
        ("marian:fake", "never", 0),
        ("embedded:fake", "auto", 1),
        ("embedded:fake", "never", 0),
    ],
)
def test_by_default_the_embedded_models_sentences_are_scored_back(scorer, name, when, asked):
    translator = FakeSeq2Seq({SOURCE: [TARGET]}, name=name)
    translate(SOURCE, translator=translator, score_back=when, cache=False)
    assert len(scorer.asked) == asked


def test_it_takes_as_many_cores_as_the_translator(monkeypatch):
    asked = []
    monkeypatch.setattr(engine, "load_scorer", lambda *, threads: asked.append(threads) or FakeScorer(-0.1))
    model = FakeSeq2Seq({SOURCE: [TARGET]}, name="embedded:fake")
    model.threads = 1
    translate(SOURCE, translator=model, cache=False)
    assert asked == [1]


def test_what_score_back_cannot_be_is_refused():
    with pytest.raises(SettingsError, match="auto, always or never"):
        translate(SOURCE, translator=FakeSeq2Seq({SOURCE: [TARGET]}), score_back="sometimes")


@pytest.mark.parametrize(
    ("setting", "when", "asked"),
    [("never", "auto", 0), ("always", "auto", 1), ("never", "always", 1), ("always", "never", 0)],
)
def test_a_setting_says_what_is_done_where_nobody_asks(scorer, monkeypatch, setting, when, asked):
    monkeypatch.setenv("RINGKAS_SCORE_BACK", setting)
    translator = FakeSeq2Seq({SOURCE: [TARGET]}, name="embedded:fake" if asked == 0 else "marian:fake")
    translate(SOURCE, translator=translator, score_back=when, cache=False)
    assert len(scorer.asked) == asked
