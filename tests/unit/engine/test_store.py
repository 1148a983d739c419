"""The model store: all or nothing, one builder at a time, clear errors."""

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.store import store
from engine.store.store import Origin, discard, hub_directory, keep, models_directory, revision_of, stored

ROOT = Path(__file__).parents[3]


def build_file(draft: Path) -> Origin:
    (draft / "model.bin").write_bytes(b"x" * 1000)
    return Origin(licence="apache-2.0", revision="abc")


def test_kept_once(home):
    calls = []

    def build(draft: Path) -> Origin:
        calls.append(draft)
        return build_file(draft)

    first = keep("a", name="marian:a", build=build)
    assert keep("a", name="marian:a", build=build) == first == home / "models" / "a"
    assert len(calls) == 1
    (model,) = stored()
    assert (model.name, model.licence, model.revision) == ("marian:a", "apache-2.0", "abc")
    assert model.size >= 1000


def test_nothing_stored_in_an_empty_home(home):
    assert stored() == []
    assert discard("marian:a") == 0


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_failed_build_leaves_nothing(home, error):
    def build(draft: Path) -> Origin:
        (draft / "model.bin").write_bytes(b"half")
        raise error

    with pytest.raises(error):
        keep("a", name="marian:a", build=build)
    assert [path for path in models_directory().iterdir() if path.is_dir()] == []
    assert keep("a", name="marian:a", build=build_file).is_dir()


def test_draft_of_a_killed_process_is_swept(home):
    left = models_directory() / ".draft-a-12345"
    left.mkdir(parents=True)
    (left / "record.json").write_text("{}")
    assert stored() == []
    keep("a", name="marian:a", build=build_file)
    assert not left.exists()


def test_full_disk(home):
    def build(draft: Path) -> Origin:
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match=r"No space left on device.*RINGKAS_HOME"):
        keep("a", name="marian:a", build=build)


def test_unwritable_store(tmp_path, monkeypatch):
    """A file stands where the directory should be: it can't be written, even by root."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("RINGKAS_HOME", str(blocked))
    with pytest.raises(StoreError, match="RINGKAS_HOME"):
        keep("a", name="marian:a", build=build_file)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_store_refuses_new_models_and_serves_old_ones(home):
    keep("a", name="marian:a", build=build_file)
    models_directory().chmod(0o500)
    try:
        assert keep("a", name="marian:a", build=build_file).is_dir()
        with pytest.raises(StoreError):
            keep("b", name="marian:b", build=build_file)
    finally:
        models_directory().chmod(0o700)


def test_model_that_is_there_needs_no_right_to_write(home, monkeypatch):
    keep("a", name="marian:a", build=build_file)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("filelock.FileLock", refuse)
    assert keep("a", name="marian:a", build=build_file).is_dir()
    with pytest.raises(StoreError, match="Permission denied"):
        keep("b", name="marian:b", build=build_file)


def test_lock_held_for_too_long(home, monkeypatch):
    from filelock import FileLock

    monkeypatch.setattr("engine.store.lock._LOCK_SECONDS", 0.1)
    (home / "locks").mkdir(parents=True)
    with FileLock(home / "locks" / "a.lock"), pytest.raises(StoreError, match="Another process"):
        keep("a", name="marian:a", build=build_file)


def test_discard_removes_both_forms(home):
    keep("a", name="marian:owner/a", build=build_file)
    keep("b", name="marian:owner/b", build=build_file)
    checkpoint = hub_directory() / "models--owner--a"
    checkpoint.mkdir(parents=True)
    (checkpoint / "weights").write_bytes(b"y" * 500)
    assert discard("marian:owner/a") >= 1500
    assert not checkpoint.exists()
    assert [model.name for model in stored()] == ["marian:owner/b"]


@pytest.mark.parametrize(
    "record", ["[", "[]", "{}", '{"name": 1, "licence": "", "revision": ""}', "[" * 100_000, "\xff"]
)
def test_a_model_whose_record_is_broken_is_listed_and_can_be_removed_or_built_anew(home, record):
    directory = keep("a", name="marian:a", build=build_file)
    keep("b", name="marian:b", build=build_file)
    (directory / "record.json").write_text(record, encoding="latin-1")
    assert [model.name for model in stored()] == ["broken:a", "marian:b"]
    assert revision_of(directory) == ""
    keep("a", name="marian:a", build=build_file)
    assert [model.name for model in stored()] == ["marian:a", "marian:b"]
    (directory / "record.json").write_text(record, encoding="latin-1")
    assert discard("broken:a") > 1000
    assert [model.name for model in stored()] == ["marian:b"]


def damage(path):
    path.write_bytes(b"y" * path.stat().st_size)


@pytest.mark.parametrize("hurt", [damage, Path.unlink, lambda path: path.write_bytes(b"short")])
def test_a_model_whose_files_were_changed_is_built_anew(home, hurt, caplog):
    directory = keep("a", name="marian:a", build=build_file)
    hurt(directory / "model.bin")
    keep("a", name="marian:a", build=build_file)
    assert (directory / "model.bin").read_bytes() == b"x" * 1000
    assert "damaged" in caplog.text


def test_a_model_that_was_only_copied_is_whole(home):
    directory = keep("a", name="marian:a", build=build_file)
    os.utime(directory / "model.bin", ns=(0, 0))
    assert keep("a", name="marian:a", build=lambda draft: pytest.fail("built anew")) == directory


class Killed(BaseException):
    """The process ends here, and nothing is tidied up."""


def test_a_model_whose_removal_is_killed_is_gone_and_what_is_left_goes_with_the_next(home, monkeypatch):
    keep("a", name="marian:a", build=build_file)
    keep("b", name="marian:b", build=build_file)

    def killed(path, **options):
        (path / "model.bin").unlink()
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", killed)
        with pytest.raises(Killed):
            discard("marian:a")
    assert [model.name for model in stored()] == ["marian:b"]
    assert not (models_directory() / "a").exists()
    discard("marian:b")
    assert [path for path in models_directory().iterdir() if path.is_dir()] == []


def test_a_model_that_another_process_removes_meanwhile_is_neither_listed_nor_broken(home, monkeypatch):
    keep("a", name="marian:a", build=build_file)
    read = store._read_record

    def removed(directory):
        shutil.rmtree(directory)
        return read(directory)

    monkeypatch.setattr(store, "_read_record", removed)
    assert stored() == []


def test_files_that_another_process_removes_meanwhile_take_no_room(tmp_path, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"x" * 1000)
    walk = os.walk

    def removed(path):
        for step in walk(path):
            (tmp_path / "b").unlink()
            yield step

    monkeypatch.setattr(os, "walk", removed)
    assert store.disk_size(tmp_path) == 1000


SCRIPT = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from engine.store.store import Origin, keep

    def build(draft):
        (draft / "half").write_text("half")
        print("building", flush=True)
        time.sleep(float(sys.argv[1]))
        (draft / "model.bin").write_text(sys.argv[2])
        return Origin(licence="", revision="")

    print((keep("a", name="marian:a", build=build) / "model.bin").read_text(), flush=True)
    """
)


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"RINGKAS_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_at_once_build_once(home):
    first = start(home, "1.0", "first")
    assert first.stdout.readline() == "building\n"
    second = start(home, "0", "second")
    out, _ = second.communicate(timeout=60)
    assert out == "first\n", "the second waits and takes what the first built"
    assert first.communicate(timeout=60)[0] == "first\n"
    assert json.loads((home / "models" / "a" / "record.json").read_text())["name"] == "marian:a"


def test_control_c_leaves_nothing_half_written(home):
    process = start(home, "60", "never")
    assert process.stdout.readline() == "building\n"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert [path for path in (home / "models").iterdir() if path.is_dir()] == []


def test_killed_process_is_no_obstacle(home):
    process = start(home, "60", "never")
    assert process.stdout.readline() == "building\n"
    process.kill()
    process.communicate(timeout=60)
    started = time.monotonic()
    assert (keep("a", name="marian:a", build=build_file) / "model.bin").exists()
    assert time.monotonic() - started < 30
    assert [path.name for path in (home / "models").iterdir() if path.is_dir()] == ["a"]
