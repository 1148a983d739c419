"""The cache is shared, bounded, and never in the way."""

import json
import multiprocessing
import os
import sqlite3

import pytest

from engine.errors import SettingsError
from engine.fakes import FakeSeq2Seq
from translate import Seq2SeqTranslator, TranslationCache, cache_stats, clear_cache, translate

SOURCE = "Harga beras naik di pasar."
TARGET = "Rice prices rise at the market."


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    monkeypatch.delenv("RINGKAS_CACHE_MB", raising=False)
    return tmp_path


@pytest.fixture
def model():
    return FakeSeq2Seq(lambda _: [TARGET, "Rice is dearer at the market."])


def run(model, *, revision="r1", **options):
    return translate(SOURCE, translator=Seq2SeqTranslator(model, revision=revision), **options)


def test_a_second_run_asks_the_cache_and_gives_the_same(model):
    first = run(model)
    assert run(model) == first
    assert len(model.calls) == 1


def test_findings_come_back_as_they_were():
    model = FakeSeq2Seq(lambda text: text)
    first = run(model)
    calls = len(model.calls)
    assert run(model) == first
    assert first.findings
    assert len(model.calls) == calls


@pytest.mark.parametrize("change", [{"revision": "r2"}, {"alternatives": 2}, {"beam_size": 2}])
def test_whatever_changes_the_outcome_asks_the_model(model, change):
    run(model)
    run(model, **change)
    assert len(model.calls) == 2


def test_another_glossary_asks_the_model(model, tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("source,target\nberas,rice\n", encoding="utf-8")
    run(model)
    run(model, glossary=path)
    assert len(model.calls) == 2


def test_a_model_of_unknown_revision_is_never_cached(model, home):
    run(model, revision="")
    run(model, revision="")
    assert len(model.calls) == 2
    assert not (home / "translations.sqlite").exists()


@pytest.mark.parametrize("off", [{"cache": False}, None])
def test_it_can_be_switched_off(model, home, off, monkeypatch):
    if off is None:
        monkeypatch.setenv("RINGKAS_CACHE_MB", "0")
    run(model, **(off or {}))
    assert not (home / "translations.sqlite").exists()


def test_a_limit_that_is_no_number_is_refused(model, monkeypatch):
    monkeypatch.setenv("RINGKAS_CACHE_MB", "lots")
    with pytest.raises(SettingsError, match="RINGKAS_CACHE_MB"):
        run(model)


def test_stats_and_clear(model):
    assert cache_stats().entries == 0
    run(model)
    stats = cache_stats()
    assert (stats.entries, stats.limit) == (1, 256 << 20)
    assert stats.size > len(TARGET)
    assert clear_cache() == 1
    assert cache_stats().entries == 0


def test_the_least_recently_used_go_first_and_the_limit_holds(home):
    cache = TranslationCache(home / "c.sqlite", limit=20_000)
    for number in range(100):
        cache.put({b"%d" % number: "x" * 300})
        cache.get([b"0"])  # still in use
    assert cache.stats().size <= 20_000
    assert set(cache.get([b"0", b"1", b"99"])) == {b"0", b"99"}


@pytest.mark.parametrize("content", [b"this is no database " * 100, b""])
def test_a_broken_file_starts_anew(model, home, content):
    (home / "translations.sqlite").write_bytes(content)
    first = run(model)
    assert first.text == TARGET
    run(model)
    run(model)
    assert cache_stats().entries == 1


def test_an_entry_in_another_form_is_translated_again(model, home):
    run(model)
    with sqlite3.connect(home / "translations.sqlite") as database:
        database.execute("UPDATE entry SET value = ?", (json.dumps({"text": "?"}),))
    assert run(model).text == TARGET
    assert len(model.calls) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_home_is_no_obstacle(model, home):
    home.chmod(0o500)
    try:
        assert run(model).text == TARGET
    finally:
        home.chmod(0o700)


def test_a_home_that_is_a_file_is_no_obstacle(model, tmp_path, monkeypatch):
    place = tmp_path / "file"
    place.write_text("")
    monkeypatch.setenv("RINGKAS_HOME", str(place))
    assert run(model).text == TARGET


def _write(path, start):
    cache = TranslationCache(path, limit=10 << 20)
    for number in range(start, start + 40):
        cache.put({b"%d" % number: f"value {number}"})


def test_processes_share_it(home):
    context = multiprocessing.get_context("spawn")
    path = home / "shared.sqlite"
    workers = [context.Process(target=_write, args=(path, start)) for start in (0, 1000)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert TranslationCache(path, limit=10 << 20).stats().entries == 80
