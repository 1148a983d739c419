"""Which column of a table holds what, by its name or by its values; and what a cell holds, as text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date

from engine.errors import InputError

from .content import AUTHOR_NAMES, bylined, people_in
from .text import sound_text

__all__ = [
    "DATE_NAMES",
    "ID_NAMES",
    "PROSE_WORDS",
    "TEXT_NAMES",
    "TITLE_NAMES",
    "URL_NAMES",
    "byline_in",
    "count_words",
    "date_in",
    "find_column",
    "find_text_column",
    "first_named",
    "plain",
    "prose",
    "shown_cell",
]

TEXT_NAMES = (
    "text",
    "teks",
    "content",
    "isi",
    "body",
    "article",
    "artikel",
    "isi_berita",
    "konten",
    "isi_artikel",
    "full_text",
    "fulltext",
    "naskah",
    "berita",
    "clean_article",
    "html",
)
"""Names of the column that holds the article, likeliest first."""
ID_NAMES = ("id", "_id", "uuid", "guid", "doc_id", "article_id", "id_artikel", "id_berita")
URL_NAMES = ("url", "link", "tautan", "source_url", "article_url", "url_berita")
TITLE_NAMES = ("title", "judul", "headline", "judul_berita")
DATE_NAMES = (
    "date",
    "tanggal",
    "published",
    "published_at",
    "datepublished",
    "date_published",
    "pubdate",
    "publish_date",
    "published_date",
    "tanggal_terbit",
)
PROSE_WORDS = 12
"""Mean words a record from which a column without a known name counts as prose."""
_SHOWN = 20
"""Columns that an error names."""


def find_text_column(rows: Sequence[Mapping[str, object]], columns: Sequence[str], *, name: str) -> str:
    """The column of *columns* that holds the article: by its name, else by the prose that it has in *rows*.

    Raises InputError where none does.
    """
    filled = [column for column in columns if any(row.get(column) for row in rows)]
    known = find_column(filled, TEXT_NAMES) or find_column(columns, TEXT_NAMES)
    if known:
        return known

    def mean_words(column: str) -> float:
        return sum(count_words(row.get(column)) for row in rows) / len(rows)

    best = max(columns, key=mean_words, default="")
    if not best or mean_words(best) < PROSE_WORDS:
        listed = ", ".join(repr(column[:80]) for column in columns[:_SHOWN]) or "none"
        more = f" and {len(columns) - _SHOWN:,} more" if len(columns) > _SHOWN else ""
        raise InputError(
            f"{name} has no column that holds articles; it has: {listed}{more}.",
            hint="Name the column with the article `text`; addresses alone go into a text file, one a line.",
        )
    return best


def find_column(columns: Iterable[str], names: Sequence[str]) -> str:
    """The column that bears the likeliest of *names*, whatever its case and spaces; ``""`` for none."""
    plain = {"_".join(column.casefold().split()): column for column in reversed(list(columns))}
    return next((plain[name] for name in names if name in plain), "")


def count_words(value: object) -> int:
    """The words of a cell; none where it is no text."""
    return len(value.split()) if isinstance(value, str) else 0


def plain(value: object) -> str:
    """A cell that is text or a number, as text; ``""`` for anything else, and for NaN."""
    # Only NaN isn't itself: tables write it for a cell without a value.
    return sound_text(str(value).strip()) if isinstance(value, str | int | float) and value == value else ""  # noqa: PLR0124


def shown_cell(value: object) -> str:
    """A value as a spreadsheet shows it; what is no text and no number stays JSON."""
    if value is None or isinstance(value, str):
        return sound_text(value or "")
    return sound_text(json.dumps(value, ensure_ascii=False))


def prose(value: object, *, place: str) -> str:
    """A cell that holds an article; its paragraphs may be a list. Raises InputError for anything else."""
    if value is None or isinstance(value, str):
        return sound_text(value or "")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return sound_text("\n\n".join(value))
    raise InputError(f"{place}: the text is not a string.", hint="Give the article as one string.")


def date_in(row: Mapping[str, object]) -> str:
    """When the article of *row* was published, as its column has it; a library's time is ISO 8601."""
    value = first_named(row, DATE_NAMES)
    return value.isoformat() if isinstance(value, date) else " ".join(plain(value).split())


def byline_in(row: Mapping[str, object]) -> str:
    """Who wrote the article of *row*, in one line, as its column has it.

    >>> byline_in({"penulis": '[{"nama": "Rina Melati"}, {"nama": "Budi Santoso"}]'})
    'Rina Melati, Budi Santoso'
    """
    value = first_named(row, AUTHOR_NAMES)
    if isinstance(value, str) and value.startswith(("[", "{")):
        # In a CSV lists and tables are there as JSON.
        with suppress(ValueError, RecursionError):
            value = json.loads(value)
    return sound_text(bylined(people_in(value)))


def first_named(row: Mapping[str, object], names: Sequence[str]) -> object:
    """The value of the likeliest column of *row* that bears one of *names* and holds anything; else None."""
    return row.get(find_column((column for column, value in row.items() if value), names))
