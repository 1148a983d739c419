"""People whose names or initials mean something else stay as they are in the whole of their text."""

import pytest

from engine.fakes import FakeLanguageModel, FakeSeq2Seq
from translate import PromptedTranslator, Seq2SeqTranslator, load_glossary, translate


def people_in(*sentences: str) -> list[list[str]]:
    glossary = load_glossary().read_in(sentences)
    return [
        [match.text for match in glossary.find(sentence) if match.term.personal] for sentence in sentences
    ]


@pytest.mark.parametrize(
    ("introduced", "later", "meant"),
    [
        ("Polisi menahan pria berinisial RS.", "RS mencuri motor.", ["RS"]),
        ("Pelaku berinisial KK dan BI ditahan.", "Menurut BI, KK lapar.", ["BI", "KK"]),
        ("Inisial PT, AS, dan ST disebut.", "Ibu AS melihat PT.", ["AS", "PT"]),
        ("Korban, sebut saja DPR (17), dirawat.", "Polisi menanyai DPR lagi.", ["DPR"]),
        ("Ia pergi bersama anaknya, SMP (19).", "Lalu SMP pulang.", ["SMP"]),
        # What they mostly are, they are where they stand beside a name, or where somebody is brought.
        ("Polisi menahan pria berinisial RS.", "Ia dibawa ke RS Harapan.", []),
        ("Polisi menahan pria berinisial RS.", "Ia dirawat di RS.", []),
        ("Pria berinisial HT, PNS di Bogor, ditahan.", "Semua PNS masuk.", []),
        ("Dewan menolak usul DPR.", "Ketua DPR diam.", []),
        ("Golkar (12) dan PAN (8) menang.", "Menurut PAN, itu adil.", []),
    ],
)
def test_initials_are_a_person_in_the_whole_text(introduced, later, meant):
    assert people_in(introduced, later)[1] == meant


@pytest.mark.parametrize(
    ("introduced", "later", "meant"),
    [
        ("AKP Zuhdi Batubara datang.", "Menurut Batubara, itu benar.", ["Batubara"]),
        ("Kombes Pol. Harimau Siregar datang.", "Harimau juga menyebut motif.", ["Harimau"]),
        ("Penyanyi Dewi Bulan tampil.", "Kata Bulan, ia senang.", ["Bulan"]),
        ("Pengamat hukum Damai Lubis hadir.", '"Sulit," kata Damai.', ["Damai"]),
        ("Korban bernama Hujan Purnomo.", "Hujan tewas di tempat.", ["Hujan"]),
        ("Jaksa Timur Pasaribu menuntutnya.", "Timur mengatakan cukup.", ["Timur"]),
        # A capital at the beginning of a sentence tells nothing.
        ("Penyanyi Dewi Bulan tampil.", "Bulan depan ia pergi.", []),
        ("Penyanyi Dewi Bulan tampil.", "Ia pergi bulan depan.", []),
        # An office is no name, nor is a body, a day or a place called after somebody.
        ("Terima kasih, Bapak Menpora.", "Kata Menpora, itu baik.", []),
        ("Itu sikap kami, kata Gedung Putih.", "Menurut Putih, ya.", []),
        ("Direktur Jenderal Pajak datang.", "Kata Pajak, itu baik.", []),
        ("Mayor Laut Djoko datang.", "Kata Laut, itu baik.", []),
        ("Kata Dewi Kamis (3/2), harga naik.", "Pada Kamis ia pergi.", []),
        ("Harga Naik, Ibu Rumah Tangga Resah Lagi", "Menurut Tangga, ya.", []),
    ],
)
def test_a_name_that_is_a_word_stays_where_it_stands_alone(introduced, later, meant):
    assert people_in(introduced, later)[1] == meant


def test_a_whole_name_is_one_term():
    assert people_in("AKP Zuhdi Batubara datang.") == [["Zuhdi Batubara"]]
    assert people_in("Sersan Dua Angin Ribut gugur.") == [["Angin Ribut"]]  # a phrase of the phrase book


def test_a_translation_model_sees_others_in_their_place():
    model = FakeSeq2Seq(lambda source: "MZ hit Siregar's friend." if source.startswith("MZ") else "Yes.")
    made = translate(
        "Korban Kompol Harimau Lubis, pelaku berinisial RS ditahan. RS memukul kawan Harimau.",
        translator=Seq2SeqTranslator(model),
    )
    assert made.segments[-1].target == "RS hit Harimau's friend."
    assert any("MZ memukul kawan Siregar." in sources for sources, _ in model.calls)


def test_a_language_model_is_told_that_they_stay():
    model = FakeLanguageModel(["A man with the initials RS was held today.", "RS stole the motorcycle."])
    made = translate(
        "Pria berinisial RS ditahan hari ini. RS mencuri motor.", translator=PromptedTranslator(model)
    )
    asked = model.calls[-1][0][-1][-1]["content"]
    assert "RS = RS" in asked
    assert made.segments[-1].target == "RS stole the motorcycle."
