"""The forms of an output: rows of JSON, tables, folders of pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from engine.errors import UnusableValue
from engine.extras import need

__all__ = ["FOLDERS", "Form", "form_of"]

Form: TypeAlias = Literal["jsonl", "csv", "tsv", "xlsx", "parquet", "markdown", "html"]
FOLDERS: Mapping[Form, str] = {"markdown": ".md", "html": ".html"}
"""Forms of one file a record, and how those files' names end."""
_ENDINGS: Mapping[str, Form] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
_LIBRARIES: Mapping[Form, str] = {"xlsx": "openpyxl", "parquet": "pyarrow"}


def form_of(path: Path, *, pages: Form | None = None) -> Form:
    """The form of an output: by the ending of *path*, else a folder, of Markdown or what *pages* says.

    Raises UnusableValue where there is no such ending or the two disagree, MissingExtra where what writes it
    isn't there.
    """
    suffix = path.suffix.lower()
    if not suffix or path.is_dir():
        return pages or "markdown"
    form = _ENDINGS.get(suffix)
    if form is None or pages is not None:
        known = ", ".join(_ENDINGS)
        raise UnusableValue(
            f"{path.name!r} ends in none of what a batch writes: {known}."
            if form is None
            else f"A folder of pages can't be called {path.name!r}.",
            hint="A folder of pages has a name without an ending.",
        )
    if form in _LIBRARIES:
        need(_LIBRARIES[form], what=f"Writing {path.name}")
    return form
