"""What every test shares."""

import importlib.util

import pytest
from hypothesis import settings

import engine
from engine import extras
from translate import Glossary, glossary_files, load_glossary

# A first example loads tables, and a busy machine takes its time: tests assert no times.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With ``-n 2 --dist loadfile``, as `make test` runs them."""
    if config.getvalue("dist") != "loadfile":
        return None
    from tests.both_ends import BothEnds

    return BothEnds(config, log)


@pytest.fixture
def without_phrase_book(monkeypatch):
    """Only the glossary's fixed terms: for tests whose fakes know their sentences by heart."""
    fixed = Glossary(term for term in load_glossary().terms if not term.usual)
    monkeypatch.setattr(glossary_files, "_load_shipped", lambda: fixed)


@pytest.fixture
def without(monkeypatch):
    """Hides modules from `find_spec`."""

    def hide(*names):
        real = importlib.util.find_spec
        monkeypatch.setattr(extras, "find_spec", lambda name: None if name in names else real(name))

    return hide


@pytest.fixture(autouse=True)
def no_kept_models():
    """A model that one test's functions took by its name is none of the next test's."""
    yield
    engine.release()
