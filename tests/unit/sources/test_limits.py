"""Every limit has a variable, and a value that makes no sense is refused by its name."""

import dataclasses
import os

import pytest

from engine.errors import SettingsError
from sources import Limits


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    for name in [name for name in os.environ if name.startswith("RINGKAS_MAX_")]:
        monkeypatch.delenv(name)


def test_without_settings_the_defaults_hold():
    assert Limits.from_environment() == Limits()


@pytest.mark.parametrize("field", dataclasses.fields(Limits), ids=lambda field: field.name)
def test_each_limit_has_its_variable_and_says_so(field, monkeypatch):
    variable = f"RINGKAS_MAX_{field.name.upper()}"
    monkeypatch.setenv(variable, "7")
    limits = Limits.from_environment()
    assert getattr(limits, field.name) == 7
    assert dataclasses.replace(limits, **{field.name: field.default}) == Limits()
    import inspect

    assert variable in inspect.getsource(Limits), "documented beside the field"


def test_an_empty_variable_is_no_setting(monkeypatch):
    monkeypatch.setenv("RINGKAS_MAX_PAGES", " ")
    assert Limits.from_environment() == Limits()


@pytest.mark.parametrize("value", ["ten", "-1", "0", "1.5", "1e6", "5,000", "nan"])
def test_nonsense_is_refused_and_named(value, monkeypatch):
    monkeypatch.setenv("RINGKAS_MAX_INPUT_CHARACTERS", value)
    with pytest.raises(SettingsError, match=r"RINGKAS_MAX_INPUT_CHARACTERS|input_characters") as caught:
        Limits.from_environment()
    assert caught.value.hint


@pytest.mark.parametrize("value", ["inf", "nan", "-0.5", "0"])
def test_seconds_must_end(value, monkeypatch):
    monkeypatch.setenv("RINGKAS_MAX_FETCH_SECONDS", value)
    with pytest.raises(SettingsError):
        Limits.from_environment()


def test_a_policy_of_no_redirects_is_fine(monkeypatch):
    monkeypatch.setenv("RINGKAS_MAX_REDIRECTS", "0")
    assert Limits.from_environment().redirects == 0
