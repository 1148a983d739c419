"""What a batch writes: rows of JSON, a table made of them, or a folder of pages; never half of anything."""

import os
import re
from contextlib import AbstractContextManager
from pathlib import Path

from engine.errors import SettingsError

from ..files import writing
from .forms import FOLDERS, Form
from .tables import TABLES

__all__ = ["GO_ON", "Output"]

GO_ON = "What was done is kept: make room or mend the permissions, and give the same command again."
"""The hint where a file of a batch can't be written."""
_BUFFER = 1 << 20
"""Bytes that are gathered before they go to the system."""
_SLUG = re.compile(r"[^a-z0-9]+")


class Output:
    """The output at *path*; *folder* is for what is needed to make it.

    Rows of JSON go to *path* itself, for a table first to a file in *folder*. Every method raises StoreError
    where something can't be written.
    """

    def __init__(self, path: Path, *, form: Form, folder: Path) -> None:
        self.path = path
        self._form = form
        self._pages = FOLDERS.get(form)
        self._rows = path if form == "jsonl" else folder / "rows.jsonl"
        self._pending = bytearray()
        self._file = -1
        self._size = 0

    def open(self, size: int) -> None:
        """Go on at *size* bytes: what lies behind them was never committed, and goes.

        Raises SettingsError where there are fewer.
        """
        with self._writing():
            if self._pages:
                self.path.mkdir(exist_ok=True)
                return
            self._file = os.open(self._rows, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            there = os.fstat(self._file).st_size
            if there < size:
                os.close(self._file)
                self._file = -1
                raise SettingsError(
                    f"{self._rows} has {there:,} bytes, but {size:,} were written to it.",
                    hint="It was changed by something else: put it back, or give another output.",
                )
            os.ftruncate(self._file, size)
            os.lseek(self._file, size, os.SEEK_SET)
            self._size = size

    def write(self, position: int, data: bytes, *, title: str) -> None:
        """Add a row, or the page of the entry at *position*, named by that and by its *title*."""
        if not self._pages:
            self._pending += data
            if len(self._pending) >= _BUFFER:
                self._write_pending()
            return
        slug = _SLUG.sub("-", title.lower())[:60].strip("-")
        name = f"{position + 1:07d}{'-' if slug else ''}{slug}{self._pages}"
        with self._writing():
            # A name that is the same in every run: what a broken run left there is written over.
            draft = self.path / f".{name}.tmp"
            try:
                with draft.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                draft.replace(self.path / name)
            except OSError:
                draft.unlink(missing_ok=True)
                raise

    def flush(self) -> int:
        """See to it that all that was written is on the disk; gives how many bytes of rows there are."""
        if not self._pages:
            self._write_pending()
            with self._writing():
                os.fsync(self._file)
        return self._size

    def finish(self) -> None:
        """Make the table out of the rows, where a table is what is wanted, and put it in its place whole."""
        writer = TABLES.get(self._form)
        if writer is None:
            return
        draft = self._rows.with_name(f"draft{self.path.suffix}")
        with self._writing():
            writer(draft, self._rows)
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(self.path)

    def close(self) -> None:
        """Let go of the file; what wasn't flushed is lost."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _write_pending(self) -> None:
        with self._writing():
            while self._pending:
                done = os.write(self._file, self._pending)
                del self._pending[:done]
                self._size += done

    def _writing(self) -> AbstractContextManager[None]:
        return writing(self.path, hint=GO_ON)
