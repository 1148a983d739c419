"""How sure a reader may be: the order of good and bad, what a search adds, and what moves it."""

from types import SimpleNamespace

import pytest

from check import BackSignals, SearchSignals, compare, confidence, doubt
from engine.errors import UnusableValue

SOURCE = "Polisi menangkap tiga tersangka pencurian sepeda motor di Semarang, Rabu."
RIGHT = "Police arrested three suspects in a motorcycle theft in Semarang on Wednesday."


@pytest.mark.parametrize(
    "wrong",
    [
        "Police arrested five suspects in a motorcycle theft in Semarang on Wednesday.",
        "Police arrested three suspects.",
        "The festival opened with a concert by local musicians in Surabaya on Monday.",
        "Police arrested police arrested police arrested police arrested police arrested.",
        SOURCE,
    ],
)
def test_a_wrong_translation_is_trusted_less_than_the_right_one(wrong):
    assert confidence(SOURCE, wrong) < confidence(SOURCE, RIGHT)


def test_the_right_one_is_above_the_mark_and_nonsense_below_it():
    assert confidence(SOURCE, RIGHT) > 0.5 > confidence(SOURCE, "The festival opened with a concert.")


def test_an_empty_target_has_no_chance():
    assert confidence(SOURCE, " ") == 0


def test_what_the_model_was_sure_of_counts():
    sure = SearchSignals(log_probability=-0.1, lowest=-1.0, agreement=1.0)
    unsure = SearchSignals(log_probability=-1.2, lowest=-6.0, agreement=0.5)
    assert confidence(SOURCE, RIGHT, search=unsure) < confidence(SOURCE, RIGHT, search=sure)


def backwards(*scores, verdict=1.0, fluent_verdict=1.0):
    words = [SimpleNamespace(start=at, end=at + 1, log_probability=score) for at, score in enumerate(scores)]
    return BackSignals.of(SimpleNamespace(words=words, verdict=verdict, fluent_verdict=fluent_verdict))


def test_a_source_that_the_translation_does_not_lead_one_to_expect_counts():
    expected, unexpected = backwards(-0.1, -0.5, -0.2, -0.4), backwards(-0.1, -12.0, -0.2, -9.0)
    for search in (None, SearchSignals(log_probability=-0.3, lowest=-2.0, agreement=0.9)):
        sure, unsure = (
            confidence(SOURCE, RIGHT, fluent=False, search=search, back=b) for b in (expected, unexpected)
        )
        assert unsure < sure


def test_the_word_that_is_expected_least_is_told():
    signals = backwards(-0.1, -6.0, -0.2)
    assert (signals.unexpected[0], signals.lowest, signals.unlikely) == ((1, 2), -6.0, 1)


def test_the_word_to_look_at_first_is_the_least_expected_that_carries_meaning():
    source = "Ia mengaku bahwa dirinya diejek mata duitan."
    scores = {"Ia": -9.0, "bahwa": -12.0, "duitan": -11.0, "mengaku": -3.0}
    words = [
        SimpleNamespace(start=source.index(word), end=source.index(word) + len(word), log_probability=score)
        for word, score in scores.items()
    ]
    back = BackSignals.of(SimpleNamespace(words=words, verdict=-1.0, fluent_verdict=-1.0))
    (finding,) = doubt(0.4, source, "He admits that he is mocked.", back=back)
    assert finding.message == "Read the source, first “duitan”: the chance that this misleads is 60%."
    assert source[slice(*finding.source_span)] == "duitan"


def test_where_no_word_stands_out_none_is_named():
    back = backwards(-9.0, -8.0)  # of single characters
    (finding,) = doubt(0.4, "Ia di sini.", "He is here.", back=back)
    assert finding.message == "Read the source: the chance that this misleads is 60%."


@pytest.mark.parametrize("fluent", [True, False])
def test_of_two_verdicts_that_on_english_of_the_kind_counts(fluent):
    def sure(**verdicts):
        return confidence(SOURCE, RIGHT, fluent=fluent, back=backwards(-0.5, -2.0, **verdicts))

    ours, other = ("fluent_verdict", "verdict") if fluent else ("verdict", "fluent_verdict")
    assert sure(**{ours: -3.0}) < sure(**{ours: 3.0})
    assert sure(**{other: -3.0}) == sure(**{other: 3.0})


FREE = (
    ("Tim nasional keok 0-3 di kandang sendiri.", "The national side went down 3-0 on home turf."),
    ("Ia angkat bicara soal tudingan itu.", "She has broken her silence over the allegation."),
    ("Sebanyak 40 persen warga belum divaksin.", "Two in five residents have yet to be vaccinated."),
    ("Warga mengeluhkan jalan yang rusak parah.", "People are fed up with a road full of potholes."),
)


def test_free_english_that_is_right_is_surer_where_it_is_known_to_be_fluent():
    gains = [confidence(*pair) - confidence(*pair, fluent=False) for pair in FREE]
    assert sum(gains) > 0
    assert sum(confidence(*pair) < 0.5 for pair in FREE) <= 1


@pytest.mark.parametrize(("source", "right"), FREE)
def test_but_another_sentence_is_no_free_english(source, right):
    assert confidence(source, "The minister opened a new school in Bandung on Monday morning.") < 0.5
    assert confidence(source, right) > confidence(source, " ".join(right.split()[:2]))


def test_nothing_that_was_scored_is_no_signal():
    assert BackSignals.of(None) is None


def test_findings_that_are_given_are_not_looked_for_again():
    assert confidence(SOURCE, RIGHT, findings=compare(SOURCE, RIGHT)) == confidence(SOURCE, RIGHT)
    errors = compare(SOURCE, "Police arrested five suspects.")
    assert confidence(SOURCE, RIGHT, findings=errors) < confidence(SOURCE, RIGHT)


@pytest.mark.parametrize("source", ["", "Ya.", "12", "…", "😀", SOURCE * 30])
def test_any_text_has_a_chance_between_none_and_certain(source):
    for target in ("Yes.", "12", RIGHT * 30):
        assert 0 <= confidence(source, target) <= 1


def test_whoever_asks_says_which_confidence_is_too_low():
    pair = ("Ia di sini.", "He is here.")
    assert [len(doubt(0.6, *pair, mark_below=mark)) for mark in (0, 0.5, 0.6, 0.61, 1)] == [0, 0, 0, 1, 1]
    assert doubt(0, *pair, mark_below=0) == []


@pytest.mark.parametrize("mark", [-0.1, 1.01, 70, float("nan")])
def test_a_mark_that_no_confidence_reaches_is_refused(mark):
    with pytest.raises(UnusableValue, match="mark_below must be a number from 0 to 1"):
        doubt(0.6, "Ia di sini.", "He is here.", mark_below=mark)
