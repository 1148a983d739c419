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
