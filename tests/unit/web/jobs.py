"""What the tests of `ringkas.web.isolation` call in a process of its own."""

import os
import sys
import time
from pathlib import Path

from engine.errors import WrongLanguage


def process_id() -> int:
    return os.getpid()


def run_on(place: Path) -> None:
    """Tell the process in a file at *place*, and never come to an end."""
    told = place.with_suffix(".new")
    told.write_text(str(os.getpid()), encoding="ascii")
    told.replace(place)
    while True:
        time.sleep(0.01)


def fill(megabytes: int) -> int:
    """Take that much memory, keep it, and tell the process."""
    kept.append(b"a" * (megabytes << 20))
    return os.getpid()


kept: list[bytes] = []


def end() -> None:
    os._exit(3)


def end_once(place: Path) -> str:
    """End the process the first time, when there is nothing at *place* yet."""
    if not place.exists():
        place.touch()
        os._exit(3)
    return "made"


def refuse() -> None:
    raise WrongLanguage("The text isn't Indonesian.", language="nl", hint="Try another.")


def fail() -> None:
    raise LookupError("no key at /srv/rahasia")


def talk() -> str:
    """Say something, and read what there is to read."""
    print("halo")
    os.write(1, b"halo\n")
    return sys.stdin.read()


def loaded() -> set[str]:
    """The names of the packages that the process has."""
    return {name.partition(".")[0] for name in sys.modules}


def unpicklable() -> object:
    return lambda: None
