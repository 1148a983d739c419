"""Whatever a portal wraps around an article, the same article comes out; from a paste of it, too."""

import pytest

from clean import clean
from tests.unit.clean.pages import (
    ARTICLE,
    BLURBS,
    CAPTION,
    COMMENT,
    HEADING,
    PAGES,
    PARAGRAPHS,
    POPULAR,
    RELATED,
    TITLE,
    paste,
)

WITHOUT_HEADING = [text for place, text in enumerate(PARAGRAPHS) if place != HEADING]


@pytest.mark.parametrize("kind", PAGES)
def test_the_article_and_nothing_else(kind):
    article = clean(PAGES[kind]())
    assert list(article.paragraphs) == (WITHOUT_HEADING if kind == "accelerated" else PARAGRAPHS)
    assert article.title == TITLE
    assert article.date == ARTICLE["date"]
    assert article.language == "id"


@pytest.mark.parametrize("kind", PAGES)
def test_what_was_dropped_is_on_record(kind):
    removed = {entry.text for entry in clean(PAGES[kind]()).removed}
    if kind != "accelerated":  # there the menu is in an element of its own that isn't read
        assert any("Home" in text for text in removed)
    if kind == "semantic":
        assert {CAPTION, COMMENT, f"Baca juga: {RELATED[0]}", RELATED[1]} <= removed
        assert any(text.startswith(POPULAR[0]) for text in removed)
    if kind == "line breaks":
        assert {CAPTION, BLURBS[0], "(dmp/rnm)", "Editor: Ratna Sari"} <= removed


def test_a_paste_gives_the_same_article_as_the_page():
    page, pasted = clean(PAGES["semantic"]()), clean(paste())
    assert pasted.paragraphs == page.paragraphs
    assert pasted.kinds == page.kinds
    assert pasted.sentences == page.sentences
    assert (pasted.title, pasted.date) == (page.title, page.date)


def test_a_paste_names_the_rule_for_each_dropped_line():
    dropped = {(entry.rule, entry.text) for entry in clean(paste()).removed}
    assert ("read also", f"Baca juga: {RELATED[0]}") in dropped
    assert ("read also", RELATED[1]) in dropped
    assert ("advertisement", "SCROLL TO CONTINUE WITH CONTENT") in dropped
    assert ("initials", "(dmp/rnm)") in dropped
    assert ("comments", "LEAVE A COMMENT") in dropped
    assert ("photo caption", CAPTION) in dropped


def test_the_heading_is_marked_as_one():
    article = clean(PAGES["semantic"]())
    assert [kind for kind in article.kinds if kind != "text"] == ["heading"]
    assert article.kinds[HEADING] == "heading"


def test_metadata_comes_from_json_ld():
    article = clean(PAGES["semantic"]())
    assert (article.byline, article.source) == ("Dimas Prakoso", "KabarKita")


def test_broken_json_ld_is_no_obstacle():
    page = PAGES["semantic"]().replace('"@type": "NewsArticle",', '"@type": "NewsArticle",,,')
    assert clean(page).paragraphs == tuple(PARAGRAPHS)


def test_the_lead_survives_outside_of_the_element_with_the_text():
    page = PAGES["line breaks"]()
    lead, rest = PARAGRAPHS[0], PARAGRAPHS[1]
    moved = page.replace(f"{lead}<br><br>{rest}", rest).replace(
        "<div id='isi_berita'>", f"<p class='lead'>{lead}</p><div id='isi_berita'>"
    )
    assert moved != page
    assert clean(moved).paragraphs == tuple(PARAGRAPHS)


def test_the_address_names_the_publisher_and_resolves_the_next_page():
    page = (
        f"<html><body><h1>{TITLE}</h1><div class='isi'>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</div>"
        "<a href='?page=2'>Halaman Selanjutnya</a></body></html>"
    )
    article = clean(page, url="https://news.detik.com/berita/d-1/harga-beras")
    assert article.source == "detikcom"
    assert article.url == "https://news.detik.com/berita/d-1/harga-beras"
    assert article.next_page == "https://news.detik.com/berita/d-1/harga-beras?page=2"
    assert clean(PAGES["semantic"]()).next_page == ""


def test_lists_keep_their_items():
    items = [
        "Beras medium Rp14.500 per kilogram",
        "Gula pasir Rp17.000 per kilogram",
        "Minyak goreng Rp16.500 per liter",
    ]
    listed = "".join(f"<li>{item}</li>" for item in items)
    page = PAGES["semantic"]().replace(f"<p>{PARAGRAPHS[6]}</p>", f"<p>{PARAGRAPHS[6]}</p><ul>{listed}</ul>")
    article = clean(page)
    assert [
        text for text, kind in zip(article.paragraphs, article.kinds, strict=True) if kind == "item"
    ] == items


def test_a_table_keeps_its_rows_together():
    table = "<table><tr><th>Bahan</th><th>Harga</th></tr><tr><td>Beras</td><td>Rp14.500</td></tr></table>"
    page = PAGES["semantic"]().replace(f"<p>{PARAGRAPHS[6]}</p>", f"<p>{PARAGRAPHS[6]}</p>{table}")
    assert "Beras | Rp14.500" in clean(page).paragraphs


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!doctype html>", "<p></p>", "<div><script>x()</script></div>", "<!-- x -->"]
)
def test_a_page_without_text_is_an_empty_article(page):
    assert clean(page).paragraphs == ()


def test_a_declared_encoding_in_a_string_is_ignored():
    page = '<?xml version="1.0" encoding="iso-8859-1"?>' + PAGES["semantic"]()
    assert clean(page).paragraphs == tuple(PARAGRAPHS)


def test_the_lead_survives_in_an_element_of_another_make():
    body = "".join(f"<p>{text}</p>" for text in WITHOUT_HEADING[1:])
    page = (
        f"<html><body><h1>{TITLE}</h1><div class='meta-box'>Kamis, 7 Maret 2024</div>"
        f"<div class='pembuka'>{WITHOUT_HEADING[0].removeprefix('KOTA MADANI, KABARKITA.com - ')}</div>"
        f"<div class='x1'><div class='isi'>{body}</div></div></body></html>"
    )
    assert clean(page).paragraphs[0].startswith("Harga beras medium di sejumlah pasar tradisional naik")
    assert clean(page).paragraphs[1:] == tuple(WITHOUT_HEADING[1:])


def test_comments_longer_than_the_article_stay_out():
    page = PAGES["semantic"]().replace(f"<p>{COMMENT}</p>", f"<p>{COMMENT}</p>" * 60)
    assert clean(page).paragraphs == tuple(PARAGRAPHS)


def test_a_page_of_an_article_is_more_than_its_hidden_keywords():
    page = PAGES["semantic"]().replace("</h1>", "</h1><span style='display:none'>beras, pasar, pangan</span>")
    assert clean(page).paragraphs == tuple(PARAGRAPHS)


@pytest.mark.parametrize("names", ["tag-banjir", "post tag-menurun", "category-iklan-layanan", "tag-share"])
def test_a_part_that_is_filed_under_a_word_is_no_part_of_the_page_s_frame(names):
    said = [
        "Warga mulai membersihkan rumah mereka setelah banjir rob surut pada Kamis pagi di beberapa kelurahan.",
        "Wali kota mengatakan perbaikan tanggul dimulai pekan depan setelah alat berat tiba di lokasi.",
        "Pemerintah kota menyiapkan makanan dan air bersih untuk ribuan keluarga yang bertahan di posko.",
    ]
    first, second, third = (f"<p>{text}</p>" for text in said)
    part = f"<section class={names!r}>{third}</section>"
    page = f"<article><h1>Banjir Rob Surut</h1>{first}{second}{part}</article>"
    article = clean(f"<html><head><title>Banjir Rob Surut</title></head><body>{page}</body></html>")
    assert list(article.paragraphs) == said


@pytest.mark.parametrize("end", ["</p>", ""])
@pytest.mark.parametrize(
    "start",
    [
        f"<!doctype html><title>{TITLE}</title>",
        f"<html><head><meta charset=utf-8><title>{TITLE}</title>",
        f"<html><head><title>{TITLE}</title></head>",
        f"<head><title>{TITLE}</title><nav><a href='/'>Home</a></nav>",
    ],
)
@pytest.mark.parametrize("holder", ["article", "main", "section"])
def test_a_page_may_leave_out_the_tags_that_html_lets_it(holder, start, end):
    paragraphs = [text for text in WITHOUT_HEADING if text.count(" ") > 8][:4]
    text = "".join(f"<p>{paragraph}{end}" for paragraph in paragraphs)
    article = clean(f"{start}<{holder}>{text}</{holder}>")
    assert list(article.paragraphs) == paragraphs
    assert article.title == TITLE
