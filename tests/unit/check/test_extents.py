"""Superlatives, peaks, ends of a table, fields of agencies and their like survive; what only looks like a loss isn't accused."""

import pytest

from check import compare


def loud(source, target):
    return [f.message for f in compare(source, target) if f.severity != "info"]


FAULTS = [
    ("Jembatan itu terpanjang di provinsi ini.", "The bridge is a long one in this province."),
    ("Puncak arus mudik jatuh pada hari Rabu.", "The homecoming traffic ends on Wednesday."),
    ("Polisi melucuti senjata kelompok itu.", "Police armed the group."),
    ("Formulir itu tak wajib diisi oleh tamu.", "The form must not be filled in by guests."),
    ("Warga berkumpul pada malam Jumat.", "Residents gathered on Friday night."),
    ("Persela masih menjadi juru kunci.", "Persela are still top of the table."),
    ("Bank itu kekurangan uang logam.", "The bank is short of cash."),
    ("Ranperda itu dibahas di ruang rapat.", "The regional regulation was discussed in the meeting room."),
    ("Kadishub Batu, Rina Wulandari, datang.", "The Batu health agency head, Rina Wulandari, came."),
    ("Kabag Hukum Dedi Kurnia hadir.", "Law Minister Dedi Kurnia was present."),
    ("Pihak pengadu datang lebih dulu.", "The respondent came first."),
    ("Pelatih tunggal putri mengundurkan diri.", "The coach has stepped down."),
    ("Bayi panda itu beratnya 9 pon.", "The panda cub weighs 9 kg."),
    ("Arema tunduk 0-2 di kandang lawan.", "Arema drew 0-2 away from home."),
    ("Kami tidak patah arang.", "We did not break the charcoal."),
    ("Dua sopir perang mulut di terminal.", "Two drivers had a mouth battle at the bus station."),
    (
        "Ketidakhadiran camat itu disesalkan warga.",
        "Residents regretted the presence of the subdistrict head.",
    ),
    ("Penonton kurang lebih 400 orang.", "There were more than 400 spectators."),
]


@pytest.mark.parametrize(("source", "target"), FAULTS)
def test_what_was_lost_or_swapped_is_told(source, target):
    assert loud(source, target)


RIGHT = [
    ("Jembatan itu terpanjang di provinsi ini.", "The bridge is this province's longest."),
    ("Puncak arus mudik jatuh pada hari Rabu.", "The homecoming traffic peaks on Wednesday."),
    ("Polisi melucuti senjata kelompok itu.", "Police disarmed the group."),
    ("Formulir itu tak wajib diisi oleh tamu.", "Guests need not fill in the form."),
    ("Warga berkumpul pada malam Jumat.", "Residents gathered on Thursday night."),
    ("Persela masih menjadi juru kunci.", "Persela are still bottom of the table."),
    ("Ranperda itu dibahas di ruang rapat.", "The draft regulation was discussed in the meeting room."),
    ("Kadishub Batu, Rina Wulandari, datang.", "Batu's transportation agency head, Rina Wulandari, came."),
    ("Pelatih tunggal putri mengundurkan diri.", "The women's singles coach has stepped down."),
    ("Kami tidak patah arang.", "We did not lose heart."),
    (
        "Ketidakhadiran camat itu disesalkan warga.",
        "Residents regretted the absence of the subdistrict head.",
    ),
    (
        "Ketidakcocokan keduanya sudah lama diketahui.",
        "That the two are at odds, a dislike of old, is well known.",
    ),
    ("Penonton kurang lebih 400 orang.", "There were about 400 spectators."),
]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_what_is_rendered_is_not_accused(source, target):
    assert not loud(source, target)


LOOKS_LOST = [
    # the mark of an item of a list, which one sentence doesn't need
    ("7. Warga menanam jagung di kebun.", "Residents plant corn in the garden."),
    # "even" has the stem that "evening" has
    ("Ia bahkan dibangunkan tetangga dini hari.", "Neighbors even woke him before dawn."),
    # names that a hyphen joins
    ("Warga menunggu janji Rudi-WK.", "Residents await the promise of Rudi-WK."),
    # prepositions that are written together with their noun
    ("Pasar disekitar masjid ramai.", "The market around the mosque is busy."),
    # a headline and the text behind it, between which a page lost the space
    ("Panen Raya TibaPETANI di desa itu senang.", "The big harvest comes; farmers in the village are happy."),
    ("Taman itu tidak kurang indah.", "The park is no less beautiful."),
]


@pytest.mark.parametrize(("source", "target"), LOOKS_LOST)
def test_what_only_looks_lost_is_not_accused(source, target):
    assert not loud(source, target)


def test_an_item_whose_mark_became_another_figure_is_told():
    assert loud("7. Warga menanam jagung.", "8. Residents plant corn.")
