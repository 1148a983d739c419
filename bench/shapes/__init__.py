"""Shapes of text that grow: what `bench.growth` and the growth tests measure work on.

A shape is what its pieces are, one after another, as often as a size asks: real kinds of text (lists, tables,
bylines, quotations, dates) and kinds that nobody writes. Pieces are numbered, so that many can differ: a
hundred names are another thing than one name a hundred times. Many have English beside each piece, right or
wrong in one way; where they have none, the text itself is what is compared with it.
"""

from bench.shapes.pairs import PAIRS
from bench.shapes.repeated import MARKUP, PROSE, REPEATED, UNITS
from bench.shapes.shape import Shape

__all__ = ["MARKUP", "PROSE", "SHAPES", "UNITS", "Shape"]

SHAPES = (
    *(Shape(name, piece) for name, piece in REPEATED.items()),
    *(Shape(name, piece, english) for name, (piece, english) in PAIRS.items()),
    Shape("digits in words", "lima ", "five ", once="dua koma "),
)
