"""The exit codes of the command: the one place that has them."""

from enum import IntEnum

__all__ = ["ExitCode"]


class ExitCode(IntEnum):
    """How a command ended, for a script."""

    DONE = 0
    FAILED = 1
    """It couldn't be done; stderr says why."""
    USAGE = 2
    """It was asked for in a way that it doesn't understand; nothing was done."""
    PARTLY = 3
    """Some of several inputs, or lines of one, couldn't be used; the result has the others."""
    GATE = 4
    """What ``--fail-on`` names was found; the result is written all the same."""
    NOTHING = 5
    """There is no text, or no article in it, as on an index page."""
    STOPPED = 130
    """Ctrl-C ended it, as shells say it (128 plus the signal's number); finished sentences are written."""
