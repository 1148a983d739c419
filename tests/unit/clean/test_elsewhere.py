"""Kinds of pages and pastes of sites that nobody here had seen, with lines of our own."""

import pytest

from clean import clean
from clean.bylines import byline_of, names_common_things
from clean.dates import find_date
from clean.run_together import cut_run_together_links, split_run_together
from tests.unit.clean.boat import DATE, STORY, TITLE, joined

OTHER = "Dermaga Kayu di Selayar Segera Diganti"
IN_SMALL = "Perahu tua nelayan teluk dilelang bulan depan"


def page(head, *, title=TITLE, under=""):
    text = "".join(f"<p>{line}</p>" for line in STORY)
    return f"<html><title>{title}</title><body>{head}<div class='isi'>{text}</div>{under}</body></html>"


# --------------------------------------------------------------------------------------------------- who wrote it


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Penulis: Rahma Tenri Diperbarui pada Mei 2026 Waktu Baca: 3 Menit", "Rahma Tenri"),
        ("By Rahma Tenri Published 3 Mei 2021", "Rahma Tenri"),
        ("Rahma Tenri03 Mei 2021, 19:15 WIB", "Rahma Tenri"),
        ("by rahma_t | May 3, 2021 | Kabar Desa | 1 comment", "rahma_t"),
        ("Posted on May 3, 2021May 4, 2021 by rahmatenri", "rahmatenri"),
        ("Dibaca oleh warga pada 3 Mei 2021", ""),
        ("by admin | May 3, 2021", ""),
        (": WIB | PASAR UANG |", ""),
        ("Rahma Tenri , Jurnalis-Rabu, 22 Mei 2024 |09:34 WIB", "Rahma Tenri"),
    ],
)
def test_a_name_ends_where_a_date_begins_and_an_account_is_one_where_it_posted(line, name):
    assert byline_of(line) == name


def test_a_date_that_sticks_to_a_name_is_read():
    assert find_date("Rahma Tenri03 Mei 2021, 19:15 WIB") == "2021-05-03T19:15:00+07:00"


@pytest.mark.parametrize("name", ["Pustaka", "Perahu Kayu", "PUSTAKA Kabar Teluk"])
def test_words_of_the_text_are_no_name(name):
    assert names_common_things(name, {"perahu", "kayu", "pustaka", "buku"})


@pytest.mark.parametrize("name", ["Rahma Tenri", "Kayu Tenri", "RT Tenri", "RAHMA TENRI"])
def test_a_name_may_have_a_word_of_the_text(name):
    assert not names_common_things(name, {"perahu", "kayu", "pustaka", "buku"})


def test_a_rubric_beside_the_date_is_no_author():
    article = clean(joined(TITLE, "Pelabuhan | 6 Februari 2021 | 09:42 WIB", STORY))
    assert article.byline == ""
    assert article.date == "2021-02-06T09:42:00+07:00"


def test_the_name_may_stand_under_the_headline_and_the_date_over_it():
    html = page(f"<div>{DATE}</div><h1>{TITLE}</h1><div>Rahma Tenri</div>")
    assert clean(html).byline == "Rahma Tenri"


def test_a_label_and_a_name_alone_are_read():
    assert clean("Baca Juga\nRATNA SARI").text == ""


def test_credits_stuck_to_the_last_sentence_go_and_name_the_author():
    credits = "Pewarta: R. Tenri Lolo Editor: Andi Bollo Copyright © KABAR 2021 Dilarang mengutip tanpa izin, kecuali."
    article = clean(f"Selayar (KABAR) - {' '.join(STORY)} {credits}")
    assert article.byline == "R. Tenri Lolo"
    assert article.text.endswith(STORY[-1])


# ---------------------------------------------------------------------------------------------------- when it was


def test_a_date_of_another_article_gives_way_to_the_one_over_the_text():
    recent = f"<ul><li><a href='/x'>{OTHER}</a><time datetime='2024-02-01'>1 Februari 2024</time></li></ul>"
    html = page(f"<h1>{TITLE}</h1><p>oleh Rahma Tenri | {DATE} | Laut</p>", under=recent)
    assert clean(html).date == "2021-02-06"


def test_where_no_line_tells_the_first_time_of_a_page_does():
    html = page(f"<h1>{TITLE}</h1><time datetime='2021-02-06T10:00:00+07:00'></time>")
    assert clean(html).date == "2021-02-06T10:00:00+07:00"


def test_under_a_deck_the_dateline_tells_the_day():
    deck = "Perahu pustaka kembali melayani anak-anak di sebelas pulau kecil."
    article = clean(joined(TITLE, deck, "", f"Selayar, 6 Februari 2021 - {STORY[0]}", STORY[1:]))
    assert article.date == "2021-02-06"


# ------------------------------------------------------------------------------------------------ what it is called


def test_the_headline_that_a_page_shows_is_its_title_though_its_tab_says_it_in_other_words():
    html = page(
        f"<h1>KABAR TELUK</h1><h1>{TITLE} ke Sebelas Pulau Kecil</h1>",
        title="Perahu Pustaka Berlayar | Teluk",
    )
    assert clean(html).title == f"{TITLE} ke Sebelas Pulau Kecil"


def test_a_tab_that_names_the_site_is_no_headline_though_its_name_is_a_tag():
    tags = "<h3>Tags:</h3><div>Pustaka Teluk Indonesia</div><h3>Oleh: Rahma Tenri</h3>"
    html = page(f"<h2>{TITLE} ke Pulau</h2>", title="Pustaka Teluk Indonesia", under=tags)
    assert clean(html).title == f"{TITLE} ke Pulau"


def test_who_posted_it_is_no_part_of_the_headline_above():
    article = clean(joined("Beranda", TITLE, "by rahma_t | Feb 6, 2021 | Kabar Desa | 1 comment", STORY))
    assert (article.title, article.date, article.byline) == (TITLE, "2021-02-06", "rahma_t")


def test_a_headline_that_stands_twice_is_not_joined_to_itself():
    short = "Perahu Kayu Bercat Biru"
    assert clean(joined(short, short, "", DATE, "", STORY)).title == short


# ------------------------------------------------------------------------------------------ links inside paragraphs


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            f"Ia pergi. Baca juga: {IN_SMALL} Menurut dia, dermaga itu rapuh.",
            "Ia pergi. Menurut dia, dermaga itu rapuh.",
        ),
        (f"Ia pergi. Baca juga: {OTHER} Hal itu dikatakan Bollo.", "Ia pergi. Hal itu dikatakan Bollo."),
        (
            f'Ia pergi. Baca juga: {IN_SMALL} "Dermaga itu sudah lama rapuh dan harus diganti sebelum musim angin barat," kata Bollo.',
            'Ia pergi. "Dermaga itu sudah lama rapuh dan harus diganti sebelum musim angin barat," kata Bollo.',
        ),
        (f"Ia pergi. Baca juga: {IN_SMALL} Baca juga: {OTHER}", "Ia pergi."),
        (f"Ia pergi. Baca juga: {IN_SMALL} Editor: Andi Bollo", "Ia pergi. Editor: Andi Bollo"),
        (
            f"Suasana Dermaga Baca Juga : {OTHER} Kegiatan dimulai pagi.",
            "Suasana Dermaga Kegiatan dimulai pagi.",
        ),
    ],
)
def test_a_link_ends_where_a_sentence_a_credit_or_the_next_link_begins(text, kept):
    assert cut_run_together_links(text)[0] == kept


@pytest.mark.parametrize(
    "text",
    [
        f"Ia pergi. Baca juga: {OTHER} Kepala Dinas Laut Teluk, Andi Bollo, mengatakan dermaga rapuh.",
        f"Ia pergi. Baca juga: {IN_SMALL} nelayan mengeluh soal itu.",
        f"Ia pergi. Baca juga: {IN_SMALL}. Nelayan mengeluh. Baca juga soal itu di papan.",
    ],
)
def test_where_its_end_cannot_be_told_no_sentence_is_lost(text):
    assert cut_run_together_links(text) == (text, [])


def test_a_court_s_number_has_no_seam():
    text = "Perkara nomor 127/Pid.Sus/2025/PN.Kla itu diputus."
    assert split_run_together(text) == [text]


# -------------------------------------------------------------------------------------------------- lists and wishes


def test_short_numbered_items_under_a_heading_are_the_text_s_and_headlines_are_not():
    pulau = [
        f"{number}. Pulau {name}"
        for number, name in enumerate(("Bahuluang", "Polassi", "Tambolongan", "Jampea"), 1)
    ]
    article = clean(joined(TITLE, DATE, STORY, "RUTE UTARA", pulau))
    assert article.paragraphs == (*STORY, "RUTE UTARA", *pulau)
    popular = [f"{number}. {OTHER} Setelah {number} Tahun Rusak" for number in range(1, 6)]
    assert clean(joined(TITLE, DATE, STORY, "Terpopuler", popular)).paragraphs == STORY


def test_a_wish_without_a_stop_ends_the_text():
    wish = "Semoga perahu kecil ini selalu selamat sampai ke pulau yang paling jauh"
    assert clean(joined(TITLE, DATE, STORY, wish)).paragraphs == (*STORY, wish)


def test_a_label_whose_headlines_were_lost_ends_no_text():
    for label in ("Bacaan Lainnya", "Baca juga:"):
        assert clean(joined(TITLE, DATE, STORY[:3], label, STORY[3])).paragraphs == STORY


def test_no_line_below_a_paragraph_is_a_deck():
    lead = "PERAHU pustaka di Selayar merupakan satu dari belasan perahu buku yang berlayar tahun ini."
    stopless = "Perahu itu singgah tiga hari di setiap pulau sebelum kembali ke pelabuhan di selatan"
    assert clean(joined("Laut", TITLE, lead, stopless, STORY)).paragraphs == (lead, stopless, *STORY)


def test_a_headline_in_a_list_names_no_author():
    others = [
        "- Kepala Dinas Teluk Ditahan Jaksa Terkait Korupsi Dermaga",
        "- Nakhoda Muda Selayar Menang Lomba",
    ]
    article = clean(joined(TITLE, STORY, "Redaktur & Reporter : Tim Redaksi", others))
    assert article.paragraphs == STORY
    assert article.byline == ""


@pytest.mark.parametrize("end", [" []", " [wargateluk]", " (Red. Tenri&Lolo)"])
def test_what_stands_in_brackets_behind_the_last_sentence_goes(end):
    assert clean(joined(TITLE, DATE, STORY[:3], STORY[3] + end)).paragraphs == STORY


# ------------------------------------------------------------------------------------------- what stands around it


ENDS = (
    "warga pulau kecil di selatan teluk mulai menata dermaga…",
    "guru di pesisir barat belajar memasang panel surya…",
    "nelayan muda menolak izin tambang pasir di muara…",
)


def cut_off(*heads):
    return [f"{head} {end}" for head, end in zip(heads, ENDS, strict=False)]


@pytest.mark.parametrize("heads", [("TELUK | Sejumlah", "TELUK | Banyak"), ("Puluhan", "Ratusan", "Ribuan")])
def test_the_first_words_of_other_articles_under_the_text_go(heads):
    article = clean(joined(TITLE, DATE, STORY, cut_off(*heads)))
    assert article.paragraphs == STORY
    assert [entry.rule for entry in article.removed if entry.text.startswith(heads)] == ["teaser"] * len(
        heads
    )


@pytest.mark.parametrize(
    "end",
    [cut_off("Puluhan"), cut_off("Puluhan", "Ratusan"), [*cut_off("Puluhan", "Ratusan", "Ribuan"), STORY[3]]],
)
def test_sentences_that_break_off_are_the_text_s_where_few_do_or_it_goes_on(end):
    assert len(clean(joined(TITLE, DATE, STORY[:3], end)).paragraphs) == 3 + len(end)


def test_what_a_form_for_comments_keeps_goes():
    line = "Simpan nama, surel, dan situs saya di browser ini untuk lain kali saya berkomentar."
    assert clean(joined(TITLE, DATE, STORY, line)).paragraphs == STORY


def test_none_of_the_headings_in_a_list_of_contents_is_the_headline():
    title = "Menata Buku Lewat Perahu"
    contents = [
        "Daftar Isi",
        "Apa yang Dibawa Perahu ke Pulau Kecil?",
        "Anak-anak Menunggu di Dermaga Sejak Pagi",
    ]
    head = ["Home", "Login", title, "Ditulis oleh Rahma Tenri, 10-06-2023 | 2 menit baca"]
    assert clean(joined(head, contents, STORY)).title == title
