"""One round of a desk: look, make the digest, write it, and only then remember."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Unpack

from sources import Limits
from sources.corpora import PoliteFetcher

from ..files import locked
from ..options import OptionValues
from ..pipeline import Pipeline
from .forms import FORMS, rendered
from .gathering import TRIES, Gathered, Missed, gather
from .issue import Composed, compose
from .plan import Plan
from .state import State, read_state, write_state

__all__ = ["Round", "watch_round"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What came of one round."""

    stories: int
    """In the digest that was written; with none, nothing was."""
    copies: int
    missed: tuple[Missed, ...]
    passed_over: int
    """Older pages of feeds that were read for the first time, which count as seen."""
    left_out: int
    """New pages that fit no query."""
    waiting: int
    """New pages over the limit."""


def watch_round(
    plan: Plan,
    *,
    state: Path,
    deliver: Callable[[bytes], object],
    output: Path | None = None,
    form: str = FORMS[0],
    load: Callable[[], Pipeline] = Pipeline.load,
    fetcher: PoliteFetcher | None = None,
    proxy: str | None = None,
    limits: Limits | None = None,
    now: datetime | None = None,
    **options: Unpack[OptionValues],
) -> Round:
    """Look at the feeds of *plan* once, and hand the digest of what is new to *deliver*, as *form*.

    *state* is the file with what was seen. An article counts as seen once *deliver* came back; if the process
    ends before, it is new in the next round. Where *deliver* writes the file *output*, whole, one that ends
    between that and the state isn't done twice either. Models are loaded by *load* where there is something
    new; *fetcher* is by default one that goes through *proxy* (see `sources.fetch`). Nothing is delivered
    where there is nothing. Summaries alone are translated unless *options* say so.

    Raises SettingsError where another process has *state*, StoreError where it can't be read or written,
    ModelError where a model can't be had, and what *deliver* raises.
    """
    limits = limits or Limits.from_environment()
    fetcher = fetcher or PoliteFetcher(limits=limits, delay=plan.delay, proxy=proxy)
    now = now or datetime.now().astimezone()
    wanted: OptionValues = {"scope": "summary", **options}
    lock = state.with_name(f"{state.name}.lock")
    with locked(lock, path=state, doing="watches with", other="--state"):
        known = read_state(state).settled()
        found = gather(
            plan,
            known,
            fetcher=fetcher,
            limits=limits,
            today=now.date(),
            force=wanted.get("force", False),
        )
        then = found.state.without_old(now.date())
        composed = None
        if found.items:
            composed = compose(
                found.items,
                plan=plan,
                pipeline=load(),
                made=now,
                missed=found.missed,
                waiting=found.waiting,
                **wanted,
            )
            then = _untold(then, known, composed.failed) if composed.failed else then
        if composed is not None and composed.issue is not None:
            data = rendered(composed.issue, form=form, mail=plan.mail)
            if output is not None:
                write_state(known.waiting_for(data, output, then), state)
            deliver(data)
        write_state(then, state)
    return _round(found, composed)


def _round(found: Gathered, composed: Composed | None) -> Round:
    """What came of it: *composed* is None where nothing new was found."""
    stories = composed.issue.stories if composed and composed.issue else ()
    return Round(
        stories=len(stories),
        copies=sum(len(story.copies) for story in stories),
        missed=composed.missed if composed else found.missed,
        passed_over=found.passed_over,
        left_out=found.left_out,
        waiting=found.waiting,
    )


def _untold(then: State, known: State, failed: tuple[str, ...]) -> State:
    """*then* with pages that no brief could be made of as failed once more, and their lists unread."""
    tries = dict(then.tries)
    for url in failed:
        tries[url] = known.tries.get(url, 0) + 1
    given_up = {url for url in failed if tries[url] >= TRIES}
    return replace(
        then,
        seen={url: day for url, day in then.seen.items() if url not in failed or url in given_up},
        tries={url: count for url, count in tries.items() if url not in given_up},
        lists=known.lists,
    )
