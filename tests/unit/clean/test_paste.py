"""Text without markup: wraps, repeats, stuck sentences, lists, odd characters."""

import pytest

from clean import clean
from tests.unit.clean.pages import PARAGRAPHS, TITLE


def text_of(*lines, gap="\n"):
    return gap.join(lines)


def test_empty_text_is_an_empty_article():
    assert clean("").paragraphs == ()
    assert clean(" \n\t \u200b").paragraphs == ()


def test_sentences_are_slices_of_the_article_text():
    article = clean("Harga beras naik lagi. Pemerintah menambah stok.\n\nWarga menunggu kabar dari kota.")
    assert [sentence.text for sentence in article.sentences] == [
        "Harga beras naik lagi.",
        "Pemerintah menambah stok.",
        "Warga menunggu kabar dari kota.",
    ]
    assert all(article.text[one.start : one.end] == one.text for one in article.sentences)
    assert [one.paragraph for one in article.sentences] == [0, 0, 1]


def test_hard_wrapped_lines_are_joined():
    wrapped = (
        "Kepala Dinas Perdagangan mengatakan pasokan dari penggilingan\nberkurang karena panen di tiga kecamatan "
        "mundur dua pekan.\n\nPedagang di Pasar Kenari mengaku pembelinya berkurang sejak harga\nnaik. Ia berharap "
        "pemerintah kota segera turun tangan dan membuka\ngudang cadangan."
    )
    assert clean(wrapped).paragraphs == (
        "Kepala Dinas Perdagangan mengatakan pasokan dari penggilingan berkurang karena panen di tiga kecamatan "
        "mundur dua pekan.",
        "Pedagang di Pasar Kenari mengaku pembelinya berkurang sejak harga naik. Ia berharap pemerintah kota segera "
        "turun tangan dan membuka gudang cadangan.",
    )


def test_a_reduplication_broken_at_its_hyphen_keeps_it():
    wrapped = "Di lapangan itu puluhan orang tua dan anak-\nanak menunggu bantuan sejak pagi hari.\nMereka pulang sore."
    assert clean(wrapped).paragraphs[0].startswith("Di lapangan itu puluhan orang tua dan anak-anak menunggu")


def test_items_and_headings_stay_apart():
    article = clean(
        text_of(
            "Syarat pendaftaran diumumkan panitia pada Senin pagi di balai kota.",
            "Dokumen yang dibawa",
            "Setiap peserta wajib membawa dokumen asli berikut ini ke loket pendaftaran.",
            "1. Kartu keluarga",
            "2. Kartu tanda penduduk",
            "- Pas foto terbaru",
            "Pendaftaran ditutup pada Jumat sore pukul 16.00 WIB.",
        )
    )
    assert article.kinds == ("text", "heading", "text", "item", "item", "item", "text")


def test_a_caption_that_repeats_the_lead_doesnt_take_the_lead_with_it():
    lead = "KOTA MADANI, KABARKITA.com - Warga menata karung beras di gudang Bulog pada Senin pagi, kata petugas gudang."
    caption = "Warga menata karung beras di gudang Bulog pada Senin pagi"
    rest = PARAGRAPHS[1:4]
    article = clean(text_of(TITLE, caption, caption, lead, *rest))
    assert article.paragraphs == (lead, *rest)
    assert article.title == TITLE


def test_a_repeated_line_is_kept_once():
    article = clean(text_of(PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[1], PARAGRAPHS[3], gap="\n\n"))
    assert article.paragraphs == (PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3])
    assert [entry.rule for entry in article.removed] == ["repeat"]


def test_lines_that_differ_in_their_numbers_are_no_repeats():
    lines = [
        "Pada pekan pertama harga beras medium di pasar itu tercatat Rp13.500 per kilogram.",
        "Pada pekan pertama harga beras medium di pasar itu tercatat Rp14.500 per kilogram.",
    ]
    assert clean(text_of(*lines)).paragraphs == tuple(lines)


def test_stuck_sentences_are_taken_apart_and_stuck_links_out():
    glued = (
        "SURYAKITA.ID, KOTA MADANI - Ratusan warga mengikuti lomba panen di sawah desa.Mereka datang dari lima kecamatan."
        'Panitia menyiapkan hadiah berupa kambing."Lomba ini digelar setiap tahun," kata ketua panitia.'
        " Baca juga: Jembatan Gantung Ambruk, Warga Desa Suka Maju TerisolasiPara peserta tampak gembira.Lomba ditutup sore."
        "BACA BERITA SURYAKITA.ID DI GOOGLE NEWS LAINNYA"
    )
    assert clean(glued).paragraphs == (
        "SURYAKITA.ID, KOTA MADANI - Ratusan warga mengikuti lomba panen di sawah desa.",
        "Mereka datang dari lima kecamatan.",
        "Panitia menyiapkan hadiah berupa kambing.",
        '"Lomba ini digelar setiap tahun," kata ketua panitia. Para peserta tampak gembira.',
        "Lomba ditutup sore.",
    )


def test_mojibake_quotes_dashes_and_ellipses_are_mended_and_numbers_arent():
    text = "â€œHarga naikâ€¦ kami sedih,â€\x9d kata Ani – pedagang di Jl. Merdeka No. 5/2021 – soal beras Rp1.000–Rp1.500."
    assert clean(text).paragraphs == (
        '"Harga naik... kami sedih," kata Ani - pedagang di Jl. Merdeka No. 5/2021 - soal beras Rp1.000-Rp1.500.',
    ) or clean(text).paragraphs == (
        '"Harga naik... kami sedih," kata Ani - pedagang di Jl. Merdeka No. 5/2021 - soal beras Rp1.000–Rp1.500.',
    )


@pytest.mark.parametrize(
    "kept",
    [
        "Rp1.000",
        "12.39 WIB",
        "No. 5/2021",
        "https://contoh.go.id/a-b?c=1&d=2",
        "halo.dunia@contoh.co.id",
        "2010–2015",
        "1,7",
    ],
)
def test_numbers_and_addresses_stay_as_they_are(kept):
    sentence = f"Menurut catatan itu, {kept} adalah isi dari baris yang kami salin apa adanya."
    assert clean(sentence).paragraphs == (sentence,)


def test_initials_and_credits_leave_the_last_paragraph():
    article = clean(text_of(*PARAGRAPHS[:3], PARAGRAPHS[3] + " (dmp/rnm)", gap="\n\n"))
    assert article.paragraphs[-1] == PARAGRAPHS[3]
    assert article.removed[-1].rule == "initials"


def test_what_follows_the_initials_is_of_another_article():
    other = "Tim Kota Madani menjadi juara umum pekan olahraga setelah meraih sepuluh medali emas."
    article = clean(text_of(*PARAGRAPHS[:3], PARAGRAPHS[3] + " (Z-11)", "Baca juga: Harga Gula Turun", other))
    assert article.paragraphs == tuple(PARAGRAPHS[:4])
    assert other in [entry.text for entry in article.removed]


def test_a_text_of_short_lines_alone_is_kept():
    lines = ("Daftar harga", "Beras Rp14.500", "Gula Rp17.000")
    assert clean(text_of(*lines)).paragraphs == lines


def test_results_at_the_end_of_an_article_stay():
    lines = [
        *PARAGRAPHS[:3],
        "Hasil pertandingan:",
        "Persik vs Madani FC 1-2",
        "Bhineka vs Persela 0-0",
        "Satria vs Garuda 3-1",
    ]
    assert clean(text_of(*lines)).paragraphs[-3:] == tuple(lines[-3:])


def test_a_flattened_page_starts_at_its_dateline():
    flat = (
        f"{TITLE} Kamis, 7 Maret 2024 10:15 WIB Share Facebook Twitter Copy Link {PARAGRAPHS[0]} {PARAGRAPHS[1]} "
        f"Baca juga: Stok Gula Aman hingga Lebaran {PARAGRAPHS[3]} Editor: Ratna Sari Tag: beras"
    )
    article = clean(flat)
    assert article.paragraphs == (f"{PARAGRAPHS[0]} {PARAGRAPHS[1]} {PARAGRAPHS[3]}",)
    assert (article.title, article.date) == (TITLE, "2024-03-07T10:15:00+07:00")


def test_a_stray_tag_doesnt_make_a_page_of_a_paste():
    article = clean(text_of(*PARAGRAPHS[:3], "<p>Peramban Anda tidak mendukung bingkai</p>", PARAGRAPHS[3]))
    assert set(PARAGRAPHS[:4]) <= set(article.paragraphs)


def test_a_dateline_on_a_line_of_its_own_joins_the_lead():
    article = clean(text_of("Jakarta -", *PARAGRAPHS[1:4]))
    assert article.paragraphs[0] == f"Jakarta - {PARAGRAPHS[1]}"
