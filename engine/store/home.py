"""Where ringkas keeps what it fetched, converted or was told: one directory, `RINGKAS_HOME`."""

from pathlib import Path
from types import ModuleType

from ..errors import StoreError
from ..settings import HOME

__all__ = ["configuration_home", "ensure_directory", "home"]


def home() -> Path:
    """The cache directory: `RINGKAS_HOME`, else the platform's user cache directory for ringkas.

    It need not exist yet; `ensure_directory` makes it.
    """
    return _chosen() or Path(_platform().user_cache_dir("ringkas"))


def configuration_home() -> Path:
    """The directory of the user's configuration: `RINGKAS_HOME`, else the platform's for ringkas.

    So one variable moves everything that ringkas writes. It need not exist yet.
    """
    return _chosen() or Path(_platform().user_config_dir("ringkas"))


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


def _chosen() -> Path | None:
    chosen = HOME.read()
    return Path(chosen).expanduser() if chosen else None


def _platform() -> ModuleType:
    # Commands that read and write nothing of ours do without it.
    import platformdirs

    return platformdirs
