"""JSON or a table that holds one article, or a text that JSON quotes."""

import itertools
import json
import re

from engine.errors import EmptyInput, InputError

from .columns import TEXT_NAMES
from .content import HEAD, Content, Kind, one_line
from .hints import MANY_HINT
from .limits import Limits
from .records import DELIMITERS, Record, iter_records

__all__ = ["NO_TEXT", "RECORD", "TABLE", "TEXT_IN_JSON", "is_one_record"]

_OBJECT = re.compile(r'(?:\[\s{0,200})?\{\s{0,200}"[^"\n]{1,100}"\s{0,20}:')
"""How an object in JSON begins, and no prose: what goes on otherwise is broken, and said to be."""


_VALUES = re.compile(
    r"(?=\s*+\S)(?:\s++|(?:null|none|nan|undefined|true|false|-?\d++(?:\.\d++)?(?:e[+-]?\d++)?"
    r"|\[\s*+\]|\{\s*+\}|\"\s*+\")(?=\s|$))*+",
    re.IGNORECASE,
)
"""Values of JSON that hold no text, and what other programs write for a missing one; one, or one a line."""


def _refuse_values(text: str) -> Content:
    value = text.strip().splitlines()[0][:40]
    raise InputError(
        f"This is `{value}`, a value without a text, not an article.",
        hint="Take the field that holds the article (jq prints null for one that isn't there), or give the "
        "whole record, such as {“text”: …}.",
    )


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
    if not record.text.strip():
        raise EmptyInput(
            "The record's text is empty.",
            hint=f"Fill it, or name the field that holds the article `text`; there are: "
            f"{', '.join(map(repr, record.columns))}.",
        )
    return Content(
        kind="record",
        body=record.text,
        url=record.url,
        title=one_line(record.title),
        date=record.date,
        byline=record.byline,
    )


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


NO_TEXT = Kind(
    name="values without text", is_it=lambda text: _VALUES.fullmatch(text) is not None, read=_refuse_values
)
RECORD = Kind(name="record", is_it=_is_json, read=_read_records)
TEXT_IN_JSON = Kind(name="text in JSON", is_it=_is_json_text, read=_read_json_text)
TABLE = Kind(name="table", is_it=_is_table, read=_read_records)
