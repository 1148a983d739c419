"""Faults that other translators are known for: each is noticed, tried again, and flagged where it stays."""

from pathlib import Path

import pytest

from check import compare, confidence
from engine.decoding import Beam
from engine.errors import Interrupted
from engine.fakes import FakeLanguageModel, FakeSeq2Seq
from engine.interruption import interruptible
from engine.protocols import Hypothesis
from translate import (
    Glossary,
    PromptedTranslator,
    Seq2SeqTranslator,
    Strategy,
    Term,
    fallback,
    glossary_files,
    translate,
)
from translate.attempts import ATTEMPTS, Attempt, Which

# The fakes know their sentences by heart.
pytestmark = pytest.mark.usefixtures("without_phrase_book")

RICE = "Harga beras di Pasar Senen naik 10 persen sejak Januari."
RICE_EN = "The price of rice at Senen Market has risen 10 percent since January."


def translator(replies, **options):
    return Seq2SeqTranslator(FakeSeq2Seq(replies, **options))


def only(translation):
    (segment,) = translation.segments
    return segment


def kinds(segment, severity="error"):
    return {finding.kind for finding in segment.findings if finding.severity == severity}


def test_work_that_was_given_up_makes_no_further_attempt():
    model = FakeSeq2Seq(lambda source: source)  # copies: each sentence would be tried again
    with interruptible(lambda: bool(model.calls)), pytest.raises(Interrupted):
        translate(RICE, translator=Seq2SeqTranslator(model))
    assert len(model.calls) == 1


def test_a_good_first_hypothesis_is_taken_and_costs_one_call():
    model = FakeSeq2Seq({RICE: [RICE_EN, "Rice is dearer by 10 percent."]})
    segment = only(translate(RICE, translator=Seq2SeqTranslator(model)))
    assert (segment.target, segment.outcome, kinds(segment)) == (RICE_EN, "first", set())
    assert len(model.calls) == 1


FAULTS = {
    "copy of the source (LibreTranslate 567, 612)": (RICE, RICE),
    "loop (LibreTranslate 46, 167, 183)": (RICE, "The price of rice rose 10 percent. " + "Rice rice " * 40),
    "number corrupted (mozilla/translations 1388)": (
        "Kota itu mencatat 2.200.112 penduduk pada tahun lalu.",
        "The city recorded 2,200,12 residents last year.",
    ),
    "noise answered with an apology (EasyNMT 38)": (
        "wkwkwk iyaaa sih bener bgt tuh kayaknya gitu deh",
        "I'm sorry I'm sorry I'm sorry I'm sorry I'm sorry I'm sorry I'm sorry",
    ),
    "later sentences dropped (NLLB, OPUS-CAT 93)": (
        "Banjir merendam ratusan rumah di pesisir utara kota itu; warga mengungsi ke balai desa; pemerintah "
        "mengirim makanan, selimut, dan obat-obatan; hujan masih turun sampai Minggu malam.",
        "Floods hit.",
    ),
}
GOOD = {
    FAULTS["number corrupted (mozilla/translations 1388)"][0]: (
        "The city recorded 2,200,112 residents last year."
    ),
    FAULTS["noise answered with an apology (EasyNMT 38)"][0]: "Haha yes, that seems quite right, I think so",
    FAULTS["later sentences dropped (NLLB, OPUS-CAT 93)"][0]: (
        "Floods submerged hundreds of houses on its north coast; residents fled to the village hall; the "
        "government sent food, blankets and medicine; rain was still falling on Sunday night."
    ),
    RICE: RICE_EN,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_replaced_by_the_best_hypothesis_without_it(fault):
    source, bad = FAULTS[fault]
    segment = only(translate(source, translator=translator({source: [bad, GOOD[source]]})))
    assert (segment.target, segment.outcome, kinds(segment)) == (GOOD[source], "alternative", set())


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_every_hypothesis_is_decoded_again(fault):
    source, bad = FAULTS[fault]
    model = FakeSeq2Seq([[bad, bad], [bad], [GOOD[source]]])
    segment = only(translate(source, translator=Seq2SeqTranslator(model)))
    assert (segment.target, segment.outcome, kinds(segment)) == (GOOD[source], "retry", set())
    first, wider, strict = (decoding for _, decoding in model.calls)
    assert isinstance(wider, Beam)
    assert wider.beam_size > first.beam_size
    assert strict.no_repeat_ngram


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_stays_is_flagged(fault):
    source, bad = FAULTS[fault]
    model = FakeSeq2Seq(lambda text: bad if text == source else text)
    segment = only(translate(source, translator=Seq2SeqTranslator(model)))
    assert segment.outcome == "flagged"
    assert kinds(segment)


CLAUSES = {
    "Harga beras naik 10 persen di seluruh Jawa,": "Rice prices rose 10 percent across Java.",
    "sedangkan stok gula di gudang masih cukup.": "While sugar stocks in the warehouse are still enough.",
}
TWO_CLAUSES = " ".join(CLAUSES)
TWO_CLAUSES_EN = (
    "Rice prices rose 10 percent across Java, while sugar stocks in the warehouse are still enough."
)
LOOP = "Rice rice " * 30


def test_clause_by_clause_helps_where_the_whole_fails():
    model = FakeSeq2Seq(lambda text: CLAUSES.get(text, LOOP))
    segment = only(translate(TWO_CLAUSES, translator=Seq2SeqTranslator(model)))
    assert (segment.target, segment.outcome) == (TWO_CLAUSES_EN, "split")


def test_an_attempt_more_is_one_line_in_the_table(monkeypatch):
    more = Attempt(outcome="retry", of=Which.ERRORS, strategy=Strategy.NO_REPEATS)
    made = [attempt for attempt in ATTEMPTS if attempt.of is not Which.LOST_TERMS]  # it has no terms

    def run():
        model = FakeSeq2Seq(lambda _: TWO_CLAUSES_EN if len(model.calls) > len(made) else LOOP)
        segment = only(translate(TWO_CLAUSES, translator=Seq2SeqTranslator(model)))
        return segment, [sources for sources, _ in model.calls]

    segment, calls = run()
    assert (segment.outcome, len(calls)) == ("flagged", len(made))
    monkeypatch.setattr(fallback, "ATTEMPTS", (*ATTEMPTS, more))
    segment, calls = run()
    assert (segment.target, segment.outcome) == (TWO_CLAUSES_EN, "retry")
    assert calls[-2:] == [tuple(CLAUSES), (TWO_CLAUSES,)]


def test_an_attempt_is_made_only_for_the_sentences_that_it_is_for(monkeypatch):
    flawless, warned, wrong = (
        RICE,
        "Warga tidak mengungsi ke balai desa.",
        "Sebanyak 412 orang mengungsi ke kota.",
    )
    replies = {
        flawless: RICE_EN,
        warned: "Residents fled to the village hall.",
        wrong: "As many as 99 people fled to the city.",
    }

    def asked_in_a_second_attempt(which):
        attempts = (ATTEMPTS[0], Attempt(outcome="retry", of=which))
        monkeypatch.setattr(fallback, "ATTEMPTS", attempts)
        model = FakeSeq2Seq(replies)
        translate("\n".join(replies), translator=Seq2SeqTranslator(model))
        return model.calls[1][0]

    assert asked_in_a_second_attempt(Which.EVERY) == (flawless, warned, wrong)
    assert asked_in_a_second_attempt(Which.ANY_FAULT) == (warned, wrong)
    assert asked_in_a_second_attempt(Which.ERRORS) == (wrong,)


def with_a_phrase(monkeypatch, source, target, *, usual=True):
    terms = Glossary([Term(source=source, target=target, usual=usual)])
    monkeypatch.setattr(glossary_files, "_load_shipped", lambda: terms)


def test_the_phrase_books_english_is_given_only_where_it_was_not_found(monkeypatch):
    with_a_phrase(monkeypatch, "wakil ketua", "deputy chair")
    found, shown, lost = "Ia wakil ketua.", "Kakaknya wakil ketua.", "Adiknya wakil ketua."
    replies = {
        found: "He is the deputy chair.",
        shown: "His older brother is vice chairman.",
        lost: "His younger brother is chairman.",
        "Adiknya deputy chair.": "His younger brother is deputy chair.",
    }
    model = FakeSeq2Seq(replies)
    translation = translate(f"{found}\n{shown}\n{lost}", translator=Seq2SeqTranslator(model))
    assert [sources for sources, _ in model.calls] == [(found, shown, lost), ("Adiknya deputy chair.",)]
    assert [segment.target for segment in translation.segments] == [
        "He is the deputy chair.",
        "His older brother is vice chairman.",
        "His younger brother is deputy chair.",
    ]
    assert [segment.outcome for segment in translation.segments] == ["first", "first", "retry"]


def test_a_clipped_word_that_no_lexicon_knows_is_given_where_its_english_was_not_found(monkeypatch):
    """Nothing tells that it was lost, so that it stood wrong before."""
    with_a_phrase(monkeypatch, "migor", "cooking oil")
    source, kept = "Harga migor naik.", "Stok migor habis."
    replies = {
        source: "The price of rice rose.",
        kept: "Stocks of Migor ran out.",
        "Harga cooking oil naik.": "The price of cooking oil rose.",
    }
    model = FakeSeq2Seq(replies)
    translation = translate(f"{source}\n{kept}", translator=Seq2SeqTranslator(model))
    assert [sources for sources, _ in model.calls] == [(source, kept), ("Harga cooking oil naik.",)]
    assert translation.segments[0].target == "The price of cooking oil rose."


def test_the_first_attempt_stands_where_the_given_english_was_misread(monkeypatch):
    with_a_phrase(monkeypatch, "serangan udara", "air strike")
    source, first = "Serangan udara itu gagal.", "The raid from the air failed."
    model = FakeSeq2Seq([[first], ["The water strike failed."]])
    segment = only(translate(source, translator=Seq2SeqTranslator(model)))
    assert (segment.target, segment.outcome) == (first, "first")


def test_a_term_of_ones_own_glossary_is_given_at_once(monkeypatch):
    with_a_phrase(monkeypatch, "tolok ukur", "yardstick", usual=False)
    model = FakeSeq2Seq({"Inflasi menjadi yardstick.": "Inflation is a yardstick."})
    segment = only(translate("Inflasi menjadi tolok ukur.", translator=Seq2SeqTranslator(model)))
    assert (segment.target, len(model.calls)) == ("Inflation is a yardstick.", 1)


def test_the_documentation_has_the_table_as_it_is():
    text = (Path(__file__).parents[3] / "docs" / "translation.md").read_text(encoding="utf-8")
    _, _, table = text.partition("| attempt |")
    lines = table.partition("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert [(number, which, strategy, outcomes) for number, which, strategy, _, outcomes in rows] == [
        (
            str(number),
            attempt.of.value,
            f"`{attempt.strategy.name}`" + ", by clause" * attempt.by_clause,
            ", ".join(f"`{name}`" for name in filter(None, [attempt.outcome, attempt.lower_outcome])),
        )
        for number, attempt in enumerate(ATTEMPTS, start=1)
    ]


def test_the_least_faulty_candidate_is_the_one_that_is_flagged():
    source = "Sebanyak 412 orang mengungsi dan 14 kelurahan terendam."
    both, one = (
        "People fled and villages were flooded.",
        "As many as 412 people fled and villages were flooded.",
    )
    segment = only(translate(source, translator=translator(lambda text: [both, one])))
    assert (segment.target, segment.outcome) == (one, "flagged")


def test_of_candidates_with_as_many_faults_a_later_one_is_taken_where_it_is_surer_by_far():
    right, gold = RICE_EN.replace("10", "12"), RICE_EN.replace("10", "12").replace("rice", "gold")
    little = "The rice price at Senen Market rose 12 percent since January."
    sure = {text: confidence(RICE, text, fluent=False) for text in (right, gold, little)}
    assert sure[little] > sure[right] > sure[gold] + 0.1
    segment = only(translate(RICE, translator=translator(lambda _: [gold, right])))
    assert (segment.target, segment.outcome, kinds(segment)) == (right, "flagged", {"number"})
    segment = only(translate(RICE, translator=translator(lambda _: [right, little]), alternatives=2))
    assert (segment.target, segment.alternatives) == (right, (little,))


def test_a_copy_of_the_source_is_never_the_surer_one():
    wrong = RICE_EN.replace("10", "12")
    assert confidence(RICE, RICE, fluent=False) > confidence(RICE, wrong, fluent=False) + 0.1
    segment = only(translate(RICE, translator=translator(lambda _: [wrong, RICE])))
    assert (segment.target, kinds(segment)) == (wrong, {"number"})


def test_a_first_hypothesis_without_a_fault_is_taken_however_sure_another_is():
    poor = "The smell of rice at Senen Market is up 10 percent since January."
    assert not any(finding.severity != "info" for finding in compare(RICE, poor))
    segment = only(translate(RICE, translator=translator({RICE: [poor, RICE_EN]})))
    assert (segment.target, segment.outcome) == (poor, "first")


def test_failing_sentences_are_retried_in_one_batch():
    sentences = [f"Sebanyak {number} rumah rusak akibat gempa itu." for number in (11, 22, 33)]

    def reply(text):
        number = next(word for word in text.split() if word.isdigit())
        return f"As many as {number if len(model.calls) > 1 else 99} houses were damaged by the earthquake."

    model = FakeSeq2Seq(reply)
    translation = translate("\n".join(sentences), translator=Seq2SeqTranslator(model))
    assert [segment.outcome for segment in translation.segments] == ["retry"] * 3
    assert [len(sources) for sources, _ in model.calls] == [3, 3]


@pytest.mark.parametrize("figures", ["(27/1/2022)", "(1/27/2022)"])
def test_a_date_in_figures_is_written_out(figures):
    source = "Warga Demak mengungsi sejak Kamis (27/1/2022)."
    model = FakeSeq2Seq(lambda _: f"Residents of Demak have been displaced since Thursday {figures}.")
    segment = only(translate(source, translator=Seq2SeqTranslator(model)))
    assert segment.target == "Residents of Demak have been displaced since Thursday (27 January 2022)."
    assert (segment.outcome, kinds(segment)) == ("first", set())


def test_a_term_in_the_glossarys_english_is_no_fault():
    source = "Berkas itu dibawa ke Bareskrim di Gambir."
    model = FakeSeq2Seq(lambda _: "The file was taken to the Criminal Investigation Agency in Gambir.")
    segment = only(translate(source, translator=Seq2SeqTranslator(model)))
    assert (segment.outcome, segment.findings, len(model.calls)) == ("first", (), 1)


def test_a_warning_is_worth_another_search_but_no_more():
    source, warned = "Warga tidak mengungsi ke balai desa.", "Residents fled to the village hall."
    better = "Residents did not flee to the village hall."
    model = FakeSeq2Seq([[warned], [better]])
    segment = only(translate(source, translator=Seq2SeqTranslator(model)))
    assert (segment.target, segment.outcome) == (better, "retry")
    model = FakeSeq2Seq([[warned], [warned]])
    segment = only(translate(source, translator=Seq2SeqTranslator(model)))
    assert (segment.target, segment.outcome, kinds(segment, "warning")) == (warned, "first", {"negation"})


def test_a_retry_sees_figures_and_dates_in_english_notation():
    source = "Anggaran Rp1,2 triliun itu disetujui pada 27 Januari 2022."
    good = "The Rp1.2 trillion budget was approved on 27 January 2022."
    model = FakeSeq2Seq(lambda text: good if "1.2 trillion" in text else good.replace("1.2", "12"))
    segment = only(translate(source, translator=Seq2SeqTranslator(model)))
    assert (segment.target, segment.outcome) == (good, "retry")
    assert model.calls[1][0] == ("Anggaran Rp1.2 trillion itu disetujui pada 27 January 2022.",)


@pytest.mark.parametrize(
    ("written", "repaired"),
    [
        ("Ratna (35, said the police.", "Ratna (35), said the police."),
        (
            "Ratna (35, the victim's wife (and heir), refused).",
            "Ratna (35), the victim's wife (and heir), refused.",
        ),
        ("Ratna (35 years old, driver) refused.", "Ratna (35 years old), driver refused."),
        ("Ratna (35 years old) refused.", "Ratna (35 years old) refused."),
        ("Ratna (35), who (35, they say) refused.", "Ratna (35), who (35, they say) refused."),
        ("Ratna (35 and a half) refused.", "Ratna (35 and a half) refused."),
    ],
)
def test_a_bracket_closes_after_an_age_where_it_does_in_the_source(written, repaired):
    source = "Ratna (35), kata polisi."
    assert only(translate(source, translator=translator({source: written}))).target == repaired


@pytest.mark.parametrize(
    "dateline",
    ["Jakarta - ", "JAKARTA, KOMPAS.com - ", "Mataram, NTB (ANTARA News) - ", "TEMPO.CO, Jakarta - "],
)
def test_a_dateline_is_copied_around_the_translation(dateline):
    model = FakeSeq2Seq({RICE: RICE_EN}.__getitem__)
    segment = only(translate(dateline + RICE, translator=Seq2SeqTranslator(model)))
    assert (segment.source, segment.target) == (dateline + RICE, dateline + RICE_EN)


@pytest.mark.parametrize(
    "head", ["Singapura - ", "Depok, Jawa Barat - ", "Presiden Jokowi - ", "Semarang (12/3) - "]
)
def test_what_english_writes_otherwise_is_translated(head):
    model = FakeSeq2Seq(lambda text: text)
    only(translate(head + RICE, translator=Seq2SeqTranslator(model)))
    ((asked,), *_) = model.calls[0]
    assert asked.endswith(f" - {RICE}")


def test_a_stray_symbol_at_the_start_goes():
    """opus-mt on FLORES dev, line 1."""
    segment = only(translate(RICE, translator=translator({RICE: f"♪ {RICE_EN}"})))
    assert segment.target == RICE_EN


def test_one_line_that_is_too_long_is_split_with_a_finding():
    sentence = ", ".join(f"warga desa {word} mengungsi" for word in ["satu", "lima", "enam", "tujuh"]) + "."
    model = FakeSeq2Seq(lambda text: text.replace("warga desa", "people of village"), source_limit=6)
    translation = translate(f"Pendek.\n{sentence}", translator=Seq2SeqTranslator(model))
    long = translation.segments[1]
    assert "split" in {finding.kind for finding in long.findings}
    assert long.outcome in ("split", "flagged")
    for word in ("satu", "lima", "enam", "tujuh"):
        assert f"village {word}" in long.target
    assert all(len(text.split()) <= 6 for sources, _ in model.calls for text in sources)


def test_a_word_that_is_too_long_by_itself_is_copied():
    class Letters(FakeSeq2Seq):
        def count_tokens(self, text):
            return len(text)

    word = "ab" * 60
    model = Letters(lambda text: f"In English: {len(text)}", source_limit=100)
    translation = translate(f"{word}\nKode itu {word} saja.", translator=Seq2SeqTranslator(model))
    assert all(word in segment.target for segment in translation.segments)
    assert not any(word in text for sources, _ in model.calls for text in sources)


def test_a_truncated_hypothesis_is_an_error():
    class Cut(FakeSeq2Seq):
        def generate(self, sources, *, decoding):
            return [[Hypothesis(text=RICE_EN, truncated=True)] for _ in sources]

    segment = only(translate(RICE, translator=Seq2SeqTranslator(Cut())))
    assert "truncated" in kinds(segment)


def test_alternatives_are_further_hypotheses_without_the_target():
    texts = [
        RICE_EN,
        "Rice at Senen Market is up 10 percent since January.",
        "Rice has risen 10 percent at Senen Market since January.",
    ]
    segment = only(translate(RICE, translator=translator({RICE: texts}), alternatives=3))
    assert segment.alternatives == tuple(texts[1:])


JUNK = {
    "a name is lost": "Rice rose 10 percent since January.",
    "a number is lost": "Rice at Senen Market has risen since January.",
    "a part is lost": "The price of rice at Senen Market has risen.",
    "the same but for case": RICE_EN.lower(),
    "the same but for marks": RICE_EN + ".",
    "Indonesian": RICE,
    "nothing": "",
    "a loop": RICE_EN + " since January" * 30,
}
"""Hypotheses below a good one."""
SOUND = "Rice at Senen Market is up 10 percent since January."


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_an_alternative_is_as_sound_as_the_target(junk):
    segment = only(translate(RICE, translator=translator({RICE: [RICE_EN, junk, SOUND]}), alternatives=3))
    assert (segment.target, segment.alternatives) == (RICE_EN, (SOUND,))


def test_alternatives_to_what_is_at_fault_may_be_so_too_the_least_first():
    few, same, more = (
        "The price of rice at Senen Market has risen 12 percent since January.",
        "The price of rice at Senen Market is up 13 percent since January.",
        "The price of rice at Senen Market has risen 12 percent since March.",
    )
    segment = only(translate(RICE, translator=translator(lambda _: [more, same, few]), alternatives=3))
    assert {segment.target, *segment.alternatives} == {few, same}


def test_what_was_cut_short_is_no_alternative():
    class Cut(FakeSeq2Seq):
        def generate(self, sources, *, decoding):
            return [[Hypothesis(text=RICE_EN), Hypothesis(text=SOUND, truncated=True)] for _ in sources]

    assert only(translate(RICE, translator=Seq2SeqTranslator(Cut()), alternatives=3)).alternatives == ()


def test_what_would_be_marked_is_no_alternative_to_what_is_not():
    doubtful = "At Senen Market the judge has risen 10 percent since January."
    assert confidence(RICE, doubtful, fluent=False) < 0.5 < confidence(RICE, RICE_EN, fluent=False)
    segment = only(translate(RICE, translator=translator({RICE: [RICE_EN, doubtful]}), alternatives=2))
    assert segment.alternatives == ()


def test_a_language_model_retries_by_sampling():
    model = FakeLanguageModel([RICE, [RICE, f"{RICE_EN}\nIndonesian: {RICE}"]])
    segment = only(translate(RICE, translator=PromptedTranslator(model)))
    assert (segment.target, segment.outcome) == (RICE_EN, "retry"), "a line break ends the translation"
    (first, _, _), (second, _, _) = model.calls
    assert RICE in first[0][-1]["content"]
    assert second == first
