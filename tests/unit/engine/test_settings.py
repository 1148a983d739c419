"""The table of settings: what each variable takes, what it refuses, and that its page says so."""

from pathlib import Path

import pytest

from engine import settings
from engine.cpu import default_threads
from engine.errors import SettingsError
from engine.settings import SECTIONS, read_all
from engine.settings_page import settings_page
from engine.store.home import home
from ringkas.web.quota import Quota

ROOT = Path(__file__).parents[3]
ALL = [setting for section in SECTIONS.values() for setting in section]

pytestmark = pytest.mark.usefixtures("nothing_set")


def test_the_page_is_made_from_the_table():
    """To write it anew: print `engine.settings_page.settings_page()` into it."""
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == settings_page()


def test_every_setting_of_the_module_is_in_the_table():
    constants = {id(value) for value in vars(settings).values() if isinstance(value, settings.Setting)}
    assert constants == {id(setting) for setting in ALL}


def test_names_are_the_constants_and_differ():
    for setting in ALL:
        assert getattr(settings, setting.name.removeprefix("RINGKAS_")) is setting
    assert len({setting.name for setting in ALL}) == len(ALL)


@pytest.mark.parametrize("value", ["", "  "])
@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.name)
def test_a_blank_variable_is_no_setting(setting, value, monkeypatch):
    monkeypatch.setenv(setting.name, value)
    assert setting.read() == setting.default


@pytest.mark.parametrize(
    ("name", "value", "message", "hint"),
    [
        (
            "RINGKAS_THREADS",
            "0",
            "RINGKAS_THREADS is '0', not a positive whole number.",
            "Set it to a number of cores, such as 2, or unset it.",
        ),
        (
            "RINGKAS_CONTEXT_SIZE",
            "-4",
            "RINGKAS_CONTEXT_SIZE is '-4', not a positive whole number.",
            "Set it to the server's context size in tokens, or unset it.",
        ),
        (
            "RINGKAS_CACHE_MB",
            "-1",
            "RINGKAS_CACHE_MB is '-1', not a whole number.",
            "Give megabytes; 0 switches it off.",
        ),
        (
            "RINGKAS_WEB_SECONDS",
            "0",
            "RINGKAS_WEB_SECONDS must be a whole number above zero, not '0'.",
            "Unset RINGKAS_WEB_SECONDS to get the default.",
        ),
        (
            "RINGKAS_MAX_PAGES",
            "ten",
            "RINGKAS_MAX_PAGES must be a whole number above zero, not 'ten'.",
            "Unset it to have the default, 2,000.",
        ),
        (
            "RINGKAS_MAX_FETCH_SECONDS",
            "soon",
            "RINGKAS_MAX_FETCH_SECONDS must be a number above zero, not 'soon'.",
            "Unset it to have the default, 20.0.",
        ),
        (
            "RINGKAS_ALLOW_PRIVATE",
            "maybe",
            "RINGKAS_ALLOW_PRIVATE must be 1 or 0, not 'maybe'.",
            "Unset RINGKAS_ALLOW_PRIVATE to get the default.",
        ),
    ],
)
def test_a_refusal_says_what_is_wanted(name, value, message, hint, monkeypatch):
    monkeypatch.setenv(name, value)
    setting = next(setting for setting in ALL if setting.name == name)
    with pytest.raises(SettingsError) as caught:
        setting.read()
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_group_is_read_by_the_names_of_fields(monkeypatch):
    monkeypatch.setenv("RINGKAS_WEB_RUNNING", "5")
    assert read_all("RINGKAS_WEB_") == {
        "running": 5,
        "waiting": 64,
        "seconds": 600,
        "batch_seconds": 7200,
        "batch_rows": 200,
        "request_bytes": 50_000_000,
        "folder_bytes": 1_000_000_000,
        "workers": 2,
        "worker_seconds": 120,
        "worker_mb": 1024,
    }
    assert set(read_all("RINGKAS_WEB_")) == set(Quota.__dataclass_fields__)


def test_one_variable_moves_all_that_ringkas_writes(monkeypatch):
    before = home(), settings.user_file().parent
    monkeypatch.setenv("RINGKAS_HOME", "~/elsewhere")
    assert home() == settings.user_file().parent == Path.home() / "elsewhere"
    assert Path.home() / "elsewhere" not in before


def test_threads_come_from_the_variable(monkeypatch):
    monkeypatch.setenv("RINGKAS_THREADS", "3")
    assert default_threads() == 3
    monkeypatch.delenv("RINGKAS_THREADS")
    assert default_threads() >= 1
