"""Fields of YAML without fences are an article's title, date and byline, and stand in no text."""

import json
import textwrap

import pytest

from clean import clean
from ringkas.validation import checked_article
from sources import admit
from tests.unit.sources.news import NEWS, TITLE

PARAGRAPHS = NEWS.replace(". Pedagang", ".\n\nPedagang")
BLOCK = textwrap.indent(PARAGRAPHS, "  ")
HEAD = f"title: {TITLE}\nauthor: Rina Melati\ndate: 2022-01-27\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}body: |\n{BLOCK}\n",
        f"isi: |-\n{BLOCK}\n{HEAD}",
        f"{HEAD}\ncontent: >+\n{BLOCK}\n",
        f"---\n{HEAD}text: |2\n{BLOCK}\n",
        f"---\n{HEAD}tags:\n- beras\n- pasar\nbody: |\n{BLOCK}\n---\n",
        f"judul: '{TITLE}'\ntanggal: 27 Januari 2022\npenulis:\n  - Rina Melati\nteks: {json.dumps(PARAGRAPHS)}\n",
        f"Title: {TITLE}\nDate: 27 Jan 2022\nAuthor: Rina Melati\nSlug: beras\n\n{PARAGRAPHS}\n",
        f"headline: {TITLE}\nreporter: Rina Melati\npublished: 2022-01-27\n---\n\n{PARAGRAPHS}\n",
        f"---\n{HEAD}\n{PARAGRAPHS}\n",
    ],
)
def test_the_fields_are_of_the_article_and_in_no_text(text, end):
    article = checked_article(text.replace("\n", end))
    assert (article.title, article.byline, article.date[:10]) == (TITLE, "Rina Melati", "2022-01-27")
    assert article.paragraphs == clean(PARAGRAPHS).paragraphs


def test_a_text_in_one_field_may_go_on_below():
    first, second, third = NEWS.split(". ")
    text = f"{HEAD}isi: {first}.\n  {second}.\n  {third}\nurl: https://kabar.example/beras\n"
    article = checked_article(text)
    assert article.text == clean(NEWS).text
    assert article.url == "https://kabar.example/beras"


@pytest.mark.parametrize(
    "text",
    [
        f"Catatan: harga dicek tiap pagi\nSumber: pedagang\n\n{NEWS}",
        f"Judul: {TITLE}\n\n{NEWS}",
        f"Penulis: Rina Melati\nTanggal: 27 Januari 2022\n\n{NEWS}",
        f"title: {TITLE}\n{NEWS}\ndate: 2022-01-27",
        f"title: {TITLE}\nbody: |\n{BLOCK}\n\n{NEWS}",
        f"title: {TITLE}\ndate: 2022-01-27\n",
        "".join(f"baris_{number}: {TITLE}\n" for number in range(300)),
    ],
)
def test_what_has_few_such_fields_or_two_places_for_its_text_stays(text):
    assert admit(text).body == text


@pytest.mark.parametrize("matter", [f"title: {TITLE}\nbody: |\n{BLOCK}", f'teks: "{NEWS}"\njudul: {TITLE}'])
def test_front_matter_that_holds_the_article_too_is_read(matter):
    assert checked_article(f"---\n{matter}\n---\n").title == TITLE
    assert checked_article(f"---\n{matter}\n---\n").text.split() == NEWS.split()
