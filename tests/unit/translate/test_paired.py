"""Two translators for one text: which of them wrote a sentence, what the other wrote, and what befalls the second."""

import pytest

from engine.errors import GenerationError, SettingsError
from engine.fakes import FakeSeq2Seq
from engine.protocols import Hypothesis
from translate import Seq2SeqTranslator, TranslationCache, rewrite, translate, translate_stream

# The fakes know their sentences by heart.
pytestmark = pytest.mark.usefixtures("without_phrase_book")

RICE = "Harga beras di Pasar Senen naik 10 persen sejak Januari."
RICE_EN = "The price of rice at Senen Market has risen 10 percent since January."
FLED = "Warga tidak mengungsi ke balai desa."
FLED_EN = "Residents did not flee to the village hall."
NAMES = {"first": "fake:first", "second": "fake:second"}


def model(replies, which, **options):
    return FakeSeq2Seq(replies, name=NAMES[which], **options)


def pair(source, first, second):
    """The segment of *source* of which each translator says, however often it is asked, what is given."""
    translation = translate(
        source,
        translator=model(lambda _: first, "first"),
        second=model(lambda _: second, "second"),
    )
    (segment,) = translation.segments
    return segment


def kinds(findings, severity="error"):
    return {finding.kind for finding in findings if finding.severity == severity}


WORSE = {
    "an error": (RICE, RICE_EN.replace("10", "12"), RICE_EN),
    "more errors": (
        "Sebanyak 412 orang mengungsi dan 14 kelurahan terendam.",
        "As many as 413 people fled and 15 villages were flooded.",
        "As many as 412 people fled and 15 villages were flooded.",
    ),
    "nothing but Indonesian": (RICE, RICE, RICE_EN.replace("10", "12")),
    "a warning": (FLED, "Residents fled to the village hall.", FLED_EN),
    "a lower confidence": (
        RICE,
        "The price of gold at Senen Market has risen 10 percent since January.",
        RICE_EN,
    ),
}


@pytest.mark.parametrize("fault", WORSE)
def test_of_each_sentence_the_better_english_is_taken_whoever_wrote_it(fault):
    source, worse, better = WORSE[fault]
    segment = pair(source, worse, better)
    assert (segment.model, segment.target) == (NAMES["second"], better)
    assert (segment.other.model, segment.other.target) == (NAMES["first"], worse)
    segment = pair(source, better, worse)
    assert (segment.model, segment.target) == (NAMES["first"], better)
    assert (segment.other.model, segment.other.target) == (NAMES["second"], worse)


def test_an_error_weighs_more_than_all_confidence():
    surer = RICE_EN.replace("10", "12")
    segment = pair(RICE, surer, "The gold of a shop at Senen Market rose 10 percent.")
    assert kinds(segment.other.findings) == {"number"}
    assert segment.other.target == surer
    assert segment.other.confidence > segment.confidence


def test_the_other_comes_with_its_own_findings_and_confidence():
    segment = pair(RICE, RICE_EN, RICE_EN.replace("10", "12"))
    assert (kinds(segment.findings), kinds(segment.other.findings)) == (set(), {"number"})
    assert segment.other.confidence < segment.confidence


def test_a_tie_goes_to_the_first():
    segment = pair(RICE, RICE_EN, RICE_EN)
    assert (segment.model, segment.other.model) == (NAMES["first"], NAMES["second"])


class Doubtful(FakeSeq2Seq):
    """Tells how sure it is: not at all."""

    def generate(self, sources, *, decoding):
        return [[Hypothesis(text=RICE_EN, log_probability=-3.0, lowest=-10.0)] for _ in sources]


def test_what_only_one_of_them_knows_of_its_search_gives_nobody_an_advantage():
    translation = translate(
        RICE, translator=Doubtful(name=NAMES["first"]), second=model(lambda _: RICE_EN, "second")
    )
    (segment,) = translation.segments
    assert kinds(segment.findings, "warning") == {"confidence"}
    assert segment.other.confidence > segment.confidence
    assert segment.model == NAMES["first"]


def test_sentence_by_sentence_another_may_be_the_better_one():
    first = {RICE: RICE_EN.replace("10", "12"), FLED: FLED_EN}
    second = {RICE: RICE_EN, FLED: "Residents fled to the village hall."}
    translation = translate(
        f"{RICE} {FLED}",
        translator=model(lambda text: first.get(text, text), "first"),
        second=model(lambda text: second.get(text, text), "second"),
    )
    assert [segment.model for segment in translation.segments] == [NAMES["second"], NAMES["first"]]
    assert translation.text == f"{RICE_EN} {FLED_EN}"
    assert (translation.model, translation.second) == (NAMES["first"], NAMES["second"])


def test_a_stream_takes_the_same_as_a_whole_text():
    first = model(lambda text: f"EN {text}", "first")
    second = model({RICE: RICE_EN, FLED: "nothing"}, "second")
    pair = {"translator": Seq2SeqTranslator(first), "second": Seq2SeqTranslator(second)}
    text = f"{RICE}\n{FLED}\n021-555"
    assert tuple(translate_stream(text, **pair)) == translate(text, **pair).segments


def test_what_is_copied_is_nobodys():
    segment = pair("0274-555123", "never asked", "never asked")
    assert (segment.outcome, segment.model, segment.other) == ("copied", "", None)


def test_with_one_translator_nothing_says_who_wrote_what():
    translation = translate(RICE, translator=model({RICE: RICE_EN}, "first"))
    (segment,) = translation.segments
    assert (segment.model, segment.other, translation.second) == ("", None, "")


def test_a_dateline_stands_before_the_others_english_too():
    segment = pair(f"Jakarta - {RICE}", RICE_EN, RICE_EN.replace("10", "12"))
    assert segment.target == f"Jakarta - {RICE_EN}"
    assert segment.other.target.startswith("Jakarta - The price")
    (found,) = [finding for finding in segment.other.findings if finding.severity == "error"]
    assert segment.other.target[slice(*found.target_span)] == "12"


def test_where_the_second_fails_the_first_stands_with_a_finding_and_the_others_are_compared():
    second = model({FLED: FLED_EN}, "second")  # which has no answer to the other sentence
    translation = translate(
        f"{RICE} {FLED}",
        translator=model({RICE: RICE_EN, FLED: FLED_EN}, "first"),
        second=second,
    )
    failed, compared = translation.segments
    assert (failed.target, failed.model, failed.other) == (RICE_EN, NAMES["first"], None)
    (finding,) = [finding for finding in failed.findings if finding.severity == "warning"]
    assert (finding.kind, NAMES["second"] in finding.message, NAMES["second"] in finding.said("id")) == (
        "model",
        True,
        True,
    )
    assert compared.other.target == FLED_EN
    assert not kinds(compared.findings, "warning")


def test_a_second_that_is_gone_is_not_asked_for_every_sentence():
    sentences = [f"Sebanyak {number} rumah rusak." for number in range(11, 31)]
    second = model(lambda _: GenerationError("The server is gone."), "second")
    translation = translate(
        "\n".join(sentences),
        translator=model(lambda text: f"As many as {text.split()[1]} houses were damaged.", "first"),
        second=second,
    )
    assert all("model" in kinds(segment.findings, "warning") for segment in translation.segments)
    assert len(second.calls) == 1 + 3


def test_the_first_must_not_fail():
    with pytest.raises(GenerationError):
        translate(RICE, translator=model({}, "first"), second=model({RICE: RICE_EN}, "second"))


def test_a_second_that_is_the_first_is_refused():
    with pytest.raises(SettingsError, match="is the first"):
        translate(RICE, translator=model({}, "first"), second=model({}, "first"))


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    return TranslationCache.default()


def test_each_is_kept_in_the_cache_by_itself_and_never_taken_for_the_other(cache):
    first, second = (
        model(lambda _, text=text: text, which, revision="1")
        for which, text in (("first", RICE_EN.replace("10", "12")), ("second", RICE_EN))
    )
    translate(RICE, translator=first)
    asked = len(first.calls)
    both = translate(RICE, translator=first, second=second)
    assert len(first.calls) == asked, "what the first made alone is there with a second beside it"
    assert translate(RICE, translator=first, second=second) == both
    assert len(second.calls) == 1
    turned = translate(RICE, translator=second, second=first)
    assert (turned.segments[0].model, turned.segments[0].other.model) == (NAMES["second"], NAMES["first"])
    assert translate(RICE, translator=first).segments[0].other is None
    assert cache.stats().entries == 2


def test_what_the_second_failed_at_is_asked_again(cache):
    first, second = model({RICE: RICE_EN}, "first", revision="1"), model({}, "second", revision="1")
    assert translate(RICE, translator=first, second=second).segments[0].other is None
    mended = model({RICE: RICE_EN}, "second", revision="1")
    assert translate(RICE, translator=first, second=mended).segments[0].other.target == RICE_EN


def test_a_person_who_takes_the_others_english_finds_the_taken_ones_place_changed():
    made = pair(RICE, RICE_EN, "At Senen Market rice has become 10 percent dearer since January.")
    taken = rewrite(made, made.other.target, outcome="alternative")
    assert (taken.target, taken.model) == (made.other.target, NAMES["second"])
    assert (taken.other.target, taken.other.model) == (RICE_EN, NAMES["first"])
    back = rewrite(taken, taken.other.target, outcome="alternative")
    assert (back.target, back.model, back.other.target) == (RICE_EN, NAMES["first"], made.other.target)


def test_what_a_person_writes_is_no_models_and_the_other_stays_to_be_taken():
    made = pair(RICE, RICE_EN, "At Senen Market rice has become 10 percent dearer since January.")
    edited = rewrite(made, "Rice at Senen is 10 percent dearer since January.")
    assert (edited.model, edited.other) == ("", made.other)
    taken = rewrite(edited, made.other.target, outcome="alternative")
    assert (taken.model, taken.other) == (NAMES["second"], None)
