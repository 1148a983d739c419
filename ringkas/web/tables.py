"""What the page makes of the rows of a batch: a spreadsheet, and charts of what the browser has found."""

import base64
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, get_args

from check import Severity
from engine.errors import InputError, InputTooLarge

from ..corpus.cells import check_lengths
from ..corpus.tables import write_sheet
from ..overview import charts
from ..overview.classes import by_kind, by_tenth, length_class, length_classes, timeline
from ..overview.counting import SHOWN
from ..overview.groups import portal_of
from ..overview.mentions import mentions_of
from ..overview.result import Count
from ..overview.tally import Tally
from ..strict import listed, number, one_of, text

__all__ = ["draw_charts", "make_sheet"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = 100
"""Kinds of findings of one chart: there are some 30."""
_DRAWING = Lock()
"""matplotlib's settings are those of the whole process."""


def make_sheet(request: Mapping[str, Any]) -> dict[str, str]:
    """The ``rows`` of *request*, lists of strings and numbers, the head first, as XLSX: ``mime``, ``base64``.

    Raises InputError where the request has another form, InputTooLarge where a cell has more than XLSX
    takes, MissingExtra where what writes it isn't installed.
    """
    try:
        head, *rows = [[_cell(value) for value in listed(row)] for row in listed(request["rows"])]
    except (LookupError, TypeError, ValueError) as exc:
        raise InputError("This is no table.", hint="Reload the page.") from exc
    for index, row in enumerate(rows):
        try:
            check_lengths(dict(zip(map(str, head), row, strict=False)))
        except InputTooLarge as exc:
            raise InputTooLarge(f"Row {index + 1}: {exc.message}", hint=exc.hint) from exc
    file = io.BytesIO()
    write_sheet(file, [head, *rows])
    return {"mime": _XLSX, "base64": base64.b64encode(file.getvalue()).decode("ascii")}


def draw_charts(request: Mapping[str, Any]) -> dict[str, Any]:
    """The ``charts`` of a batch: each its ``name``, its ``svg`` and the ``rows`` of its table.

    *request* has ``findings``, pairs of kind and severity; ``confidences`` of sentences; ``dates`` of
    articles, empty where one has none; ``articles``, of each its ``source``, its ``url`` and its
    ``sentences``; and ``words``, what kinds and severities, and portals that aren't known, are called. The
    chart of dates has the ``period`` of its columns, too, and how many articles are ``undated``. What has
    nothing to show has no rows. Raises InputError where the request has another form, MissingExtra where
    matplotlib isn't installed.
    """
    try:
        words = {text(name): text(word) for name, word in request["words"].items()}
        pairs = [(text(kind), one_of(get_args(Severity), severity)) for kind, severity in request["findings"]]
        tenths = by_tenth([_share(value) for value in listed(request["confidences"])])
        days = [day for value in listed(request["dates"]) if (day := _day(text(value)))]
        undated = len(request["dates"]) - len(days)
        kinds = by_kind(Counter(pairs))
        told = [
            (portal_of(text(one["source"]), text(one["url"])), [text(s) for s in listed(one["sentences"])])
            for one in listed(request["articles"])
        ]
        if len(kinds) > KINDS:
            raise ValueError("These are too many kinds.")
    except (LookupError, TypeError, ValueError, AttributeError) as exc:
        raise InputError("These are no counts of a batch.", hint="Reload the page.") from exc
    named = [replace(one, kind=words.get(one.kind, one.kind)) for one in kinds]
    period, counts = timeline([Count(name=day, count=n) for day, n in sorted(Counter(days).items())])
    legend = [words.get(severity, severity) for severity in get_args(Severity)]
    with _DRAWING:
        return {
            "charts": [
                {
                    "name": "findings",
                    "svg": charts.severities(named, name="findings", legend=legend) if named else "",
                    "rows": [[one.kind, one.error, one.warning, one.info] for one in named],
                },
                {"name": "confidence", **_columns("confidence", tenths)},
                {"name": "dates", "period": period, "undated": undated, **_columns("dates", counts)},
                *_of_articles(told, unknown=words.get("unknown", "unknown")),
            ]
        }


def _of_articles(told: Sequence[tuple[str, Sequence[str]]], *, unknown: str) -> Iterator[dict[str, Any]]:
    """Charts of what the articles are and mention; each is the portal and the sentences of one."""
    lengths = Counter(length_class(sum(len(one.split()) for one in sentences)) for _, sentences in told)
    with closing(Tally(Path(":memory:"))) as tally:
        for portal, sentences in told:
            mentions = mentions_of(sentences)
            tally.add("portal", [portal or unknown])
            tally.add("name", mentions.names)
            tally.add("place", mentions.places)
            tally.add("amount", mentions.amounts)
        yield {"name": "portals", **_bars("portals", tally.most("portal", SHOWN))}
        yield {"name": "lengths", **_columns("lengths", length_classes(lengths))}
        yield {"name": "names", **_bars("names", tally.named(places=False, limit=SHOWN))}
        yield {"name": "places", **_bars("places", tally.named(places=True, limit=SHOWN))}
        yield {"name": "amounts", **_bars("amounts", tally.most("amount", SHOWN))}


def _bars(name: str, counts: Sequence[Count]) -> dict[str, Any]:
    return {
        "svg": charts.bars(counts, name=name) if counts else "",
        "rows": [[count.name, count.count] for count in counts],
    }


def _columns(name: str, counts: Sequence[Count]) -> dict[str, Any]:
    return {
        "svg": charts.columns(counts, name=name) if counts else "",
        "rows": [[count.name, count.count] for count in counts],
    }


def _cell(value: object) -> str | float:
    return text(value) if isinstance(value, str) else number(value)


def _share(value: object) -> float:
    share = number(value)
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is no share.")
    return share


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given[:10]).isoformat()
    except ValueError:
        return ""
