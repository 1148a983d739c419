"""Titles, bylines and dates say what the page says, without its labels and its site's name."""

import pytest

from clean import clean
from clean.dates import iso_date
from tests.unit.clean.pages import PARAGRAPHS, TITLE

BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:4])


def page(head, before="", after=""):
    return f"<html><head>{head}</head><body>{before}<div class='isi'>{BODY}</div>{after}</body></html>"


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        (f"{TITLE} - Kabar Kita", TITLE),
        (f"{TITLE} | Liputan6.com", TITLE),
        (
            "Curah Hujan Kota Madani Periode 3 - 9 Maret 2024",
            "Curah Hujan Kota Madani Periode 3 - 9 Maret 2024",
        ),
        ("Curah Hujan Kota Madani 3 - 9 Maret 2024 - Kabar Kita", "Curah Hujan Kota Madani 3 - 9 Maret 2024"),
        (
            "Skor Akhir Persik vs Madani FC: 2 - 1 di Kandang",
            "Skor Akhir Persik vs Madani FC: 2 - 1 di Kandang",
        ),
    ],
)
def test_only_a_sites_name_is_cut_off_a_title(tag, title):
    assert clean(page(f"<title>{tag}</title>")).title == title


@pytest.mark.parametrize("level", ["h1", "h2", "h3"])
@pytest.mark.parametrize("tag", ["Artikel", "Berita Utama", "Detail - Kabar Kita"])
def test_a_full_headline_beats_a_title_that_every_page_of_the_site_has(level, tag):
    article = clean(page(f"<title>{tag}</title>", f"<{level}>{TITLE}</{level}>"))
    assert article.title == TITLE
    assert article.paragraphs == tuple(PARAGRAPHS[:4])


def test_the_days_that_a_headline_names_are_not_its_date():
    headline = "Curah Hujan Kota Madani Periode 3 - 9 Maret 2024"
    article = clean(page(f"<title>{headline}</title>", f"<h3>{headline}</h3>", "<p>Senin, 11 Maret 2024</p>"))
    assert (article.title, article.date) == (headline, "2024-03-11")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_headline_of_two_words_is_one(gap):
    article = clean(gap.join(("Banjir Madani", PARAGRAPHS[0], PARAGRAPHS[1])))
    assert article.title == "Banjir Madani"
    assert article.paragraphs == tuple(PARAGRAPHS[:2])


def test_a_portals_name_over_the_lead_is_its_dateline_and_no_headline():
    article = clean("\n".join(("Kabarkita.com -", *PARAGRAPHS[1:4])))
    assert article.title == ""
    assert article.paragraphs[0] == f"Kabarkita.com - {PARAGRAPHS[1]}"


@pytest.mark.parametrize(
    ("credit", "byline"),
    [
        (
            "<tr><td>Editor</td><td>: Bagus Wibowo</td></tr><tr><td>Sumber</td><td>: The Daily Post</td></tr>",
            "",
        ),
        (
            "<tr><td>Penulis</td><td>: Dimas Prakoso</td></tr><tr><td>Foto</td><td>: Ratna Sari</td></tr>",
            "Dimas Prakoso",
        ),
    ],
)
def test_labels_are_no_names(credit, byline):
    assert clean(page("", f"<h1>{TITLE}</h1>", f"<table>{credit}</table>")).byline == byline


@pytest.mark.parametrize("label", ["Oleh : ", "Oleh: ", "Penulis ", "Ditulis oleh ", "By "])
def test_an_authors_element_may_hold_a_label(label):
    author = f"<div itemprop='author'>{label}<span itemprop='name'>Dimas Prakoso</span>, Ratna Sari</div>"
    assert clean(page("", f"<h1>{TITLE}</h1>{author}")).byline == "Dimas Prakoso, Ratna Sari"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-07 10:15:00 +0700", "2024-03-07T10:15:00+07:00"),
        ("2024-03-07T10:15:00+07", "2024-03-07T10:15:00+07:00"),
        ("2024/03/07 10:15:00", "2024-03-07T10:15:00"),
        ("2024/03/07 10:15:00 GMT+7", "2024-03-07T10:15:00+07:00"),
        ("7 Maret 2024 10:15:00 +0800", "2024-03-07T10:15:00+08:00"),
        ("Kamis, 7 Maret 2024 10.15 UTC+7", "2024-03-07T10:15:00+07:00"),
        ("Kamis (7/3/2024) pukul 10.15 WITA", "2024-03-07T10:15:00+08:00"),
        ("Kamis, 7 Maret 2024 10.15-11.00 WIB", "2024-03-07T10:15:00"),
        ("2024-03-07T03:15:00Z", "2024-03-07T03:15:00+00:00"),
        ("https://kabar.example/2024/03/07/harga-beras", ""),
    ],
)
def test_dates_keep_their_time_and_their_zone(written, iso):
    assert iso_date(written) == iso


def test_a_date_in_two_calendars_is_a_date():
    article = clean(
        "\n".join((TITLE, "Kamis, 26 Syakban 1445 H / 7 Maret 2024", *PARAGRAPHS[:3])).replace(
            "Syakban", "Sya'ban"
        )
    )
    assert article.date == "2024-03-07"
    assert article.paragraphs == tuple(PARAGRAPHS[:3])


def test_a_publisher_beside_the_date_is_no_author():
    stamp = "Warta Nusa • 7 Maret 2024 10:15"
    assert clean(page(f"<title>{TITLE} | Warta Nusa</title>", f"<h1>{TITLE}</h1><p>{stamp}</p>")).byline == ""
    tab = f"{TITLE} - Warta Nusa"
    assert clean("\n".join((tab, TITLE, stamp, *PARAGRAPHS[1:4]))).byline == ""
    assert (
        clean("\n".join((TITLE, "Rina Melati • 7 Maret 2024 10:15", *PARAGRAPHS[1:4]))).byline
        == "Rina Melati"
    )


@pytest.mark.parametrize(
    "credit", ["Reporter Dimas Prakoso | Editor Ratna Sari", "Ditulis oleh Dimas Prakoso"]
)
def test_a_credit_needs_no_colon(credit):
    article = clean("\n".join((TITLE, credit, *PARAGRAPHS[:4])))
    assert (article.byline, article.paragraphs) == ("Dimas Prakoso", tuple(PARAGRAPHS[:4]))


@pytest.mark.parametrize("joint", [" - ", " | "])
def test_of_a_headline_with_and_without_the_site_the_one_without_it_is_the_title(joint):
    article = clean(
        "\n".join((f"{TITLE}{joint}Warta Nusa", "Beranda Ekonomi Daerah", TITLE, *PARAGRAPHS[:4]))
    )
    assert article.title == TITLE
    assert article.paragraphs == tuple(PARAGRAPHS[:4])
