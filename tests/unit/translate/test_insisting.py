"""A last search that insists on words which the English seems to leave out. Model and scorer are fakes."""

from dataclasses import replace

import pytest

from engine import BackScore, Beam, WordScore
from engine.fakes import FakeSeq2Seq
from engine.protocols import InsistingModel
from translate import Seq2SeqTranslator
from translate.fallback import FallbackTranslator
from translate.glossary import Glossary
from translate.terms import Term
from translate.translator import InsistingTranslator

pytestmark = pytest.mark.usefixtures("without_phrase_book")

SOURCE = "Warga menolak rencana tambang di hulu sungai."
LOSING = "Residents reject a plan upstream of the river."
WHOLE = "Residents reject a mining plan upstream of the river."


class Insisting(FakeSeq2Seq):
    """Gives *second* where it is to insist on a word, *third* where it is told of one, and keeps what it was asked."""

    insists = True

    def __init__(self, first, second, third=None):
        super().__init__({SOURCE: first})
        self.second = second
        self.third = third or second
        self.insisted = []
        self.shown = []

    def generate(self, sources, *, decoding, insisted=()):
        if not insisted:
            return super().generate(sources, decoding=decoding)
        self.insisted += insisted
        self.shown += sources
        outputs = {source: self.second if source == SOURCE else self.third for source in sources}
        return FakeSeq2Seq(outputs).generate(sources, decoding=decoding)


class Scorer:
    """Finds the words of a source as probable as *scores* says for a target; None where it doesn't."""

    revision = "fake"

    def __init__(self, scores):
        self.scores = scores
        self.asked = []

    def score(self, pairs):
        self.asked += [target for _, target in pairs]
        return [self._of(source, self.scores.get(target)) for source, target in pairs]

    def _of(self, source, log_probability):
        if log_probability is None:
            return None
        word = WordScore(start=0, end=len(source), log_probability=log_probability)
        return BackScore(words=(word,) * 7, verdict=3 + log_probability, fluent_verdict=0.0)


def rendered(model, scorer):
    translator = Seq2SeqTranslator(model, decoding=Beam(beam_size=1))
    (rendering,) = FallbackTranslator(translator, scorer=scorer, alternatives=3).translate([SOURCE])
    return rendering


def test_a_word_that_was_left_out_is_asked_for_again_and_the_surer_english_is_taken():
    model = Insisting([LOSING], [WHOLE])
    scorer = Scorer({LOSING: -4.0, WHOLE: -0.5})
    rendering = rendered(model, scorer)
    assert model.insisted == [["tambang"]]
    assert (rendering.target, rendering.outcome) == (WHOLE, "retry")
    assert LOSING in rendering.alternatives
    assert scorer.asked == [LOSING, WHOLE]


TOLD = SOURCE.replace("tambang", "mining")


def test_where_insisting_does_not_bring_a_word_back_the_model_is_told_its_usual_english():
    model = Insisting([LOSING], [LOSING], [WHOLE])
    scorer = Scorer({LOSING: -4.0, WHOLE: -0.5})
    assert rendered(model, scorer).target == WHOLE
    assert model.shown == [SOURCE, TOLD]
    assert scorer.asked == [LOSING, WHOLE]


def test_where_insisting_brings_it_back_nothing_more_is_searched():
    model = Insisting([LOSING], [WHOLE])
    rendered(model, Scorer({LOSING: -4.0, WHOLE: -0.5}))
    assert model.shown == [SOURCE]


def test_confidence_is_drawn_towards_that_of_the_first_english_however_often_it_was_searched():
    better = "Residents reject a plan upstream of the river, they say."
    scores = {LOSING: -4.0, better: -2.0, WHOLE: -0.5}
    at_once = rendered(Insisting([LOSING], [WHOLE]), Scorer(scores))
    in_steps = rendered(Insisting([LOSING], [better], [WHOLE]), Scorer(scores))
    assert (in_steps.target, in_steps.confidence) == (WHOLE, at_once.confidence)


def test_a_word_of_a_term_is_not_told_by_itself():
    barely = "Residents reject a plan."
    model = Insisting([barely], [barely])
    translator = Seq2SeqTranslator(model, decoding=Beam(beam_size=1))
    terms = Glossary([Term(source="rencana tambang", target="plan", inserted=False)]).find(SOURCE)
    FallbackTranslator(translator, scorer=Scorer({barely: -4.0})).translate([SOURCE], [terms])
    *_, told = model.shown
    assert "tambang" in told
    assert "sungai" not in told


def test_the_confidence_is_between_that_of_what_was_taken_and_of_what_was_doubted():
    doubted = rendered(Insisting([LOSING], [LOSING]), Scorer({LOSING: -4.0}))
    taken = rendered(Insisting([LOSING], [WHOLE]), Scorer({LOSING: -4.0, WHOLE: -0.5}))
    at_once = rendered(Insisting([WHOLE], [WHOLE]), Scorer({WHOLE: -0.5}))
    assert doubted.confidence < taken.confidence < at_once.confidence
    assert at_once.confidence - taken.confidence < taken.confidence - doubted.confidence


class Telling(Insisting):
    """Tells how probable its outputs are: those that it insists on not at all."""

    def generate(self, sources, *, decoding, insisted=()):
        mean, lowest = (-3.0, -9.0) if insisted else (-0.1, -0.5)
        found = super().generate(sources, decoding=decoding, insisted=insisted)
        return [[replace(each, log_probability=mean, lowest=lowest) for each in those] for those in found]


def test_what_a_search_that_insisted_knows_of_its_own_does_not_count():
    scores = {LOSING: -4.0, WHOLE: -0.5}
    told = rendered(Telling([LOSING], [WHOLE]), Scorer(scores))
    untold = rendered(Insisting([LOSING], [WHOLE]), Scorer(scores))
    assert told.target == WHOLE
    assert told.confidence == untold.confidence
    usual = rendered(Telling([LOSING], [LOSING]), Scorer(scores)).confidence
    assert usual != rendered(Insisting([LOSING], [LOSING]), Scorer(scores)).confidence


def test_an_earlier_hypothesis_is_taken_where_it_is_the_surest():
    found = rendered(Insisting([LOSING, WHOLE], [LOSING]), Scorer({LOSING: -4.0, WHOLE: -0.5}))
    assert (found.target, found.outcome) == (WHOLE, "alternative")


@pytest.mark.parametrize("score", [-8.0, None])
def test_what_scoring_back_finds_no_better_is_only_an_alternative(score):
    scorer = Scorer({LOSING: -4.0, WHOLE: score})
    rendering = rendered(Insisting([LOSING], [WHOLE]), scorer)
    assert (rendering.target, rendering.outcome) == (LOSING, "first")
    assert WHOLE in rendering.alternatives


def test_more_faults_are_never_taken():
    wrong = "Residents reject 12 mining plans upstream of the river."
    rendering = rendered(Insisting([LOSING], [wrong]), Scorer({LOSING: -4.0, wrong: -0.1}))
    assert rendering.target == LOSING


def test_where_there_is_no_doubt_nothing_is_searched_again():
    model = Insisting([WHOLE], [LOSING])
    assert rendered(model, Scorer({WHOLE: -0.1})).target == WHOLE
    assert model.insisted == []


def test_nor_where_nothing_scores_back():
    model = Insisting([LOSING], [WHOLE])
    assert rendered(model, None).target == LOSING
    assert model.insisted == []


def test_nor_does_a_model_without_a_lexicon_insist():
    model = Insisting([LOSING], [WHOLE])
    model.insists = False
    assert rendered(model, Scorer({LOSING: -4.0})).target == LOSING
    plain = FakeSeq2Seq({SOURCE: [LOSING]})
    assert rendered(plain, Scorer({LOSING: -4.0})).target == LOSING
    assert not isinstance(plain, InsistingModel)


def test_which_translators_insist():
    translator = Seq2SeqTranslator(Insisting([LOSING], [WHOLE]))
    assert isinstance(translator, InsistingTranslator)
    assert translator.insists
    assert not Seq2SeqTranslator(FakeSeq2Seq({})).insists
