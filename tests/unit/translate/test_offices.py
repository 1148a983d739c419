"""Offices whose names are made of parts are known whole, however a newsroom clips them."""

import pytest

from engine.fakes import FakeSeq2Seq
from training.offices import composed
from translate import Seq2SeqTranslator, load_glossary, translate
from translate.offices import offices
from translate.seq2seq import insert_terms


def rendering(source: str) -> str:
    (match,) = load_glossary().find(f"Kemarin {source} menolak.")
    assert match.text == source
    return match.rendering


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Kadisperindag", "Industry and Trade Agency Head"),
        ("Kadis Kelautan dan Perikanan", "Maritime Affairs and Fisheries Agency Head"),
        ("dishubkominfo", "transportation, communications and informatics agency"),
        ("Kabid Yankes", "Health Services Division Head"),
        ("Kasubbag Keuangan", "Finance Subdivision Head"),
        ("Kasi Trantib", "Public Order Section Head"),
        ("Kasat Binmas", "Head of the Community Guidance Unit"),
        ("Kanit Tipidkor", "Head of the Corruption Crimes Unit"),
        ("Wadirreskrimsus", "Deputy Special Crimes Director"),
        ("Aspidsus", "Assistant for Special Crimes"),
        ("Kakanwil Kemenag", "Religious Affairs Ministry Regional Office Head"),
        ("Kapoltabes", "City Police Chief"),
        ("dekot", "city council"),
        ("Menteri Dalam Negeri Prancis", "French Interior Minister"),
        ("Kementerian Dalam Negeri Arab Saudi", "Saudi Interior Ministry"),
        ("Mendagri Malaysia", "Malaysian Home Minister"),
        ("Menteri Dalam Negeri", "Home Affairs Minister"),
        ("Departemen Perdagangan AS", "US Commerce Department"),
        ("Kementerian Kehakiman AS", "US Justice Department"),
        ("Departemen Agama", "Religious Affairs Ministry"),
    ],
)
def test_posts_are_put_together_of_what_they_are_over(source, english):
    assert rendering(source) == english


def test_an_office_has_one_rendering_and_one_place():
    found = list(composed())
    assert len(found) > 3000
    assert len({source for source, _ in found}) == len(set(found))
    assert offices() == dict(found), "Run python -m training.offices."
    theirs = {
        (term.source.lower(), term.target)
        for term in load_glossary().terms
        if term.file != "offices.tsv" and not term.wrong and not term.note
    }
    assert not theirs & set(found)


def test_no_post_is_over_something_that_it_is_only_like():
    """*Kadin* is the chamber of commerce too, *Kaban* a surname, *kasi* a colloquial word."""
    found = load_glossary().find("Kadin Indonesia dan MS Kaban kasi kabar.")
    assert [match.text for match in found] == ["Kadin"]


def test_an_office_whose_name_goes_on_is_another_one():
    def found(sentence: str) -> list[str]:
        return [match.text for match in load_glossary().find(sentence)]

    assert found("Kepala Seksi Operasi dan Pengamatan pindah.") == []
    assert found("Kadis Perindustrian dan Energi pindah.") == ["Kadis"]
    assert found("Kadis Perhubungan dan Camat Wanasari pindah.") == ["Kadis Perhubungan", "Camat"]
    assert found("Kadis Perhubungan dan warga pindah.") == ["Kadis Perhubungan"]


def test_the_model_is_given_a_clipped_office_at_once():
    given = "Transportation Agency Head of Wanasari, Drs Made Sukarya, pindah."
    model = FakeSeq2Seq({given: "Wanasari Transportation Agency head Drs Made Sukarya moved."})
    translation = translate(
        "Kadishub Wanasari, Drs Made Sukarya, pindah.", translator=Seq2SeqTranslator(model)
    )
    assert translation.text == "Wanasari Transportation Agency head Drs Made Sukarya moved."


@pytest.mark.parametrize(
    ("source", "mixed"),
    [
        ("Camat Wanasari, Ir Gede Putra, hadir.", "head of Wanasari, Ir Gede Putra, hadir."),
        ("Camat Gede Putra, Lurah Made Sari dan warga hadir.", "head Gede Putra, Lurah Made Sari dan warga hadir."),
        ("Kata Camat Sleman Gede Putra kemarin.", "Kata head of Sleman Gede Putra kemarin."),
        ("Kata Camat Bima Putra kemarin.", "Kata head Bima Putra kemarin."),
    ],
)  # fmt: skip
def test_a_place_after_an_office_is_told_from_a_person(source, mixed):
    assert insert_terms(source, {"Camat": "head"}) == mixed
