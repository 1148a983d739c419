"""A lane of requests: how many work at once, and in which processes they do what can't be interrupted."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self, Unpack

from clean import Article
from sources import Limits, Record

from ..events import Done, Step
from ..options import Options, OptionValues
from ..pipeline import Pipeline
from ..validation import checked_article
from .isolation import Workers
from .quota import Quota

__all__ = ["Lane"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane: what is in it waits for nothing in another."""

    places: threading.Semaphore
    """One is taken by each request that is worked on."""
    workers: Workers

    @classmethod
    def of(cls, quota: Quota) -> Self:
        """A lane of its own with the room that *quota* gives each."""
        workers = Workers(count=quota.workers, seconds=quota.worker_seconds, megabytes=quota.worker_mb)
        return cls(places=threading.Semaphore(quota.running), workers=workers)

    def article(self, text: str, *, url: str | None = None, limits: Limits, **told: str) -> Article:
        """`checked_article`, in one of the processes; *told* is what it takes of a record."""
        return self.workers.call(checked_article, text, url=url, limits=limits, **told)

    def steps(
        self,
        pipeline: Pipeline,
        text: str | Record,
        *,
        url: str | None = None,
        **options: Unpack[OptionValues],
    ) -> Iterator[Step]:
        """`Pipeline.steps`, but for the cleaning, which one of the processes does."""
        Options.of(**options)  # what makes no sense is refused before any work is done
        record = text if isinstance(text, Record) else Record(id="", text=text)
        began = time.perf_counter()
        article = self.article(
            record.text,
            url=url or record.url or None,
            title=record.title,
            date=record.date,
            byline=record.byline,
            limits=pipeline.limits,
        )
        cleaning = {"clean": time.perf_counter() - began}
        for step in pipeline.steps(article, **options):
            if isinstance(step, Done):
                yield Done(brief=replace(step.brief, id=record.id, timings=step.brief.timings | cleaning))
            else:
                yield step
