"""Offices whose names are made of parts, such as *kadis* and *perhubungan*, or *ka* and *dishub*.

`python -m training.offices` puts them together and writes ``offices.tsv``.
"""

from importlib.resources import files

__all__ = ["offices"]


def offices() -> dict[str, str]:
    """All offices of ``offices.tsv`` in lower case, each with its English.

    >>> offices()["kadishub"], offices()["kasubag humas"]
    ('transportation agency head', 'public relations subdivision head')
    """
    lines = files(__package__).joinpath("offices.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
