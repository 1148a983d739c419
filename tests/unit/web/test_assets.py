"""The page's words and scripts fit together: nothing is untranslated, misspelt or asked from the network."""

import re
from importlib.resources import files

import pytest

import ui
from clean.reasons import REASONS
from clean.rule_file import rule_book
from engine import errors
from ringkas import web
from ringkas.web.assets import channel_script, markup, script, strings, style

SCRIPT = script({"examples": []})


def placeholders(sentence):
    return set(re.findall(r"\{(\w+)\}", sentence))


def test_both_languages_have_the_same_sentences_with_the_same_placeholders():
    words = strings()
    assert set(words) == {"en", "id"}
    assert set(words["en"]) == set(words["id"])
    for key, sentence in words["en"].items():
        assert placeholders(sentence) == placeholders(words["id"][key]), key


def test_every_word_that_the_page_asks_for_exists():
    known = strings()["en"]
    asked = set(re.findall(r'data-t(?:-label|-placeholder)?="([^"]+)"', markup()))
    asked |= set(re.findall(r'\bt\("([\w.]+\w)"', SCRIPT))  # one that ends in a dot is put together
    assert asked <= set(known), asked - set(known)
    for counted in re.findall(r'plural\("([\w.]+\w)"', SCRIPT):
        assert {f"{counted}.one", f"{counted}.many"} <= set(known)


def test_every_foreseen_error_has_a_next_step():
    known = strings()["en"]
    sentences = {key for key in known if key.startswith("error.") and not key.endswith(".next")}
    assert sentences
    assert all(f"{key}.next" in known for key in sentences)


def test_a_library_error_that_the_page_words_itself_exists():
    """Otherwise the page's own sentence would never be shown, in neither language."""
    worded = {key.split(".")[1] for key in strings()["en"] if key.startswith("error.")}
    of_the_page = {
        "BadLink",
        "Busy",
        "EmptyRow",
        "LargeDownload",
        "LongCell",
        "LongLink",
        "Lost",
        "NotCopied",
        "Unexpected",
    }
    assert worded - of_the_page <= set(errors.__all__)


def test_every_library_error_has_a_sentence_and_a_next_step_in_both_languages():
    """What the library says of it is in English alone."""
    for words in strings().values():
        for name in errors.__all__:
            assert any(
                {f"{kind}.{name}", f"{kind}.{name}.next"} <= set(words) for kind in ("error", "failure")
            ), name


def test_every_rule_of_the_cleaning_has_a_name_in_both_languages():
    book = rule_book()
    rules = [*book.lines, *book.captions, *book.cuts, *book.tails, *book.heads, *book.zones, *REASONS]
    named = {f"rule.{rule.name.replace(' ', '_')}" for rule in rules}
    assert len(named) > 40
    for words in strings().values():
        assert named == {key for key in words if key.startswith("rule.")}


def test_every_element_that_the_script_asks_for_is_in_the_frame():
    ids = set(re.findall(r'id="rk-([\w-]+)"', markup()))
    asked = set(re.findall(r'\$\("([\w-]+)"\)', SCRIPT))
    assert asked <= ids, asked - ids


@pytest.mark.parametrize("text", [markup(), style(), SCRIPT], ids=["markup", "style", "script"])
def test_nothing_is_asked_from_the_network(text):
    without_namespaces = text.replace('https://"', "").replace("http://www.w3.org", "")
    assert not re.findall(r"https?://[a-z]", without_namespaces)
    assert "@import" not in text


def test_the_frame_holds_nothing_that_gradio_would_evaluate():
    for sign in ("${", "{{", "`", "\\"):
        assert sign not in markup()


def test_scripts_never_write_markup():
    for entry in files("ringkas.web").joinpath("static").iterdir():
        if entry.name.endswith(".js"):
            text = entry.read_text(encoding="utf-8")
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text), (
                entry.name
            )


def test_the_door_at_the_top_leads_to_the_room():
    assert all(getattr(ui, name) is getattr(web, name) for name in ui.__all__)
    assert {"build", "launch", "serve"} <= set(ui.__all__)


def test_a_channel_passes_its_value_on():
    assert "ringkas:brief" in channel_script("brief")
