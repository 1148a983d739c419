"""Functions that take a model by its name load it once."""

import threading

import pytest

import engine
from engine.errors import ModelNotFound
from summarize import summarize


@pytest.fixture
def made():
    """What `load` made, in order."""
    return []


@pytest.fixture
def load(made):
    def load(name):
        made.append(name)
        return object()

    return load


def test_a_name_is_loaded_once(load, made):
    assert engine.load_once("a", load) is engine.load_once("a", load)
    assert made == ["a"]


def test_the_four_that_were_used_last_are_kept(load, made):
    for name in ("a", "b", "c", "d", "a", "e", "a", "c", "b"):
        engine.load_once(name, load)
    assert made == ["a", "b", "c", "d", "e", "b"]


def test_another_home_or_number_of_threads_is_another_model(load, made, monkeypatch, tmp_path):
    engine.load_once("a", load)
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    engine.load_once("a", load)
    monkeypatch.setenv("RINGKAS_THREADS", "1")
    engine.load_once("a", load)
    assert made == ["a", "a", "a"]


def test_released_models_are_loaded_anew(load, made):
    engine.load_once("a", load)
    engine.release()
    engine.load_once("a", load)
    assert made == ["a", "a"]


def test_a_failure_is_told_and_nothing_is_kept_of_it(load, made):
    def fail(name):
        raise ModelNotFound(f"no {name}")

    with pytest.raises(ModelNotFound):
        engine.load_once("a", fail)
    engine.load_once("a", load)
    assert made == ["a"]


def test_threads_that_ask_at_once_share_one(load, made):
    found = []
    threads = [threading.Thread(target=lambda: found.append(engine.load_once("a", load))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == ["a"]
    assert len(set(map(id, found))) == 1


def test_a_summarizer_by_name_is_kept(monkeypatch, made):
    from summarize import api

    real = api.load_summarizer

    def load(name):
        made.append(name)
        return real(name)

    monkeypatch.setattr(api, "load_summarizer", load)
    for _ in range(3):
        summarize("Harga beras naik. Pasokan kurang.", sentences=1)
    assert made == ["extractive"]
