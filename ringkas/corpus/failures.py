"""The file of errors beside a batch's output: a line of JSON for each record that failed."""

import shutil
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from ..files import writing
from .journal import Failure
from .output import GO_ON

__all__ = ["FailureFile"]

_BUFFER = 1_000
"""Lines that are gathered while the whole file is written."""


class FailureFile:
    """The file at *path*; it is there only where something failed.

    What is added is in it after the next `flush`. Methods raise StoreError where it can't be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: list[str] = []

    def add(self, failure: Failure) -> None:
        """Put a line for *failure* at the end."""
        self._lines.append(failure.to_json())

    def flush(self) -> None:
        """Write what was added."""
        if not self._lines:
            return
        with self._writing(), self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(self._lines)
        self._lines.clear()

    def rewrite(self, failures: Iterable[Failure], *, head: Path | None) -> None:
        """Write the whole file anew: the lines of the file *head*, if any, and one for each of *failures*."""
        with self._writing():
            self._path.unlink(missing_ok=True)
            if head is not None:
                shutil.copyfile(head, self._path)
        for failure in failures:
            self.add(failure)
            if len(self._lines) >= _BUFFER:
                self.flush()
        self.flush()

    def _writing(self) -> AbstractContextManager[None]:
        return writing(self._path, hint=GO_ON)
