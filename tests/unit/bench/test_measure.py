"""Parts of `make bench` run in processes of their own: what fails or hangs is told, and nothing is left behind."""

import json
import sys
import time
from dataclasses import asdict

import pytest

from bench import measure
from bench.figures import Measurement, System
from bench.measure import limited, measured


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def python(code):
    return [sys.executable, "-c", code]


def test_a_command_that_ends_well_has_nothing_to_tell(tmp_path):
    assert limited(python("print('done')"), seconds=60, log=tmp_path / "log") == ""
    assert (tmp_path / "log").read_text(encoding="utf-8") == "done\n"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise ValueError('no such page')", "failed: ValueError: no such page"),
        ("import os; os._exit(3)", "failed: without a word"),
    ],
)
def test_a_command_that_fails_is_told_with_its_last_words(code, why, tmp_path):
    assert limited(python(code), seconds=60, log=tmp_path / "log") == why


def test_what_takes_too_long_is_ended_with_all_that_it_started(tmp_path):
    code = "import subprocess, sys, time\nsleep = 'import time; time.sleep(60)'\n"
    code += "print(subprocess.Popen([sys.executable, '-c', sleep]).pid, flush=True)\ntime.sleep(60)"
    log = tmp_path / "log"
    seconds = 1
    while not (log.exists() and log.read_text(encoding="utf-8")):  # on a busy machine a start takes long
        assert seconds < 60
        assert limited(python(code), seconds=seconds, log=log) == f"failed: it took more than {seconds} s"
        seconds *= 3
    started = int(log.read_text(encoding="utf-8"))
    deadline = time.monotonic() + 30
    while is_running(started):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_part_that_fails_keeps_what_it_had_measured(tmp_path, monkeypatch):
    whole = Measurement(
        name="one",
        title="One",
        how="",
        unit="%",
        better="more",
        systems=(System(name="ringkas", runs=(1.0,)),),
    )
    line = json.dumps(asdict(whole))

    def broken_off(command, *, seconds, log):
        (tmp_path / "part.jsonl").write_text(f"{line}\n{line[:40]}", encoding="utf-8")
        return f"failed: it took more than {seconds} s"

    monkeypatch.setattr(measure, "limited", broken_off)
    found = measured("part", [], seconds=9, scratch=tmp_path)
    assert found == [whole, Measurement.failed("part", "failed: it took more than 9 s")]


def test_a_part_runs_and_tells_what_it_measured(tmp_path):
    (found,) = measured("chrf", ["--quick"], seconds=300, scratch=tmp_path)
    assert found.name == "chrf"
    assert "data that isn't in the repository" in found.missing
