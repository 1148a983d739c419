"""Who wrote it, where a theme makes a list of that, a crawler leaves a label before it, or a text ends in it."""

import pytest

from clean import clean

HEADLINE = "Jembatan Gantung di Kalembu Kuni Diresmikan"
BODY = (
    "Bupati Sumba Barat meresmikan jembatan gantung di Desa Kalembu Kuni, Selasa (4/3/2025). Jembatan sepanjang "
    "80 meter itu menghubungkan dua dusun.",
    "Warga berharap jembatan itu mempersingkat jarak ke pasar dan ke sekolah bagi anak-anak.",
)


@pytest.mark.parametrize(
    ("above", "below", "byline"),
    [
        ((HEADLINE, "• Oleh Yohanis", "• 5 Maret 2025 - 10:11 WIB"), (), "Yohanis"),
        ((HEADLINE, "- Oleh Yohanis Bulu", "- 5 Maret 2025"), (), "Yohanis Bulu"),
        ((HEADLINE,), ("Laporan Yohanis dari Waikabubak, Sumba Barat",), "Yohanis"),
        (("date 2025-03 Laporan Wartawan Kabar Timur, Yohanis Bulu",), (), "Yohanis Bulu"),
    ],
)
def test_names_the_writer_and_keeps_the_text(
    above: tuple[str, ...], below: tuple[str, ...], byline: str
) -> None:
    article = clean("\n\n".join((*above, *BODY, *below)))
    assert (article.byline, article.paragraphs) == (byline, BODY)


def test_a_list_of_who_did_what_stays() -> None:
    items = ("• oleh warga dusun bagian atas", "• oleh pekerja dari kecamatan")
    article = clean("\n\n".join((HEADLINE, BODY[0], "Jembatan itu dirawat:", "\n".join(items), BODY[1])))
    assert set(items) <= set(article.paragraphs)


@pytest.mark.parametrize("heading", ["Laporan Polisi dari Waikabubak", "Laporan Utama dari Sumba Barat"])
def test_a_report_is_no_reporter(heading: str) -> None:
    assert clean("\n\n".join((HEADLINE, BODY[0], heading, BODY[1]))).byline == ""


def test_two_short_initials_go_and_a_word_in_brackets_stays() -> None:
    article = clean("\n\n".join((HEADLINE, BODY[0], f"{BODY[1]} (Yo Bu)")))
    assert article.paragraphs == BODY
    kept = f"{BODY[1]} (Dinas Perhubungan)"
    assert kept in clean("\n\n".join((HEADLINE, BODY[0], kept, BODY[0].replace("80", "90")))).paragraphs
