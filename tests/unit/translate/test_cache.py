"""The cache is shared, bounded, and never in the way."""

import json
import multiprocessing
import os
import sqlite3
from contextlib import closing

import pytest

from engine.errors import SettingsError, StoreError
from engine.fakes import FakeSeq2Seq
from translate import Seq2SeqTranslator, TranslationCache, cache_stats, clear_cache, translate

SOURCE = "Harga beras naik di pasar."
TARGET = "Rice prices rise at the market."


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    monkeypatch.delenv("RINGKAS_CACHE_MB", raising=False)
    monkeypatch.setattr(TranslationCache, "_resting", {})
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


def test_the_least_recently_used_go_first_though_the_clock_was_put_back(home, monkeypatch):
    cache = TranslationCache(home / "c.sqlite", limit=20_000)
    monkeypatch.setattr("time.time_ns", lambda: 4_000_000_000_000_000_000)  # in 2096
    cache.put({b"then %d" % number: "x" * 300 for number in range(40)})
    monkeypatch.undo()
    for number in range(30):
        cache.put({b"now %d" % number: "x" * 300})
    assert len(cache.get([b"now %d" % number for number in range(30)])) == 30


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
    cache = TranslationCache(path, limit=10 << 20, wait=30)
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


class Attempts:
    """Stands for SQLite, and notes each time that it is asked for the file how long it may wait."""

    def __init__(self, patch):
        self.waits = []
        connect = sqlite3.connect

        def noted(path, timeout=5.0, **given):
            self.waits.append(timeout)
            return connect(path, timeout=timeout, **given)

        patch.setattr(sqlite3, "connect", noted)


def test_a_held_lock_is_waited_for_once_and_briefly_and_hides_nothing(home, monkeypatch):
    cache = TranslationCache(home / "c.sqlite", limit=1 << 20)
    cache.put({b"a": "x"})
    with closing(sqlite3.connect(home / "c.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        with monkeypatch.context() as patch:
            attempts = Attempts(patch)
            for number in range(20):
                cache.put({b"%d" % number: "y"})
            assert attempts.waits == [0.2]
        assert cache.get([b"a"]) == {b"a": "x"}
        monkeypatch.setattr("translate.cache._CLEAR_SECONDS", 0.1)
        with pytest.raises(StoreError, match="emptied"):
            cache.clear()
    assert set(cache.get([b"a", b"0"])) == {b"a"}


def steps(cache, entries, monkeypatch):
    """Instructions of SQLite's machine that it takes to keep one entry beside so many."""
    cache.put({b"old %d" % number: "x" * 100 for number in range(entries)})
    count = 0
    connect = TranslationCache._connect

    def counted(self, wait):
        def step():
            nonlocal count
            count += 1

        database = connect(self, wait)
        database.set_progress_handler(step, 1)
        return database

    with monkeypatch.context() as patch:
        patch.setattr(TranslationCache, "_connect", counted)
        cache.put({b"new": "x"})
    return count


def test_keeping_an_entry_takes_no_longer_beside_many(home, monkeypatch):
    few, many = (
        steps(TranslationCache(home / f"{n}.sqlite", limit=64 << 20), n, monkeypatch) for n in (10, 10_000)
    )
    assert 0 < many < 1.5 * few


def test_the_size_is_that_of_what_is_kept(home):
    cache = TranslationCache(home / "c.sqlite", limit=1 << 20)
    for value in ("x" * 10, "x" * 1000, "é"):
        cache.put({b"a": value, b"b": value})
    alone = TranslationCache(home / "d.sqlite", limit=1 << 20)
    alone.put({b"a": "é", b"b": "é"})
    assert cache.stats().size == alone.stats().size > 0
    assert cache.clear() == 2
    assert cache.stats().size == 0


@pytest.mark.parametrize(
    "schema", ["CREATE TABLE entry (a)", "CREATE TABLE entry (a); PRAGMA user_version = 9"]
)
def test_a_file_with_another_schema_is_set_aside(home, schema):
    path = home / "c.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(schema)
    before = path.read_bytes()
    cache = TranslationCache(path, limit=1 << 20)
    assert cache.get([b"a"]) == {}
    assert (home / "c.sqlite.old").read_bytes() == before
    cache.put({b"a": "x"})
    assert cache.get([b"a"]) == {b"a": "x"}


def test_what_is_there_is_found_though_nothing_can_be_written(home, monkeypatch):
    cache = TranslationCache(home / "c.sqlite", limit=1 << 20)
    cache.put({b"a": "x"})

    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(TranslationCache, "_connect", full)
    cache.put({b"b": "y"})
    assert cache.get([b"a", b"b"]) == {b"a": "x"}


def test_what_is_there_is_found_where_nothing_can_be_put_beside_it(home):
    cache = TranslationCache(home / "c.sqlite", limit=1 << 20)
    cache.put({b"a": "x"})
    (home / "c.sqlite-shm").mkdir()  # as little use as a full disk, for root too
    assert cache.get([b"a", b"b"]) == {b"a": "x"}
    assert cache.stats().entries == 1


def test_a_file_that_lacks_its_last_entries_is_not_read_as_if_it_were_whole(home):
    path = home / "c.sqlite"
    cache = TranslationCache(path, limit=1 << 20)
    cache.put({b"a": "x"})
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE entry SET value = 'y'")
        database.commit()
        parts = {part.name: part.read_bytes() for part in home.glob("c.sqlite*")}
    for name, part in parts.items():
        (home / name).write_bytes(part)
    (home / "c.sqlite-shm").unlink()
    (home / "c.sqlite-shm").mkdir()
    assert cache.get([b"a"]) in ({}, {b"a": "y"})


def test_another_mark_asks_nobody_and_marks_what_is_kept(model):
    def marks(**options):
        (segment,) = run(model, **options).segments
        return segment.confidence, [finding.kind for finding in segment.findings].count("confidence")

    confidence, none = marks(mark_below=0)
    assert none == 0
    assert marks(mark_below=confidence) == (confidence, 0)
    assert marks(mark_below=1) == (confidence, 1)
    assert marks(mark_below=0) == (confidence, 0)
    assert len(model.calls) == 1


def test_what_was_kept_without_what_a_reader_would_be_told_is_asked_again(model, home):
    run(model)
    (path,) = home.rglob("*.sqlite*")
    with closing(sqlite3.connect(path)) as database, database:
        ((value,),) = database.execute("SELECT value FROM entry").fetchall()
        kept = json.loads(value)
        del kept["doubt"]
        database.execute("UPDATE entry SET value = ?", [json.dumps(kept)])
    (segment,) = run(model, mark_below=1).segments
    assert "confidence" in [finding.kind for finding in segment.findings]
    assert len(model.calls) == 2
