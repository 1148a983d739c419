"""A word that portals use as a label is a heading where the article's own text follows it."""

import pytest

from clean import clean
from tests.unit.clean.pages import PARAGRAPHS, RELATED, TITLE

ADVICE = (
    "Warga di bantaran sungai diminta memindahkan kendaraan ke tempat yang lebih tinggi.",
    "Petugas menyiagakan empat perahu karet di dua posko sampai pekan depan.",
)
WORDS = (
    "Rekomendasi",
    "Rekomendasi:",
    "Sorotan",
    "Infografis",
    "Kontak",
    "Topik",
    "Informasi:",
    "Kata kunci",
    "Pedoman",
    "Syarat dan ketentuan:",
    "Sumber:",
    "Media sosial",
)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_heading_of_one_word_and_what_it_heads_stay(word, gap):
    article = clean(gap.join((TITLE, *PARAGRAPHS[:3], word, *ADVICE)))
    assert article.paragraphs == (*PARAGRAPHS[:3], word, *ADVICE)
    assert article.kinds[3] == "heading" if ":" not in word else article.kinds[3] != "item"


@pytest.mark.parametrize("word", WORDS)
def test_such_a_heading_in_bold_stays_on_a_page(word):
    text = "<br>".join((*PARAGRAPHS[:3], f"<b>{word}</b>", *ADVICE))
    article = clean(f"<html><body><h1>{TITLE}</h1><div class='isi'>{text}</div></body></html>")
    assert article.paragraphs == (*PARAGRAPHS[:3], word, *ADVICE)


def test_items_under_a_label_that_is_a_heading_stay():
    items = (
        "1. Jauhi lereng yang retak",
        "2. Catat nomor posko terdekat",
        "3. Simpan dokumen di tempat kering",
    )
    assert clean("\n".join((*PARAGRAPHS[:3], "Rekomendasi:", *items))).paragraphs[-4:] == (
        "Rekomendasi:",
        *items,
    )


@pytest.mark.parametrize("word", ["Rekomendasi", "Sorotan", "Infografis"])
def test_with_headlines_under_it_it_is_a_label(word):
    article = clean("\n".join((TITLE, *PARAGRAPHS[:4], word, *RELATED)))
    assert article.paragraphs == tuple(PARAGRAPHS[:4])
    assert {word, *RELATED} <= {entry.text for entry in article.removed}


def test_with_links_under_it_it_is_a_label():
    cards = "".join(f"<p><a href='/x'>{title} hari ini, kata wali kota itu.</a></p>" for title in RELATED)
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:4])
    page = (
        f"<html><body><h1>{TITLE}</h1><div class='isi'>{text}<h3>Rekomendasi</h3>{cards}</div></body></html>"
    )
    assert clean(page).paragraphs == tuple(PARAGRAPHS[:4])
