"""A batch does each record exactly once, wherever it breaks off, and in order, however many work on it."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.errors import SettingsError
from ringkas.corpus.journal import Journal
from ringkas.corpus.output import Output
from ringkas.corpus.pool import WorkerPool
from ringkas.corpus.work import Work
from sources import Limits
from sources.corpora import Corpus, PoliteFetcher
from tests.unit.ringkas.batches import GOOD, batch, break_off, ids, text, write_rows
from tests.unit.ringkas.breaks import Killed, breaking

pytestmark = pytest.mark.usefixtures("home")
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "place", [(Output, "write"), (Output, "flush"), (Journal, "commit"), (Journal, "claim")]
)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("calls", [1, 2, 7])
def test_wherever_a_run_breaks_off_the_same_command_ends_as_if_it_had_not(
    source, tmp_path, monkeypatch, place, after, calls
):
    monkeypatch.setattr("ringkas.corpus.running.COMMIT_RECORDS", 2)
    batch(source, tmp_path / "whole.jsonl")
    owner, name = place
    original = getattr(owner, name)
    monkeypatch.setattr(owner, name, breaking(original, calls, after=after))
    with pytest.raises(Killed):
        batch(source, tmp_path / "out.jsonl")
    report = batch(source, tmp_path / "out.jsonl")
    assert (report.written, report.failed) == (10, 2)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    errors = [(tmp_path / f"{name}.jsonl.errors.jsonl").read_bytes() for name in ("out", "whole")]
    assert errors[0] == errors[1]


def test_half_a_line_behind_the_last_commit_goes(source, tmp_path, monkeypatch):
    monkeypatch.setattr("ringkas.corpus.running.COMMIT_RECORDS", 3)
    out = tmp_path / "out.jsonl"
    original = Journal.claim

    def claim(self, id, position):
        if position == 7:
            with out.open("ab") as file:
                file.write(b'{"id": "half')
            raise Killed
        return original(self, id, position)

    monkeypatch.setattr(Journal, "claim", claim)
    with pytest.raises(Killed):
        batch(source, out)
    monkeypatch.setattr(Journal, "claim", original)
    batch(source, out)
    assert ids(out) == GOOD


def test_a_process_that_is_killed_loses_and_doubles_nothing(tmp_path):
    source = write_rows(
        tmp_path / "a.jsonl", [{"id": number, "text": text(number)} for number in range(1500)]
    )
    out = tmp_path / "out.jsonl"
    batch(source, tmp_path / "whole.jsonl")
    size = (tmp_path / "whole.jsonl").stat().st_size
    command = [
        sys.executable,
        "-m",
        "ringkas",
        "batch",
        str(source),
        "-o",
        str(out),
        "--only",
        "clean",
        "--workers",
        "1",
    ]
    chance = random.Random(5)
    for goal in sorted(chance.uniform(0.05, 0.8) * size for _ in range(3)):
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        while process.poll() is None and (not out.exists() or out.stat().st_size < goal):
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "1,500 of 1,500 records" in done.stderr
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_batch_that_is_done_has_nothing_left_to_do(source, tmp_path, monkeypatch):
    batch(source, tmp_path / "out.jsonl")
    before = (tmp_path / "out.jsonl").read_bytes()
    monkeypatch.setattr(Output, "write", None)
    assert batch(source, tmp_path / "out.jsonl").written == 10
    assert (tmp_path / "out.jsonl").read_bytes() == before


@pytest.mark.parametrize("change", ["removed", "inserted", "another"])
def test_a_source_that_changed_meanwhile_is_refused(source, tmp_path, monkeypatch, change):
    break_off(source, tmp_path / "out.jsonl", monkeypatch, at=6)
    lines = source.read_text(encoding="utf-8").splitlines()
    if change == "removed":
        del lines[1:]
    elif change == "inserted":
        lines.insert(0, lines[0])
    else:
        lines[2] = json.dumps({"id": "r2", "text": "lain"})
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="are others now"):
        batch(source, tmp_path / "out.jsonl")
    assert ids(tmp_path / "out.jsonl") == ["r0", "r1", "r2", "r3", "r5"]


def test_records_that_were_added_at_the_end_meanwhile_are_taken(source, tmp_path, monkeypatch):
    break_off(source, tmp_path / "out.jsonl", monkeypatch, at=6)
    with source.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "r12", "text": text(12)}) + "\n")
    batch(source, tmp_path / "out.jsonl")
    assert ids(tmp_path / "out.jsonl") == [*GOOD, "r12"]


@pytest.mark.parametrize(
    "other",
    [
        {"only": "summary"},
        {"limit": 3},
        {"filters": ["language=id"]},
        {"sample": 0.5},
        {"text_column": "text"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_command_on_the_same_output_is_refused(source, tmp_path, other):
    batch(source, tmp_path / "out.jsonl")
    before = (tmp_path / "out.jsonl").read_bytes()
    with pytest.raises(SettingsError, match="begun by another command") as caught:
        batch(source, tmp_path / "out.jsonl", **other)
    assert caught.value.hint
    assert (tmp_path / "out.jsonl").read_bytes() == before


def test_another_model_on_the_same_output_is_refused(source, tmp_path, translator, without_phrase_book):
    options = {"only": "brief", "limit": 1, "translator": translator}
    batch(source, tmp_path / "out.jsonl", **options)
    with pytest.raises(SettingsError, match="signature"):
        batch(source, tmp_path / "out.jsonl", **{**options, "translator": "embedded"})


def test_the_number_of_workers_changes_nothing_of_the_output(tmp_path):
    lines = [{"id": number % 190, "text": text(number)} for number in range(200)]
    source = write_rows(tmp_path / "a.jsonl", lines)
    with source.open("a", encoding="utf-8") as file:
        file.write("broken\n")
    reports = [batch(source, tmp_path / f"{count}.jsonl", only="summary", workers=count) for count in (1, 2)]
    assert [report.faults for report in reports] == [{"DuplicateId": 10, "InputError": 1}] * 2
    for name in ("{}.jsonl", "{}.jsonl.errors.jsonl"):
        assert (tmp_path / name.format(1)).read_bytes() == (tmp_path / name.format(2)).read_bytes()


def test_one_worker_starts_no_process(source, tmp_path, monkeypatch):
    monkeypatch.setattr("multiprocessing.get_context", None)
    assert batch(source, tmp_path / "out.jsonl").written == 10


def test_the_source_is_read_only_so_far_ahead(tmp_path):
    source = write_rows(tmp_path / "a.jsonl", [{"text": text(number)} for number in range(2000)])
    limits = Limits()
    seen = []
    entries = enumerate(Corpus([source], fetcher=PoliteFetcher(limits=limits), limits=limits))
    with WorkerPool(work=Work(only="clean", form="jsonl", limits=limits), count=2) as pool:
        next(pool.run((seen.append(one) or one) for one in entries))
    assert 0 < len(seen) <= 2 * 3 * 32
