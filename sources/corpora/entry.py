"""One document of a corpus: where it stands, and how its text is had."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self, TypeAlias

from engine.errors import InputError, InputTooLarge, RingkasError

from ..columns import byline_in, date_in, plain, prose
from ..formats import read_bytes
from ..limits import Limits
from ..source import bytes_of, read_path
from ..text import sound_text

__all__ = ["Blob", "Body", "Document", "Entry", "Fault", "JsonLine", "Link", "Page", "Roles", "Row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a corpus says of one document."""

    text: str
    """Text or HTML, not yet cleaned."""
    id: str = ""
    """Empty where the corpus has no ids: its place then names it."""
    url: str = ""
    title: str = ""
    """As a column of a table has it; empty where none does."""
    date: str = ""
    """Of publication, as the table or the feed has it."""
    byline: str = ""
    columns: Mapping[str, Any] = field(default_factory=dict)
    """All that the corpus holds of it beside, or with, the text: the row of a table, the fields of a feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why one document can't be used: an error as plain text, so that it goes from process to process."""

    kind: str
    """The name of the error's class."""
    message: str
    hint: str = ""

    @classmethod
    def of(cls, error: RingkasError) -> Self:
        """The fault that *error* tells of."""
        return cls(kind=type(error).__name__, message=error.message, hint=error.hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Which columns of a table hold what; an empty name for none."""

    text: str
    id: str = ""
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table's row, read."""

    values: Mapping[str, Any]
    roles: Roles


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLine:
    """A line of JSON lines, not yet parsed: whoever needs it does that."""

    data: bytes
    roles: Roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """The bytes of a file that lies in an archive or a crawl."""

    data: bytes
    name: str
    id: str = ""
    url: str = ""
    charset: str = ""
    """What the server said; empty for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The address of a page that is yet to be fetched."""

    url: str
    columns: Mapping[str, Any] = field(default_factory=dict)

    @property
    def date(self) -> str:
        """When the page was published, as its list has it."""
        return date_in(self.columns)

    @property
    def byline(self) -> str:
        """Who wrote it, as its list has it."""
        return byline_in(self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that was fetched."""

    text: str
    link: Link
    url: str
    """What answered, after redirects."""


Body: TypeAlias = Row | JsonLine | Blob | Link | Page | Path | Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document of a corpus, in its place."""

    place: str
    """Where it stands, for a reader: a path, or a file with a line or a record. `Corpus` has it encodable."""
    mark: bytes
    """What isn't the same where another document stands in this place: its line, its name, its address."""
    body: Body

    def portable(self, limits: Limits) -> Self:
        """The entry as another machine can read it: a file's bytes, or why it has none, in its place."""
        if not isinstance(self.body, Path):
            return self
        body: Body
        try:
            body = Blob(data=bytes_of(self.body, limits=limits), name=self.body.name)
        except InputError as error:
            body = Fault.of(error)
        return replace(self, body=body)

    def read(self, limits: Limits) -> Document:
        """The document. Raises InputError for whatever makes it unusable, but not for a `Fault` or a `Link`.

        Those two are for the caller: the one is reported, the other fetched first; TypeError for either.
        """
        match self.body:
            case Path() as path:
                return Document(text=read_path(path, limits=limits).text)
            case Blob() as blob:
                text = read_bytes(blob.data, name=blob.name, limits=limits, declared=blob.charset)
                return Document(text=text, id=sound_text(blob.id), url=sound_text(blob.url))
            case Page() as page:
                listed = page.link
                return Document(
                    text=page.text,
                    id=listed.url,
                    url=page.url,
                    date=listed.date,
                    byline=listed.byline,
                    columns=listed.columns,
                )
            case Row(values=values, roles=roles):
                return _document(values, roles, self.place, limits)
            case JsonLine(data=data, roles=roles):
                return _document(_parsed(data, self.place), roles, self.place, limits)
            case Link() | Fault():
                raise TypeError(f"{self.place} has no text yet")


def _parsed(data: bytes, place: str) -> Mapping[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as exc:
        raise InputError(f"{place}: not valid JSON ({exc}).", hint="Mend this line.") from exc
    if not isinstance(value, dict):
        raise InputError(f"{place}: no JSON object.", hint="Give one object a line, such as {“text”: …}.")
    return value


def _document(values: Mapping[str, Any], roles: Roles, place: str, limits: Limits) -> Document:
    if roles.text not in values:
        raise InputError(
            f"{place}: the column {roles.text!r} is missing; there are: {', '.join(map(repr, values))}.",
            hint="Name the column that holds the article with --text-column.",
        )
    text = prose(values[roles.text], place=place)
    if len(text) > limits.input_characters:
        raise InputTooLarge(
            f"{place}: over the limit of {limits.input_characters:,} characters.",
            hint="Split it into articles, or raise RINGKAS_MAX_INPUT_CHARACTERS.",
        )
    given = values.get(roles.id)
    # In Python truth values count as whole numbers, but nobody numbers articles with them.
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int | float)):
        raise InputError(
            f"{place}: its id, in the column {roles.id!r}, is neither text nor a number.",
            hint="Choose another column with --id-column.",
        )
    return Document(
        text=text,
        id=plain(given),
        url=plain(values.get(roles.url)),
        title=plain(values.get(roles.title)),
        date=date_in(values),
        byline=byline_in(values),
        columns=values,
    )
