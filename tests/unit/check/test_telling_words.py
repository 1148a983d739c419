"""Words that careful English keeps: missed where the target has no trace of them, and only there."""

import pytest

from check import compare


def missed(source, target):
    return [
        source[slice(*found.source_span)]
        for found in compare(source, target)
        if found.severity == "warning" and found.source_span and "Nothing" in found.message
    ]


@pytest.mark.parametrize(
    ("source", "target", "word"),
    [
        ("Para sipir menutup gerbang itu.", "The officers closed the gate.", "sipir"),
        ("Kapal itu berlabuh di teluk.", "The ship is anchored in the harbor.", "teluk"),
        ("Ia membeli kecap di warung.", "She bought rice at the stall.", "kecap"),
        ("Dokter itu meneliti serangga.", "The doctor studies snakes.", "serangga"),
        ("Menteri menerima selebaran dari mahasiswa.", "The minister was received by students.", "selebaran"),
    ],
)
def test_a_telling_word_that_is_gone_or_became_another_is_missed(source, target, word):
    assert missed(source, target) == [word]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Para sipir menutup gerbang lapas itu.", "The guards closed the gate of the prison."),
        ("Petani di desa itu menanam jahe.", "Farmers in the village grow ginger."),
        ("Bendera dinaikkan di dua tiang.", "Flags were raised on two flagpoles."),
        ("Kedua ketua serikat itu hadir.", "The two union chairmen were present."),
        ("Ani adalah cucu pemilik warung itu.", "The owner of the stall is Ani's grandmother."),
        ("Panen naik menjadi 3 kuintal.", "The harvest rose to 300 kilograms."),
        # Names keep what they are made of.
        ("Rapat digelar di Hotel Kecap Manis.", "The meeting was held at the Kecap Manis Hotel."),
        ("SIPIR DIPANGGIL", "SUMMONED"),
    ],
)
def test_what_renders_it_in_another_way_is_not_accused(source, target):
    assert missed(source, target) == []


def test_free_english_has_its_own_words_for_it():
    free = "Folks hailed the plucky newcomer, whose spicy broth cured everybody's winter sniffles."
    assert missed("Warga memuji jahe.", free) == []


def test_what_was_found_of_a_word_already_is_not_said_twice():
    source, target = "Warga menangkap seekor penyu di pantai.", "Residents caught a frog on the beach."
    spans = [found.source_span for found in compare(source, target) if found.severity != "info"]
    assert len(spans) == len(set(spans)) == 1


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Ia memakai parasut saat terjun.", "He used a parasut when he jumped."),
        ("Itu masalah yang fenomenal bagi kota itu.", "It is a fenomenal problem for the city."),
    ],
)
def test_a_single_indonesian_word_among_english_ones_is_a_warning(source, target):
    assert [(found.kind, found.severity) for found in compare(source, target)] == [
        ("untranslated", "warning")
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Ia memakai parasut saat terjun.", "He used a (parasut) when he jumped."),
        ("Ia memakai parasut saat terjun.", "He used a parasut, or parachute, when he jumped."),
        ("Ladangnya seluas tiga bau.", "His field covers three bau."),
        ("Ia naik becak ke pasar.", "She took a becak to the market."),
        ("Rumahnya di Tanjung hijau.", "His house is in Tanjung hijau."),
    ],
)
def test_one_that_is_explained_or_belongs_to_a_name_or_a_figure_is_a_note(source, target):
    assert all(found.severity == "info" for found in compare(source, target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Rapat digelar Kamis (8/ 9).", "The meeting was held on Thursday (8 September)."),
        ("Rapat digelar Selasa (3/14/2017).", "The meeting was held on Tuesday (14 March 2017)."),
        ("Milisi pro-Suriah pergi.", "The pro-Syrian militia left."),
        ("Ia bekerja di Depkeu.", "She works at the Finance Ministry."),
        ("Arus masuk modal asing naik.", "Foreign capital inflows rose."),
    ],
)
def test_dates_with_blanks_or_the_month_first_and_parts_of_names_are_read(source, target):
    assert [found.message for found in compare(source, target) if found.severity != "info"] == []


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("Rapat digelar Kamis (8/ 9).", "The meeting was held on Thursday (8 October).", "date"),
        ("Rapat digelar Selasa (3/14/2017).", "The meeting was held on Tuesday (14 April 2017).", "date"),
        ("Milisi pro-Suriah pergi.", "The pro-Iranian militia left.", "name"),
    ],
)
def test_what_these_read_is_compared(source, target, kind):
    assert kind in {found.kind for found in compare(source, target) if found.severity != "info"}
