"""``python -m ringkas`` and the ``ringkas`` command."""

import gc
import os
import sys
from contextlib import suppress

__all__ = ["main"]

STOPPED = 130
"""`ringkas.cli.codes.ExitCode.STOPPED`, which can't be imported before Ctrl-C is heeded."""

_MADE_BETWEEN = 50_000
"""Objects that are made between two looks for garbage, where Python's own number is 700."""


def main() -> None:
    """Run the command line and exit.

    A command that Ctrl-C ended leaves at once, without the interpreter's farewell: threads of native runtimes
    may still be at work, and pulling Python down under them ends in a message of C++ and an abort.
    """
    # Nearly all that is made at a start stays; to go through it for garbage takes a seventh of the start.
    gc.set_threshold(_MADE_BETWEEN)
    try:
        from .cli import main as command

        command()
    except BaseException as error:
        if not _is_stopped(error):
            raise
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(STOPPED)


def _is_stopped(error: BaseException | None) -> bool:
    """Whether Ctrl-C is what *error* comes of: some libraries turn it into an ImportError of theirs."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt) or (isinstance(error, SystemExit) and error.code == STOPPED):
            return True
        error = error.__cause__ or error.__context__
    return False


if __name__ == "__main__":
    main()
