"""Files that a reader never sees half of."""

import os
import tempfile
from pathlib import Path

__all__ = ["put_whole"]


def put_whole(data: bytes, path: Path) -> None:
    """Put *data* into *path*, whole and on the disk, or leave what was there. Raises OSError."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(draft, 0o666 & ~mask)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
