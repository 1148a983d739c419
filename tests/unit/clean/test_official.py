"""Regulations and rulings keep their heads, their articles and every line that looks like a label."""

import pytest

from clean import clean
from tests.unit.clean.pages import PARAGRAPHS, RELATED, TITLE

NAME = ("PERATURAN WALI KOTA MADANI", "NOMOR 14 TAHUN 2024", "TENTANG", "PASAR RAKYAT DAN GUDANG PANGAN")
REGULATION = (
    "DENGAN RAHMAT TUHAN YANG MAHA ESA",
    "WALI KOTA MADANI,",
    "Menimbang : a. bahwa pasar rakyat perlu ditata agar pasokan pangan terjaga;",
    "b. bahwa gudang pangan milik kota belum diatur;",
    "Mengingat : 1. Pasal 18 ayat (6) Undang-Undang Dasar;",
    "MEMUTUSKAN:",
    "Menetapkan : PERATURAN WALI KOTA TENTANG PASAR RAKYAT DAN GUDANG PANGAN.",
    "BAB I",
    "KETENTUAN UMUM",
    "Pasal 1",
    "Dalam Peraturan Wali Kota ini yang dimaksud dengan:",
    "1. Pasar adalah tempat pedagang kecil berjualan.",
    "2. Gudang adalah bangunan tempat kota menyimpan pangan.",
    "Pasal 2",
    "(1) Pedagang wajib memiliki kartu kios.",
    "(2) Kartu kios sebagaimana dimaksud pada ayat (1) berlaku selama 2 (dua) tahun.",
    "BAB II",
    "KETENTUAN PENUTUP",
    "Pasal 3",
    "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.",
    "Ditetapkan di Madani",
    "pada tanggal 7 Maret 2024",
    "WALI KOTA MADANI,",
    "SURYA ATMAJA",
)
RULING = (
    "MENGADILI:",
    "1. Menyatakan Terdakwa terbukti secara sah melakukan penimbunan beras;",
    "2. Menjatuhkan pidana penjara selama 1 (satu) tahun;",
    "3. Membebankan biaya perkara sebesar Rp5.000,00 (lima ribu rupiah).",
    "Demikian diputuskan dalam rapat musyawarah Majelis Hakim pada hari Kamis, tanggal 7 Maret 2024.",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_regulation_loses_its_name_to_the_title_and_nothing_else(gap):
    article = clean(gap.join((*NAME, *REGULATION)))
    assert article.title == " ".join(NAME)
    assert article.paragraphs == REGULATION
    assert [entry.text for entry in article.removed] == list(NAME)
    assert clean(article.text).paragraphs == article.paragraphs


def test_names_of_parts_are_headings():
    article = clean("\n".join((*NAME, *REGULATION)))
    kinds = dict(zip(article.paragraphs, article.kinds, strict=True))
    assert {kinds[name] for name in ("BAB I", "KETENTUAN UMUM", "Pasal 1", "Pasal 3", "MEMUTUSKAN:")} == {
        "heading"
    }
    assert kinds["2. Gudang adalah bangunan tempat kota menyimpan pangan."] == "item"


def test_a_ruling_is_whole():
    assert clean("\n".join(RULING)).paragraphs == RULING
    named = (
        "PUTUSAN",
        "Nomor 12/Pid.B/2024/PN Mdn",
        "DEMI KEADILAN BERDASARKAN KETUHANAN YANG MAHA ESA",
        *RULING,
    )
    assert clean("\n".join(named)).title == "PUTUSAN Nomor 12/Pid.B/2024/PN Mdn"
    assert clean("\n".join(named)).paragraphs == named[2:]


def test_on_a_page_the_portals_labels_go_all_the_same():
    text = "".join(f"<p>{line}</p>" for line in REGULATION)
    related = "".join(f"<a href='/x'>{title}</a>" for title in RELATED)
    page = (
        f"<html><body><h1>{' '.join(NAME)}</h1><div class='isi'>{text}</div>"
        f"<div class='related'>{related}</div></body></html>"
    )
    article = clean(page)
    assert article.title == " ".join(NAME)
    assert article.paragraphs == REGULATION


def test_a_report_on_a_ruling_is_a_report():
    report = (
        TITLE,
        "Kamis, 7 Maret 2024 10:15 WIB",
        *PARAGRAPHS[:4],
        *RULING,
        "(dmp/rnm)",
        "Editor: Ratna Sari",
    )
    article = clean("\n".join(report))
    assert article.title == TITLE
    assert article.paragraphs == (*PARAGRAPHS[:4], *RULING)
