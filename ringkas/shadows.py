"""Other modules with the names of ours: `check.py` beside a script, or PyPI's package `translate`."""

from importlib.util import find_spec
from pathlib import Path

__all__ = ["shadow"]

_ROOMS = ("check", "clean", "engine", "indonesian", "prompts", "sources", "summarize", "translate")


def shadow() -> str:
    """What stands in the way of one of our packages, with what to do about it; empty where nothing does."""
    ours = Path(__file__).parents[1]
    for name in _ROOMS:
        spec = find_spec(name)
        found = Path(spec.origin) if spec is not None and spec.origin else None
        if found is not None and found.parents[1] != ours:
            return (
                f"{found} has the name of ringkas's own package {name!r} and is found before it. Rename it, "
                "start Python from another folder, or uninstall the package that it is from."
            )
    return ""
