"""What portals put around a headline that stands twice: teasers above it, pictures called after it."""

from clean import clean

TITLE = "Petani Bawang Brebes Panen Lebih Awal karena Banjir"
STORY = [
    "Petani bawang merah di Desa Klampok, Brebes, memanen tanamannya tiga pekan lebih awal setelah sawah mereka terendam air.",
    "Harga di tingkat petani turun menjadi Rp9.000 per kilogram, kata Ketua Kelompok Tani Subur Makmur, Warsono.",
    "Pemerintah kabupaten menyiapkan pompa untuk mengeringkan 140 hektare lahan yang masih tergenang sejak hari Minggu.",
    "Dinas Pertanian mencatat 62 petani di tiga desa kehilangan seluruh tanaman mereka pada musim tanam kali ini.",
]
TEASER = "Pameran lukisan anak di Tegal menampilkan karya siswa dari dua belas sekolah dasar negeri."


def cleaned(*blocks):
    return clean("\n\n".join(blocks))


def test_teasers_above_a_headline_that_stands_twice_are_no_text():
    article = cleaned("Fokus", TEASER, TITLE, "Siti Rahayu\n21/9/2023 05:43", TITLE, *STORY)
    assert (article.title, article.byline) == (TITLE, "Siti Rahayu")
    assert article.date.startswith("2023-09-21")
    assert list(article.paragraphs) == STORY
    assert TEASER in {entry.text for entry in article.removed}


def test_a_text_whose_headline_stands_once_keeps_what_is_above():
    article = cleaned(STORY[0], TITLE, *STORY[1:])
    assert STORY[0] in article.paragraphs


def test_a_picture_that_is_called_after_the_headline_is_a_caption():
    caption = f"{TITLE} Warsono menunjukkan bawang yang busuk. Dok warga"
    article = cleaned(TITLE, *STORY[:2], caption, *STORY[2:])
    assert list(article.paragraphs) == STORY
    assert caption in {entry.text for entry in article.removed}


def test_a_sentence_that_begins_with_a_short_or_plain_title_stays():
    first = (
        "Petani bawang merah di Desa Klampok Brebes memanen tanamannya tiga pekan lebih awal pada hari Senin."
    )
    article = clean("\n\n".join([first, *STORY[1:]]), title="Petani bawang merah di Desa Klampok")
    assert first in article.paragraphs


def test_a_domain_in_brackets_ends_a_caption_above_the_text_and_a_sentence_within():
    caption = "Petani memanen bawang di Desa Klampok.(kabartani.id)"
    article = cleaned(TITLE, "21/9/2023 05:43", caption, *STORY)
    assert list(article.paragraphs) == STORY
    quoting = f"{STORY[3]} Data lengkap ada di laman dinas (pertanian.example.id)."
    assert quoting in cleaned(TITLE, *STORY[:3], quoting).paragraphs


def test_the_first_word_of_a_wrapped_paragraph_on_a_line_of_its_own_belongs_to_it():
    rows = [
        "Petani",
        "bawang merah di Desa Klampok, Brebes, memanen tanamannya tiga pekan",
        "lebih awal setelah sawah mereka terendam.",
        "Pemerintah",
        "kabupaten menyiapkan pompa untuk mengeringkan lahan seluas 140 hektare",
        "yang masih tergenang, sedangkan dinas mencatat puluhan petani di tiga",
        "desa kehilangan seluruh tanaman mereka pada musim tanam kali ini.",
    ]
    article = clean("\n".join(rows))
    assert [paragraph.split()[:2] for paragraph in article.paragraphs] == [
        ["Petani", "bawang"],
        ["Pemerintah", "kabupaten"],
    ]


def test_a_picture_s_credit_and_caption_under_the_headline_s_second_standing_are_no_text():
    caption = "Suasana sawah di Desa Klampok pada Senin (18/9/2023). Bawang merah di sana belum cukup umur."
    article = cleaned(TITLE, STORY[0], f"{TITLE}\nRADAR PANTURA/BUDI SANTOSO\n{caption}", *STORY[1:])
    assert list(article.paragraphs) == STORY
    assert {TITLE, "RADAR PANTURA/BUDI SANTOSO", caption} <= {entry.text for entry in article.removed}


def test_teasers_under_a_portal_s_label_are_no_text_where_the_text_opens_in_capitals():
    opening = (
        "PETANI bawang merah di Desa Klampok, Brebes, memanen tanamannya tiga pekan lebih awal pada Senin."
    )
    article = clean("\n".join(["Headline", TEASER, TEASER, opening, *STORY[1:]]))
    assert list(article.paragraphs) == [opening, *STORY[1:]]
    unlabelled = clean("\n".join([TEASER, opening, *STORY[1:]]))
    assert unlabelled.paragraphs[0] == TEASER


def test_a_dateline_needs_no_blank_and_may_have_a_whole_host():
    article = cleaned(TITLE, "Laporan oleh Siti Rahayu", f"BREBES,kabartani.id - {STORY[0]}", *STORY[1:])
    assert (article.source, article.byline) == ("kabartani.id", "Siti Rahayu")
    assert (
        clean(f"Brebes, Jateng, www.kabartani.co.id - {STORY[0]}\n\n{STORY[1]}").source == "kabartani.co.id"
    )


def test_a_writer_s_short_name_after_the_last_stop_is_no_text():
    article = cleaned(TITLE, *STORY[:3], f"{STORY[3]}(Mar)")
    assert list(article.paragraphs) == STORY
