import pytest

from engine.errors import SettingsError
from ringkas.choices import Choice, choose, configuration_file, remember


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    monkeypatch.delenv("RINGKAS_TRANSLATOR", raising=False)
    monkeypatch.delenv("RINGKAS_SUMMARIZER", raising=False)


def test_defaults_need_no_hub():
    assert choose() == Choice(summarizer="extractive", translator="embedded")


def test_option_beats_environment_beats_configuration(monkeypatch):
    remember(translator="marian:a/stored")
    assert choose().translator == "marian:a/stored"
    monkeypatch.setenv("RINGKAS_TRANSLATOR", "marian:b/environment")
    assert choose().translator == "marian:b/environment"
    assert choose(translator="marian:c/option").translator == "marian:c/option"


def test_remember_keeps_the_other_choice():
    remember(translator="marian:a/stored")
    remember(summarizer="gguf:some.gguf")
    assert choose() == Choice(summarizer="gguf:some.gguf", translator="marian:a/stored")


@pytest.mark.parametrize("content", ["{", "[]", '{"unknown": "x"}'])
def test_a_malformed_configuration_is_a_clear_error(content):
    configuration_file().write_text(content)
    with pytest.raises(SettingsError, match=r"config\.json"):
        choose()
