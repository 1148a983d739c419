"""The table of settings: what each variable takes, what it refuses, and that its page says so."""

from pathlib import Path
from typing import get_args

import pytest

from engine import settings
from engine.cpu import default_threads
from engine.errors import SettingsError, UnusableValue
from engine.settings import SECTIONS, read_all, settings_page
from engine.store.home import home
from ringkas.options import Scope
from ringkas.web.quota import Quota
from summarize import Style
from translate import ScoreBack

ROOT = Path(__file__).parents[3]
ALL = [setting for section in SECTIONS.values() for setting in section]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for setting in ALL:
        monkeypatch.delenv(setting.name, raising=False)


def test_the_page_is_made_from_the_table():
    """To write it anew: print `engine.settings.settings_page()` into it."""
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


@pytest.mark.parametrize(("value", "number"), [("7", 7), (" 7 ", 7), ("5_000", 5000)])
def test_whole_numbers_read_alike_everywhere(value, number, monkeypatch):
    for setting in ALL:
        if setting.kind is settings.WHOLE:
            monkeypatch.setenv(setting.name, value)
            assert setting.read() == number


@pytest.mark.parametrize("value", ["many", "1.5", "1e3", "5,000", "٣", "²", "0x10"])
def test_nothing_else_is_a_whole_number(value, monkeypatch):
    for setting in ALL:
        if setting.kind is settings.WHOLE:
            monkeypatch.setenv(setting.name, value)
            with pytest.raises(SettingsError, match=setting.name) as caught:
                setting.read()
            assert caught.value.hint


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


@pytest.mark.parametrize(
    ("value", "answer"), [("1", True), ("Yes", True), ("true", True), ("0", False), ("no", False)]
)
def test_yes_and_no(value, answer, monkeypatch):
    monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", value)
    assert settings.ALLOW_PRIVATE.read() is answer


def test_seconds_are_a_number_in_plain_digits(monkeypatch):
    monkeypatch.setenv("RINGKAS_MAX_FETCH_SECONDS", " 2.5 ")
    assert settings.MAX_FETCH_SECONDS.read() == 2.5
    monkeypatch.setenv("RINGKAS_MAX_FETCH_SECONDS", "٣")
    with pytest.raises(SettingsError, match="must be a number"):
        settings.MAX_FETCH_SECONDS.read()


def test_a_text_stays_as_it_is(monkeypatch):
    monkeypatch.setenv("RINGKAS_API_KEY", " rahasia ")
    assert settings.API_KEY.read() == " rahasia "


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


MISFITS = [
    ("RINGKAS_STYLE", "poem", "paragraph, bullets or headline"),
    ("RINGKAS_TRANSLATE", "title", "summary, article or both"),
    ("RINGKAS_DEVICE", "tpu", "cpu, cuda or auto"),
    ("RINGKAS_TRANSLATOR", "nonsense", "embedded or backend:model"),
    ("RINGKAS_TRANSLATOR", "extractive", "embedded or backend:model"),
    ("RINGKAS_SECOND", "marian:", "with one of marian, nllb"),
    ("RINGKAS_SUMMARIZER", "foo:bar", "extractive or embedded or backend:model"),
    ("RINGKAS_PROXY", "ftp://proksi.example", "the address of an HTTP proxy"),
    ("RINGKAS_MAX_FETCH_SECONDS", "inf", "a number above zero"),
    ("RINGKAS_MAX_REDIRECTS", "-1", "a whole number, 0 or more"),
    ("RINGKAS_AUTH", "ani", "USER:PASSWORD"),
    ("RINGKAS_HOSTS", "https://berita.example", "names of hosts"),
    ("RINGKAS_FRAMES", "berita.example", "origins such as https://example.org"),
]


@pytest.mark.parametrize(("name", "value", "wanted"), MISFITS)
def test_a_value_that_no_setting_can_have_is_refused_with_those_that_it_can(
    name, value, wanted, monkeypatch, tmp_path
):
    setting = next(setting for setting in ALL if setting.name == name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    with pytest.raises(UnusableValue) as caught:
        setting.read()
    assert wanted in caught.value.message
    monkeypatch.delenv(name)
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    table, _, key = setting.key.partition(".")
    written = f'"{value}"' if str in setting.kind.types else value
    (tmp_path / "config.toml").write_text(f"[{table}]\n{key} = {written}\n", encoding="utf-8")
    # Whatever is asked for: a mistake in a file is told at once.
    for asked in (setting, settings.CACHE_MB):
        with pytest.raises(UnusableValue) as caught:
            asked.read()
        assert wanted in caught.value.message
        assert str(tmp_path / "config.toml") in caught.value.message


def test_a_refusal_tells_no_password(monkeypatch):
    for setting, value in ((settings.AUTH, "rahasia"), (settings.PROXY, "ftp://ani:rahasia@proksi.example")):
        monkeypatch.setenv(setting.name, value)
        with pytest.raises(UnusableValue) as caught:
            setting.read()
        assert "rahasia" not in str(caught.value)


def test_what_a_setting_can_be_is_what_the_options_take():
    for setting, values in (
        (settings.STYLE, get_args(Style)),
        (settings.SCORE_BACK, get_args(ScoreBack)),
        (settings.TRANSLATE, get_args(Scope)),
        (settings.DEVICE, ("cpu", "cuda", "auto")),
    ):
        assert all(setting.kind.fits(value) for value in values)
        assert setting.kind.wanted == f"{', '.join(values[:-1])} or {values[-1]}"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (settings.TRANSLATOR, "marian:Helsinki-NLP/opus-mt-id-en"),
        (settings.TRANSLATOR, "http:http://localhost:8080/v1#qwen3"),
        (settings.TRANSLATOR, "embedded"),
        (settings.SUMMARIZER, "extractive"),
        (settings.PROXY, "proksi.example:3128"),
        (settings.PROXY, "http://ani:sandi@proksi.example"),
        (settings.AUTH, "ani:san:di"),
        (settings.HOSTS, "berita.example, desk,"),
        (settings.HOSTS, "*"),
        (settings.FRAMES, "https://*.example.org,http://localhost:9000"),
    ],
)
def test_what_fits_is_taken(setting, value, monkeypatch):
    monkeypatch.setenv(setting.name, value)
    assert setting.read() == value
