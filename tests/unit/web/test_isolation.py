"""Functions in processes of their own: what comes back, what ends them, and that none is left."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from engine.errors import InputTooLarge, Interrupted, TimedOut, WorkerError, WrongLanguage
from engine.interruption import interruptible
from ringkas.validation import checked_article
from ringkas.web.deadline import run_with_deadline
from ringkas.web.isolation import Workers
from tests.unit.web import jobs

ROOT = Path(__file__).parents[3]
LONG = 60
"""Seconds that nothing here takes, unless something is broken."""


@pytest.fixture
def make():
    made = []

    def workers(*, count=1, seconds=LONG, megabytes=1024):
        made.append(Workers(count=count, seconds=seconds, megabytes=megabytes))
        return made[-1]

    yield workers
    for one in made:
        one.close()


@pytest.fixture
def workers(make):
    return make()


def wait_until(true, what):
    deadline = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def told_process(place):
    """The process that `jobs.run_on` tells."""
    wait_until(place.exists, "the work hasn't begun")
    return int(place.read_text(encoding="ascii"))


def is_there(process):
    """Whether there is such a process; one that has ended and that nobody has asked after is none."""
    try:
        os.kill(process, 0)
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_a_process_is_kept_from_call_to_call(workers):
    first = workers.call(jobs.process_id)
    assert first != os.getpid()
    assert workers.call(jobs.process_id) == first


def test_an_article_comes_back_as_from_here(workers):
    text = "Pasar Dibuka\n\nPasar di Semarang dibuka kemarin. Warga datang pagi hari. \ud800"
    assert workers.call(checked_article, text) == checked_article(text)


def test_cleaning_loads_no_model(workers):
    workers.call(checked_article, "<p>Pasar di Semarang dibuka kemarin.</p>")
    loaded = workers.call(jobs.loaded)
    assert {"clean", "lxml"} <= loaded
    assert not loaded & {"onnxruntime", "gradio", "tokenizers", "httpx", "summarize", "translate"}


def test_our_errors_come_back_as_themselves(workers):
    with pytest.raises(WrongLanguage) as caught:
        workers.call(jobs.refuse)
    error = caught.value
    assert (error.message, error.language, error.hint) == ("The text isn't Indonesian.", "nl", "Try another.")


@pytest.mark.parametrize(("job", "told"), [(jobs.fail, "/srv/rahasia"), (jobs.unpicklable, "pickle")])
def test_what_else_is_raised_is_told_by_the_log_alone(workers, caplog, job, told):
    process = workers.call(jobs.process_id)
    with pytest.raises(WorkerError) as caught:
        workers.call(job)
    assert told not in str(caught.value)
    assert told in caplog.text
    assert "Traceback" in caplog.text
    assert workers.call(jobs.process_id) == process


def test_what_a_function_prints_or_reads_is_in_nobodys_way(workers, capfd):
    assert workers.call(jobs.talk) == ""
    assert workers.call(jobs.process_id)
    assert capfd.readouterr().out == ""


def test_work_past_its_time_is_ended(make, tmp_path):
    workers = make(seconds=2)
    with pytest.raises(TimedOut, match="longer than 2 seconds"):
        workers.call(jobs.run_on, tmp_path / "process")
    assert not is_there(told_process(tmp_path / "process"))
    assert is_there(workers.call(jobs.process_id))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_work_that_takes_too_much_memory_is_an_error_and_its_process_is_ended(make):
    workers = make(megabytes=200)
    first = workers.call(jobs.process_id)
    with pytest.raises(InputTooLarge, match="more memory than the 200 megabytes"):
        workers.call(jobs.fill, 400)
    assert not is_there(first)
    assert workers.call(jobs.fill, 10) != first


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a process")
def test_a_process_that_keeps_much_memory_is_not_kept(workers):
    first = workers.call(jobs.fill, 300)
    assert not is_there(first)
    assert workers.call(jobs.process_id) != first


def test_work_that_ends_its_process_is_an_error(workers, caplog):
    with pytest.raises(WorkerError, match="ended before its time"):
        workers.call(jobs.end)
    assert caplog.text.count("exit code 3") == 2
    assert is_there(workers.call(jobs.process_id))


def test_work_whose_process_ends_is_tried_once_more(workers, tmp_path):
    assert workers.call(jobs.end_once, tmp_path / "begun") == "made"


def test_a_process_that_ended_while_it_had_nothing_to_do_is_replaced(workers, caplog):
    first = workers.call(jobs.process_id)
    os.kill(first, signal.SIGTERM)
    # Where its main thread has ended, others of its threads may not have.
    ended = os.WEXITED | os.WNOHANG | os.WNOWAIT
    wait_until(lambda: os.waitid(os.P_PID, first, ended) is not None, "it hasn't ended")
    assert workers.call(jobs.process_id) != first
    assert caplog.text == ""


def test_work_that_is_given_up_ends_at_once(workers, tmp_path):
    def work():
        yield "begun"
        yield workers.call(jobs.run_on, tmp_path / "process")

    places = threading.Semaphore(1)
    batches = run_with_deadline(work, seconds=LONG, places=places)
    assert next(batches) == ["begun"]
    process = told_process(tmp_path / "process")
    batches.close()
    assert places.acquire(timeout=LONG)  # the work has ended
    assert not is_there(process)
    assert is_there(workers.call(jobs.process_id))


def test_a_caller_waits_for_a_process_and_may_leave(workers, tmp_path):
    left = threading.Event()
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(workers.call, jobs.run_on, tmp_path / "process")
        told_process(tmp_path / "process")

        def wait():
            with interruptible(left.is_set):
                workers.call(jobs.process_id)

        second = threads.submit(wait)
        left.set()
        with pytest.raises(Interrupted):
            second.result(LONG)
        assert not first.done()
        workers.close()
        with pytest.raises(Interrupted):
            first.result(LONG)


def test_as_many_work_at_once_as_there_may_be_processes(make, tmp_path):
    workers = make(count=2)
    with ThreadPoolExecutor(2) as threads:
        calls = [threads.submit(workers.call, jobs.run_on, tmp_path / name) for name in ("one", "two")]
        processes = [told_process(tmp_path / name) for name in ("one", "two")]
        assert len(set(processes)) == 2
        workers.close()
        for call in calls:
            with pytest.raises(Interrupted):
                call.result(LONG)
        assert not any(map(is_there, processes))


def test_nothing_is_called_once_they_are_closed(workers):
    process = workers.call(jobs.process_id)
    workers.close()
    assert not is_there(process)
    with pytest.raises(Interrupted):
        workers.call(jobs.process_id)


def test_without_processes_functions_are_called_here(make):
    workers = make(count=0)
    assert workers.call(jobs.process_id) == os.getpid()
    with pytest.raises(LookupError):
        workers.call(jobs.fail)


@pytest.mark.parametrize("busy", [True, False], ids=["busy", "idle"])
def test_a_process_does_not_outlive_its_server(tmp_path, busy):
    """Nor does it run the server's script anew, which has no guard against that."""
    place = tmp_path / "process"
    script = f"""
from pathlib import Path
from ringkas.web.isolation import Workers
from tests.unit.web import jobs

print("begun", flush=True)
workers = Workers(count=1, seconds=600, megabytes=1024)
if {busy}:
    workers.call(jobs.run_on, Path({str(place)!r}))
Path({str(place)!r}).write_text(str(workers.call(jobs.process_id)))
input()
"""
    server = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    process = told_process(place)
    assert is_there(process)
    server.kill()
    said, _ = server.communicate()
    assert said == b"begun\n"
    wait_until(lambda: not is_there(process), "the process has outlived its server")
