"""The pipelines that visitors choose among: the one that the page was started with, and others by name."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection

from engine import backend_of
from engine.errors import SettingsError

from ..pipeline import Pipeline

__all__ = ["Pipelines"]

KEPT = 2
"""Pipelines kept besides the first: models are large, and the least recently used goes."""

PipelineLoader = Callable[[str, str], Pipeline]
"""Gives the pipeline for the names of a summarizer and a translator."""


class Pipelines:
    """Gives the pipeline for a summarizer and a translator, loading it on first use. Safe between threads.

    A second translator that the *first* pipeline has stays beside whichever first a visitor chooses.

    Only names in *allowed*, and those of the *first* pipeline, are ever loaded: a name can be a path or an
    address on this machine's network, which a visitor must not get to choose.
    """

    def __init__(
        self, first: Pipeline, *, allowed: Collection[str] = (), load: PipelineLoader | None = None
    ) -> None:
        self.first = first
        self._allowed = frozenset(allowed)
        self._load = load or self._load_anew
        self._others: OrderedDict[tuple[str, str], Pipeline] = OrderedDict()
        self._lock = threading.Lock()

    def require_on_offer(self, summarizer: str, translator: str) -> None:
        """Raise SettingsError where one of the two may not be chosen."""
        for name in self._key(summarizer, translator):
            if name not in self._allowed and name not in self._first_key:
                raise SettingsError(f"The model {name!r} isn't on offer here.", hint="Reload the page.")

    def is_loaded(self, summarizer: str, translator: str) -> bool:
        """Whether `get` answers at once."""
        key = self._key(summarizer, translator)
        return key == self._first_key or key in self._others

    def get(self, summarizer: str = "", translator: str = "") -> Pipeline:
        """The pipeline with these models; an empty name stands for the one that the page was started with.

        Raises SettingsError where a name isn't on offer, ModelError where a model can't be had.
        """
        self.require_on_offer(summarizer, translator)
        key = self._key(summarizer, translator)
        if key == self._first_key:
            return self.first
        with self._lock:
            if key not in self._others:
                self._others[key] = self._load(*key)
                while len(self._others) > KEPT:
                    self._others.popitem(last=False)
            self._others.move_to_end(key)
            return self._others[key]

    @property
    def _first_key(self) -> tuple[str, str]:
        return self.first.summarizer.name, self.first.translator.name

    def _key(self, summarizer: str, translator: str) -> tuple[str, str]:
        first = self._first_key
        return summarizer or first[0], translator or first[1]

    def _load_anew(self, summarizer: str, translator: str) -> Pipeline:
        first = self.first
        # Nothing is its own second, and what is embedded tells its version in its name.
        beside = {first.second_name, backend_of(first.second_name)}
        return Pipeline.load(
            summarizer=first.summarizer if summarizer == first.summarizer.name else summarizer,
            translator=first.translator if translator == first.translator.name else translator,
            second="" if first.second is None or translator in beside else first.second,
            limits=first.limits,
        )
