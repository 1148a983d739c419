"""Pages that are no plain report: galleries of photos, live blogs."""

import pytest

from clean import clean
from tests.unit.clean.pages import CAPTION, NAVIGATION, PARAGRAPHS, TITLE

CAPTIONS = (
    "Peserta lomba perahu hias melintas di Kanal Timur Kota Madani, Minggu (3/3). Lomba diikuti 40 perahu.",
    "Seorang pendayung cilik melambaikan tangan kepada penonton di Dermaga Kenari, Minggu (3/3).",
    "Juri memeriksa hiasan perahu milik warga Kelurahan Melati sebelum lomba dimulai, Minggu (3/3).",
)
ENTRIES = (
    (
        "11:20",
        "Pintu air dibuka",
        "Petugas membuka dua pintu air di Kanal Timur karena debit terus naik sejak pagi.",
    ),
    (
        "10:05",
        "Warga mulai mengungsi",
        "Sebanyak 120 warga Kelurahan Melati mengungsi ke balai kota sejak pukul 09.30 WIB.",
    ),
    (
        "08:40",
        "Hujan sejak malam",
        "Hujan lebat turun sejak Rabu malam dan merendam tiga ruas jalan di kota itu.",
    ),
)


@pytest.mark.parametrize("credit", ["", " (Kabar Kita/Rina Melati)"])
def test_captions_of_a_gallery_are_its_text(credit):
    figures = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>{text}{credit}</figcaption></figure>"
        for n, text in enumerate(CAPTIONS)
    )
    menu = "".join(f"<li><a href='/k'>{name}</a></li>" for name in NAVIGATION)
    article = clean(
        f"<html><head><title>FOTO: Lomba Perahu Hias di Kanal Timur - Kabar Kita</title></head><body><ul>{menu}</ul>"
        f"<h1>FOTO: Lomba Perahu Hias di Kanal Timur</h1><div class='galeri'>{figures}</div></body></html>"
    )
    assert article.title == "FOTO: Lomba Perahu Hias di Kanal Timur"
    assert article.paragraphs == CAPTIONS


def test_captions_beside_a_text_go():
    figures = "".join(
        f"<figure><img src='a.jpg'><figcaption>{text}</figcaption></figure>" for text in CAPTIONS
    )
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:4])
    article = clean(f"<html><body><article><h1>{TITLE}</h1>{figures}{text}</article></body></html>")
    assert article.paragraphs == tuple(PARAGRAPHS[:4])
    assert set(CAPTIONS) <= {entry.text for entry in article.removed}


@pytest.mark.parametrize("zone", ["", " WIB"])
def test_every_entry_of_a_live_blog_keeps_its_time_and_heading(zone):
    entries = "".join(
        f"<div class='entri'><time>{time}{zone}</time><h3>{head}</h3><p>{text}</p></div>"
        for time, head, text in ENTRIES
    )
    article = clean(
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class='langsung'>{entries}</div></body></html>"
    )
    wanted = tuple(part for time, head, text in ENTRIES for part in (time + zone, head, text))
    assert article.paragraphs == wanted
    pasted = clean("\n".join((TITLE, *wanted)))
    assert (pasted.title, pasted.paragraphs) == (TITLE, wanted)


def test_the_time_of_a_page_is_not_its_text():
    article = clean("\n".join((TITLE, "10:15", CAPTION, *PARAGRAPHS[:4])))
    assert article.paragraphs == tuple(PARAGRAPHS[:4])


def test_an_index_of_headlines_is_no_article():
    heads = (
        "Jembatan Gantung Ambruk di Hulu",
        "Tim Kota Madani Juara Umum",
        "Stok Gula Aman hingga Lebaran",
        "Pasar Kenari Ditata",
    )
    cards = "".join(
        f"<div class='kartu'><a href='/1'><h3>{head}</h3></a><span>5 menit lalu</span></div>"
        for head in heads
    )
    article = clean(
        f"<html><head><title>Kabar Kita - Berita Hari Ini</title></head><body><section><h2>Paling Baru</h2>{cards}</section>"
        "<footer><p>Kabar Kita Network All Rights Reserved</p></footer></body></html>"
    )
    assert article.paragraphs == ()
    assert article.title not in heads
    assert {"Paling Baru", *heads} <= {entry.text for entry in article.removed}


def test_a_short_page_with_links_beside_it_is_an_article():
    cards = "".join(
        f"<div><a href='/{n}'><h3>Jembatan Gantung Ambruk di Hulu {n}</h3></a></div>" for n in range(4)
    )
    notice = "Layanan air bersih kembali normal."
    article = clean(
        f"<html><body><h1>{TITLE}</h1><div class='isi'><p>{notice}</p></div>{cards}</body></html>"
    )
    assert article.paragraphs == (notice,)
