"""JSON or a table that holds one article, or a text that JSON quotes."""

import itertools
import json
import re

from engine.errors import InputError

from .columns import TEXT_NAMES, find_column
from .content import AUTHOR_NAMES, HEAD, Content, Kind, bylined, one_line, people_in
from .hints import MANY_HINT
from .limits import Limits
from .records import DELIMITERS, Record, iter_records

__all__ = ["RECORD", "TABLE", "TEXT_IN_JSON", "is_one_record"]

_DATE_NAMES = ("date", "tanggal", "published", "published_at", "datepublished", "date_published", "pubdate")
_OBJECT = re.compile(r'(?:\[\s{0,200})?\{\s{0,200}"[^"\n]{1,100}"\s{0,20}:')
"""How an object in JSON begins, and no prose: what goes on otherwise is broken, and said to be."""


def _is_json(text: str) -> bool:
    begin = text.lstrip()
    if not begin.startswith(("{", "[")):
        return False
    if _OBJECT.match(begin):
        return True
    for piece in (begin.split("\n", 1)[0], begin):
        try:
            value = json.loads(piece)
        except (ValueError, RecursionError):
            continue
        return isinstance(value, dict) or (isinstance(value, list) and bool(value))
    return False


def _is_json_text(text: str) -> bool:
    """Whether *text* is one string in JSON, as programs write a text with several lines."""
    bare = text.strip()
    if not (bare.startswith('"') and bare.endswith('"') and "\\n" in bare and "\n" not in bare):
        return False
    try:
        return isinstance(json.loads(bare), str)
    except ValueError:
        return False


def _read_json_text(text: str) -> Content:
    return Content(kind="text in JSON", body=json.loads(text))


def is_one_record(text: str, name: str) -> bool:
    """Whether *text*, called *name* in errors, is JSON or a table with one article in it.

    Raises InputError for records without articles.
    """
    return _is_json_text(text) or (
        (_is_json(text) or _is_table(text)) and len(_first_records(text, name)) == 1
    )


def _first_records(text: str, name: str) -> list[Record]:
    return list(itertools.islice(iter_records(text.encode(), name, limits=Limits.from_environment()), 2))


def _read_records(text: str) -> Content:
    records = _first_records(text, "The text")
    if len(records) > 1:
        raise InputError("This holds records of several articles, not one article.", hint=MANY_HINT)
    (record,) = records
    date, author = (
        record.columns.get(find_column(record.columns, names), "") for names in (_DATE_NAMES, AUTHOR_NAMES)
    )
    return Content(
        kind="record",
        body=record.text,
        url=record.url,
        title=one_line(record.title),
        date=one_line(date),
        byline=bylined(people_in(_told(author))),
    )


def _told(cell: str) -> object:
    """What *cell* holds: lists and tables of JSON are there as JSON."""
    try:
        return json.loads(cell) if cell.startswith(("[", "{")) else cell
    except (ValueError, RecursionError):
        return cell


def _is_table(text: str) -> bool:
    """Whether the first line names columns, one of them that of the article."""
    header, _, row = text.lstrip()[:HEAD].lower().partition("\n")
    for delimiter in DELIMITERS:
        names = [name.strip().strip('"') for name in header.split(delimiter)] if delimiter in row else []
        if (
            len(names) > 1
            and set(names) & set(TEXT_NAMES)
            and all(re.fullmatch(r"\w{1,30}", name) for name in names)
        ):
            return True
    return False


RECORD = Kind(name="record", is_it=_is_json, read=_read_records)
TEXT_IN_JSON = Kind(name="text in JSON", is_it=_is_json_text, read=_read_json_text)
TABLE = Kind(name="table", is_it=_is_table, read=_read_records)
