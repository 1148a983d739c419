"""The text of a PDF, its printed lines put together into paragraphs again."""

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from engine.errors import EmptyInput, InputError, InputTooLarge
from engine.extras import need
from engine.wording import counted

from .limits import Limits

if TYPE_CHECKING:
    from pypdf import PageObject

__all__ = ["read_pdf"]

_SENTENCE_END = tuple(".!?:…”\"')")
_BULLETS = ("-", "•", "–", "*", "▪", "●", "○")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One printed line; positions and sizes in points, from the page's bottom left."""

    text: str
    x: float
    y: float
    size: float


def read_pdf(data: bytes, *, name: str, limits: Limits) -> str:
    """The paragraphs of a PDF, with blank lines between; a page without text (a picture) adds nothing.

    Raises InputError where the file is damaged or locked, EmptyInput where no page has text, InputTooLarge.
    """
    need("pypdf", what=name)
    import pypdf
    from pypdf.errors import DependencyError

    locked = InputError(f"{name} is protected by a password.", hint="Save a copy without the password.")
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
        if len(reader.pages) > limits.pages:
            raise InputTooLarge(
                f"{name} has {counted(len(reader.pages), 'page')}; the limit is {limits.pages:,}.",
                hint="Extract the pages that you need, or raise RINGKAS_MAX_PAGES.",
            )
        paragraphs = _joined(reader.pages, name=name, limits=limits)
    except DependencyError as exc:  # a cipher that needs another package, and most likely a password too
        raise locked from exc
    except InputError:
        raise
    # A damaged object can make pypdf raise nearly anything, from AssertionError to NotImplementedError.
    except Exception as exc:
        raise InputError(
            f"{name} is a damaged PDF ({str(exc)!r}).", hint="Print it to a new PDF, or copy its text."
        ) from exc
    if not paragraphs:
        raise EmptyInput(
            f"{name} holds no text, only pictures of it.", hint="Run OCR on it first, such as `ocrmypdf`."
        )
    return "\n\n".join(paragraphs)


def _joined(pages: Iterable["PageObject"], *, name: str, limits: Limits) -> list[str]:
    """The paragraphs of all *pages*; one that goes on from page to page is one. Raises InputTooLarge."""
    paragraphs: list[str] = []
    size = 0
    for page in pages:
        for index, paragraph in enumerate(_paragraphs(page)):
            size += len(paragraph)
            if size > limits.input_characters:
                raise InputTooLarge(
                    f"{name} holds more than {counted(limits.input_characters, 'character')}, the limit.",
                    hint="Extract the pages that you need, or raise RINGKAS_MAX_INPUT_CHARACTERS.",
                )
            if index == 0 and paragraphs and _runs_on(paragraphs[-1], paragraph):
                paragraphs[-1] = _glued(paragraphs[-1], paragraph)
            else:
                paragraphs.append(paragraph)
    return paragraphs


def _paragraphs(page: "PageObject") -> Iterator[str]:
    fragments: list[tuple[str, float, float, float]] = []

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float) -> None:
        # Where the text starts on the page: the text matrix, put through the page's own.
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = abs((inner[0] * inner[3] - inner[1] * inner[2]) * (outer[0] * outer[3] - outer[1] * outer[2]))
        fragments.append((text, x, y, size * sqrt(scale)))

    whole = page.extract_text(visitor_text=visit)
    if "".join("".join(text for text, *_ in fragments).split()) != "".join(whole.split()):
        # The pieces aren't the whole: no position is worth a lost word.
        yield from filter(None, (line.strip() for line in whole.splitlines()))
        return
    lines = list(_lines(fragments))
    leading = _leading(lines)
    widths: dict[int, int] = {}
    for line in lines:
        widths[round(line.size)] = max(widths.get(round(line.size), 0), len(line.text))
    paragraph, before = "", None
    for line in lines:
        if before is not None and _continues(before, line, leading, widths[round(before.size)]):
            paragraph = _glued(paragraph, line.text)
        else:
            if paragraph:
                yield paragraph
            paragraph = line.text
        before = line
    if paragraph:
        yield paragraph


def _lines(fragments: Sequence[tuple[str, float, float, float]]) -> Iterator[_Line]:
    text, x, y, size = "", 0.0, 0.0, 0.0
    for piece, at_x, at_y, at_size in [*fragments, ("\n", 0.0, 0.0, 0.0)]:
        for index, part in enumerate(piece.split("\n")):
            if index:
                if text.strip():
                    yield _Line(text=" ".join(text.split()), x=x, y=y, size=size)
                text = ""
            if not text.strip() and part.strip():
                x, y, size = at_x, at_y, at_size
            text += part


def _leading(lines: Sequence[_Line]) -> float:
    """The usual distance from line to line within paragraphs, in font sizes.

    Most steps are within paragraphs or else between them, which is wider: hence the lower quartile.
    """
    steps = [
        (one.y - two.y) / one.size
        for one, two in pairwise(lines)
        if one.size and abs(one.size - two.size) < 0.5 and 0.5 < (one.y - two.y) / one.size < 4
    ]
    return statistics.quantiles(steps, n=4)[0] if len(steps) > 1 else 1.2


def _continues(before: _Line, line: _Line, leading: float, width: int) -> bool:
    """Whether *line* goes on with the paragraph of *before*; the widest line has *width* characters."""
    step = (before.y - line.y) / before.size if before.size else 0.0
    if abs(before.size - line.size) > 0.5 or not 0 < step < leading * 1.35:
        return False
    if line.text.startswith(_BULLETS) or line.x > before.x + before.size * 0.8:
        return False
    # A line is broken where the next word would not fit; a short one ends what it says, unless it runs on.
    first_word = len(line.text.split()[0])
    return len(before.text) + 1 + first_word >= width * 0.85 or _runs_on(before.text, line.text)


def _runs_on(before: str, after: str) -> bool:
    return after[0].islower() and not before.endswith(_SENTENCE_END)


def _glued(left: str, right: str) -> str:
    """Two printed lines as one; a hyphen at the break stays where it belongs to the word.

    >>> _glued("kata para pedagang di pasar, anak-", "anak mereka"), _glued("kata pemerin-", "tah")
    ('kata para pedagang di pasar, anak-anak mereka', 'kata pemerintah')
    """
    if left.endswith("\u00ad"):
        return left[:-1] + right
    if not re.search(r"\w-$", left):
        return f"{left} {right}"
    before, after = re.search(r"[a-z]*(?=-$)", left), re.match(r"[a-z]*", right)
    one, two = before.group() if before else "", after.group() if after else ""
    # Reduplication (anak-anak, buah-buahan, bolak-balik) has a hyphen of its own; a printer's break has not.
    printers = one and two and SequenceMatcher(None, one, two).ratio() < 0.6
    return left[:-1] + right if printers else left + right
