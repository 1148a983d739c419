"""A line goes as a repeat only where it says nothing of its own."""

from clean import clean
from tests.unit.clean.pages import PARAGRAPHS

DUTY = "Setiap pedagang yang menimbun bahan pangan dengan maksud menaikkan harga dilarang berjualan di pasar rakyat kota"


def test_an_article_of_a_law_stays_under_its_own_heading():
    lines = (
        *PARAGRAPHS[:2],
        "Pasal 12:",
        f"{DUTY}.",
        "Pasal 40:",
        f"{DUTY} dan didenda paling banyak lima juta rupiah.",
    )
    assert clean("\n".join(lines)).paragraphs == lines


def test_what_is_told_and_then_said_by_somebody_stays():
    told = "Pasokan dari tiga kecamatan terlambat dua pekan karena jembatan di hulu rusak diterjang banjir bandang."
    said = (
        f'"{told[:-1]}, jadi kami terpaksa membeli dari luar kota," kata Surya kepada wartawan di gudang itu.'
    )
    assert clean("\n\n".join((PARAGRAPHS[0], told, said))).paragraphs == (PARAGRAPHS[0], told, said)


def test_what_is_told_twice_stays_once_even_beside_a_quotation():
    told = "Pasokan dari tiga kecamatan terlambat dua pekan karena jembatan di hulu rusak diterjang banjir bandang"
    longer = f'{told}. "Kami menunggu perbaikan," kata Surya kepada wartawan.'
    assert clean("\n\n".join((PARAGRAPHS[0], longer, f"{told}."))).paragraphs == (PARAGRAPHS[0], longer)
