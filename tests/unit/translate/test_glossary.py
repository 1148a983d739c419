"""Terms come out as the glossary has them, whatever the model does with them."""

import re

import pytest

from engine.errors import SettingsError
from engine.fakes import FakeLanguageModel, FakeSeq2Seq
from indonesian import homographs
from translate import (
    Glossary,
    PromptedTranslator,
    Seq2SeqTranslator,
    Term,
    load_glossary,
    translate,
    translate_stream,
)
from translate.plurals import plural
from translate.seq2seq import insert_terms

KPK = Term(source="KPK", target="KPK (Corruption Eradication Commission)")
PEMPROV = Term(source="pemprov", target="provincial government")
GLOSSARY = Glossary([KPK, PEMPROV])
ISSUE = [
    *["Pemprov", "Kapolri", "Menko", "DPR", "DPRD", "KPK", "BPOM"],
    *["BMKG", "PPKM", "Prokes", "3M", "PTM", "SMPN", "RS rujukan"],
]


def test_the_glossary_that_ships_is_large_and_sound():
    glossary = load_glossary()
    assert len(glossary.terms) >= 300
    for term in glossary.terms:
        assert term.target == term.target.strip() != ""
        assert term.target.count("(") == term.target.count(")")
        assert not re.search(r"\d", term.rendering) or re.search(r"\d", term.source + term.target)
        assert glossary.find(f"Kata {term.source} tadi")[0].term is term


@pytest.mark.parametrize("source", ISSUE)
def test_the_glossary_that_ships_knows(source):
    assert [match.text for match in load_glossary().find(f"Soal {source} itu.")] == [source]


@pytest.mark.parametrize(
    "sentence",
    ["Dia as roda itu.", "Kulihat pan panas.", "Harga kontras.", "KPKNL buka.", "sub-KPK", "pembimbing"],
)
def test_words_that_only_look_like_terms_are_left_alone(sentence):
    assert load_glossary().find(sentence) == []


@pytest.mark.parametrize("sentence", ["Korban, AS (19), dirawat.", "Pelaku berinisial BD dan AS ditahan."])
def test_initials_of_people_are_no_terms(sentence):
    assert [match.text for match in load_glossary().find(sentence) if match.text == "AS"] == []
    assert [match.text for match in load_glossary().find("Sanksi AS dicabut.")] == ["AS"]


def test_the_longest_term_wins():
    glossary = Glossary([Term(source="menko", target="x"), Term(source="menko polhukam", target="y")])
    assert [match.term.target for match in glossary.find("Menko Polhukam hadir.")] == ["y"]


def test_a_seq2seq_model_sees_the_english_in_its_source():
    model = FakeSeq2Seq(lambda text: text.replace("menyiapkan dana", "prepares funds"))
    translate("Pemprov menyiapkan dana.", translator=Seq2SeqTranslator(model), glossary=GLOSSARY)
    assert model.calls[0][0] == ("Provincial Government menyiapkan dana.",)


def test_a_language_model_is_told_in_its_prompt():
    model = FakeLanguageModel(["The provincial government prepares funds today."])
    translate("Pemprov menyiapkan dana hari ini.", translator=PromptedTranslator(model), glossary=GLOSSARY)
    asked = model.calls[0][0][0][-1]["content"]
    assert "Pemprov = Provincial Government" in asked
    assert "Pemprov menyiapkan dana hari ini." in asked


def test_a_term_that_the_model_copied_is_replaced():
    model = FakeSeq2Seq(lambda _: "The Pemprov prepares the funds.")
    translation = translate(
        "Pemprov menyiapkan dana itu.", translator=Seq2SeqTranslator(model), glossary=GLOSSARY
    )
    assert translation.text == "The Provincial Government prepares the funds."


def test_a_term_that_is_lost_is_reported():
    model = FakeSeq2Seq(lambda _: "The authorities prepare the funds.")
    translation = translate(
        "Pemprov menyiapkan dana itu.", translator=Seq2SeqTranslator(model), glossary=GLOSSARY
    )
    (finding,) = [finding for finding in translation.findings if finding.kind == "glossary"]
    assert (finding.severity, finding.source_span) == ("info", (0, 7))


ARREST = {
    "KPK menahan bupati itu.": "The KPK detained the regent.",
    "Menurut KPK, ia menerima suap.": "According to the KPK, he took bribes.",
    "KPK TAHAN SEORANG BUPATI LAGI": "KPK detains another regent",
    "KPK tahan seorang bupati lagi": "KPK detains another regent",
}


def test_an_acronym_is_spelled_out_at_its_first_mention_in_running_text():
    translation = translate(
        "KPK TAHAN SEORANG BUPATI LAGI\n\nKPK menahan bupati itu. Menurut KPK, ia menerima suap.",
        translator=Seq2SeqTranslator(FakeSeq2Seq(ARREST)),
        glossary=GLOSSARY,
    )
    assert translation.text == (
        "KPK DETAINS ANOTHER REGENT\n\nThe KPK (Corruption Eradication Commission) detained the regent. "
        "According to the KPK, he took bribes."
    )


def test_a_known_segment_is_spelled_out_only_where_it_comes_first():
    translator = Seq2SeqTranslator(FakeSeq2Seq(ARREST))
    first, second = ARREST.keys() - {"KPK TAHAN SEORANG BUPATI LAGI", "KPK tahan seorang bupati lagi"}
    known = {s.source: s for s in translate_stream(first, translator=translator, glossary=GLOSSARY)}
    assert "Commission" in known[first].target
    article = list(
        translate_stream(f"{second} {first}", translator=translator, glossary=GLOSSARY, known=known)
    )
    assert ["Commission" in segment.target for segment in article] == [True, False]


def test_a_text_that_explains_its_acronym_isnt_explained_again():
    source = "Komisi Pemberantasan Korupsi (KPK) menahan bupati itu."
    model = FakeSeq2Seq(lambda _: "The Corruption Eradication Commission (KPK) detained the regent.")
    translation = translate(source, translator=Seq2SeqTranslator(model))
    assert translation.text == "The Corruption Eradication Commission (KPK) detained the regent."


def test_spans_of_findings_move_with_what_is_spelled_out():
    model = FakeSeq2Seq(lambda _: "The KPK detained 7 regents.")
    translation = translate("KPK menahan 3 bupati.", translator=Seq2SeqTranslator(model), glossary=GLOSSARY)
    spans = [finding.target_span for finding in translation.findings if finding.target_span]
    assert spans
    assert all("7" in translation.text[start:end] for start, end in spans)


def test_a_user_gives_a_file(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("source,target,note\nbalai desa,community hall,\n", encoding="utf-8")
    model = FakeSeq2Seq(lambda text: text)
    translate("Warga di balai desa.", translator=Seq2SeqTranslator(model), glossary=path)
    assert model.calls[0][0] == ("Warga di community hall.",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("Menkes\n", "Line 1 .* lacks a target"),
        ("source,target,note\nKPK,,x\n", "Line 2"),
        (",Corruption Eradication Commission\n", "Line 1 .* lacks a source"),
        ("source,target,note\nKPK,a,\nKPK,b,\n", "Line 3"),
    ],
)
def test_a_glossary_that_doesnt_fit_is_refused(tmp_path, content, says):
    path = tmp_path / "terms.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        load_glossary(path)


def test_a_missing_glossary_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="can't be read"):
        load_glossary(tmp_path / "none.csv")


# The phrase book of news: usual English, and what would mislead

LAWYER = Term(source="kuasa hukum", target="lawyer", wrong=("prosecutor",), usual=True)
BOOK = Glossary([LAWYER, Term(source="menggeledah", target="searched", inserted=False, usual=True)])


def test_the_phrase_book_that_ships_is_large_and_sound():
    terms = [term for term in load_glossary().terms if term.usual]
    assert len(terms) >= 3000
    for term in terms:
        assert term.target == term.target.strip() != ""
        assert term.misleading_in(term.target) is None, term
        assert not set(term.wrong) & {"", term.target}


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("pemilihan kepala daerah", "regional election"),
        ("bawang merah", "shallot"),
        ("kuasa hukum", "lawyer"),
        ("gempabumi", "earthquake"),
        ("majelis hakim", "panel of judges"),
        ("laga tandang", "away"),
        ("keong sawah", "snail"),
        ("dua kali dalam seminggu", "twice a week"),
        ("Koperasi Desa Merah Putih", "Red and White Village Cooperatives"),
        ("opsen pajak", "tax surcharge"),
        ("mutasi Kapolres", "transfer"),
        ("honorer K2", "category 2 contract workers"),
        ("oknum wartawan", "rogue journalist"),
        ("mobil yang mogok", "broken-down car"),
        ("balita malang", "ill-fated toddler"),
        ("partai pembuka", "opening match"),
        ("lapangan kerja", "jobs"),
        ("perang mulut", "war of words"),
        ("ibu kota negara bagian", "state capital"),
        ("Menteri Hukum dan HAM", "law and human rights minister"),
        ("sidak", "surprise inspection"),
        ("Pasukan Bantuan Keamanan Internasional", "International Security Assistance Force"),
    ],
)
def test_the_phrase_book_knows(source, english):
    (match,) = load_glossary().find(f"Soal {source} tadi.")
    assert english in match.rendering


@pytest.mark.parametrize(
    ("source", "misleading", "right"),
    [
        ("gegar otak", "He suffered brainlessness.", "He suffered a concussion."),
        ("keong sawah", "They cook rice balls.", "They cook snails."),
        ("kapal mogok", "The ship went on strike.", "The broken-down ship drifted."),
        ("hukum tua", "The old law resigned.", "The village head resigned."),
        ("harga mati", "Victory is a dead price.", "Victory is non-negotiable."),
        ("bunga pala", "They export nutmeg flowers.", "They export mace."),
        ("dua pekan sekali", "It is held once a week.", "It is held every two weeks."),
        ("penyu belimbing", "A starfruit turtle laid eggs.", "A leatherback turtle laid eggs."),
        ("pelacur", "Police caught six fraudsters.", "Police caught six prostitutes."),
        ("laba kotor", "The net profit fell.", "The gross profit fell."),
        ("apel siaga", "They held an apple.", "They held a readiness roll call."),
        ("sel induk", "Doctors froze the parent cells.", "Doctors froze the stem cells."),
    ],
)
def test_the_phrase_book_knows_what_a_translator_makes_of_some_words(source, misleading, right):
    (match,) = load_glossary().find(f"Soal {source} tadi.")
    assert match.term.misleading_in(misleading) is not None
    assert match.term.misleading_in(right) is None


def test_english_that_reads_as_other_indonesian_is_never_given():
    given = [term for term in load_glossary().terms if term.usual and term.inserted]
    assert len(given) > 5000
    assert not [term for term in given if homographs().keys() & set(term.target.split())]


def test_english_that_misleads_is_a_warning_unless_the_right_word_is_there_too():
    def kinds(english):
        model = FakeSeq2Seq(lambda _: english)
        translation = translate(
            "Kuasa hukum menolak dakwaan itu.", translator=Seq2SeqTranslator(model), glossary=BOOK
        )
        return [(f.kind, f.severity) for f in translation.findings if f.kind in {"term", "glossary"}]

    assert kinds("The prosecutor rejected the indictment.") == [("term", "warning")]
    assert kinds("The prosecutors rejected the indictment.") == [("term", "warning")]
    assert kinds("The lawyer told the prosecutor that he rejected the indictment.") == []
    assert kinds("The attorney rejected the indictment.") == []


def test_a_term_that_hangs_on_its_sentence_is_not_put_into_the_source():
    model = FakeSeq2Seq(lambda text: text)
    translate(
        "Kuasa hukum bilang polisi menggeledah rumah.", translator=Seq2SeqTranslator(model), glossary=BOOK
    )
    assert model.calls[1][0] == ("Lawyer bilang polisi menggeledah rumah.",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bawang merah naik.", ["Bawang merah"]),
        ("Harga bawang merah, bawang putih.", ["bawang merah", "bawang putih"]),
        ("bawang-merah dan subawang merah", []),
        ("bawang merahnya", []),
        ("bawang merah-putih", []),
    ],
)
def test_terms_are_found_as_whole_words(text, expected):
    glossary = Glossary(
        [Term(source=name, target=name) for name in ("bawang", "bawang merah", "bawang putih")]
    )
    found = [match.text for match in glossary.find(text)]
    assert [text for text in found if text != "bawang"] == expected


@pytest.mark.parametrize("source", [".id", "“Kartu Sakti”", "@humas", "(tautan)", "e-KTP", "3M"])
def test_a_term_may_begin_with_a_sign_or_a_figure(source):
    glossary = Glossary([Term(source=source, target="x")])
    assert [match.text for match in glossary.find(f"Kata {source} itu, bukan a{source}.")] == [source]


def test_capitals_of_a_usual_term_are_those_of_its_place():
    (first,) = BOOK.find("Kuasa hukum pergi.")
    (titled,) = BOOK.find("Nama Kuasa Hukum itu.")
    assert (first.rendering, titled.rendering) == ("Lawyer", "Lawyer")
    (phrase,) = Glossary([Term(source="rumah sakit jiwa", target="mental hospital", usual=True)]).find(
        "Rumah sakit jiwa penuh."
    )
    assert phrase.rendering == "Mental hospital"


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("expert witness", "expert witnesses"),
        ("draft law", "draft laws"),
        ("city", "cities"),
        ("key", "keys"),
        ("chief of staff", "chiefs of staff"),
        ("fisherman", "fishermen"),
        ("hajj pilgrims", "hajj pilgrims"),
        ("cooking oil", "cooking oil"),
        ("this year", "this year"),
        ("Supreme Court", "Supreme Court"),
    ],
)
def test_a_plural_of_what_is_counted(noun, many):
    assert plural(noun) == many


@pytest.mark.parametrize(
    ("source", "mixed"),
    [
        ("14 saksi hadir.", "14 witnesses hadir."),
        ("1 saksi hadir.", "1 witness hadir."),
        ("Dua puluh tiga orang saksi hadir.", "Dua puluh tiga orang witnesses hadir."),
        ("Para saksi hadir, seorang saksi tidak.", "Para witnesses hadir, seorang witness tidak."),
    ],
)
def test_a_term_after_a_number_is_put_in_as_a_plural(source, mixed):
    assert insert_terms(source, {"saksi": "witness"}) == mixed
