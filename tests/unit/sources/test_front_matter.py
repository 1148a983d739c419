"""Markdown under front matter is read as its text, under its title and date."""

import pytest

from clean import clean
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
