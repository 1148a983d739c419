"""Markdown under front matter is read as its text, under its title and date."""

import json

import pytest

from clean import clean
from ringkas.validation import checked_article
from sources import admit
from tests.unit.sources.news import NEWS, TITLE


def test_front_matter_gives_the_title_and_address_and_nothing_of_it_is_left():
    text = f'---\ntitle: "{TITLE}"\ntags:\n  - beras\nurl: https://kabar.example/beras\n---\n\n{NEWS}\n'
    content = admit(text)
    assert (content.text.strip(), content.url) == (f"{TITLE}\n\n{NEWS}", "https://kabar.example/beras")
    assert admit(f'+++\ntitle = "{TITLE}"\n+++\n{NEWS}').text == f"{TITLE}\n\n{NEWS}"
    assert admit(f"---\ntitle: {TITLE}\n---\n# {TITLE}\n\n{NEWS}").text == f"# {TITLE}\n\n{NEWS}"


def test_what_no_toml_reader_takes_is_no_front_matter():
    for matter in ("a = " + "1" * 5000, "a = " + "[" * 3000):
        text = f"+++\n{matter}\n+++\n{NEWS}"
        assert admit(text).text == text


def test_a_rule_across_the_text_is_no_front_matter():
    text = f"---\n{NEWS}\n---\nBaca juga"
    assert admit(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: {TITLE}\ndate: 2022-01-27\n---\n{NEWS}",
        f"---\njudul: {TITLE}\ntanggal: 27 Januari 2022\n---\n# {TITLE}\n\n{NEWS}",
        f"---\r\ntitle: |\r\n  {TITLE}\r\ndate: 2022-01-27\r\n---\r\n{NEWS}",
        f"---\ntitle: >-\n  {TITLE[:12]}\n  {TITLE[12:].strip()}\ndate: 2022-01-27\n...\n{NEWS}",
        f"From: a@kabar.example\nTo: b@kabar.example\nSubject: {TITLE}\nDate: Thu, 27 Jan 2022 10:15:00 +0700\n\n{NEWS}",
    ],
)
def test_the_date_of_front_matter_and_of_a_mail_is_the_article_s(text):
    article = clean(admit(text).text)
    assert article.title == TITLE
    assert article.date.startswith("2022-01-27")
    assert article.text == clean(NEWS).text


@pytest.mark.parametrize(
    ("matter", "byline"),
    [
        ("author: Rina Melati", "Rina Melati"),
        ('Penulis: "Oleh Rina Melati"  # staf', "Rina Melati"),
        ("author: Rina Melati <rina@kabar.example>", "Rina Melati"),
        ("authors: [Rina Melati, 'Budi Santoso', Rina Melati]", "Rina Melati, Budi Santoso"),
        (
            "author:\n  - Rina Melati\n  - name: Budi Santoso\n    email: budi@kabar.example",
            "Rina Melati, Budi Santoso",
        ),
        ("author:\n  name: Rina Melati\n  role: Reporter\ntags:\n  - beras", "Rina Melati"),
        ("byline: >-\n  Rina Melati", "Rina Melati"),
        ("author: null", ""),
        ("author: '@kabar'", ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_who_wrote_it_is_the_article_s_byline_and_stands_in_no_text(matter, byline, end):
    text = f"---\ntitle: {TITLE}\n{matter}\n---\n{NEWS}".replace("\n", end)
    article = checked_article(text)
    assert (article.title, article.byline) == (TITLE, byline)
    assert article.text == clean(NEWS).text


@pytest.mark.parametrize(
    "matter", ['author = "Rina Melati"', 'authors = ["Rina Melati"]', '[author]\nname = "Rina Melati"']
)
def test_toml_tells_it_too(matter):
    assert checked_article(f'+++\ntitle = "{TITLE}"\n{matter}\n+++\n{NEWS}').byline == "Rina Melati"


def test_the_credit_of_the_text_itself_goes_before():
    text = f"---\ntitle: {TITLE}\nauthor: admin\n---\nPewarta: Budi Santoso\n\n{NEWS}"
    assert checked_article(text).byline == "Budi Santoso"


@pytest.mark.parametrize(
    "author", ['"Rina Melati"', '["Rina Melati"]', '{"name": "Rina Melati"}', '[{"nama": "Rina Melati"}]']
)
def test_a_record_tells_it_too(author):
    assert checked_article(f'{{"teks": {json.dumps(NEWS)}, "penulis": {author}}}').byline == "Rina Melati"
