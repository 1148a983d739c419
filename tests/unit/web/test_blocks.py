"""What the page's queue keeps for those who don't fetch their answers, and for how long."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

pytest.importorskip("gradio")
from gradio.queueing import Event
from gradio.server_messages import ProcessCompletedMessage, ProcessGeneratingMessage

from ringkas.web import blocks
from ringkas.web.blocks import LaneQueue


@pytest.fixture
def queue(monkeypatch):
    monkeypatch.setattr(blocks, "KEPT_BYTES", 1_000)
    made = LaneQueue(waiting=4, page=SimpleNamespace(max_threads=4), clock=lambda: made.now)
    made.now = 0.0
    return made


def begin(queue, session):
    """A request that is worked on."""
    event = Event(session, SimpleNamespace(concurrency_id="models", connection="sse"), None, None)
    queue.pending_messages_per_session.setdefault(session, asyncio.Queue())
    queue.pending_event_ids_session.setdefault(session, set()).add(event._id)
    queue.event_ids_to_events[event._id] = event
    return event


def end(queue, event, size=10):
    """Its answer."""
    queue.send_message(event, ProcessCompletedMessage(output={"data": ["a" * size]}, success=True))
    del queue.event_ids_to_events[event._id]


def fetch(queue, event):
    """What Gradio does for who fetches it all."""
    messages = queue.pending_messages_per_session[event.session_hash]
    while not messages.empty():
        messages.get_nowait()
    queue.pending_event_ids_session[event.session_hash].discard(event._id)


def kept(queue):
    assert set(queue.pending_messages_per_session) == set(queue.pending_event_ids_session)
    return sorted(queue.pending_messages_per_session)


def test_an_answer_waits_to_be_fetched(queue):
    end(queue, begin(queue, "a"))
    queue.now = blocks.KEPT_SECONDS - 1
    end(queue, begin(queue, "b"))
    assert kept(queue) == ["a", "b"]


def test_what_nobody_fetches_in_time_goes(queue):
    end(queue, begin(queue, "a"))
    queue.now = blocks.KEPT_SECONDS
    end(queue, begin(queue, "b"))
    assert kept(queue) == ["b"]


def test_what_is_too_much_goes_the_oldest_first(queue):
    for name in "abc":
        end(queue, begin(queue, name), size=400)
        queue.now += 1
    queue.now = blocks.SURE_SECONDS + 0.5
    end(queue, begin(queue, "d"), size=400)
    assert kept(queue) == ["b", "c", "d"]
    queue.now += 1
    end(queue, begin(queue, "e"), size=400)
    assert kept(queue) == ["c", "d", "e"]


def test_an_answer_that_has_just_come_stays_however_large_it_is(queue):
    for name in "ab":
        end(queue, begin(queue, name), size=5_000)
    assert kept(queue) == ["a", "b"]


def test_what_was_fetched_is_forgotten(queue):
    for name in "abc":
        event = begin(queue, name)
        end(queue, event)
        fetch(queue, event)
    end(queue, begin(queue, "d"))
    assert kept(queue) == ["d"]


def test_an_answer_that_is_fetched_late_gets_there(queue):
    event = begin(queue, "a")
    end(queue, event)
    queue.now = blocks.KEPT_SECONDS - 1
    queue.pending_messages_per_session["a"].get_nowait()  # Gradio sends it now, and then looks here again
    for _ in range(3):
        queue.now += blocks.SURE_SECONDS
        end(queue, begin(queue, "b"))
    assert "a" in kept(queue)
    fetch(queue, event)
    end(queue, begin(queue, "b"))
    assert "a" not in kept(queue)


def test_an_answer_whose_fetching_broke_off_goes(queue):
    end(queue, begin(queue, "a"))
    queue.pending_messages_per_session["a"].get_nowait()
    end(queue, begin(queue, "b"))
    queue.now = blocks.KEPT_SECONDS
    end(queue, begin(queue, "b"))
    assert "a" not in kept(queue)


def test_a_long_work_whose_steps_are_fetched_goes_on(queue):
    event = begin(queue, "a")
    for _ in range(5):
        queue.send_message(event, ProcessGeneratingMessage(output={"data": ["a" * 800]}, success=True))
        queue.pending_messages_per_session["a"].get_nowait()
        queue.now += blocks.KEPT_SECONDS
        end(queue, begin(queue, "b"))
    assert event.alive
    assert "a" in kept(queue)


def test_a_work_whose_steps_nobody_fetches_is_given_up(queue):
    async def main():
        event = begin(queue, "a")
        for _ in range(5):
            queue.send_message(event, ProcessGeneratingMessage(output={"data": ["a" * 800]}, success=True))
            queue.now += blocks.SURE_SECONDS / 2
        assert not event.alive
        assert kept(queue) == []
        queue.send_message(event, ProcessGeneratingMessage(output={"data": ["a"]}, success=True))
        await asyncio.sleep(0.01)  # the queue clears up

    # In a thread of its own: that of the tests may have the loop of a browser.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(main())).result()
