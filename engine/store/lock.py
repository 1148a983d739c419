"""The locks of the store: whoever writes something into it holds that thing's lock.

Converted models (`store.keep`), downloads from the hub (`hub`), the bundled model (`bundled`) and Mozilla's
(`backends/firefox.py`) are all written under it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StoreError
from .home import ensure_directory, home

__all__ = ["locked", "writing"]

_LOCK_SECONDS = 3600
"""Fetching or converting a model of some gigabytes takes minutes; a lock held for an hour is a fault."""


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the lock of *target*, a file or directory of the store that is to be written or removed.

    Of several processes that want the same, one works and the others wait, so look again, once you have the
    lock, whether anything is left to do. The lock is ``home()/locks/NAME.lock``; the directory that *target*
    goes into is made where it is missing. Raises StoreError where the lock can't be had: the store can't be
    written, or another process holds it for an hour.
    """
    from filelock import FileLock, Timeout

    ensure_directory(target.parent)
    path = ensure_directory(home() / "locks") / f"{target.name}.lock"
    try:
        lock = FileLock(path, timeout=_LOCK_SECONDS)
        lock.acquire()
    except Timeout as exc:
        raise StoreError(
            f"Another process has held {path} for an hour.",
            hint="End it, or set RINGKAS_HOME elsewhere.",
        ) from exc
    except OSError as exc:
        raise _unwritable(path.parent, exc) from exc
    try:
        yield
    finally:
        lock.release()


@contextmanager
def writing(directory: Path) -> Iterator[None]:
    """Map any OSError to the StoreError that says that *directory* can't be written."""
    try:
        yield
    except OSError as exc:
        raise _unwritable(directory, exc) from exc


def _unwritable(directory: Path, exc: OSError) -> StoreError:
    return StoreError(
        f"The model store {directory} can't be written ({exc.strerror or exc}).",
        hint="Free some space there, or set RINGKAS_HOME to a directory that you can write to.",
    )
