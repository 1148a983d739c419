"""Fields of YAML without fences around them, one of which is the article, or which stand above it."""

import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from .columns import DATE_NAMES, TEXT_NAMES, TITLE_NAMES, URL_NAMES, find_column
from .content import AUTHOR_NAMES, Content, Kind
from .front_matter import under_yaml

__all__ = ["UNFENCED"]

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*:(?:[ \t]+(?P<value>.*))?")
_BLOCK = re.compile(r"(?P<style>[|>])[+-]?\d?[+-]?(?:[ \t]+#.*)?")
"""With what a field begins that has its text in the lines below: kept as they are, or joined."""
_FENCES = ("---", "...")
_MOST_FIELDS = 100
_KNOWN = (TITLE_NAMES, DATE_NAMES, AUTHOR_NAMES, URL_NAMES, TEXT_NAMES)
_ENOUGH = 2
"""Known fields from which the first lines of a text are a container's, and no lines of prose."""


@dataclass(slots=True, kw_only=True)
class _Field:
    key: str
    value: str
    """What stands on the line of its name."""
    below: list[str] = field(default_factory=list)
    """The lines that go on with it, as they are indented."""

    def text(self) -> str:
        """What it holds, with the line breaks that YAML keeps."""
        block = _BLOCK.fullmatch(self.value)
        if block is not None:
            lines = textwrap.dedent("\n".join(self.below)).strip("\n")
            return lines if block["style"] == "|" else _joined(lines.split("\n"))
        value = _joined([self.value, *map(str.strip, self.below)])
        if len(value) > 1 and value[0] == value[-1] == "'":
            return value[1:-1].replace("''", "'")
        if len(value) > 1 and value[0] == value[-1] == '"':
            try:
                return str(json.loads(value, strict=False))
            except ValueError:
                return value[1:-1]
        return value


def _joined(lines: Sequence[str]) -> str:
    """*lines* as YAML folds them: one line, but for paragraphs with a blank line between."""
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs).strip()


def _parted(text: str) -> tuple[list[_Field], str, bool]:
    """The fields with which *text* begins, what stands below them, and whether a fence parts the two.

    No fields where it begins otherwise.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    place = int(lines[0].rstrip() == "---")
    fields: list[_Field] = []
    blank = 0
    while place < len(lines):
        line = lines[place].rstrip()
        if not line:
            blank += 1
        elif fields and line[0] in " \t-" and line not in _FENCES and _goes_on(fields[-1], line, blank):
            fields[-1].below += [*[""] * blank, line]
            blank = 0
        elif (key := _KEY.fullmatch(line)) and (not blank or _is_text(key["key"])):
            if len(fields) == _MOST_FIELDS:
                return [], text, False
            fields.append(_Field(key=key["key"], value=(key["value"] or "").strip()))
            blank = 0
        elif line in _FENCES:
            return fields, "\n".join(lines[place + 1 :]).strip("\n"), True
        elif blank:
            break
        else:
            return [], text, False
        place += 1
    return fields, "\n".join(lines[place:]).strip("\n"), False


def _goes_on(one: _Field, line: str, blank: int) -> bool:
    """Whether *line*, indented or an item of a list, is of *one*, *blank* empty lines after it."""
    if line[0] == "-":
        return line[:2] == "- " and not blank and not one.value
    return not blank or not one.value or _BLOCK.fullmatch(one.value) is not None or one.value[0] in "\"'"


def _is_text(key: str) -> bool:
    return bool(find_column([key], TEXT_NAMES))


def _may_be_unfenced(text: str) -> bool:
    return text.startswith("---") or _KEY.match(text) is not None


def _read_unfenced(text: str) -> Content | None:
    fields, below, is_closed = _parted(text)
    names = [one.key for one in fields]
    named = find_column(names, TEXT_NAMES)
    if sum(bool(find_column(names, known)) for known in _KNOWN) < _ENOUGH:
        return None
    if not named and not find_column(names, TITLE_NAMES):
        return None
    article = next((one.text() for one in fields if one.key == named), "")
    # What has an article in both places is unclear; what stands between fences is front matter.
    if bool(article) == bool(below.strip()) or (below.strip() and is_closed and text.startswith("---")):
        return None
    matter = ("\n".join([f"{one.key}: {one.value}", *one.below]) for one in fields if one.key != named)
    return under_yaml("\n".join(matter), article or below)


UNFENCED = Kind(name="YAML without fences", is_it=_may_be_unfenced, read=_read_unfenced)
