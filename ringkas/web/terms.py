"""The glossary that a visitor keeps in the browser and sends along."""

from collections.abc import Mapping
from typing import Any

from engine.errors import InputError, InputTooLarge, SettingsError
from engine.wording import counted
from translate import Glossary, Term, extend_glossary, parse_glossary

from ..strict import listed, text

__all__ = ["glossary_of", "parse_terms", "read_terms"]

MOST = 5000
"""Terms of one glossary: the page has a row for each."""


def read_terms(given: object) -> tuple[Term, ...]:
    """The terms that the page sends: a list of objects with ``source``, ``target`` and ``note``.

    Raises InputError where it is anything else, or has a term without one of the first two.
    """
    try:
        terms = tuple(
            Term(source=_line(row["source"]), target=_line(row["target"]), note=_line(row["note"]))
            for row in listed(given)
        )
    except (LookupError, TypeError, ValueError) as exc:
        raise InputError("This is not a glossary.", hint="Reload the page.") from exc
    if not all(term.source and term.target for term in terms):
        raise InputError("A term of the glossary lacks its English.", hint="Complete it, or remove it.")
    _check_count(len(terms))
    return terms


def glossary_of(request: Mapping[str, Any]) -> Glossary | None:
    """What ships, with the ``terms`` of *request* added; None where it has none. Raises InputError."""
    given = request.get("terms")
    return extend_glossary(read_terms(given)) if given else None


def parse_terms(request: Mapping[str, Any]) -> dict[str, Any]:
    """The ``terms`` of a file, CSV or TSV, whose ``content`` and ``name`` are given.

    Raises InputError where a line doesn't fit, with its number.
    """
    content, name = request.get("content"), request.get("name")
    try:
        terms = parse_glossary(text(content), name=text(name))
    except SettingsError as exc:
        raise InputError(exc.message, hint="Mend the file, then choose it again.") from exc
    except (TypeError, ValueError) as exc:
        raise InputError("This is not a glossary.", hint="Choose a CSV or TSV file.") from exc
    _check_count(len(terms))
    return {"terms": [{"source": term.source, "target": term.target, "note": term.note} for term in terms]}


def _line(value: object) -> str:
    return " ".join(text(value).split())


def _check_count(terms: int) -> None:
    if terms > MOST:
        raise InputTooLarge(
            f"The glossary has {counted(terms, 'term')}; the page takes {MOST:,}.",
            hint="Use the command line.",
        )
