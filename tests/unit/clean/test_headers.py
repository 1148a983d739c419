"""What stands before the first paragraph is told apart, whatever opens that paragraph."""

import pytest

from clean import clean, dateline
from tests.unit.clean.pages import PARAGRAPHS, TITLE

LEAD = "Warga tiga kelurahan mengantre air bersih sejak subuh karena pipa induk pecah, kata petugas perusahaan air."
CAPTION = "Seorang warga mengisi jeriken di depan kantor kelurahan, Kamis pagi. (KABAR/Ratna)"
TAGS = "Daerah air bersih pipa pecah Air Bersih Krisis Air"


@pytest.mark.parametrize(
    "place",
    [
        "Cilegon: ",
        "Kota Madani, Banten: ",
        "Cilegon (Kabar Kita): ",
        "Cilegon (Kabar Kita) - ",
        "CILEGON, 7 Maret 2024 - ",
        "Cilegon, Kamis (7/3/2024) - ",
        "Cilegon, Kamis (7/3/2024): ",
        "Cilegon (7/3) - ",
        "",
    ],
)
@pytest.mark.parametrize(
    "date", ["Antara • 7 Maret 2024 10:15", "Kabar Kita | Kamis, 7 Maret 2024 10:15 WIB"]
)
def test_headline_and_date_are_found_under_a_caption_and_over_any_dateline(place, date):
    article = clean(
        "\n".join((CAPTION, CAPTION, "", TITLE, "", TAGS, date, place + LEAD, "", *PARAGRAPHS[1:4]))
    )
    assert article.title == TITLE
    assert article.date.startswith("2024-03-07T10:15:00")
    assert article.paragraphs == (place + LEAD, *PARAGRAPHS[1:4])


def test_a_caption_between_headline_and_lead_goes():
    article = clean("\n".join((TITLE, "Kamis, 7 Maret 2024 10:15 WIB", CAPTION, LEAD, *PARAGRAPHS[1:4])))
    assert article.paragraphs == (LEAD, *PARAGRAPHS[1:4])
    assert ("photo caption", CAPTION) in [(entry.rule, entry.text) for entry in article.removed]


def test_a_place_with_a_colon_ends_a_flattened_header():
    flat = f"{TITLE} Kamis, 7 Maret 2024 10:15 WIB Share Cilegon: {LEAD} {PARAGRAPHS[1]}"
    article = clean(flat)
    assert article.title == TITLE
    assert article.paragraphs == (f"Cilegon: {LEAD} {PARAGRAPHS[1]}",)


@pytest.mark.parametrize("opening", ["Artinya: ", "Sumber (Kabar Kita): ", "Tanya: "])
def test_a_label_with_a_colon_is_no_dateline(opening):
    assert dateline(opening + LEAD) == ""
    before = "Panitia membagikan naskah itu kepada seluruh peserta lomba pada Kamis pagi."
    assert clean(f"{before}\n{opening}{LEAD}\n{PARAGRAPHS[1]}").paragraphs[0] == before


@pytest.mark.parametrize(
    "head",
    ["Depok, 5 Maret 2024 - ", "DEPOK (Kabar Kita), 5/3 - ", "Depok, Selasa (5/3/2024) - ", "Depok (5/3) - "],
)
def test_a_dateline_may_hold_a_portal_and_a_day(head):
    assert dateline(head + LEAD) == head


@pytest.mark.parametrize(
    "title", ["Gempa", "Beras Naik", "1984", "Harga beras naik lagi, kata pedagang di pasar."]
)
@pytest.mark.parametrize(
    "opening", ["", "{title}\n\n", "{title}\n\nSenin, 5 Maret 2024\n\n", "Kabar Lain dari Pasar\n\n"]
)
def test_a_title_that_is_given_is_the_title_however_short_and_no_text_is_lost_to_it(title, opening):
    text = "\n\n".join(PARAGRAPHS)
    article = clean(opening.format(title=title) + text, title=title)
    assert article.title == title
    assert article.text == clean(text).text


def test_a_first_sentence_that_begins_with_the_given_title_stays_whole():
    first = "Gempa bumi mengguncang Tual pada Senin pagi, kata petugas."
    article = clean(f"{first} Warga berlarian ke luar rumah.", title="Gempa")
    assert article.paragraphs == (f"{first} Warga berlarian ke luar rumah.",)


def test_a_title_that_is_given_goes_before_a_page_s_own():
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    article = clean(page, title="Beras")
    assert article.title == "Beras"
    assert TITLE not in article.paragraphs
    assert article.text == clean(page).text
