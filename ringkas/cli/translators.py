"""Loading the translators that a command is asked for, while whoever waits is told."""

from functools import partial
from typing import TYPE_CHECKING

from ..choices import choose
from .progress import Progress

if TYPE_CHECKING:
    from translate import Translator

__all__ = ["load_translators"]


def load_translators(
    translator: str | None,
    second: str | None,
    *,
    device: str,
    threads: int | None,
    progress: Progress,
) -> "tuple[Translator, Translator | None]":
    """The translator of that name, or the settings', and the one beside it, where there is one."""
    from translate import load_translator

    progress("Loading the model …")
    names = choose(translator=translator, second=second)
    load = partial(load_translator, device=device, threads=threads, progress=progress)
    return load(names.translator), load(names.second) if names.second else None
