"""What users need of the stages beside `Pipeline` and `brief`, so that one import root is enough.

Each name is looked up when it is first asked for: ``from ringkas import errors`` loads no stage.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine import errors

_ROOMS = {
    "check": ("Finding", "compare", "confidence"),
    "clean": ("Article", "clean"),
    "engine.errors": ("RingkasError",),
    "engine.version": ("__version__",),
    "sources": ("Limits",),
    "summarize": ("Summary", "summarize"),
    "translate": ("Glossary", "Translation", "load_glossary", "translate", "translate_many"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = ["errors", *_ROOM_OF]  # noqa: PLE0604 - names of other modules


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever it is
    if name == "errors":
        return import_module("engine.errors")
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOM_OF[name]), name)
