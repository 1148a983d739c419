"""Texts that aren't a headline and paragraphs: rulings among menus, galleries, live blogs, lists, embedded posts."""

import pytest

from clean import clean
from tests.unit.clean.pages import BLURBS, CAPTION, HEADING, NAVIGATION, POPULAR, RELATED, TITLE
from tests.unit.clean.pages import PARAGRAPHS as ALL

PARAGRAPHS = tuple(text for place, text in enumerate(ALL) if place != HEADING)
DATE = "Kamis, 7 Maret 2024 10:15 WIB"
RULING = (
    "PUTUSAN",
    "NOMOR 5/PDT.G/2024/PN KMD",
    "DEMI KEADILAN BERDASARKAN KETUHANAN YANG MAHA ESA",
    "Menimbang, bahwa Penggugat memiliki sebidang kebun kopi;",
    "MENGADILI:",
    "1. Mengabulkan gugatan Penggugat;",
    "Demikian diputuskan pada hari Senin, tanggal 4 Maret 2024.",
    "Hakim Ketua,",
    "ttd",
    "Ratna Sari",
)
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
OTHERS = ("Berita Terkait", RELATED[0], BLURBS[0], "12 menit lalu", "Redaksi", "Copyright © 2024 Lintas Nusa")


def page(body, *, title=TITLE):
    return f"<!DOCTYPE html><html><head><title>{title} - Lintas Nusa</title></head><body>{body}</body></html>"


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def test_an_official_text_is_taken_out_of_the_portals_labels_with_its_signatures():
    article = clean("\n".join((*NAVIGATION, "Jadwal salat hari ini", *RULING, "(abc/dfg)", *OTHERS)))
    assert article.title == " ".join(RULING[:2])
    assert article.paragraphs == RULING[2:]


@pytest.mark.parametrize(
    "introduction", ["Vaksin diberikan di lokasi berikut:", "Orang tua diminta membawa:"]
)
def test_short_items_under_their_introduction_belong_to_an_article_in_a_dump(introduction):
    items = ("Posyandu Anggrek, Senin", "Balai warga Kampung Lama", "Halaman kantor camat", "Puskesmas Rawa")
    story = (*PARAGRAPHS[:2], introduction, *items)
    article = clean(
        "\n".join((*NAVIGATION, TITLE, DATE, *story, f"Baca juga: {RELATED[1]}", PARAGRAPHS[2], *OTHERS))
    )
    assert article.paragraphs == (*story, PARAGRAPHS[2])


def test_another_article_with_its_own_headline_goes():
    first = f"<article class='satu'><h1>{TITLE}</h1>{paragraphs(PARAGRAPHS[:3])}</article>"
    second = f"<article class='satu'><h1>{POPULAR[0]}</h1>{paragraphs((*BLURBS, PARAGRAPHS[4]))}</article>"
    article = clean(page(f"<main>{first}{second}</main>"))
    assert article.paragraphs == PARAGRAPHS[:3]
    assert {POPULAR[0], *BLURBS, PARAGRAPHS[4]} <= {entry.text for entry in article.removed}


def test_the_article_is_the_one_that_the_page_is_called_after_though_another_is_longer():
    first = f"<article><h1>{TITLE}</h1>{paragraphs(PARAGRAPHS[:2])}</article>"
    second = f"<article><h1>{POPULAR[0]}</h1>{paragraphs((*BLURBS, *PARAGRAPHS[2:7]))}</article>"
    for body in (first + second, second + first):
        article = clean(page(body))
        assert article.title == TITLE
        assert article.paragraphs == PARAGRAPHS[:2]
        gone = {entry.text for entry in article.removed if entry.rule == "another article"}
        assert gone == {POPULAR[0], *BLURBS, *PARAGRAPHS[2:7]}


def test_entries_of_one_article_stay_together_though_each_is_an_article_element():
    entries = "".join(
        f"<article class='butir'><h3>Butir {n}</h3><p>{text}</p></article>"
        for n, text in enumerate(PARAGRAPHS[:4])
    )
    article = clean(page(f"<main><h1>{TITLE}</h1>{entries}</main>"))
    assert set(PARAGRAPHS[:4]) <= set(article.paragraphs)


def test_captions_are_the_text_of_a_gallery_whatever_the_page_says_of_other_articles():
    captions = (
        "Petambak meratakan hamparan garam dengan penggaruk kayu sebelum matahari terlalu tinggi.",
        "Keranjang bambu berisi garam dipikul melewati pematang sempit menuju gudang.",
        "Anak-anak bermain layang-layang di antara gundukan garam yang ditutup terpal.",
    )
    photos = "".join(
        f"<figure><img src='a.jpg'><figcaption>{text}</figcaption></figure>" for text in captions
    )
    teasers = "".join(
        f"<article class='kartu'><h3>{POPULAR[0]}</h3><p>{blurb} {blurb}</p></article>" for blurb in BLURBS
    )
    article = clean(page(f"<article><h1>{TITLE}</h1>{photos}</article><div>{teasers}</div>"))
    assert article.paragraphs == captions


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


def test_the_headline_of_photos_may_begin_as_their_captions_do():
    headline = "Foto: Panen Garam di Pulau Gosong Setelah Tiga Bulan Kering"
    article = clean("\n".join((headline, DATE, *PARAGRAPHS[:3])))
    assert article.title == headline
    assert article.paragraphs == PARAGRAPHS[:3]


def test_a_name_with_its_portal_beside_the_date_is_the_byline():
    article = clean("\n".join((TITLE, "Yohana Betty - Lintas Nusa", DATE, *PARAGRAPHS[:3])))
    assert article.byline == "Yohana Betty"
    assert article.paragraphs == PARAGRAPHS[:3]


def test_a_post_that_the_article_quotes_stays_with_its_author():
    post = "Saya mohon maaf kepada warga. Perbaikan jalan dimulai 10 Maret, anggarannya Rp4,5 miliar."
    quoted = f"<blockquote class='twitter-tweet'><p>{post}</p>— Wali Kota Madani (@walikotamadani) <a href='/x'>2 Maret 2025</a></blockquote>"
    article = clean(
        page(
            f"<article><h1>{TITLE}</h1>{paragraphs(PARAGRAPHS[:2])}{quoted}{paragraphs(PARAGRAPHS[2:4])}</article>"
        )
    )
    assert article.paragraphs[2] == post
    assert "@walikotamadani" in article.paragraphs[3]


@pytest.mark.parametrize(
    ("promo", "last"),
    [
        (
            "Klik di sini untuk bergabung dengan grup WhatsApp Lintas Nusa",
            "Rapat diulang pekan depan di balai kota.",
        ),
        ("Follow Instagram Lintas Nusa", "Rapat diulang pekan depan di balai kota."),
        ("ADVERTISEMENT", "Kerugian ditaksir Rp4,7 miliar!"),
    ],
)
def test_a_short_last_paragraph_under_a_promo_stays_on_a_page(promo, last):
    body = f"<article><h1>{TITLE}</h1>{paragraphs((*PARAGRAPHS[:3], promo, last))}</article><div>{paragraphs(OTHERS)}</div>"
    assert clean(page(body)).paragraphs == (*PARAGRAPHS[:3], last)


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


def test_the_first_entry_of_a_live_blog_stays_though_a_promo_parts_it_from_the_others():
    entries = (
        "16:30",
        PARAGRAPHS[1],
        "Saksikan Live Streaming Lintas Nusa di Sini",
        "Geser untuk membaca",
        "15:55",
        PARAGRAPHS[2],
        "15:10",
        PARAGRAPHS[4],
        "14:20",
        PARAGRAPHS[5],
    )
    article = clean("\n".join((*NAVIGATION, TITLE, DATE, *entries, *OTHERS)))
    assert article.paragraphs == (entries[0], entries[1], *entries[4:])
