"""Pages of blogs, shops of templates and old servers, posts, recipes and newspapers' columns."""

import pytest

from clean import clean

LEAD = "Warga Desa Tirta Wening memanen padi apung di atas rawa yang dulu dibiarkan kosong, Senin pagi."
SECOND = "Ketua kelompok tani di desa itu mengatakan benihnya dibawa dari kabupaten tetangga tahun lalu."
THIRD = "Panen berikutnya diperkirakan berlangsung sebelum musim hujan datang pada bulan November."
TITLE = "Rawa Kosong Jadi Sawah Apung"
STORY = (LEAD, SECOND, THIRD)


def page(body, title, head=""):
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def paragraphs(texts=STORY):
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    ("line", "date", "byline"),
    [
        ("Dikirim oleh Sari Melati pada Sen, 04/03/2024 - 14:30", "2024-03-04T14:30:00", "Sari Melati"),
        ("Diposting tanggal 4 Maret 2024 oleh Admin | Dibaca 231 kali", "2024-03-04", ""),
        ("Maret 4, 2024 oleh Sari Melati", "2024-03-04", "Sari Melati"),
        (
            "Penulis: Sari Melati, - Senin, 4 Maret 2024 | 07:30 WIB",
            "2024-03-04T07:30:00+07:00",
            "Sari Melati",
        ),
        ("Teks: Sari Melati Foto: Joko Anwari 4 Maret 2024", "2024-03-04", "Sari Melati"),
        ("07.45 WITA, Senin, 4 Maret 2024", "2024-03-04T07:45:00+08:00", ""),
        ("Tirta Wening, 4 Maret 2024", "2024-03-04", ""),
    ],
)
def test_a_line_may_tell_the_date_beside_a_name_a_place_or_counts(line, date, byline):
    article = clean(page(f"<h1>{TITLE}</h1><div>{line}</div><div>{paragraphs()}</div>", TITLE))
    assert (article.date, article.byline) == (date, byline)
    assert article.paragraphs == STORY


def test_a_deck_with_a_date_in_it_dates_no_article():
    deck = "Pasar Apung Digelar Mulai 9 Juni 2024"
    assert clean(page(f"<h1>{TITLE}</h1><h2>{deck}</h2><div>{paragraphs()}</div>", TITLE)).date == ""


@pytest.mark.parametrize("answered", ["Dijawab oleh", "Ditinjau oleh", "Ditulis oleh"])
def test_who_answered_or_reviewed_is_the_author_with_all_degrees(answered):
    article = clean(page(f"<h1>{TITLE}</h1><div>{answered}: Maya Laras, S.H.</div>{paragraphs()}", TITLE))
    assert article.byline == "Maya Laras, S.H."
    assert article.paragraphs == STORY


def test_a_name_in_an_element_for_authors_is_the_author_and_one_for_editors_is_not():
    author = "<div class='post-author'><span>By</span><div>Hendra Laut</div></div>"
    editor = "<div class='editor'>Sinta Dewi</div>"
    body = f"<h1>{TITLE}</h1>{{}}<div>{paragraphs()}</div>"
    assert clean(page(body.format(author), TITLE)).byline == "Hendra Laut"
    assert clean(page(body.format(editor), TITLE)).byline == ""


def test_names_that_styles_keep_apart_dont_run_together():
    line = "<div><span>Kelana Kota</span><span>Laporan Billy Wijaya</span> | Selasa, 5 Maret 2024</div>"
    article = clean(page(f"<h1>{TITLE}</h1>{line}<div>{paragraphs()}</div>", TITLE))
    assert article.byline == "Billy Wijaya"
    dropped = clean(
        page(f"<h1>{TITLE}</h1><p><span>W</span>arga <span>Ti</span><span>rta</span> {LEAD}</p>", TITLE)
    )
    assert dropped.paragraphs[0].startswith("Warga Tirta ")


@pytest.mark.parametrize(
    "title", [f"Catatan Petani: {TITLE}", f"::: Suara Rawa Raya ::: {TITLE}", f"{TITLE} | Suara Rawa"]
)
@pytest.mark.parametrize("tag", ["h3", "b"])
def test_the_headline_is_the_line_that_the_pages_title_repeats_beside_the_sites_name(title, tag):
    body = f"<h1>Suara Rawa</h1><div><{tag}>{TITLE}</{tag}><br>{paragraphs()}</div>"
    assert clean(page(body, title)).title == TITLE


def test_where_the_pages_title_names_the_office_alone_the_headline_is_read_off_the_lines():
    body = (
        "<table><tr><td>Selamat datang di situs Dinas Pertanian</td></tr><tr><td><b>Rawa Kosong Jadi Sawah Apung</b>"
        f"</td></tr><tr><td>Ditulis tanggal 4 Maret 2024 oleh Operator</td></tr><tr><td>{paragraphs()}</td></tr></table>"
    )
    assert clean(page(body, "Dinas Pertanian Tirta")).title == TITLE
    assert clean(page(paragraphs(), "Dinas Pertanian Tirta")).title == "Dinas Pertanian Tirta"


@pytest.mark.parametrize(
    "name", ["disclaimer", "cta", "call-to-action", "paywall-box", "donasi", "dukung-kami"]
)
def test_a_box_that_asks_or_warns_goes_by_its_name(name):
    asks = "Punya sawah yang terbengkalai di kampung? Ceritakan kepada kami sekarang juga di kolom ini."
    article = clean(
        page(f"<h1>{TITLE}</h1><div>{paragraphs()}<div class='{name}'><p>{asks}</p></div></div>", TITLE)
    )
    assert article.paragraphs == STORY


@pytest.mark.parametrize("age", ["16 jam ·", "@sari_melati", "3 h"])
def test_who_wrote_a_post_is_no_headline(age):
    article = clean("\n".join(("Sari Melati", age, *STORY)))
    assert article.title == ""
    assert article.paragraphs == STORY


def test_a_list_under_its_heading_stays_in_a_dump():
    recipe = (
        "Sayur lodeh cocok disantap saat hujan turun di sore hari.",
        "Bahan-bahan:",
        "1 buah labu muda, potong dadu",
        "500 ml santan",
        "Cara membuat:",
        "1. Rebus labu sampai empuk, lalu tiriskan.",
        "2. Tumis bumbu halus hingga harum sekali.",
    )
    dump = (
        "Resep Sayur Lodeh Labu",
        "Kamis, 7 Maret 2024",
        "0 komentar",
        "SHARE",
        "URL telah disalin",
        *recipe,
    )
    article = clean("\n".join((*dump, "TAGS", "resep", "lodeh")))
    assert article.paragraphs == recipe


def test_a_rubric_is_no_headline():
    assert clean("\n\n".join(("Surat Pembaca", TITLE, *STORY))).title == TITLE
    assert clean("\n\n".join((LEAD, "Opini", SECOND, THIRD))).paragraphs[1] == "Opini"


def test_words_that_columns_break_are_whole_again_and_doubled_ones_keep_their_hyphen():
    column = (
        "Warga desa itu memanen pa-\ndi apung di atas rawa yang du-\nlu dibiarkan kosong. Anak-\n"
        "anak ikut turun ke lumpur me-\nmetik bulir yang tua."
    )
    (paragraph,) = clean(column).paragraphs
    assert paragraph == (
        "Warga desa itu memanen padi apung di atas rawa yang dulu dibiarkan kosong. Anak-anak ikut turun ke lumpur "
        "memetik bulir yang tua."
    )
