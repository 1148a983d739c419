"""Where a command's text comes from: a file, standard input or a URL."""

import glob
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from sources import Source, address_in, read_path, read_stream, read_url

__all__ = ["expanded", "files_for_tab", "proxy_option", "read", "require_files", "source_argument"]

_F = TypeVar("_F", bound=Callable[..., Any])

proxy_option = click.option(
    "--proxy", metavar="URL", help="Fetch through this proxy, http://HOST:PORT; '' for none."
)


def files_for_tab(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What Tab completes where a text is asked for: the names of files, which the shell knows."""
    return [CompletionItem(incomplete, type="file")]


def source_argument(command: _F) -> _F:
    """Add where the text comes from, and the proxy that a page of the web comes through."""
    argument = click.argument(
        "source", metavar="FILE|URL|-", nargs=-1, callback=_the_only_one, shell_complete=files_for_tab
    )
    return argument(proxy_option(command))


_MANY = "for several give `ringkas digest` (one digest of all) or `ringkas batch` (one brief each)."


def _the_only_one(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> str:
    """The one source that was given, standard input where there is none."""
    if len(given) > 1:
        raise click.UsageError(f"This command takes one article, not {len(given):,}; {_MANY}")
    return given[0] if given else "-"


def read(source: str, *, proxy: str | None = None) -> Source:
    """Read *source*: ``-`` is standard input, ``http://…`` and ``https://…`` are fetched, all else is a file.

    *proxy* is the one to fetch through, if not that of the settings. A pattern such as ``page*.html`` stands
    for the one file that it fits. Raises InputError, or click.UsageError where there is nothing on standard
    input but a person, no such file, a folder, or more than one.
    """
    if source == "-":
        if sys.stdin.isatty():
            raise click.UsageError("Give a file, a URL, or text on standard input.")
        return read_stream(sys.stdin.buffer, name="Standard input")
    if _is_url(source):
        return read_url(source, proxy=proxy)
    first, *more = expanded((source,))
    if more:
        raise click.UsageError(
            f"{source!r} fits {len(more) + 1:,} files; this command takes one article; {_MANY}"
        )
    path = Path(first)
    if path.is_dir():
        raise click.UsageError(
            f"{first!r} is a folder; `ringkas batch {first} -o OUT.jsonl` works through all that is in it."
        )
    if not path.exists():
        raise _no_file(source)
    return read_path(path)


def require_files(sources: tuple[str, ...]) -> None:
    """Raise click.UsageError where one of *sources* is neither an address, nor a pattern, nor there."""
    for source in sources:
        if not _is_url(source) and not glob.has_magic(source) and not Path(source).exists():
            raise _no_file(source)


def _no_file(source: str) -> click.UsageError:
    """That *source* isn't there, with the address that it may mean."""
    if "://" in source:
        return click.UsageError(f"{source!r} is neither a file nor an http or https address.")
    address = address_in(source)
    meant = f" For the page of that name give {address}." if address else ""
    return click.UsageError(f"There is no file {source!r}.{meant}")


def expanded(sources: tuple[str, ...]) -> list[str]:
    """*sources* with each pattern, such as ``pages/*.html``, replaced by the files that it fits, in order.

    Shells of Unix do that before; those of Windows leave it to the program. What is itself a file stays.
    """
    return list(_expanded(sources))


def _expanded(sources: tuple[str, ...]) -> Iterator[str]:
    for source in sources:
        if _is_url(source) or not glob.has_magic(source) or Path(source).exists():
            yield source
            continue
        found = sorted(glob.glob(source, recursive=True))
        if not found:
            raise click.UsageError(f"No file fits {source!r}.")
        yield from found


def _is_url(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))
