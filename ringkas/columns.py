"""Articles in a column of a table, and what is made of them in columns beside it, wherever that lives."""

import json
import threading
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, Unpack

from engine.errors import InputError
from sources import Limits
from sources.corpora import Entry
from sources.corpora.entry import Roles, Row

from .corpus.cells import cells
from .corpus.work import Step, Work, WorkValues
from .corpus.worker import Outcome, Worker

__all__ = ["Columns", "loaded"]

T = TypeVar("T")

_KINDS: Mapping[str, tuple[tuple[Step, ...], str]] = {
    "title": (("clean", "summary", "brief"), "string"),
    "byline": (("clean", "summary", "brief"), "string"),
    "date": (("clean", "summary", "brief"), "string"),
    "source": (("clean", "summary", "brief"), "string"),
    "language": (("clean", "summary", "brief"), "string"),
    "text": (("clean", "brief"), "string"),
    "summary": (("summary", "brief"), "string"),
    "title_en": (("brief",), "string"),
    "summary_en": (("brief",), "string"),
    "translation": (("brief",), "string"),
    "confidence": (("brief",), "double"),
    "findings": (("brief",), "string"),
    "signature": (("brief",), "string"),
    "error": (("clean", "summary", "brief"), "string"),
}
"""Each column that may be made: by which steps, and of what type."""
_LOCK = threading.Lock()
_WORKERS: dict[str, Worker] = {}
"""That of the work which this process did last: models are loaded once, however often a function comes."""


class Columns:
    """A function that adds to a table what is made of the articles in its column *text_column*.

    It is what `datasets.Dataset.map`, Dask's `map_partitions`, Spark's `mapInPandas` and Ray's `map_batches`
    take: it can be pickled, since models are names, and each process loads them when it has something to do,
    once. It takes a mapping of columns (what ``datasets`` gives with ``batched=True``), a pandas DataFrame or
    a pyarrow Table, and gives the same with the columns of `types` added; a row that can't be used stays,
    with its ``ringkas_error`` and nothing else. *id_column* is for errors to name a row by; *url_column*
    helps to clean. The rest is as in `ringkas.batch`.

    Raises SettingsError for what can't be asked, and when called ModelError where a model can't be had.
    """

    def __init__(
        self,
        *,
        text_column: str = "text",
        id_column: str = "",
        url_column: str = "",
        **work: Unpack[WorkValues],
    ) -> None:
        self.roles = Roles(text=text_column, id=id_column, url=url_column)
        self.work = Work.of(limits=Limits.from_environment(), **work)

    @property
    def types(self) -> Mapping[str, str]:
        """The columns that are added, each with its type: ``string`` or ``double``, where None is no value.

        These are names of Arrow, pandas, ``datasets.Value`` and Spark alike.
        """
        return {f"ringkas_{name}": kind for name, (steps, kind) in _KINDS.items() if self.work.only in steps}

    def __call__(self, table: T) -> T:
        """*table* with the columns of `types`, row by row in the order that it has.

        Raises InputError where it lacks the column with the articles.
        """
        entries = self.entries(table)
        worker = loaded(self.work) if entries else None
        return self.added(table, [worker(*numbered) for numbered in enumerate(entries)] if worker else [])

    def entries(self, table: object) -> list[Entry]:
        """The rows of *table* as entries of a corpus. Raises InputError as a call does."""
        columns = _columns(table)
        if self.roles.text not in columns:
            raise InputError(
                f"The table has no column {self.roles.text!r}; there are: {', '.join(map(repr, columns))}.",
                hint="Name the column that holds the article with text_column.",
            )
        names = [name for name in (self.roles.text, self.roles.id, self.roles.url) if name in columns]
        values = (_values(table, name) for name in names)
        rows = (dict(zip(names, row, strict=True)) for row in zip(*values, strict=True))
        return [
            Entry(
                place=f"row {row.get(self.roles.id, number)}",
                mark=b"",
                body=Row(values=row, roles=self.roles),
            )
            for number, row in enumerate(rows)
        ]

    def added(self, table: T, outcomes: Sequence[Outcome]) -> T:
        """*table* with what became of its rows, in their order."""
        made = [_made(outcome) for outcome in outcomes]
        columns = {name: [row.get(name) for row in made] for name in self.types}
        result: Any = table
        if isinstance(table, Mapping):
            result = {**table, **columns}
        elif _is_arrow(table):
            import pyarrow

            for name, values in columns.items():
                result = result.append_column(name, pyarrow.array(values, type=self.types[name]))
        else:
            import pandas

            series = {
                name: pandas.Series(values, index=result.index, dtype=self.types[name])
                for name, values in columns.items()
            }
            result = result.assign(**series)
        return result  # type: ignore[no-any-return]


def loaded(work: Work) -> Worker:
    """What does *work*, with its models loaded once in this process; another work takes its place."""
    key = repr(work)
    with _LOCK:
        if key not in _WORKERS:
            made = Worker(work)
            _WORKERS.clear()
            _WORKERS[key] = made
        return _WORKERS[key]


def _made(outcome: Outcome) -> dict[str, Any]:
    if outcome.fault is not None:
        return {"ringkas_error": f"{outcome.fault.kind}: {outcome.fault.message}"}
    assert outcome.data is not None  # nothing is filtered
    return cells(json.loads(outcome.data))


def _is_arrow(table: object) -> bool:
    return hasattr(table, "append_column")


def _columns(table: Any) -> list[str]:  # noqa: ANN401 - of whichever library
    if isinstance(table, Mapping):
        return list(table)
    if _is_arrow(table):
        return list(table.column_names)
    if hasattr(table, "assign"):
        return list(table.columns)
    raise TypeError(
        f"A table is a mapping of columns, a DataFrame of pandas or a Table of pyarrow, not {type(table)}."
    )


def _values(table: Any, name: str) -> list[Any]:  # noqa: ANN401 - of whichever library
    """A column's values as Python has them: numpy's numbers would be no ids, and NaN is no text."""
    column = table[name]
    if _is_arrow(table):
        return list(column.to_pylist())
    if hasattr(column, "notna"):
        column = column.astype(object).where(column.notna(), None)
    return list(column.tolist() if hasattr(column, "tolist") else column)
