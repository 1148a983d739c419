"""How many cores a model may use."""

import os

from .errors import SettingsError

__all__ = ["default_threads"]


def default_threads() -> int:
    """`RINGKAS_THREADS` where it is set, else the cores that this process may run on.

    Raises SettingsError where the variable isn't a positive whole number.
    """
    wanted = os.environ.get("RINGKAS_THREADS")
    if wanted:
        if not wanted.isascii() or not wanted.isdigit() or int(wanted) < 1:
            raise SettingsError(
                f"RINGKAS_THREADS is {wanted!r}, not a positive whole number.",
                hint="Set it to a number of cores, such as 2, or unset it.",
            )
        return int(wanted)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
