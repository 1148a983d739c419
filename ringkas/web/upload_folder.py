"""The folder of uploads: where it is, and how much may lie there."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["UploadFolder", "folder_of_uploads"]

_BLOCK = 4096
"""Bytes that a file takes at least, however small: so that a million empty ones count."""


def folder_of_uploads() -> Path:
    """The folder in which Gradio puts what visitors upload."""
    from gradio.utils import get_upload_folder

    return Path(get_upload_folder())


@dataclass(slots=True, kw_only=True)
class UploadFolder:
    """How much lies in the folder of uploads, and is on its way there."""

    path: Callable[[], Path]
    most: int
    """Bytes that may lie there."""
    coming: int = field(default=0, init=False)
    """Bytes that requests at hand may still put there."""

    @asynccontextmanager
    async def room_for(self, size: int) -> AsyncIterator[bool]:
        """Whether *size* bytes more have room; within the block they count as if they were there."""
        self.coming += size
        try:
            # Taken before the look at the folder, so that what comes to lie there meanwhile is counted too.
            coming = self.coming
            yield await asyncio.to_thread(_bytes_in, self.path()) + coming <= self.most
        finally:
            self.coming -= size


def _bytes_in(folder: Path | str) -> int:
    """What the files below *folder* take. One that is deleted meanwhile counts for nothing."""
    total = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    total += _bytes_in(entry.path)
                else:
                    total += max(_BLOCK, entry.stat(follow_symlinks=False).st_size)
    except FileNotFoundError:
        pass
    return total
