"""JSON and tables of one article are read as that article; of many they are refused."""

import json

import pytest

from clean import clean
from engine.errors import InputError
from sources import admit
from tests.unit.sources.news import NEWS, TITLE


def test_a_string_in_json_is_its_text():
    assert admit(json.dumps(f"{TITLE}\n\n{NEWS}")).text == f"{TITLE}\n\n{NEWS}"


@pytest.mark.parametrize("name", ["date", "tanggal", "datePublished", "published_at"])
def test_the_date_of_a_record_is_the_article_s(name):
    article = clean(admit(json.dumps({"title": TITLE, "text": NEWS, name: "2022-01-27"})).text)
    assert (article.title, article.date) == (TITLE, "2022-01-27")


@pytest.mark.parametrize("lines", [1, 2])
def test_json_of_one_record_is_read_and_of_many_refused(lines):
    record = json.dumps({"id": 7, "title": TITLE, "text": NEWS, "url": "https://kabar.example/beras"})
    text = "\n".join([record] * lines)
    if lines == 1:
        content = admit(text)
        assert (content.text, content.url) == (f"{TITLE}\n\n{NEWS}", "https://kabar.example/beras")
        assert admit(f"[{text}]").text == content.text
    else:
        with pytest.raises(InputError, match="several articles") as caught:
            admit(text)
        assert "Pipeline.stream" in caught.value.hint


def test_json_without_an_article_is_refused():
    with pytest.raises(InputError, match="no column that holds articles"):
        admit('{"status": "ok", "jumlah": 3}')


def test_a_table_of_articles_is_refused():
    with pytest.raises(InputError, match="several articles"):
        admit(f'id,judul,teks\n1,A,"{NEWS}"\n2,B,"{NEWS}"\n')
