"""Models that other packages bring: found by entry points when a name's backend is none of ours."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from .errors import ModelError, UnknownBackend
from .names import BACKENDS, backend_of

__all__ = ["Plugin", "PluginGroup", "is_plugin", "load_plugin", "plugins"]

PluginGroup: TypeAlias = Literal["ringkas.translators", "ringkas.summarizers"]
"""The groups of entry points; the entry point's name is the backend, its object a factory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """A backend that a package has registered."""

    name: str
    task: Literal["translator", "summarizer"]
    package: str
    """Its name and version."""


def plugins() -> list[Plugin]:
    """What packages bring here, by name, translators first; what they may not take over isn't there."""
    from importlib.metadata import entry_points

    tasks: tuple[Literal["translator", "summarizer"], ...] = ("translator", "summarizer")
    return [
        Plugin(
            name=entry.name,
            task=task,
            package=f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value,
        )
        for task in tasks
        for entry in sorted(entry_points(group=f"ringkas.{task}s"), key=lambda entry: entry.name)
        if not _is_ours(entry.name)
    ]


def is_plugin(task: Literal["translator", "summarizer"], name: str) -> bool:
    """Whether a package has registered the backend of *name* for *task*."""
    from importlib.metadata import entry_points

    return bool(entry_points(group=f"ringkas.{task}s", name=backend_of(name.strip())))


def load_plugin(group: PluginGroup, name: str, *, device: str, threads: int | None) -> object | None:
    """What the package that registered the backend of *name* in *group* makes of it; None where none did.

    The factory is called with what stands behind the colon (``""`` where nothing does) and, by keyword,
    *device* and *threads*. A backend of ours can't be taken over. Raises UnknownBackend where two packages
    claim the backend, and ModelError where the plug-in can't be imported or its factory fails; errors of
    ringkas's own kinds pass as they are.
    """
    backend, _, model = name.strip().partition(":")
    if _is_ours(backend):
        return None
    from importlib.metadata import entry_points

    found = list(entry_points(group=group, name=backend))
    if not found:
        return None
    if len(found) > 1:
        packages = ", ".join(sorted(entry.value for entry in found))
        raise UnknownBackend(f"Two packages bring `{backend}`: {packages}.", hint="Uninstall one of them.")
    try:
        factory: Callable[..., Any] = found[0].load()
        made: object = factory(model, device=device, threads=threads)
    except ModelError:
        raise
    # A plug-in is foreign code: what it raises is anything.
    except Exception as exc:
        raise ModelError(
            f"The plug-in {found[0].value} for `{backend_of(name)}` failed ({exc!r}).",
            hint="Ask its makers, or choose another model.",
        ) from exc
    return made


def _is_ours(backend: str) -> bool:
    return backend in BACKENDS or backend == "extractive"
