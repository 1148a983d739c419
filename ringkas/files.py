"""Files that a reader never sees half of, and that one process at a time writes."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import SettingsError, StoreError

__all__ = ["locked", "put_whole", "writing"]


def put_whole(data: bytes, path: Path) -> None:
    """Put *data* into *path*, whole and on the disk, or leave what was there. Raises OSError."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(draft, 0o666 & ~mask)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


@contextmanager
def writing(path: Path, *, hint: str) -> Iterator[None]:
    """Map any OSError to the StoreError that says that *path* can't be written."""
    try:
        yield
    except OSError as exc:
        raise StoreError(f"{path} can't be written ({exc.strerror or exc}).", hint=hint) from exc


@contextmanager
def locked(lock: Path, *, path: Path, doing: str, other: str) -> Iterator[None]:
    """Hold the file *lock*, so that no other process does with *path* what this one does.

    Raises SettingsError where another one does, which says that it is *doing* so, and StoreError where the
    lock can't be written; the hint is to give *other*, which names what else to write to.
    """
    from filelock import FileLock, Timeout

    held = FileLock(lock, timeout=0)
    with writing(path, hint=f"Give another {other}."):
        try:
            held.acquire()
        except Timeout as exc:
            raise SettingsError(
                f"Another process {doing} {path}.", hint=f"Wait for it, or give another {other}."
            ) from exc
    try:
        yield
    finally:
        held.release()
