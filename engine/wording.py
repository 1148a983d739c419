"""How messages say a number of things."""

__all__ = ["counted"]


def counted(number: float, noun: str, *, plural: str = "") -> str:
    """*number* and its *noun*, which is *plural* (the noun with an s, unless given) but for 1.

    >>> counted(1, "line"), counted(1200, "entry", plural="entries"), counted(1.5, "second")
    ('1 line', '1,200 entries', '1.5 seconds')
    """
    figure = f"{number:,d}" if isinstance(number, int) else f"{number:g}"
    return f"{figure} {noun if number == 1 else plural or f'{noun}s'}"
