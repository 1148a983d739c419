"""Where ringkas keeps what it fetched, converted or was told: one directory, `RINGKAS_HOME`."""

from pathlib import Path
from types import ModuleType

from ..errors import StoreError
from ..settings import HOME

__all__ = ["ensure_directory", "home"]


def home() -> Path:
    """The cache directory: `RINGKAS_HOME`, else the platform's user cache directory for ringkas.

    It need not exist yet; `ensure_directory` makes it.
    """
    chosen = HOME.read()
    return Path(chosen).expanduser() if chosen else Path(_platform().user_cache_dir("ringkas"))


def ensure_directory(path: Path) -> Path:
    """Create *path* with its parents where it is missing, and return it.

    Raises StoreError where the place can't be written.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise StoreError(
            f"The directory {path} can't be written ({exc.strerror or exc}).",
            hint="Set RINGKAS_HOME to a directory that you can write to.",
        ) from exc
    return path


def _platform() -> ModuleType:
    # Commands that read and write nothing of ours do without it.
    import platformdirs

    return platformdirs
