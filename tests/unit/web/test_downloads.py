"""A brief that the browser hands back becomes a file."""

import base64

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
