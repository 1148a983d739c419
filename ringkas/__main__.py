"""``python -m ringkas`` and the ``ringkas`` command."""

import os
import sys
from contextlib import suppress

__all__ = ["main"]

STOPPED = 130
"""`ringkas.cli.codes.ExitCode.STOPPED`, which can't be imported before Ctrl-C is heeded."""


def main() -> None:
    """Run the command line and exit.

    A command that Ctrl-C ended leaves at once, without the interpreter's farewell: threads of native runtimes
    may still be at work, and pulling Python down under them ends in a message of C++ and an abort.
    """
    try:
        from .cli import main as command

        command()
    except KeyboardInterrupt:
        pass
    except SystemExit as ended:
        if ended.code != STOPPED:
            raise
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(STOPPED)


if __name__ == "__main__":
    main()
