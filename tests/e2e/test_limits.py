"""Calls past their limit, calls beside busy models, and what a failure tells: over HTTP, against the real server."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from engine.errors import GenerationError, SettingsError
from ringkas import validation
from ringkas.web import app, server
from ringkas.web.quota import Quota
from tests.e2e.conftest import free_port
from tests.e2e.fakes import GatedTranslator, SlowTranslator
from tests.e2e.steps import ARTICLE, pipeline_with

LAST = "Acara penutupan digelar di alun-alun kota."
LONG = " ".join(f"Truk nomor {n} tiba di gudang." for n in range(100)) + " " + LAST


def at_work():
    """How many works are under way in this process."""
    return sum(thread.name == "ringkas-web-work" for thread in threading.enumerate())


def wait_until(true, what):
    deadline = time.monotonic() + 180
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def submit(address, endpoint, *values):
    """Ask, and give the id under which the answer will wait."""
    answer = httpx.post(f"{address}gradio_api/call/{endpoint}", json={"data": list(values)})
    answer.raise_for_status()
    return answer.json()["event_id"]


def result(address, endpoint, event):
    """The answer of a call: its event and its data, as they came."""
    said = httpx.get(f"{address}gradio_api/call/{endpoint}/{event}", timeout=30).text
    last = said.strip().split("\n\n")[-1].split("\n", 1)
    return last[0].removeprefix("event: "), last[1].removeprefix("data: ")


@pytest.fixture
def gate():
    translator = GatedTranslator()
    yield translator
    translator.open()
    wait_until(lambda: not at_work(), "work goes on that nobody waits for")


@pytest.mark.parametrize("endpoint", ["translate", "brief"])
def test_calls_past_their_limit_end_at_the_sentence_at_hand(serve, gate, endpoint):
    # The texts must reach the model in time: what the stages load is loaded before, and no process starts.
    pipeline_with(0.0)(LONG)
    quota = Quota(running=2, seconds=1, workers=0)
    address = serve(pipeline_with(0.0, translator=gate), quota=quota)
    events = [submit(address, endpoint, LONG) for _ in range(6)]
    most = 0
    for event in events:
        kind, said = result(address, endpoint, event)
        assert kind == "error"
        assert "longer than 1 second." in said or "No place became free" in said
        most = max(most, at_work())
    # The model is at work for the first two still, so that nobody else got a place.
    assert most == at_work() == 2
    gate.open()
    wait_until(lambda: not at_work(), "work goes on that nobody waits for")
    assert len(gate.sentences) == 2
    assert LAST not in gate.sentences
    assert result(address, "translate", submit(address, "translate", "Harga naik."))[0] == "complete"


def test_large_requests_that_wait_add_up(serve, gate, monkeypatch):
    monkeypatch.setattr("ringkas.web.blocks.WAITING_BYTES", 50_000)
    address = serve(pipeline_with(0.0, translator=gate), quota=Quota(running=1))
    submit(address, "brief", ARTICLE)
    wait_until(at_work, "the first brief isn't at work")
    large = "Pasar dibuka. " * 1_500  # 21,000 characters
    for _ in range(2):
        submit(address, "brief", large)
    turned_away = httpx.post(f"{address}gradio_api/call/brief", json={"data": [large]}, timeout=30)
    assert turned_away.status_code == 503
    assert "50,000 bytes together" in turned_away.text
    submit(address, "brief", ARTICLE)


def test_cleaning_does_not_wait_for_the_models(serve, gate):
    address = serve(pipeline_with(0.0, translator=gate), quota=Quota(running=1, waiting=2))
    briefs = [submit(address, "brief", ARTICLE)]
    wait_until(at_work, "the first brief isn't at work")
    briefs += [submit(address, "brief", ARTICLE) for _ in range(2)]
    turned_away = httpx.post(f"{address}gradio_api/call/brief", json={"data": [ARTICLE]})
    assert turned_away.status_code == 503
    assert "Queue is full" in turned_away.text
    for _ in range(3):  # neither the models nor their full queue are in the way
        kind, said = result(address, "clean", submit(address, "clean", ARTICLE))
        assert kind == "complete"
        assert "Pelabuhan Baru di Banten Dibuka" in said
    assert gate.sentences == []
    gate.open()
    assert [result(address, "brief", event)[0] for event in briefs] == ["complete"] * 3


@pytest.mark.parametrize("error", [RuntimeError, GenerationError])
def test_what_a_failure_says_stays_on_the_server(serve, caplog, error):
    class Failing(SlowTranslator):
        def translate(self, *_args, **_options):
            raise error("no file at /srv/rahasia/model.bin")

    address = serve(pipeline_with(0.0, translator=Failing()))
    for endpoint in ("translate", "brief"):
        kind, said = result(address, endpoint, submit(address, endpoint, ARTICLE))
        assert kind == "error"
        assert "server" in said
        assert "rahasia" not in said
    assert "/srv/rahasia/model.bin" in caplog.text


def test_what_a_visitor_can_mend_is_told(serve):
    address = serve(pipeline_with(0.0))
    kind, said = result(address, "clean", submit(address, "clean", "  "))
    assert kind == "error"
    assert "no text to read" in said


@pytest.mark.parametrize("broken", ["gradio.mcp", "mcp"])
def test_tools_that_cannot_be_offered_are_an_error(monkeypatch, broken):
    monkeypatch.setitem(sys.modules, broken, None)
    page = app.build(pipeline_with(0.0))
    with pytest.raises(SettingsError, match="MCP needs a package") as caught:
        server.launch(page, port=free_port(), mcp=True)
    assert "ringkas[mcp]" in caught.value.hint


def test_tools_that_fail_to_start_are_an_error(monkeypatch):
    mcp = pytest.importorskip("gradio.mcp")

    def fail(*_):
        raise TypeError("another version")

    monkeypatch.setattr(mcp.GradioMCPServer, "__init__", fail)
    port = free_port()
    with pytest.raises(SettingsError, match="another version"):
        server.launch(app.build(pipeline_with(0.0)), port=port, mcp=True)
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/")


def workers_of(process):
    """The processes that the one of that number has started to clean and read."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if (
                entry.name.isdecimal()
                and b"ringkas.web.isolation" in (entry / "cmdline").read_bytes()
                and (entry / "stat").read_text().rpartition(")")[2].split()[1] == str(process)
            ):
                found.append(int(entry.name))
    return found


def have_gone(processes):
    return not any(Path(f"/proc/{process}").exists() for process in processes)


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@on_linux
def test_texts_are_cleaned_in_a_process_apart_that_ends_with_the_page(monkeypatch):
    def fail(*_, **__):
        raise AssertionError("cleaned in the process that serves everybody")

    page = app.build(pipeline_with(0.0))
    address = server.launch(page, port=free_port())
    before = workers_of(os.getpid())
    try:
        monkeypatch.setattr(validation, "clean", fail)
        for endpoint in ("clean", "summarize", "brief"):
            assert result(address, endpoint, submit(address, endpoint, ARTICLE))[0] == "complete"
        started = set(workers_of(os.getpid())) - set(before)
        assert len(started) == 2  # one for cleaning alone, one for all else
    finally:
        page.close(verbose=False)
    assert have_gone(started)


def test_a_text_that_takes_too_long_to_clean_is_given_up_and_the_next_is_not(serve):
    address = serve(pipeline_with(0.0), quota=Quota(worker_seconds=2))
    long = "Pasar di Semarang dibuka kemarin oleh bupati. " * 100_000
    kind, said = result(address, "clean", submit(address, "clean", long))
    assert kind == "error"
    assert "longer than 2 seconds" in said

    def cleans():
        return result(address, "clean", submit(address, "clean", "Harga naik."))[0] == "complete"

    # A new process has to be started, which may take all of the time where much else goes on.
    wait_until(cleans, "nothing is cleaned any more")


@on_linux
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda end: end.name)
def test_no_process_is_left_however_the_server_ends(tmp_path, end):
    port = free_port()
    script = (
        "from ringkas.web import serve; from tests.e2e.steps import pipeline_with; "
        f"serve(pipeline_with(0.0), port={port})"
    )
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-c", script], cwd=Path(__file__).parents[2], stdout=log, stderr=log
        )
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_until(lambda: answers(address), "the server hasn't begun")
        assert result(address, "clean", submit(address, "clean", ARTICLE))[0] == "complete"
        started = workers_of(server.pid)
        assert started
        server.send_signal(end)
        server.wait(180)
        wait_until(lambda: have_gone(started), "a process is left")
    finally:
        server.kill()
        server.wait()
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")


def answers(address):
    with suppress(httpx.TransportError):
        return httpx.get(address).status_code == 200
    return False
