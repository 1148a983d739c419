"""JSON and tables of one article are read as that article; of many they are refused."""

import json

import pytest

from clean import clean
from engine.errors import EmptyInput, InputError
from sources import admit, read_path
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


@pytest.mark.parametrize(
    "text", ["null", " true\n", "17", "-2.5e3", "[]", "{ }", '""', "null\nnull\n", "None", "NaN", "12\n[]\n"]
)
def test_a_value_without_a_text_is_refused_with_what_to_give(text):
    with pytest.raises(InputError, match="a value without a text") as caught:
        admit(text)
    assert "the field that holds the article" in caught.value.hint


@pytest.mark.parametrize("text", ["Null dan void.", "17 Agustus", "true: benar", "{}.", "-", ""])
def test_what_has_a_word_beside_it_is_no_such_value(text):
    assert admit(text).body == text


@pytest.mark.parametrize("text", ['{"judul": "Beras", "text": null}', '[{"text": " "}]', "[null]"])
def test_a_record_whose_text_is_empty_is_refused(text):
    with pytest.raises(EmptyInput, match="text is empty"):
        admit(text)


def test_a_file_of_records_with_such_a_value_is_told_so_too(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("null")
    with pytest.raises(InputError, match="a value without a text"):
        admit(read_path(path).text)
