"""Kinds of pastes and pages of magazines, letters, releases, posts and crawlers, each with lines of our own."""

import textwrap

import pytest

from clean import clean, dateline
from clean.line_breaks import parted_at_seams, running_heads, without_fixed_breaks
from tests.unit.clean.boat import DATE, STORY, TITLE, joined

DECK = "Setelah dua tahun ditambat karena wabah, buku-buku itu kembali menyeberang"
ROLE = "Guru sekolah dasar, pegiat pustaka"


@pytest.mark.parametrize("stop", ["", "."])
@pytest.mark.parametrize("byline", ["Oleh Rahma Tenri", "Rahma Tenri"])
def test_the_sentence_under_the_headline_is_the_text_s_first(byline, stop):
    article = clean(joined(TITLE, DECK + stop, byline, DATE, STORY))
    assert article.title == TITLE
    assert article.paragraphs == (DECK + stop, *STORY)
    assert article.byline == "Rahma Tenri"


def test_a_deck_over_a_dateline_stays_and_the_dateline_names_the_source():
    lead = f"MAKASSAR, KABARTELUK.com - {STORY[0]}"
    article = clean(joined(TITLE, DECK, DATE, lead, STORY[1:]))
    assert article.paragraphs == (DECK, lead, *STORY[1:])
    assert article.source == "KABARTELUK.com"


@pytest.mark.parametrize(
    "label",
    ["Budaya", "Pustaka Laut Anak", "perahu pustaka buku pulau Perahu Buku", "Dengarkan artikel ini di sini"],
)
def test_a_label_under_the_headline_is_no_deck(label):
    assert clean(joined(TITLE, label, DATE, STORY)).paragraphs == STORY


def test_a_caption_below_the_date_is_no_deck():
    caption = "Perahu pustaka bersandar di dermaga sebelum berangkat"
    assert clean(joined(TITLE, DATE, caption, STORY)).paragraphs == STORY


def test_a_deck_is_no_headline_though_the_text_has_more_of_its_words():
    deck = "Perahu kayu membawa buku ke pulau kecil di selatan teluk"
    article = clean(joined("KABAR TELUK", "Masuk", TITLE, deck, DATE, STORY))
    assert article.title == TITLE
    assert article.paragraphs == (deck, *STORY)


@pytest.mark.parametrize(
    "greeting", ["Kepada Yth. Kepala Dinas Perpustakaan,", "Bapak Bupati yang terhormat,", "Dengan hormat,"]
)
def test_whom_a_letter_addresses_is_told_in_it(greeting):
    article = clean(joined(TITLE, DATE, "", greeting, "", STORY))
    assert article.title == TITLE
    assert article.paragraphs == (greeting, *STORY)


def test_who_signs_an_announcement_stays_and_a_page_s_number_goes():
    below = ("ttd", "Hj. Andi Mariama", "Halaman 1 dari 1")
    article = clean(joined(TITLE, DATE, "", *STORY, "", below))
    assert article.paragraphs == (*STORY, *below[:2])


def test_contacts_go_to_the_last_that_can_be_reached_and_no_further():
    contacts = ("Narahubung media:", "Bagian Layanan Pustaka", "Andi Mariama", "Telepon (0411) 555-0100")
    below = ("Unduh lampiran", "Siaran Pers Lainnya", "Bupati Tinjau Mercusuar")
    assert clean(joined(TITLE, DATE, STORY, contacts, below)).paragraphs == (*STORY, *contacts)


@pytest.mark.parametrize(
    "head",
    ["MAKASSAR | KT - ", "Selayar/Kabar Teluk - ", "Selayar, kabarTeluk – "],
)
def test_a_dateline_may_part_its_portal_in_other_ways(head):
    assert dateline(head + STORY[0]) == head
    article = clean(joined(TITLE, "6/2/2021, 08:40 WITA | Rahma Tenri", head + STORY[0], STORY[1:]))
    assert article.kinds == ("text",) * len(STORY)
    assert article.byline == "Rahma Tenri"
    assert article.date == "2021-02-06T08:40:00+08:00"


@pytest.mark.parametrize("name", ["TCP/IP - ", "Kami, bukan mereka - "])
def test_what_is_no_place_is_no_dateline(name):
    assert dateline(name + STORY[0]) == ""


@pytest.mark.parametrize("mark", [" – ", ". ", ": "])
def test_a_release_tells_its_day_where_it_opens(mark):
    article = clean(joined(TITLE, f"Makassar, 6 Februari 2021{mark}{STORY[0]}", STORY[1:]))
    assert article.date == "2021-02-06"


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (("Rahma Tenri", ROLE, DATE), "Rahma Tenri"),
        (("Rahma Tenri", "2 tahun yang lalu"), "Rahma Tenri"),
        (("Diasuh oleh Dra. Rahma Tenri, Psikolog", DATE), "Dra. Rahma Tenri, Psikolog"),
        (
            ("Cerita oleh Rahma Tenri dan Andi Lolo, Editor: M. Sain • 2 hari", DATE),
            "Rahma Tenri dan Andi Lolo",
        ),
        (("Oleh Rahma Tenri*", DATE), "Rahma Tenri"),
        (("Laporan Rahma Tenri dari Selayar", DATE), "Rahma Tenri"),
        (("Laporan Wartawan Kabar Teluk, Rahma Tenri", DATE), "Rahma Tenri"),
        (("red: umar said, rep: rahma tenri", DATE), "Rahma Tenri"),
        (("Info Warga Teluk", "6 Februari 2021 pukul 08.10 ·"), ""),
    ],
)
def test_the_author_is_read_off_headers_of_every_make(head, byline):
    article = clean(joined(TITLE, head, STORY))
    assert article.byline == byline
    assert article.paragraphs == STORY


@pytest.mark.parametrize("name", ["Portal Selayar", "Info Selayar", "Kabar Selayar"])
def test_a_portal_beside_the_date_is_the_source_and_no_author(name):
    article = clean(joined(TITLE, f"{name} • 6 Februari 2021", STORY))
    assert (article.byline, article.source) == ("", name)


def test_who_posts_wrote_the_post_and_its_first_line_in_capitals_heads_it():
    above = (
        "Grup Pembaca Selayar",
        "Gabung ke Grup",
        "Rahma Tenri",
        "6 Februari 2021 ·",
        "PERAHU BUKU DATANG LAGI",
    )
    article = clean(joined(above, STORY))
    assert article.title == above[-1]
    assert article.byline == "Rahma Tenri"


def test_a_headline_loses_the_program_that_other_lines_name():
    below = ("Saksikan Kabar Sore setiap hari kerja di kanal ini.",)
    article = clean(joined(f"{TITLE} ke Pulau Kecil | KABAR SORE", "2 tahun yang lalu", STORY, below))
    assert article.title == f"{TITLE} ke Pulau Kecil"


def test_a_headline_loses_a_program_that_stands_alone_in_another_line():
    article = clean(joined(f"{TITLE} ke Pulau Kecil | LENSA SORE", "Lensa Sore", "2 tahun yang lalu", STORY))
    assert article.title == f"{TITLE} ke Pulau Kecil"


@pytest.mark.parametrize("end", ["Anak Menunggu", "Daeng Bollo", "11 Pulau Kecil"])
def test_a_headline_keeps_an_end_that_the_text_says(end):
    title = f"{TITLE} ke Pulau Kecil - {end}"
    told = f"Di pulau itu {end.lower()} perahu, kata warga yang datang sejak pagi."
    assert clean(joined(title, DATE, STORY, told)).title == title


def test_lists_without_marks_between_paragraphs_stay_on_a_dump():
    menu = ("Beranda", "Masuk", "Daftar", "Ekonomi", "Olahraga", "Indeks")
    review = ("Kelebihan", "Muatannya besar", "Atapnya rapat", "Kekurangan", "Layarnya berat")
    text = joined(menu, TITLE, DATE, STORY[:3], review, STORY[3:], "Berita Terkait", "Nelayan Panen Cumi")
    assert clean(text).paragraphs == (*STORY[:3], *review, *STORY[3:])


LONG = " ".join(STORY * 2)


def test_a_text_that_was_cut_at_a_fixed_column_is_whole_again():
    cut = [LONG[at : at + 70] for at in range(0, len(LONG), 70)]
    assert without_fixed_breaks(cut) == [LONG]
    assert clean("\n".join(cut)).paragraphs == clean(LONG).paragraphs


def test_no_words_are_stuck_together_where_the_rows_of_a_cut_text_lost_their_blanks():
    cut = [LONG[at : at + 64] for at in range(0, len(LONG), 64)]
    stripped = [row.strip() for row in cut]
    assert without_fixed_breaks(cut) == [LONG]
    assert cut != stripped
    assert without_fixed_breaks(stripped) == stripped


def test_verse_and_rows_of_one_length_are_not_joined():
    rows = ["a" * 20, "b" * 20, "c" * 20, "d" * 20, "e" * 20]
    assert without_fixed_breaks(rows) == rows
    whole = textwrap.wrap(LONG * 12, 70)
    assert sum(len(row) == 70 for row in whole) >= 8
    assert without_fixed_breaks(whole) == whole
    wrapped = [f"{word:.<64}." for word in ("Satu", "Dua", "Tiga", "Empat", "Lima")]
    assert without_fixed_breaks(wrapped) == wrapped


def test_words_that_a_crawler_stuck_together_are_parted_and_names_are_not():
    menu = "MenuBerandaEkonomiOlahragaPariwisataOpiniIndeks"
    assert parted_at_seams([menu, "Kata KabarTeluk dan KabarTeluk"]) == [
        *("Menu", "Beranda", "Ekonomi", "Olahraga", "Pariwisata", "Opini", "Indeks"),
        "Kata KabarTeluk dan KabarTeluk",
    ]
    assert parted_at_seams(["Ia menonton YouTube di BolaKita"]) == ["Ia menonton YouTube di BolaKita"]


def test_names_written_as_two_words_stuck_together_are_parted_nowhere_in_prose():
    brands = (
        "Warga pulau membayar lewat ShopeePay, LinkAja, BukaLapak, PayPal, GoPay atau MyTelkomsel,"
        " lalu mengunggah ceritanya ke YouTube, TikTok, dan FaceTime dari dermaga."
    )
    tags = "#BacaBukuPulau #PerahuPustakaSelayar #AnakPulauMembaca"
    assert parted_at_seams([brands, tags]) == [brands, tags]
    assert clean(joined(TITLE, DATE, STORY, brands)).paragraphs == (*STORY, brands)
    menu = "MenuBerandaEkonomiOlahragaPariwisataOpiniIndeks"
    assert parted_at_seams([menu, brands])[-2:] == ["Indeks", brands]


def test_what_a_printed_page_repeats_goes_and_the_sentence_across_it_is_whole():
    head = "MAJALAH TELUK EDISI 4 / FEBRUARI"
    first, mark, second = STORY[0].partition("membawa")
    text = "\n".join(
        (f"{head}     23", "", STORY[2], "", first, "", f"24     {head}", "", mark + second, "", STORY[3])
    )
    article = clean(text)
    assert article.paragraphs == (STORY[2], STORY[0], STORY[3])
    assert [entry.rule for entry in article.removed] == ["running head"] * 2
    assert running_heads(["Tabel harga 2019", "Tabel harga"]) == frozenset()


def test_heads_are_known_by_pages_that_follow_each_other():
    heads = ["WARTA TELUK EDISI 4    23", "24    WARTA TELUK EDISI 4", "WARTA TELUK EDISI 4    25"]
    rows = [row for pair in zip(heads, STORY, strict=False) for row in pair]
    assert running_heads(rows) == frozenset(heads)
    called = ["WARTA TELUK • HAL 11", "WARTA TELUK • HAL 7"]
    assert running_heads([called[1], *STORY, called[0]]) == frozenset(called)


@pytest.mark.parametrize(
    "headings",
    [
        ("Pertandingan Grup 1", "Pertandingan Grup 2"),
        ("Pertandingan Grup 1", "Pertandingan Grup 2", "Pertandingan Grup 3"),
        ("Kelompok umur 12", "Kelompok umur 15", "Kelompok umur 18"),
        ("Lomba Perahu 2019", "Lomba Perahu 2020", "Lomba Perahu 2021"),
    ],
)
def test_subheadings_with_numbers_are_no_heads_of_pages(headings):
    parts = [row for pair in zip(headings, STORY, strict=False) for row in pair]
    assert clean("\n\n".join((TITLE, DATE, STORY[3], *parts))).paragraphs == (STORY[3], *parts)


def test_a_headline_with_its_year_stays_beside_that_of_the_year_before():
    title = "LAPORAN HARIAN PASAR 2024"
    article = clean("\n\n".join((title, *STORY, "LAPORAN HARIAN PASAR 2023")))
    assert article.title == title


def test_a_newsletter_of_one_table_for_each_part_is_whole():
    parts = [
        f"<table class='part'><tr><td class='words'><p>{text}</p></td></tr></table>" for text in STORY * 2
    ]
    promo = "<table class='button'><tr><td><a href='/kopi'>Traktir kami kopi</a></td></tr></table>"
    page = f"<html><title>{TITLE}</title><body><h1>{TITLE}</h1>{promo.join(parts[:4])}</body></html>"
    assert clean(page).paragraphs == STORY


def test_short_lines_right_under_a_page_s_text_stay():
    under = ("Kartu kuning: Bayu 12', Seto 45'", "Wasit: Drs. Joko Pranoto")
    text = "".join(f"<p>{line}</p>" for line in (*STORY, *under))
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><div class='isi'>{text}</div><div class='iklan'>Pasang iklan</div>"
    assert clean(page).paragraphs == (*STORY, *under)


def test_what_a_page_sets_bold_is_the_headline_and_not_the_words_over_it():
    text = "".join(f"{line}<br><br>" for line in STORY)
    kicker = "Perahu Buku Selayar"
    page = f"<html><title>Koran Teluk - Cetak</title><body><i>{kicker}</i><br><b>{TITLE}</b><br><br>{text}</body></html>"
    assert clean(page).title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "Tak ingin menerima surel lagi? Klik di sini untuk keluar.",
        "Muat pembaruan sebelumnya",
        "Pesan cetakan foto ini",
        "91 rb x ditonton",
        "kapal_biru: mantap min, kapan ke pulau kami",
    ],
)
def test_a_portal_s_line_of_these_kinds_goes_from_under_the_text(line):
    assert clean(joined(TITLE, DATE, STORY, line, "Berita Terkait", "Nelayan Panen Cumi")).paragraphs == STORY
