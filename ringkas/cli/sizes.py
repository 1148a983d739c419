"""Bytes as a person reads them."""

__all__ = ["readable"]

UNITS = ("bytes", "kB", "MB", "GB")


def readable(size: int) -> str:
    """*size* bytes in the unit that suits, in powers of a thousand.

    >>> readable(512), readable(253_113_024), readable(3_100_000_000)
    ('512 bytes', '253 MB', '3.1 GB')
    """
    value, unit = float(size), 0
    while value >= 1000 and unit < len(UNITS) - 1:
        value /= 1000
        unit += 1
    return f"{value:.1f} {UNITS[unit]}" if unit and value < 10 else f"{value:.0f} {UNITS[unit]}"
