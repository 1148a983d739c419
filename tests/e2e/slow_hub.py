"""A download that goes as far as a test lets it: in place of `engine.fetch`, in a process of its own."""

import os
import time
from pathlib import Path

from engine.store.home import home
from engine.store.store import hub_directory

MEGABYTE = 1_000_000


def fetch_as_far_as_told(name: str) -> None:
    """Grow the file of the model *name* to as many megabytes as the file ``megabytes`` says; whole at ``all``.

    Both lie in the directory `SLOW_HUB`, which gets to know the process as ``pid`` and how much was
    there at its start as ``began``. The file has holes in place of weights.
    """
    told = Path(os.environ["SLOW_HUB"])
    folder = _folder_of(name)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "weights.incomplete"
    file.touch()
    (told / "began").write_text(str(file.stat().st_size // MEGABYTE), encoding="ascii")
    (told / "pid").write_text(str(os.getpid()), encoding="ascii")
    while not (told / "all").exists():
        wanted = (told / "megabytes").read_text(encoding="ascii") if (told / "megabytes").exists() else ""
        if wanted:
            os.truncate(file, int(wanted) * MEGABYTE)
        time.sleep(0.05)
    file.rename(folder / "weights")


def _folder_of(name: str) -> Path:
    """Where a download of the model *name* grows."""
    backend, _, model = name.partition(":")
    if backend == "firefox":
        return home() / "firefox" / f".staging_{model.replace('-', '_')}_{os.getpid()}"
    return hub_directory() / f"models--{model.replace('/', '--')}" / "blobs"
