"""A sentence or clause that is missing is found, and named."""

import pytest

from check import compare

PAIRS = [
    (
        "Polisi menangkap tiga tersangka di rumah kontrakan mereka, sementara dua orang lainnya masih diburu petugas "
        "hingga ke luar kota.",
        "Police arrested three suspects at their rented house, while two others are still being hunted by officers as "
        "far as outside the city.",
        "Police arrested three suspects at their rented house.",
    ),
    (
        "Harga cabai turun di pasar tradisional. Pedagang mengatakan panen raya di Jawa Timur membuat pasokan melimpah.",
        "Chilli prices fell at traditional markets. Traders said the main harvest in East Java made supplies plentiful.",
        "Chilli prices fell at traditional markets.",
    ),
    (
        "Rumah sakit itu menerima bantuan obat dari pemerintah pusat. Direktur rumah sakit berterima kasih kepada para "
        "relawan. Sebanyak 40 pasien sudah pulang.",
        "The hospital received medicine from the central government. The hospital's director thanked the volunteers. "
        "A total of 40 patients have gone home.",
        "The hospital received medicine from the central government. A total of 40 patients have gone home.",
    ),
]


@pytest.mark.parametrize(("source", "whole", "shortened"), PAIRS)
def test_omission(source, whole, shortened, kinds):
    assert kinds(source, whole) == set()
    assert ("omission", "error") in kinds(source, shortened)


def test_the_finding_shows_what_is_missing():
    source, _, shortened = PAIRS[1]
    (finding,) = [f for f in compare(source, shortened) if f.kind == "omission"]
    assert "panen raya" in source[slice(*finding.source_span)]
    assert "panen raya" in finding.message
