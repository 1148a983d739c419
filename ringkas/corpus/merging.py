"""A corpus without its copies: what is left once all its articles are cleaned and compared."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sources.corpora import Entry
from sources.corpora.entry import JsonLine, Roles

from ..files import writing
from .copies import Copies
from .output import GO_ON

__all__ = ["Originals", "write_copies"]


@dataclass(slots=True, kw_only=True)
class Originals:
    """The articles of the file *rows* that are copies of none, as entries of a corpus."""

    rows: Path
    copies: Copies
    passed_over: int
    """Of the corpus that the rows were made of."""
    _share: float = 0.0

    def __len__(self) -> int:
        return self.copies.originals()

    def share(self) -> float:
        """How much of the rows has been read, from 0 to 1."""
        return self._share

    def __iter__(self) -> Iterator[Entry]:
        """The entries, each with its row as a line of JSON."""
        copies = self.copies.lines()
        copy = next(copies, None)
        size, read = max(self.rows.stat().st_size, 1), 0
        with self.rows.open("rb") as file:
            for line, data in enumerate(file):
                read += len(data)
                if line == copy:
                    copy = next(copies, None)
                    continue
                self._share = read / size
                place = json.loads(data)["place"]
                yield Entry(place=place, mark=data, body=JsonLine(data=data, roles=Roles(text="article")))


def write_copies(copies: Copies, path: Path) -> None:
    """Put a line of JSON for each of *copies* into *path*, whole; no file where there are none.

    Raises StoreError where it can't be written.
    """
    draft = path.with_name(f".{path.name}.tmp")
    with writing(path, hint=GO_ON):
        with draft.open("w", encoding="utf-8") as file:
            for copy in copies.copies():
                line = {name: copy.row[name] for name in ("id", "place", "url")}
                line |= {"copy_of": copy.original["id"], "copy_of_place": copy.original["place"]}
                line["only_here"] = copy.only_here
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        draft.replace(path)
        if not copies.count():
            path.unlink()
