"""The ``ringkas`` command: results on stdout, everything else on stderr; exit codes are in `codes`."""

from .entry import main

__all__ = ["main"]
