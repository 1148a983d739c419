"""Which model is used: an option goes before the environment, that before the configuration."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.errors import SettingsError
from engine.settings import user_file
from ringkas.choices import Choice, choose, remember


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    monkeypatch.delenv("RINGKAS_TRANSLATOR", raising=False)
    monkeypatch.delenv("RINGKAS_SECOND", raising=False)
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


def test_what_two_writers_at_once_choose_is_both_kept():
    def choose_often(role):
        for number in range(50):
            remember(**{role: f"gguf:{number}"})
            assert getattr(choose(), role) == f"gguf:{number}"

    with ThreadPoolExecutor() as threads:
        list(threads.map(choose_often, ["summarizer", "translator"]))


@pytest.mark.parametrize("content", ["{", "[models", "[models]\ntranslator = 3", '[models]\nunknown = "x"'])
def test_a_malformed_configuration_is_a_clear_error(content):
    user_file().write_text(content)
    with pytest.raises(SettingsError, match=r"config\.toml"):
        choose()


def test_remember_leaves_the_rest_of_the_file_as_it_is():
    user_file().write_text(
        '# mine\n[models]\nthreads = 2  # few\ntranslator = "old"\n\n[defaults]\nsentences = 2\n'
    )
    remember(translator="marian:a/b")
    assert user_file().read_text() == (
        '# mine\n[models]\nthreads = 2  # few\ntranslator = "marian:a/b"\n\n[defaults]\nsentences = 2\n'
    )


@pytest.mark.parametrize("content", ['models = { translator = "old" }\n', 'models.translator = "old"\n'])
def test_a_file_that_a_program_can_not_change_is_left_alone(content):
    user_file().write_text(content)
    with pytest.raises(SettingsError) as caught:
        remember(translator="marian:a/b")
    assert 'models.translator = "marian:a/b"' in caught.value.hint
    assert user_file().read_text() == content


def test_a_project_can_not_send_articles_to_its_server(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ringkas.toml").write_text('[models]\ntranslator = "http://penjahat.example/v1"\n')
    with pytest.raises(SettingsError, match="names a server"):
        choose()
    assert choose(translator="embedded").translator == "embedded"
