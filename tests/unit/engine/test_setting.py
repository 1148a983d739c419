"""Where a setting is found: what goes before what, and what a file is refused for."""

import pytest

from engine import settings
from engine.errors import SettingsError
from engine.settings import user_file


@pytest.fixture(autouse=True)
def places(tmp_path, monkeypatch):
    """A user's folder and a project's; gives both."""
    home, project = tmp_path / "home", tmp_path / "project"
    home.mkdir()
    project.mkdir()
    monkeypatch.setenv("RINGKAS_HOME", str(home))
    monkeypatch.chdir(project)
    for name in ("RINGKAS_SENTENCES", "RINGKAS_GLOSSARY", "RINGKAS_MAX_PAGES", "RINGKAS_MAX_FETCH_SECONDS"):
        monkeypatch.delenv(name, raising=False)
    return home / "config.toml", project / "ringkas.toml"


def test_a_variable_goes_before_the_project_and_that_before_the_user(places, monkeypatch):
    user, project = places
    assert settings.SENTENCES.find() == settings.Found(value=None, origin="default")
    user.write_text("[defaults]\nsentences = 2\n")
    assert settings.SENTENCES.find() == settings.Found(value=2, origin=str(user))
    project.write_text("[defaults]\nsentences = 4\n")
    assert settings.SENTENCES.find() == settings.Found(value=4, origin=str(project), of_project=True)
    monkeypatch.setenv("RINGKAS_SENTENCES", "6")
    assert settings.SENTENCES.find() == settings.Found(value=6, origin="RINGKAS_SENTENCES")


def test_a_file_that_changes_is_read_again(places):
    user, _ = places
    for pages in (5, 50):
        user.write_text(f"[limits]\npages = {pages}\nfetch_seconds = 3\n")
        assert settings.MAX_PAGES.read() == pages
        assert settings.MAX_FETCH_SECONDS.read() == 3


def test_a_path_counts_from_its_file_but_from_here_in_a_variable(places, monkeypatch):
    user, _ = places
    user.write_text('[defaults]\nglossary = "terms.tsv"\n')
    assert settings.GLOSSARY.read() == str(user.parent / "terms.tsv")
    monkeypatch.setenv("RINGKAS_GLOSSARY", "terms.tsv")
    assert settings.GLOSSARY.read() == "terms.tsv"


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ('[models]\ntranslatr = "embedded"', "Did you mean `models.translator`?"),
        ('translator = "embedded"', "Did you mean `models.translator`?"),
        ("[defaults]\npages = 3", "Did you mean `limits.pages`?"),
        ("[limits]\nquux = 3", "`ringkas config` shows all there are."),
        ('[models]\nhome = "/tmp"', "`ringkas config` shows all there are."),
    ],
)
def test_an_unknown_key_is_an_error_that_suggests_one(places, content, hint):
    places[0].write_text(content)
    with pytest.raises(SettingsError, match="no setting") as caught:
        settings.TRANSLATOR.read()
    assert caught.value.hint == hint
    assert str(places[0]) in caught.value.message


@pytest.mark.parametrize(
    ("content", "setting"),
    [
        ("[defaults]\nsentences = true", settings.SENTENCES),
        ("[defaults]\nsentences = 0", settings.SENTENCES),
        ('[limits]\npages = "3"', settings.MAX_PAGES),
        ("[network]\nallow_private = 1", settings.ALLOW_PRIVATE),
    ],
)
def test_a_value_of_another_kind_is_refused_with_its_place(places, content, setting):
    places[0].write_text(content)
    with pytest.raises(SettingsError) as caught:
        setting.read()
    assert setting.key in caught.value.message
    assert str(places[0]) in caught.value.message


@pytest.mark.parametrize(
    "content",
    [
        "[network]\nallow_private = true",
        '[network]\nproxy = "http://a"',
        '[models]\napi_key = "k"',
        '[web]\nauth = "a:b"',
    ],
)
def test_a_project_can_not_set_what_guards_the_user(places, content):
    _, project = places
    project.write_text(content)
    with pytest.raises(SettingsError, match="by a project") as caught:
        settings.MAX_PAGES.read()
    assert str(user_file()) in caught.value.hint


def test_a_file_is_asked_for_a_switch_as_toml_writes_it(places):
    places[0].write_text("[network]\nallow_private = 1")
    with pytest.raises(SettingsError, match="must be true or false, not 1"):
        settings.ALLOW_PRIVATE.read()


def test_a_file_that_can_not_be_read_is_named_once(places):
    places[0].mkdir()
    with pytest.raises(SettingsError) as caught:
        settings.TRANSLATOR.read()
    assert caught.value.message.count(str(places[0])) == 1
