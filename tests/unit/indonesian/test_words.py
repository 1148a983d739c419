"""Word lists of the language: whole, in their form, and shared by the stages that ask for them."""

import pytest

from check import compare
from check.quantities import read_quantities
from clean import clean, split_sentences
from clean.lines import dateline
from clean.rule_file import rule_book
from indonesian import datelines, homographs, negation, number_words, one_of, scales, speech, titles, units
from translate.notation import to_english_notation


def test_a_list_has_no_word_twice():
    for facts in (speech(), negation()):
        for name in facts.__slots__:
            words = getattr(facts, name)
            assert len(words) == len(set(words)), name
            assert all(word == word.lower().strip() for word in words), name


def test_lists_that_are_kept_apart_share_no_word():
    assert not set(speech().verbs) & {*speech().before_names, *speech().of_texts}
    assert not set(negation().negators) & set(negation().bare_negators)
    assert not set(negation().merely) & set(negation().merely_at_once)
    assert not titles().titles & titles().ranks


def test_words_that_english_has_too_are_in_small_letters_and_mean_something():
    assert homographs()["air"] == "water"
    assert all(word == word.lower() != meaning != "" for word, meaning in homographs().items())


def test_the_longest_word_is_tried_first_and_marks_are_no_pattern():
    assert one_of(["a.m", "a.m.b", "gagal*"]) == r"gagal\w*|a\.m\.b|a\.m"


@pytest.mark.parametrize("scale", scales(), ids=lambda scale: scale.english)
def test_scales_mean_the_same_to_check_and_to_translate(scale):
    for word in scale.words:
        assert read_quantities(f"3 {word}", "id")[0].keys == {3.0 * scale.value}
        assert to_english_notation(f"Rp3 {word}") == f"Rp3 {scale.english}"
        assert number_words()[word] == ("scale", float(scale.value))


@pytest.mark.parametrize("unit", units()[2:], ids=lambda unit: unit.word)
def test_units_mean_the_same_to_check_and_to_translate(unit):
    for words, value, english in (
        (f"{unit.word} belas", 10 + unit.value, unit.teen),
        (f"{unit.word} puluh", 10 * unit.value, unit.ten),
    ):
        assert read_quantities(words, "id")[0].keys == {float(value)}
        assert to_english_notation(f"ada {words} orang") == f"ada {english} orang"
        assert read_quantities(english, "en")[0].value == value


@pytest.mark.parametrize("verb", speech().verbs)
def test_a_line_in_which_somebody_speaks_is_no_label(verb):
    label = 'Baca juga: "Harga cabai naik lagi," {} Rina Melati di pasar'
    assert rule_book().line_rule(label.format("untuk")) is not None
    assert rule_book().line_rule(label.format(verb)) is None


@pytest.mark.parametrize("verb", [*speech().verbs, *speech().before_names])
def test_a_quotation_that_changed_its_speaker_is_found(verb):
    quote = "“Harga beras di pasar ini naik lagi,”"
    findings = compare(f"{quote} {verb} Rina kepada Tono.", f"{quote} kata Tono.", target_language="id")
    assert "speaker" in {finding.kind for finding in findings}


def test_everyday_words_do_not_save_a_label_after_a_quotation():
    assert rule_book().line_rule('Baca juga: "Ketik REG," harap kirim ke redaksi sekarang') is not None


@pytest.mark.parametrize("negator", [*negation().negators, *negation().bare_negators])
def test_every_negator_counts_in_translations_and_in_summaries(negator):
    lost = compare(f"Warga {negator} mengungsi ke balai desa.", "Residents evacuated to the village hall.")
    assert "negation" in {finding.kind for finding in lost}
    affirmed = compare(f"Warga {negator} mengungsi.", "Warga mengungsi.", target_language="id")
    assert "negation" in {finding.kind for finding in affirmed}


def test_a_question_that_takes_a_negator_denies_nothing_in_a_summary():
    assert compare("Bukankah warga mengungsi?", "Warga mengungsi.", target_language="id") == []
    findings = compare("Bukanlah warga mengungsi.", "Warga mengungsi.", target_language="id")
    assert [finding.kind for finding in findings] == ["negation"]


@pytest.mark.parametrize("title", sorted(titles().titles | titles().ranks))
def test_a_title_ends_no_sentence(title):
    assert len(split_sentences(f"Ia bertemu {title}. Budi di pasar itu.")) == 1


def test_datelines_name_their_portal():
    text = "JAKARTA, KOMPAS.com - Harga beras naik."
    assert dateline(text) == "JAKARTA, KOMPAS.com - "
    assert datelines()[0].match(text)["site"] == "KOMPAS.com"
    assert clean(f"{text}\n\nWarga di pasar itu mengeluh sejak pekan lalu.").source == "KOMPAS.com"
