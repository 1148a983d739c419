"""A text that came in, told by what it is: its kind, its body, and what its container said about it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

__all__ = ["AUTHOR_NAMES", "HEAD", "NAME_KEYS", "TAG", "Content", "Kind", "bylined", "one_line", "people_in"]

HEAD = 4_000
"""Characters in which a text shows what it is."""
AUTHOR_NAMES = ("author", "authors", "byline", "creator", "penulis", "reporter", "wartawan", "writer")
"""What containers call the field with who wrote an article."""
NAME_KEYS = ("name", "nama")
_PEOPLE = 6
"""More aren't told."""
TAG = re.compile(r"<(?:!doctype|[a-z])", re.IGNORECASE)
"""With what a page begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One article's text, with what its container said about it."""

    kind: str
    """The name of a row of `sources.gate.KINDS`, or ``text`` for plain text and pages as they stand."""
    body: str
    """Plain text or HTML, without what the container says of it."""
    url: str = ""
    title: str = ""
    """The headline, where the container names it; the body may begin with it too."""
    date: str = ""
    """Of publication, as the container has it."""
    byline: str = ""
    """Who wrote it, as the container has it; it stands in no text."""

    @property
    def text(self) -> str:
        """What `clean` takes: the body, unless it is a page, under the title and the date."""
        return self.body if TAG.match(self.body.lstrip()) else self._headed(self.date)

    @property
    def titled(self) -> str:
        """The body under its title alone."""
        return self.body if TAG.match(self.body.lstrip()) else self._headed("")

    def _headed(self, date: str) -> str:
        first, _, rest = self.body.lstrip("# \r\n\t").partition("\n")
        if self.title and " ".join(first.split()) == self.title:
            return f"{self.title}\n\n{date}\n\n{rest.lstrip()}" if date else self.body
        return "\n\n".join(filter(None, (self.title, date, self.body)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of content."""

    name: str
    is_it: Callable[[str], bool]
    """Whether a text may be of this kind, as far as one sees without reading it."""
    read: Callable[[str], Content | None]
    """Gives the article, or None for what is of another kind after all. Raises InputError for no article."""


def one_line(field: str) -> str:
    """A *field* of a container with single blanks, and none at its ends."""
    return " ".join(field.split())


def people_in(value: object) -> Iterator[str]:
    """The names in *value*, which a container has for its author: a text, a table with a name, or several.

    >>> list(people_in([{"name": "Rina Melati", "email": "rina@kabar.example"}, "Budi Santoso"]))
    ['Rina Melati', 'Budi Santoso']
    """
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield from (str(one[key]) for key in NAME_KEYS if key in one)
        elif isinstance(one, str):
            yield one


def bylined(names: Iterable[str]) -> str:
    """*names*, as a container has them, in one line; what is but an address, a handle or nothing is left out.

    >>> bylined(["Oleh Rina Melati <rina@kabar.example>", "Budi Santoso", "@kabar", ""])
    'Rina Melati, Budi Santoso'
    """
    bare = (one_line(re.sub(r"<[^>]{0,200}>|\([^)]{0,200}@[^)]{0,200}\)", " ", name)) for name in names)
    people = (re.sub(r"^(?:oleh|by|penulis)\b\s*:?\s*", "", name, flags=re.IGNORECASE) for name in bare)
    named = (name for name in people if re.search(r"[^\W\d_]", name) and not re.search(r"@|://|^null$", name))
    return ", ".join(list(dict.fromkeys(named))[:_PEOPLE])
