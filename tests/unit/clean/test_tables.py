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
