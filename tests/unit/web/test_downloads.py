"""A brief that the browser hands back becomes a file."""

import base64
import json

import pytest

from ringkas.web.downloads import make_download


@pytest.fixture
def brief(pipeline):
    return pipeline(
        "Harga Beras Turun\n\nHarga beras turun 4 persen di Jakarta. Pasokan naik menjadi 3.450 ton."
    )


@pytest.mark.parametrize(
    ("form", "start", "name"),
    [
        ("markdown", b"#", "harga-beras-turun.md"),
        ("html", b"<!DOCTYPE html>", "harga-beras-turun.html"),
        ("docx", b"PK", "harga-beras-turun.docx"),
        ("json", b"{", "harga-beras-turun.json"),
        ("email", b"EN(", "harga-beras-turun.txt"),
    ],
)
def test_a_brief_becomes_a_file(brief, form, start, name):
    answer = make_download({"format": form, "brief": brief.to_dict()})
    assert answer["name"] == name
    assert base64.b64decode(answer["base64"]).lower().startswith(start.lower())


def test_a_file_of_no_kind_is_an_error_for_the_page():
    assert make_download({"format": "exe", "brief": {}})["error"] == "InputError"


@pytest.mark.parametrize("given", [None, {}, [], 1, "brief", {"article": {}, "summary": None}])
def test_what_is_no_brief_is_an_error_for_the_page(given):
    assert make_download({"format": "html", "brief": given})["message"] == "This is not a brief."


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ({"language": "id"}, "## Temuan"),
        ({"language": "en"}, "## Findings"),
        ({"language": "xx"}, "## Findings"),
        ({}, "## Findings"),
    ],
)
def test_a_file_is_in_the_language_of_the_page(brief, language, heading):
    answer = make_download({"format": "markdown", "brief": brief.to_dict(), **language})
    assert heading in base64.b64decode(answer["base64"]).decode().splitlines()


def unfinished(brief, **changes):
    """What the page sends of *brief* after its first sentence."""
    whole = brief.to_dict()
    return {
        "article": whole["article"],
        "summary": whole["summary"],
        "title_en": whole["title_en"],
        "summary_en": [],
        "translation": whole["translation"]["segments"][:1],
        "translator": "fake:marked",
        "scope": "article",
        "signature": whole["signature"],
        **changes,
    }


@pytest.mark.parametrize("form", ["markdown", "html", "docx", "json", "email"])
def test_what_is_not_finished_becomes_a_file_that_says_so(brief, form):
    answer = make_download({"format": form, "partial": unfinished(brief)})
    assert answer["name"].startswith("harga-beras-turun-partial.")
    content = base64.b64decode(answer["base64"])
    if form != "docx":
        assert "1 of 2 sentences translated" in content.decode()
        assert form == "email" or "4 percent di Jakarta" in content.decode()


def test_a_file_of_what_is_unfinished_names_a_second_translator(brief):
    answer = make_download({"format": "json", "partial": unfinished(brief, second="fake:second")})
    made = json.loads(base64.b64decode(answer["base64"]))
    assert (made["translation"]["model"], made["translation"]["second"]) == ("fake:marked", "fake:second")


def test_an_article_alone_becomes_a_file(brief):
    answer = make_download({"format": "json", "partial": unfinished(brief, summary=None, translation=[])})
    made = json.loads(base64.b64decode(answer["base64"]))
    assert made["article"] == brief.to_dict()["article"]
    assert made["summary"]["sentences"] == []
    assert [finding["kind"] for finding in made["findings"]] == ["partial"]


@pytest.mark.parametrize(
    "changes",
    [
        {"article": None},
        {"scope": "all"},
        {"translation": "text"},
        {"signature": 1},
        {"summary_en": [{}]},
        {"summary": {}, "summary_en": [{"source": ""}]},
    ],
)
def test_what_is_no_part_of_a_brief_is_an_error_for_the_page(brief, changes):
    answer = make_download({"format": "html", "partial": unfinished(brief, **changes)})
    assert answer["message"] == "This is not a brief."


def test_more_segments_than_sentences_are_refused(brief):
    one = brief.to_dict()["translation"]["segments"][:1]
    answer = make_download({"format": "html", "partial": unfinished(brief, translation=one * 9)})
    assert answer["message"] == "This is not a brief."


def test_a_file_marks_what_the_page_marks(brief):
    answer = make_download({"format": "markdown", "brief": brief.to_dict(), "unsure": [["translation", 0]]})
    assert "Read the source" in base64.b64decode(answer["base64"]).decode()


@pytest.mark.parametrize("unsure", [[["title", 0]], [["translation", "0"]], [0], "translation", {}])
def test_what_are_no_places_is_an_error_for_the_page(brief, unsure):
    answer = make_download({"format": "markdown", "brief": brief.to_dict(), "unsure": unsure})
    assert answer["error"] == "InputError"
