"""Markdown under front matter, in YAML or TOML, which names its title, address and date."""

import re
import tomllib
from collections.abc import Iterator, Mapping

from .columns import TITLE_NAMES, URL_NAMES, byline_in, date_in, first_named, plain
from .content import AUTHOR_NAMES, NAME_KEYS, Content, Kind, bylined, one_line

__all__ = ["FRONT_MATTER", "under_yaml"]

_FRONT = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<matter>.{0,20000}?)\r?\n"
    r"(?:(?P=fence)|(?<!\+)\.\.\.)[ \t]*(?:\r?\n|$)",
    re.DOTALL,
)
_FIELD = re.compile(
    r"^(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*:[ \t]*"
    r"(?:[|>][+-]?[ \t]*\r?\n(?P<block>(?:[ \t]{1,40}[^\n]{0,2000}(?:\n|$)|\r?\n){1,100})"
    r"|(?P<value>[^\n]{0,2000})$)",
    re.MULTILINE,
)
"""A field on its line, or as a block of lines below, which YAML's | and > begin."""


_AUTHORS = re.compile(
    rf"^(?:{'|'.join(AUTHOR_NAMES)})[ \t]*:[ \t]*(?P<value>[^\n]{{0,2000}})"
    r"(?P<below>(?:\n(?:[ \t]{1,40}|-[ \t])[^\n]{0,2000}){0,40})",
    re.MULTILINE | re.IGNORECASE,
)
"""A field of YAML with who wrote it: on its line, or as a list or a table on those below."""
_ITEM = re.compile(r"[ \t]*(?:-[ \t]+)?(?:(?P<key>[A-Za-z_]\w{0,40})[ \t]*:(?:[ \t]+|$))?(?P<item>.*)")


def _table(front: re.Match[str]) -> dict[str, object]:
    """What front matter in TOML holds, by name in lower case; nothing where it is broken."""
    try:
        return {key.lower(): value for key, value in tomllib.loads(front["matter"]).items()}
    except (ValueError, RecursionError):  # a number of too many digits, lists in lists
        return {}


def _fields(matter: str) -> dict[str, str]:
    """The simple fields of YAML, by name in lower case."""
    return {
        match["key"].lower(): (match["block"] or match["value"] or "").strip().strip("\"'")
        for match in _FIELD.finditer(matter)
    }


def _authors(matter: str) -> Iterator[str]:
    """Who wrote it, as YAML has that: a name, a list of names, or a table or a list of such."""
    for field in _AUTHORS.finditer(matter):
        value = field["value"].strip()
        if value.startswith(("[", "{")):
            lines = value.strip("[]{} \t\r").split(",")
        else:
            lines = [value, *field["below"].split("\n")]
        for line in lines:
            item = _ITEM.fullmatch(line.rstrip())
            if item is not None and (item["key"] or "name").lower() in NAME_KEYS:
                yield re.sub(r"\s#\s.*", "", item["item"]).strip().strip("\"'{}[]")


def _read_front_matter(text: str) -> Content | None:
    front = _FRONT.match(text)
    if front is None:
        return None
    body = text[front.end() :].lstrip("\r\n")
    if front["fence"] == "---":
        fields = _fields(front["matter"])
        return _of_yaml(fields, front["matter"], body) if fields else None
    table = _table(front)
    return _content(table, body, byline=byline_in(table)) if table else None


def under_yaml(matter: str, body: str) -> Content:
    """The article *body* with what *matter*, fields of YAML, says of it."""
    return _of_yaml(_fields(matter), matter, body)


def _of_yaml(fields: Mapping[str, str], matter: str, body: str) -> Content:
    return _content(fields, body, byline=bylined(_authors(matter)))


def _content(fields: Mapping[str, object], body: str, *, byline: str) -> Content:
    url = plain(first_named(fields, ("url", "canonical_url", *URL_NAMES)))
    return Content(
        kind="Markdown with front matter",
        body=body,
        url=url if url.startswith(("http://", "https://")) else "",
        title=one_line(plain(first_named(fields, TITLE_NAMES))),
        date=date_in(fields),
        byline=byline,
    )


FRONT_MATTER = Kind(
    name="Markdown with front matter",
    is_it=lambda text: text.startswith(("---", "+++")),
    read=_read_front_matter,
)
