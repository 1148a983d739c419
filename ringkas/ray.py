"""Briefs of the articles in a Ray dataset, made by pools of actors: beyond what one process can read.

``from ringkas.ray import briefs``; needs the extra ``ray``. For files of articles `ringkas.batch` with the
engine ``ray`` is the simpler way, and the one that resumes; this is for datasets that are Ray's already.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from engine.errors import SettingsError
from engine.extras import need
from sources.corpora import Entry, Fault
from sources.corpora.entry import JsonLine, Roles

from .columns import Columns, loaded
from .corpus.cluster import connect, resources
from .corpus.work import WorkValues
from .corpus.worker import Outcome

if TYPE_CHECKING:
    import pyarrow
    from ray.data import Dataset

__all__ = ["briefs"]

_BATCH = 32
"""Rows that go to a worker at a time."""
_CLEANED = "ringkas cleaned"
_FAULT = "ringkas fault"


def briefs(
    dataset: "Dataset",
    *,
    workers: int | tuple[int, int] | None = None,
    text_column: str = "text",
    id_column: str = "",
    url_column: str = "",
    **work: Unpack[WorkValues],
) -> "Dataset":
    """*dataset* with the columns of `ringkas.Columns`, made while it streams through the cluster.

    Reading and cleaning are tasks; models are in a pool of actors, loaded once each: *workers* of them, or
    from the first number to the second as there is work, by default from one to what the cluster has room
    for. An actor takes *threads* CPUs, or one, and a GPU where *device* is ``cuda``, or ``auto`` and there
    are any. What is under way when a worker or a node dies is done again. The order of the rows is Ray's.
    The rest is as in `ringkas.Columns`.

    Raises MissingExtra where Ray isn't installed; SettingsError, too, where the least number of actors would
    leave no CPU to read and clean with, as the cluster is now.
    """
    need("pyarrow", "ray", what="ringkas.ray")
    from ray.data import ActorPoolStrategy

    work["threads"] = work.get("threads") or 1
    columns = Columns(text_column=text_column, id_column=id_column, url_column=url_column, **work)
    if columns.work.only == "clean":
        return dataset.map_batches(columns, batch_size=_BATCH, batch_format="pyarrow")
    connect(None)
    takes, room = resources(device=columns.work.device, threads=columns.work.threads, spare=1)
    least, most = (workers, workers) if isinstance(workers, int) else workers or (1, room)
    if not 1 <= least <= most:
        raise SettingsError(f"There can't be from {least} to {most} workers.", hint="Give 1 or more.")
    if least > room:
        raise SettingsError(
            f"{least} workers leave no CPU to read with: the cluster has room for {room} beside that.",
            hint="Give fewer workers or threads, or start another node first.",
        )
    cleaned = dataset.map_batches(_Cleaned(columns), batch_size=_BATCH, batch_format="pyarrow")
    return cleaned.map_batches(
        _Finished,
        fn_constructor_args=(columns,),
        compute=ActorPoolStrategy(min_size=least, max_size=most),
        batch_size=_BATCH,
        batch_format="pyarrow",
        **takes,
    )


class _Cleaned:
    """Adds the cleaned article of each row, as `_Finished` takes it, or what is wrong with the row."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def __call__(self, table: "pyarrow.Table") -> "pyarrow.Table":
        import pyarrow

        worker = loaded(replace(self._columns.work, only="clean", options={}))
        made = [worker(*numbered) for numbered in enumerate(self._columns.entries(table))]
        faults = [[one.fault.kind, one.fault.message] if one.fault else None for one in made]
        return table.append_column(
            _CLEANED, pyarrow.array([one.data for one in made], type="large_binary")
        ).append_column(_FAULT, pyarrow.array(faults, type=pyarrow.list_(pyarrow.string())))


class _Finished:
    """An actor: what is made of cleaned articles, by models that it loads once."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._worker = loaded(replace(columns.work, is_cleaned=True))

    def __call__(self, table: "pyarrow.Table") -> "pyarrow.Table":
        rows = zip(table[_CLEANED].to_pylist(), table[_FAULT].to_pylist(), strict=True)
        made = [self._outcome(position, *row) for position, row in enumerate(rows)]
        return self._columns.added(table.drop_columns([_CLEANED, _FAULT]), made)

    def _outcome(self, position: int, cleaned: bytes | None, fault: list[str] | None) -> Outcome:
        place = f"row {position}"
        if cleaned is None:
            kind, message = fault or ("", "")
            return Outcome(position=position, place=place, fault=Fault(kind=kind, message=message))
        body = JsonLine(data=cleaned, roles=Roles(text="article"))
        return self._worker(position, Entry(place=place, mark=b"", body=body))
