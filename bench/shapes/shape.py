"""How a text and its English go on, to any length."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from bench.shapes.repeated import PROSE

__all__ = ["Piece", "Shape"]

Piece = str | Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a text and its English go on; pieces by number, or one piece again and again."""

    name: str
    piece: Piece
    english: Piece | None = None
    """None: the text itself."""
    once: str = ""
    """What stands before all pieces, in both."""

    def text(self, size: int) -> str:
        """About *size* characters of it."""
        return self.once + "".join(self._pieces(self.piece, size))

    def pair(self, size: int) -> tuple[str, str]:
        """The text with as many pieces of English; sizes are those of the longer."""
        ours, theirs = self.piece, self.piece if self.english is None else self.english
        longer = len(_at(theirs, 0)) > len(_at(ours, 0))
        number = len(self._pieces(theirs if longer else ours, size))
        source, target = ("".join(_at(piece, index) for index in range(number)) for piece in (ours, theirs))
        if self.english is None:
            return f"{PROSE}{self.once}{source}", f"{self.once}{target} Rice"
        return self.once + source, self.once + target

    def _pieces(self, piece: Piece, size: int) -> list[str]:
        pieces: list[str] = []
        length = 0
        for index in count():
            one = _at(piece, index)
            length += max(1, len(one))
            if length > size and pieces:
                return pieces
            pieces.append(one)
        return pieces


def _at(piece: Piece, index: int) -> str:
    return piece if isinstance(piece, str) else piece(index)
