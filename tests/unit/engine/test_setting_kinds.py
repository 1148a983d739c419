"""What each kind of setting takes and refuses."""

from typing import get_args

import pytest

from engine import settings
from engine.errors import SettingsError, UnusableValue
from engine.setting import DEFINED
from engine.setting_kinds import WHOLE
from ringkas.options import Scope
from summarize import Style
from translate import ScoreBack

pytestmark = pytest.mark.usefixtures("nothing_set")


@pytest.mark.parametrize(("value", "number"), [("7", 7), (" 7 ", 7), ("5_000", 5000)])
def test_whole_numbers_read_alike_everywhere(value, number, monkeypatch):
    for setting in DEFINED:
        if setting.kind is WHOLE:
            monkeypatch.setenv(setting.name, value)
            assert setting.read() == number


@pytest.mark.parametrize("value", ["many", "1.5", "1e3", "5,000", "٣", "²", "0x10"])
def test_nothing_else_is_a_whole_number(value, monkeypatch):
    for setting in DEFINED:
        if setting.kind is WHOLE:
            monkeypatch.setenv(setting.name, value)
            with pytest.raises(SettingsError, match=setting.name) as caught:
                setting.read()
            assert caught.value.hint


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
    setting = next(setting for setting in DEFINED if setting.name == name)
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
    for setting, value in (
        (settings.AUTH, "rahasia"),
        (settings.PROXY, "ftp://ani:rahasia@proksi.example"),
        (settings.PROXY, "ani:rahasia@proksi.example:0"),
        (settings.PROXY, "http://ani:raha/rahasia@proksi.example:0"),
    ):
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


def test_a_share_is_from_nought_to_one(monkeypatch):
    for given, value in (("0", 0), (" 0.7 ", 0.7), ("1", 1)):
        monkeypatch.setenv("RINGKAS_MARK_BELOW", given)
        assert settings.MARK_BELOW.read() == value
    for given in ("70", "70%", "-0.1", "nan", "0,7", "٠"):
        monkeypatch.setenv("RINGKAS_MARK_BELOW", given)
        with pytest.raises(UnusableValue, match="a number from 0 to 1"):
            settings.MARK_BELOW.read()
