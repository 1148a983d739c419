"""Models that this machine lacks, brought here while the page tells how far that is."""

from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillAtWork

from engine import KnownModel, fetch, fetched_bytes, known_models
from engine.interruption import carried

from .config import installed
from .isolation import Workers
from .ndjson import line

__all__ = ["Fetching", "missing_models"]

NEWS = 1.0
"""Seconds after which the page is told how far a download is."""
_UNBOUNDED_MB = 1 << 24
"""More than any machine has: a conversion takes several times the model's size."""


def missing_models(names: Collection[str | None]) -> list[KnownModel]:
    """Those of the catalog's models that *names* has and this machine lacks."""
    wanted = [model for model in known_models() if model.name in names and model.size]
    have = installed() if wanted else {}
    return [model for model in {model.name: model for model in wanted}.values() if model.name not in have]


class Fetching:
    """Fetches models in a process of its own, which ends with whoever waits for it.

    A download takes longer than anything else here, and neither the hub's client nor a conversion asks
    whether anybody still waits. What came of a file stays, and the next download goes on from there.
    `workers` is that process, to be ended with the page.
    """

    def __init__(self, *, seconds: int) -> None:
        self.workers = Workers(count=1, seconds=seconds, megabytes=_UNBOUNDED_MB)

    def lines(self, models: Collection[KnownModel]) -> Iterator[str]:
        """Fetch *models*, one after the other; a line a second says how far it is, the last that it is here.

        ``download`` has the ``name``, the bytes ``done`` and the ``total`` that the catalog expects, which a
        model may turn out to exceed; ``fetched`` the name. Raises what `engine.fetch` raises, and what
        `Workers.call` does.
        """
        for model in models:
            with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ringkas-web-fetch") as pool:
                work = pool.submit(carried(self._fetch), model.name)
                while True:
                    total = model.size * 1_000_000
                    yield line("download", name=model.name, done=fetched_bytes(model.name), total=total)
                    try:
                        work.result(timeout=NEWS)
                        break
                    except StillAtWork:
                        continue
            yield line("fetched", name=model.name)

    def _fetch(self, name: str) -> None:
        self.workers.call(fetch, name)
