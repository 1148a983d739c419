"""A text that came in, told by what it is: its kind, its body, and what its container said about it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["HEAD", "TAG", "Content", "Kind", "one_line"]

HEAD = 4_000
"""Characters in which a text shows what it is."""
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
    read: Callable[[str], Content]
    """Gives the article, or raises InputError for what isn't one."""


def one_line(field: str) -> str:
    """A *field* of a container with single blanks, and none at its ends."""
    return " ".join(field.split())
