"""Rows and cells of a table stay rows and cells, from a page, from what a browser copies, and from Markdown."""

import pytest

from clean import Table, clean
from tests.unit.clean.pages import PARAGRAPHS, RELATED, TITLE

ROWS = (
    ("Pasar", "Pekan lalu", "Pekan ini"),
    ("Pasar Wage", "11.800", "12.900"),
    ("Pasar Legi", "12.000", "13.000"),
)
BEFORE, AFTER = tuple(PARAGRAPHS[:2]), tuple(PARAGRAPHS[2:4])
CELLS = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)


def lines(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


SOURCES = {
    "page": f"<html><body><h1>{TITLE}</h1><div class='isi'>{lines(BEFORE)}<table>{CELLS}</table>{lines(AFTER)}</div></body></html>",
    "copied": "\n".join((*BEFORE, *("\t".join(row) for row in ROWS), *AFTER)),
    "Markdown": "\n".join(
        (
            *BEFORE,
            "",
            f"| {' | '.join(ROWS[0])} |",
            "|---|---|---|",
            *(f"| {' | '.join(row)} |" for row in ROWS[1:]),
            "",
            *AFTER,
        )
    ),
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_table_keeps_its_rows_and_cells(source):
    article = clean(source)
    assert article.tables == (Table(paragraph=2, rows=ROWS),)
    assert article.paragraphs == (*BEFORE, *(" | ".join(row) for row in ROWS), *AFTER)
    assert article.kinds == ("text", "text", "row", "row", "row", "text", "text")


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_table_is_one_when_its_article_is_cleaned_again(source):
    first = clean(source)
    assert clean(first.text).tables == first.tables


def test_a_table_that_ends_an_article_keeps_its_last_row():
    article = clean("\n".join((*BEFORE, *("\t".join(row) for row in ROWS))))
    assert article.tables == (Table(paragraph=2, rows=ROWS),)


def test_two_tables_are_two():
    copied = ["\t".join(row) for row in ROWS]
    article = clean("\n".join((BEFORE[0], *copied, BEFORE[1], *copied[1:], *AFTER)))
    assert [table.paragraph for table in article.tables] == [1, 5]
    assert [len(table.rows) for table in article.tables] == [3, 2]


def test_rows_of_numbers_alone_are_no_counts_of_views():
    article = clean("\n".join((*BEFORE, "Main\tPoin", "5\t13", "5\t11", *AFTER)))
    assert article.tables[0].rows == (("Main", "Poin"), ("5", "13"), ("5", "11"))


def test_one_line_with_bars_is_no_table():
    article = clean("\n".join((*BEFORE, "Harga beras | harga gula", *AFTER)))
    assert article.tables == ()


def test_credits_in_a_table_are_no_table():
    credits = "<table><tr><td>Penulis</td><td>: Dimas Prakoso</td></tr><tr><td>Editor</td><td>: Ratna Sari</td></tr></table>"
    article = clean(
        f"<html><body><h1>{TITLE}</h1><div class='isi'>{lines((*BEFORE, *AFTER))}{credits}</div></body></html>"
    )
    assert article.tables == ()
    assert article.byline == "Dimas Prakoso"


def test_a_label_among_the_rows_goes_alone():
    copied = ["\t".join(row) for row in ROWS]
    article = clean("\n".join((*BEFORE, *copied, f"Baca juga: {RELATED[0]}", *AFTER)))
    assert article.tables == (Table(paragraph=2, rows=ROWS),)


GAPS = (
    ("Kota", "Hari", "Korban"),
    ("Blora", "Senin", "3"),
    ("", "Selasa", "4"),
    ("Rembang", "", "7"),
    ("Jumlah", "14", ""),
)
WITH_GAPS = {
    "page": "<table>"
    + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in GAPS)
    + "</table>",
    "copied": "\n".join("\t".join(row) for row in GAPS),
    "Markdown": "\n" + "\n".join(f"| {' | '.join(row)} |" for row in GAPS) + "\n",
}


@pytest.mark.parametrize("kind", WITH_GAPS)
def test_an_empty_cell_keeps_its_place(kind):
    if kind == "page":
        body = f"{lines(BEFORE)}{WITH_GAPS[kind]}{lines(AFTER)}"
        article = clean(f"<html><body><h1>{TITLE}</h1><div class='isi'>{body}</div></body></html>")
    else:
        article = clean("\n".join((*BEFORE, WITH_GAPS[kind], *AFTER)))
    assert article.tables == (Table(paragraph=2, rows=GAPS),)
    assert clean(article.text).tables == article.tables


def test_two_tabs_that_align_make_no_empty_cell():
    article = clean("\n".join((*BEFORE, "Beras\t\t12.900", "Minyak goreng\t17.000", *AFTER)))
    assert article.tables[0].rows == (("Beras", "12.900"), ("Minyak goreng", "17.000"))


def page_with(table):
    return clean(
        f"<html><body><h1>{TITLE}</h1><div class='isi'>{lines(BEFORE)}{table}{lines(AFTER)}</div></body></html>"
    )


def test_what_spans_rows_and_columns_stands_in_each():
    table = """<table><caption>Korban</caption>
    <thead><tr><th rowspan="2">Kota</th><th colspan="2">Korban</th></tr><tr><th>Tewas</th><th>Luka</th></tr></thead>
    <tbody><tr><td rowspan="2"><b>Blora</b></td><td>3</td><td>12</td></tr><tr><td>1</td><td>0</td></tr>
    <tr><td>Pati</td><td rowspan="2">2</td><td>5</td></tr><tr><td>Kudus</td><td>6</td></tr></tbody></table>"""
    assert page_with(table).tables[0].rows[-6:] == (
        ("Kota", "Korban", "Korban"),
        ("Kota", "Tewas", "Luka"),
        ("Blora", "3", "12"),
        ("Blora", "1", "0"),
        ("Pati", "2", "5"),
        ("Kudus", "2", "6"),
    )


def test_what_is_as_wide_as_the_table_stands_once():
    table = """<table><tr><td colspan="2">Data hingga Selasa sore</td></tr><tr><td>Blora</td><td>3</td></tr>
    <tr><td>Pati</td><td>2</td></tr></table>"""
    article = page_with(table)
    assert article.text.count("Data hingga Selasa sore") == 1
    assert article.tables[0].rows == (("Blora", "3"), ("Pati", "2"))


def test_an_article_in_a_cell_that_spans_is_not_doubled():
    table = f"<table><tr><td rowspan='3'>Menu</td><td colspan='2'>{lines(PARAGRAPHS)}</td></tr><tr><td></td></tr></table>"
    article = clean(f"<html><body><h1>{TITLE}</h1>{table}</body></html>")
    assert [article.text.count(paragraph) for paragraph in PARAGRAPHS] == [1] * len(PARAGRAPHS)


def test_spans_of_a_page_that_means_harm_are_bounded():
    row = "<tr>" + "<td rowspan='999' colspan='999'>a</td>" * 50 + "</tr>"
    article = page_with(f"<table>{row * 200}</table>")
    assert len(article.text) < 50_000 * 5 * 4
