"""Steps and errors as lines."""

import json

from engine.errors import InputTooLarge, WrongLanguage
from ringkas.events import TitleDone
from ringkas.web.ndjson import error_line, error_to_dict, line, step_line


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
