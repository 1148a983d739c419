"""The pipelines that visitors choose among: the one that the page was started with, and others by name."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection

from engine import backend_of
from engine.errors import SettingsError

from ..pipeline import Pipeline

__all__ = ["Pipelines"]

_KEPT = 2
"""Pipelines kept besides the first: models are large, and the least recently used goes."""

PipelineLoader = Callable[[str, str, str], Pipeline]
"""Gives the pipeline for the names of a summarizer, a translator and a second, empty for none."""


class Pipelines:
    """Gives the pipeline for a summarizer and translators, loading it on first use. Safe between threads.

    A second translator that the *first* pipeline has stays beside whichever first a visitor chooses, unless
    they choose another or none.

    Only names in *allowed*, and those of the *first* pipeline, are ever loaded: a name can be a path or an
    address on this machine's network, which a visitor must not get to choose.
    """

    def __init__(
        self, first: Pipeline, *, allowed: Collection[str] = (), load: PipelineLoader | None = None
    ) -> None:
        self.first = first
        self._allowed = frozenset(allowed)
        self._load = load or self._load_anew
        self._others: OrderedDict[tuple[str, str, str], Pipeline] = OrderedDict()
        self._lock = threading.Lock()

    def require_on_offer(self, summarizer: str, translator: str, second: str | None) -> None:
        """Raise SettingsError where one of them may not be chosen."""
        for name in filter(None, self._key(summarizer, translator, second)):
            if name not in self._allowed and name not in self._first_key:
                raise SettingsError(f"The model {name!r} isn't on offer here.", hint="Reload the page.")

    def is_loaded(self, summarizer: str, translator: str, second: str | None) -> bool:
        """Whether `get` answers at once."""
        key = self._key(summarizer, translator, second)
        return key == self._first_key or key in self._others

    def get(self, summarizer: str = "", translator: str = "", second: str | None = None) -> Pipeline:
        """The pipeline with these models; an empty name stands for the one that the page was started with.

        As *second* None does that, and an empty name is none; so is what is the translator already. Raises
        SettingsError where a name isn't on offer, ModelError where a model can't be had.
        """
        self.require_on_offer(summarizer, translator, second)
        key = self._key(summarizer, translator, second)
        if key == self._first_key:
            return self.first
        with self._lock:
            if key not in self._others:
                self._others[key] = self._load(*key)
                while len(self._others) > _KEPT:
                    self._others.popitem(last=False)
            self._others.move_to_end(key)
            return self._others[key]

    @property
    def _first_key(self) -> tuple[str, str, str]:
        return self.first.summarizer.name, self.first.translator.name, self.first.second_name

    def _key(self, summarizer: str, translator: str, second: str | None) -> tuple[str, str, str]:
        first = self._first_key
        translator = translator or first[1]
        second = first[2] if second is None else second
        # Nothing is its own second, and what is embedded tells its version in its name.
        is_same = second in (translator, backend_of(translator)) or translator == backend_of(second)
        return summarizer or first[0], translator, "" if is_same else second

    def _load_anew(self, summarizer: str, translator: str, second: str) -> Pipeline:
        first = self.first
        loaded = {first.translator.name: first.translator, first.second_name: first.second or ""}
        return Pipeline.load(
            summarizer=first.summarizer if summarizer == first.summarizer.name else summarizer,
            translator=loaded.get(translator, translator),
            second=loaded.get(second, second),
            limits=first.limits,
        )
