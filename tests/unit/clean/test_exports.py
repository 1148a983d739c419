"""What databases, note books and messengers do to a text is undone: tags, escapes, Markdown."""

import pytest

from clean import clean, is_html
from tests.unit.clean.pages import PARAGRAPHS, TITLE

TEXT = (TITLE, *PARAGRAPHS[:4])
PLAIN = clean("\n\n".join(TEXT))


@pytest.mark.parametrize(
    "pasted",
    [
        "\n\n".join(TEXT) + "<br>\n",
        "<br><br>\n".join(TEXT),
        "\n\n".join(TEXT).replace("Surya", "<b>Surya</b>").replace("Harga", "<i>Harga</i>", 1),
        "\n\n".join(TEXT).replace('"', "&quot;"),
        r"\r\n\r\n".join(TEXT).replace('"', r"\""),
        r"\n".join(TEXT).replace('"', r"\""),
        "\n\n".join((f"# {TEXT[0]}", *TEXT[1:])),
        "\n\n".join(TEXT)
        .replace("Surya", "**Surya**")
        .replace("Pasar Kenari", "[Pasar Kenari](https://kabar.example)"),
        "\n\n".join((f"*{TEXT[0]}*", *TEXT[1:-1], f"_{TEXT[-1]}_")),
    ],
    ids=["break", "breaks", "bold", "entities", "escapes", "line feeds", "title", "Markdown", "messenger"],
)
def test_the_article_is_the_same(pasted):
    article = clean(pasted)
    assert article.title == PLAIN.title == TITLE
    assert article.paragraphs == PLAIN.paragraphs == tuple(TEXT[1:])


def test_a_line_of_markup_alone_is_markup():
    assert is_html("<br>".join(TEXT))
    assert clean("<br><br>".join(TEXT[1:])).paragraphs == tuple(TEXT[1:])
    assert is_html("<p>" + "</p>\n<p>".join(TEXT) + "</p>")


def test_backslashes_that_belong_to_the_text_stay():
    sentence = r"Berkas itu tersimpan di D:\naskah\rapat, kata petugas arsip kota."
    assert clean(sentence).paragraphs == (sentence,)


@pytest.mark.parametrize("joint", [r"\r\n\r\n", r"</p>\r\n<p>"])
def test_half_a_character_that_a_database_wrote_out_breaks_nothing(joint):
    first = r"Warga di pasar itu \ud83d\ude00 mengeluh sejak pekan lalu."
    second = r"Pedagang di kota itu \ud83d mengeluh juga sejak kemarin."
    text = f"<p>{first}{joint}{second}</p>" if "<" in joint else first + joint + second
    assert clean(text).paragraphs == (
        "Warga di pasar itu \U0001f600 mengeluh sejak pekan lalu.",
        "Pedagang di kota itu \ufffd mengeluh juga sejak kemarin.",
    )


def test_headings_of_markdown_are_headings():
    article = clean("\n\n".join((f"# {TITLE}", *PARAGRAPHS[:2], "## Stok gudang", *PARAGRAPHS[2:4])))
    assert article.paragraphs == (*PARAGRAPHS[:2], "Stok gudang", *PARAGRAPHS[2:4])
    assert article.kinds[2] == "heading"


def test_tags_that_look_like_headings_of_markdown_are_tags():
    article = clean("\n".join((*TEXT, "# harga beras", "# operasi pasar")))
    assert article.paragraphs == tuple(TEXT[1:])
    assert [entry.text for entry in article.removed if entry.rule == "tags"] == [
        "# harga beras",
        "# operasi pasar",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Luas kebun itu 5 * 3 * 2 meter, kata panitia lomba.",
        "Alamat surelnya panitia_lomba_desa@contoh.id dan nama berkasnya _a, kata panitia.",
        "Harga* per kilogram dan stok* per ton dicatat setiap pagi oleh petugas.",
    ],
)
def test_stars_and_lines_that_mark_nothing_stay(text):
    assert clean(text).paragraphs == (text,)


def test_rows_of_a_table_are_rows_and_never_headings():
    rows = ("| Bahan | Harga |", "|-------|-------|", "| Beras | 14.500 |", "| Gula | 17.000 |")
    article = clean("\n".join((*PARAGRAPHS[:2], "", *rows, "", PARAGRAPHS[3])))
    assert article.paragraphs == (
        *PARAGRAPHS[:2],
        "Bahan | Harga",
        "Beras | 14.500",
        "Gula | 17.000",
        PARAGRAPHS[3],
    )
    assert article.kinds[2:5] == ("row", "row", "row")
    cells = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("Beras", "14.500"), ("Gula", "17.000"))
    )
    text = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><table>{cells}</table><p>{PARAGRAPHS[3]}</p>"
    page = clean(f"<html><body><h1>{TITLE}</h1><div class='isi'>{text}</div></body></html>")
    assert page.paragraphs == (*PARAGRAPHS[:2], "Beras | 14.500", "Gula | 17.000", PARAGRAPHS[3])
    assert page.kinds[2:4] == ("row", "row")
