"""Steps and errors as lines."""

import json

import pytest

from engine.errors import (
    GenerationError,
    InputTooLarge,
    PreparationError,
    PromptError,
    StoreError,
    WrongLanguage,
)
from ringkas.events import TitleDone
from ringkas.web.ndjson import error_line, error_to_dict, is_told, line, step_line


def test_a_line_is_compact_json_with_one_line_break():
    assert line("run", id="7") == '{"step":"run","id":"7"}\n'


def test_a_line_holds_no_opening_bracket_and_loses_nothing():
    text = step_line(TitleDone(title_en="<script>1 < 2\n</script>"))
    assert "<" not in text
    assert text.count("\n") == 1
    assert json.loads(text)["title_en"] == "<script>1 < 2\n</script>"


def test_an_error_brings_its_hint_and_its_language():
    problem = error_to_dict(WrongLanguage("Not Indonesian.", language="en", hint="Use force."))
    assert problem == {
        "error": "WrongLanguage",
        "message": "Not Indonesian.",
        "hint": "Use force.",
        "language": "en",
    }
    assert json.loads(error_line(InputTooLarge("Too long.", hint="Split it.")))["hint"] == "Split it."


def test_an_unforeseen_error_keeps_its_text_to_itself():
    assert "passwd" not in error_line(RuntimeError("/etc/passwd"))


@pytest.mark.parametrize("kind", [GenerationError, PreparationError, StoreError, PromptError])
def test_what_a_model_or_a_store_says_stays_here_too(kind):
    error = kind("can't open /srv/passwd", hint="See /srv.")
    assert not is_told(error)
    assert "/srv" not in error_line(error)
    assert error_to_dict(error)["error"] == kind.__name__


def test_what_a_reader_can_mend_is_told():
    assert is_told(InputTooLarge("Too long.", hint="Split it."))
