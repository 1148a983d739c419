"""Glossaries as files: the one that ships, a user's own beside it, what is wrong with that, a copy."""

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from engine.errors import SettingsError, UnusableValue
from indonesian import homographs

from .glossary import Glossary
from .offices import offices
from .senses import Sense
from .terms import Term

__all__ = [
    "GlossaryProblem",
    "check_glossary",
    "export_glossary",
    "extend_glossary",
    "load_glossary",
    "parse_glossary",
    "require_own",
]

_SOURCE = frozenset({"source", "src", "id", "ind", "indonesian", "indonesia", "bahasa indonesia", "istilah"})
_TARGET = frozenset(
    {"target", "tgt", "en", "eng", "english", "inggris", "bahasa inggris", "translation", "terjemahan"}
)
_NOTE = frozenset({"note", "notes", "comment", "catatan"})
"""What the columns of a header are called, in any case."""
_DELIMITERS = "\t;,"
"""Likeliest first: commas stand within the cells of a file that has another."""
_A_LINE = "Give one a line, such as `Menkes,health minister`."


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryProblem:
    """Something about a line of a glossary."""

    line: int
    """Counted from 1, the header included."""
    severity: Literal["error", "warning", "info"]
    """An error keeps the file from being used."""
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    line: int
    term: Term
    """Its source or target may be empty."""


def load_glossary(path: str | Path | None = None, *, only: bool = False) -> Glossary:
    """The glossary that ships, with that of the file *path* added, or that file's alone with *only*.

    The file is CSV in UTF-8, delimited by commas, semicolons or tabs. A header names its columns (such as
    ``source,target,note`` or ``id,en``); without one they are source, target and note. A term of the file
    takes the place of one that ships with the same source. It is read once as long as it stays as it is.
    Raises SettingsError where the file is missing or has no terms, or a line doesn't fit, with the line's
    number, and UnusableValue for *only* without a file.
    """
    require_own(path, only=only)
    if path is None:
        return _load_shipped()
    try:
        state = Path(path).stat()
    except OSError as exc:
        raise _unreadable(path, exc) from exc
    own = _load_own(str(path), state.st_mtime_ns, state.st_size)
    return own if only else _merged(own, _load_shipped())


def require_own(own: object | None, *, only: bool) -> None:
    """Raise UnusableValue where *only* a glossary of one's own is asked for, and there is none."""
    if only and own is None:
        raise UnusableValue(
            "There is no glossary of your own to take alone.",
            hint="Give one with --glossary (glossary= in Python), or leave --glossary-only out.",
        )


def extend_glossary(terms: Iterable[Term]) -> Glossary:
    """The glossary that ships, with *terms* of one's own added; of equal sources theirs counts."""
    return _merged(Glossary(terms), _load_shipped())


def parse_glossary(content: str, *, name: str) -> tuple[Term, ...]:
    """The terms of a file's *content*, as `load_glossary` reads it; errors call it by *name*."""
    return _parse(content, name).terms


def check_glossary(path: str | Path) -> list[GlossaryProblem]:
    """What is wrong with a user's glossary, in the order of its lines; errors keep it from being used.

    No terms at all, lines without a source or a target and terms that come twice are errors; what takes the
    place of a shipped term, and what can never be found in a text, is a warning; what ships just so, and
    English that no translation model is given, a note. Raises SettingsError where the file can't be read.
    """
    entries = list(_entries(_content(path), str(path)))
    if not entries:
        return [GlossaryProblem(line=1, severity="error", message=f"the file has no terms. {_A_LINE}")]
    problems = list(_faults(entries))
    faulty = {problem.line for problem in problems}
    sound = {entry.term.source: entry for entry in entries if entry.line not in faulty}
    shipped = {term.source: term for term in reversed(_load_shipped().terms)}
    together = _merged(Glossary(entry.term for entry in sound.values()), _load_shipped())
    for entry in sound.values():
        term, line = entry.term, entry.line
        found = [match.term for match in together.find(f"Kata {term.source} tadi")]
        if found != [term]:
            said = f"`{term.source}` is never found in a text"
            if found:
                said += f": `{found[0].source}`{_place(found[0], sound)} stands for it"
            problems.append(GlossaryProblem(line=line, severity="warning", message=f"{said}."))
        old = shipped.get(term.source)
        if old is not None and old.target == term.target:
            said = f"`{term.source}` ships with the same English."
            problems.append(GlossaryProblem(line=line, severity="info", message=said))
        elif old is not None:
            said = f"`{term.source}` takes the place of the one that ships, “{old.target}”."
            problems.append(GlossaryProblem(line=line, severity="warning", message=said))
        if term.misread and not term.kept:
            said = (
                f"“{term.target}” is only looked for in the English: a translation model that is given it in "
                f"its source would read `{term.misread}` as Indonesian ({homographs()[term.misread]})."
            )
            problems.append(GlossaryProblem(line=line, severity="info", message=said))
    return sorted(problems, key=lambda problem: problem.line)


def _place(term: Term, own: dict[str, _Entry]) -> str:
    entry = own.get(term.source)
    return f" on line {entry.line}" if entry is not None and entry.term is term else f" of {term.file}"


def export_glossary(terms: Iterable[Term], *, delimiter: str = ",") -> str:
    r"""*terms* as a table with the columns source, target and note, which `load_glossary` reads.

    >>> export_glossary([Term(source="Menkes", target="health minister", note="Kemenkes, now")])
    'source,target,note\nMenkes,health minister,"Kemenkes, now"\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["source", "target", "note"])
    writer.writerows([term.source, term.target, term.note] for term in terms)
    return out.getvalue()


def _merged(own: Glossary, shipped: Glossary) -> Glossary:
    """Both; of terms that are found in the same place the first counts, so the user's own come first."""
    sources = {term.source for term in own.terms}
    return Glossary(
        (*own.terms, *(term for term in shipped.terms if term.source not in sources)),
        (sense for sense in shipped.senses if sense.source not in sources),
    )


@cache
def _load_shipped() -> Glossary:
    folder = files(__package__)
    table = folder.joinpath("glossary.csv").read_text(encoding="utf-8")
    fixed = _parse(table, "glossary.csv", delimiter=",").terms
    lines = folder.joinpath("phrase_book.tsv").read_text(encoding="utf-8").splitlines()
    usual = [
        Term(
            source=source,
            target=target,
            wrong=tuple(wrong.split("|")) if wrong else (),
            inserted=use == "insert",
            usual=True,
            file="phrase_book.tsv",
        )
        # Under the header; `csv` takes twice as long for these thousands.
        for source, target, _, use, wrong in (line.split("\t") for line in lines[1:])
    ]
    known = {term.source.lower() for term in (*fixed, *usual)}
    composed = [
        Term(source=source, target=target, composed=True, file="offices.tsv")
        for source, target in offices().items()
        if source not in known
    ]
    acronyms = tomllib.loads(folder.joinpath("acronyms.toml").read_text(encoding="utf-8"))
    senses = [
        Sense(source=source, **{**sense, "cues": tuple(sense.get("cues", ()))})
        for source, meanings in acronyms.items()
        for sense in meanings
    ]
    return Glossary((*fixed, *usual, *composed), senses)


@lru_cache(maxsize=8)
def _load_own(path: str, _changed: int, _size: int) -> Glossary:
    own = _parse(_content(path), path)
    if not own.terms:
        raise SettingsError(f"The glossary {path} has no terms.", hint=_A_LINE)
    return own


def _content(path: str | Path) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise _unreadable(path, exc) from exc


def _unreadable(path: str | Path, reason: Exception) -> SettingsError:
    return SettingsError(
        f"The glossary {path} can't be read ({reason}).", hint="Give a CSV or TSV file in UTF-8."
    )


def _parse(content: str, name: str, *, delimiter: str = "") -> Glossary:
    entries = list(_entries(content, name, delimiter=delimiter))
    for problem in _faults(entries):
        raise SettingsError(
            f"Line {problem.line} of the glossary {name}: {problem.message}",
            hint=f"`ringkas glossary check {name}` says all that is wrong with it.",
        )
    return Glossary(entry.term for entry in entries)


def _faults(entries: Iterable[_Entry]) -> Iterator[GlossaryProblem]:
    """What keeps *entries* from being used."""
    lines: dict[str, int] = {}
    for entry in entries:
        term, line = entry.term, entry.line
        if not (term.source and term.target):
            lacks = "target" if term.source else "source"
            said = f"it lacks a {lacks}; quote a cell that has the delimiter in it."
            yield GlossaryProblem(line=line, severity="error", message=said)
        elif term.source in lines:
            said = f"it repeats `{term.source}` of line {lines[term.source]}; keep one line a term."
            yield GlossaryProblem(line=line, severity="error", message=said)
        else:
            lines[term.source] = line


def _entries(content: str, name: str, *, delimiter: str = "") -> Iterator[_Entry]:
    """The lines of *content*; without a *delimiter* it is found."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter or _delimiter(content))
    columns: tuple[int, int, int] | None = None
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            begins, line = line, reader.line_num + 1
            if not any(cells):
                continue
            if columns is None:
                columns = _columns([cell.lower() for cell in cells])
                if columns is not None:
                    continue
                columns = (0, 1, 2)
            # Line breaks within cells and doubled blanks are never in a sentence.
            source, target, note = (
                " ".join(cells[at].split()) if 0 <= at < len(cells) else "" for at in columns
            )
            yield _Entry(line=begins, term=Term(source=source, target=target, note=note, file=name))
    except csv.Error as exc:
        raise SettingsError(
            f"Line {line} of the glossary {name} is not valid CSV ({exc}).",
            hint="Check the quotes: a quote within quoted text is written twice.",
        ) from exc


def _columns(header: list[str]) -> tuple[int, int, int] | None:
    """Where source, target and note are (-1 for none), if *header* is one."""
    source, target, note = (
        next((index for index, cell in enumerate(header) if cell in names), -1)
        for names in (_SOURCE, _TARGET, _NOTE)
    )
    return (source, target, note) if source >= 0 and target >= 0 else None


def _delimiter(content: str) -> str:
    """The one that parts the most lines."""

    def parted(delimiter: str) -> int:
        rows = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
        try:
            return sum(len(row) > 1 for row in rows)
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=parted)
