"""What the source denies, the target denies."""

import pytest

FAITHFUL = [
    ("Ia tidak hadir dalam rapat itu.", "He did not attend the meeting."),
    ("Ia tidak hadir dalam rapat itu.", "He was absent. He didn't attend the meeting."),
    ("Pelaku belum ditangkap polisi.", "The perpetrator has yet to be arrested by police."),
    ("Mereka pergi tanpa pamit.", "They left without saying goodbye."),
    ("Alasannya tidak jelas.", "The reason is unclear."),
    ("Jangan menyentuh kabel itu!", "Never touch that cable!"),
    ("Jalan itu tidak aman.", "The road is unsafe."),
    ("Ini bukan hanya soal harga, tetapi juga mutu.", "This is not only about price but also quality."),
    ("Tak lama kemudian hujan turun.", "Soon after, it rained."),
    ("Upaya itu gagal dan korban tidak tertolong.", "The attempt failed and the victim could not be saved."),
]


@pytest.mark.parametrize(("source", "target"), FAITHFUL)
def test_faithful(source, target, kinds):
    assert "negation" not in {kind for kind, _ in kinds(source, target)}


BROKEN = [
    ("Ia tidak hadir dalam rapat itu.", "He attended the meeting."),
    ("Pelaku belum ditangkap polisi.", "The perpetrator has been arrested by police."),
    ("Mereka pergi tanpa pamit.", "They left saying goodbye."),
    ("Jangan menyentuh kabel itu!", "Touch that cable!"),
    ("Obat itu bukan vaksin.", "The drug is a vaccine."),
    ("Ia tidak makan dan tidak minum seharian.", "He did not eat and drank all day."),
    ("Upaya itu gagal dan korban tidak tertolong.", "The attempt failed and the victim could be saved."),
    ("Ini bukan hanya soal harga, tetapi juga mutu.", "This is only about price but also quality."),
]


@pytest.mark.parametrize(("source", "target"), BROKEN)
def test_a_lost_negation_is_a_warning(source, target, kinds):
    assert ("negation", "warning") in kinds(source, target)
