"""Versions of installed packages, for signatures, keys and headers."""

from importlib.metadata import PackageNotFoundError, version

__all__ = ["version_of"]


def version_of(package: str) -> str:
    """The version of *package*; ``unknown`` where it isn't installed, as ringkas in a bare checkout.

    >>> version_of("a package that nobody has")
    'unknown'
    """
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
