"""Text within Markdown as it is written: nothing in it is markup."""

import re

from .printable import printable

__all__ = ["code_span", "escape_block", "escape_inline"]

_SPECIAL = re.compile(r"[\\`*_\[\]|~$#]")
"""What can begin markup anywhere in a line; ``$`` since GitHub sets a formula between two of them."""


def escape_block(text: str) -> str:
    r"""Text that begins a block: what would start a list or a rule there is escaped too.

    >>> print(escape_block("2. Harga *naik*"), escape_block("- 3 persen"))
    2\. Harga \*naik\* \- 3 persen
    """
    text = re.sub(r"^[+=-]", r"\\\g<0>", escape_inline(text))
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", text)


def escape_inline(text: str) -> str:
    """*text* within a line, as it is written: nothing in it is markup."""
    text = " ".join(printable(text).split())
    text = _SPECIAL.sub(r"\\\g<0>", text)
    # As entities, since not every renderer lets a backslash escape these.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def code_span(text: str) -> str:
    """A code span, fenced by more backticks than the text has in a row."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    gap = " " if "`" in text else ""
    return f"{fence}{gap}{' '.join(text.split())}{gap}{fence}"
