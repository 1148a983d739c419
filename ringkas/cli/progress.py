"""A line of progress on stderr: only for a person who waits, and only after a second."""

import shutil
import sys
import time

from .telling import is_quiet

__all__ = ["Progress"]

PATIENCE = 1.0
"""Seconds before the first word of progress; what is quicker needs none."""


class Progress:
    """Shows one line that is written over. Silent with ``--quiet``, and where stderr is no terminal."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = False
        self._enabled = sys.stderr.isatty() and not is_quiet()

    def __call__(self, message: str) -> None:
        """Show *message* in place of the last one."""
        if not self._enabled or time.monotonic() - self._began < PATIENCE:
            return
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write("\r\x1b[K" + message[:width])
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
