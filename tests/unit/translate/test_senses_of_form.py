"""What models turn round is put right: denials with a clause behind, *per* before a day, ranks within names."""

import pytest

from engine.fakes import FakeSeq2Seq
from translate import Seq2SeqTranslator, load_glossary, translate
from translate.apposition import holder_of
from translate.postedit import repair, set_denial_apart, write_as_of


@pytest.mark.parametrize(
    ("source", "written", "repaired"),
    [
        (
            "Itu tidak benar, harga masih stabil.",
            "It is not true that prices are still stable.",
            "It is not true; prices are still stable.",
        ),
        (
            '"Enggak benar itu; kami membayar," kata Ani.',
            '"It isn\'t true that we pay," Ani said.',
            '"It isn\'t true; we pay," Ani said.',
        ),
        (
            "Tak betul, pasar buka, katanya.",
            "She said it was not right that the market was open.",
            "She said it was not right; the market was open.",
        ),
        ("Bukan, itu mobil saya.", "Not, it's my car.", "No, it's my car."),
    ],
)
def test_the_clause_after_a_denial_stands_by_itself(source, written, repaired):
    assert set_denial_apart(source, written) == repaired


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("Tidak benar bahwa stok habis.", "It is not true that stocks ran out."),
        ("Tidak benar, kalau dikatakan stok habis.", "It is not true that stocks ran out."),
        # One "not" for two: the English says what the source does.
        ("Tidak benar itu, kami tidak menjual tanah.", "It is not true that we are selling land."),
        ("Itu tidak benar, stok aman.", "That is not true, the stock is safe."),
        ("Ia menilai hal itu benar, stok aman.", "It is not true that the stock is safe."),
    ],
)
def test_a_denial_of_the_clause_itself_stays(source, written):
    assert set_denial_apart(source, written) == written


@pytest.mark.parametrize(
    ("source", "written", "repaired"),
    [
        ("Per Senin (3/3), ada 40 kasus.", "On Monday, there were 40.", "As of Monday, there were 40."),
        ("Utang per 30 Juni naik.", "Debt per 30 June rose.", "Debt as of 30 June rose."),
        ("Data per Mei 2025 naik.", "Data for May 2025 rose.", "Data as of May 2025 rose."),
        ("Pada 30 Juni naik 2 kg per hari.", "On 30 June 2 kg per day.", "On 30 June 2 kg per day."),
        ("Per 1 Mei naik.", "As of 1 May it rose.", "As of 1 May it rose."),
    ],
)
def test_per_before_a_day_is_as_of(source, written, repaired):
    assert write_as_of(source, written) == repaired


@pytest.mark.parametrize(
    ("source", "written", "signed"),
    [
        ("Mereka (tim kami, Red) kalah.", "They (our team, Red) lost.", "They (our team, ed.) lost."),
        ("Itu (cukai - red.) naik.", "That (excise - red.) rose.", "That (excise - ed.) rose."),
        ("Ia punya dua (satu merah).", "She has two (one, red).", "She has two (one, red)."),
    ],
)
def test_an_editors_note_is_signed_in_english(source, written, signed):
    assert repair(source, written, ()) == signed


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("Rumah di Jalan Ipda Tut Harsono terbakar.", []),
        ("Pesawat tiba di Lanud Marsekal Suryadi.", ["Lanud"]),
        ("Pasien RSUD dr. Soetomo pulang.", []),
        ("Menurut Ipda Tut Harsono, itu benar.", ["Ipda"]),
        ("Pasien RSUD Bekasi pulang.", ["RSUD"]),
    ],
)
def test_a_rank_in_the_name_of_a_place_is_no_term(sentence, terms):
    assert [match.text for match in load_glossary().find(sentence)] == terms


HOLDER = "Menteri Kelautan dan Perikanan (KKP) Sakti Trenggono tiba."


def test_an_office_within_a_name_is_given_in_english():
    torn = "Sakti maritime affairs and fisheries minister Trenggono arrived."
    whole = "Maritime Affairs and Fisheries Minister (KKP) Sakti Trenggono arrived."
    model = FakeSeq2Seq(lambda source: whole if source.startswith("Maritime") else torn)
    assert translate(HOLDER, translator=Seq2SeqTranslator(model)).text == whole
    told = [source for sources, _ in model.calls for source in sources]
    assert "Maritime Affairs and Fisheries Minister (KKP) Sakti Trenggono tiba." in told


def test_a_name_that_is_whole_is_left_alone():
    model = FakeSeq2Seq(lambda _: "Maritime and Fisheries Affairs Minister (KKP) Sakti Trenggono arrived.")
    translate(HOLDER, translator=Seq2SeqTranslator(model))
    assert len(model.calls) == 1


def test_a_place_behind_an_office_holds_none():
    source = "Kata kepala dinas perhubungan kota Jakarta Pusat."
    assert holder_of("city transportation agency head", source, source.index(" Jakarta")) == ""


def test_per_city_is_no_city():
    model = FakeSeq2Seq(lambda _: "Rice prices per city")
    translate("Harga beras per kota", translator=Seq2SeqTranslator(model))
    assert model.calls[0][0] == ("Harga beras per city",)
