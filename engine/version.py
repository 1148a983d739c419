"""The version of ringkas, and those of installed packages, for signatures, keys and headers."""

__all__ = ["__version__", "version_of"]

# Read here by the build and the command line: to look it up costs more than `--help` does.
__version__ = "0.1.0"


def version_of(package: str) -> str:
    """The version of *package*; ``unknown`` where it isn't installed.

    >>> version_of("a package that nobody has")
    'unknown'
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
