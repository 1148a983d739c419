"""The models that functions took by name, kept for the next call: a loop over `translate("…")` loads once."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

from .cpu import default_threads
from .store.home import home

__all__ = ["load_once", "release"]

T = TypeVar("T")

_MOST = 4
"""A summarizer, two translators and a scorer."""
_LOCK = threading.Lock()
_MODELS: OrderedDict[tuple[Any, ...], Any] = OrderedDict()


def load_once(name: str, load: Callable[[str], T]) -> T:
    """What *load* makes of *name*, made once for each home and number of threads in the settings.

    The four that were used last are kept; a fifth takes the place of the one that was used longest ago.
    Safe to call from several threads: one loads, the others wait. What *load* raises passes through.
    """
    key = (load, name, home(), default_threads())
    with _LOCK:
        if key not in _MODELS:
            made = load(name)
            while len(_MODELS) >= _MOST:
                _MODELS.popitem(last=False)
            _MODELS[key] = made
        _MODELS.move_to_end(key)
        model: T = _MODELS[key]
    return model


def release() -> None:
    """Let go of the kept models: their memory is free as soon as nobody uses them."""
    with _LOCK:
        _MODELS.clear()
