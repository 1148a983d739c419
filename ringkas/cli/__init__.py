"""The ``ringkas`` command: results on stdout, everything else on stderr; exit 0 done, 1 failed, 2 usage."""

from .entry import main

__all__ = ["main"]
