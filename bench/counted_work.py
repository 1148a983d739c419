"""Work, counted: lines of ours that run, and characters that our regular expressions pass over.

`count_patterns` comes first, before what is to be counted is imported; then `work_of` counts one call.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

__all__ = ["Call", "CountedPattern", "count_patterns", "work_of"]

ROOT = str(Path(__file__).parents[1])
OURS = tuple(
    f"{ROOT}/{name}/" for name in ("clean", "check", "summarize", "translate", "sources", "indonesian")
)
_FUNCTIONS = ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")

Call = Callable[[], object]

_work: Counter[str] = Counter()
_compile = re.compile


class CountedPattern:
    """A regular expression that counts the characters that it passes over."""

    def __init__(self, pattern: re.Pattern[str], name: str) -> None:
        self._pattern = pattern
        self._name = name

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._pattern, name)
        if name not in _FUNCTIONS:
            return asked

        def counted(*given: Any, **named: Any) -> Any:
            text = given[1] if name in {"sub", "subn"} else given[0]
            begin, end = 0, len(text)
            if name not in {"sub", "subn", "split"}:
                begin, end = (*given[1:], end)[:2] if given[1:] else (begin, end)
            found = asked(*given, **named)
            if isinstance(found, re.Match):
                end = found.end()
            elif name in {"match", "fullmatch"}:
                end = begin  # anchored
            _work[self._name] += max(1, min(end, len(text)) - begin)
            return found

        return counted


def _is_ours(file: str) -> bool:
    return file.startswith(OURS)


def count_patterns() -> None:
    """Have every regular expression of ours counted that is made from here on."""

    def compiled(pattern: Any, flags: Any = 0) -> Any:
        made = _compile(pattern, flags)
        caller = sys._getframe(1)
        if not _is_ours(caller.f_code.co_filename):
            return made
        return CountedPattern(made, f"{caller.f_code.co_filename[len(ROOT) + 1 :]}:{caller.f_lineno}")

    def counted(name: str, asked: Callable[..., Any]) -> Callable[..., Any]:
        def call(pattern: Any, *given: Any, **named: Any) -> Any:
            caller = sys._getframe(1)
            if not _is_ours(caller.f_code.co_filename):
                return asked(pattern, *given, **named)
            flags = named.pop("flags", 0)
            if name in {"search", "match", "fullmatch", "findall", "finditer"} and given[1:]:
                given, flags = given[:1], given[1]
            where = f"{caller.f_code.co_filename[len(ROOT) + 1 :]}:{caller.f_lineno}"
            return getattr(CountedPattern(_compile(pattern, flags), where), name)(*given, **named)

        return call

    re.compile = compiled  # type: ignore[assignment]
    for name in _FUNCTIONS:
        setattr(re, name, counted(name, getattr(re, name)))


def work_of(call: Call, rooms: Sequence[str]) -> Counter[str]:
    """What *call* does in *rooms*: lines by function, characters by the expression that passes over them."""
    _work.clear()
    counters: dict[Any, Any] = {}
    within = tuple(f"{ROOT}/{room}/" for room in rooms)

    def counter(code: Any) -> Any:
        if not code.co_filename.startswith(within):
            return None
        name = f"{code.co_filename[len(ROOT) + 1 :]} {code.co_name}"

        def local(frame: Any, event: str, arg: object) -> Any:
            _work[name] += 1
            return local

        return local

    def trace(frame: Any, event: str, arg: object) -> Any:
        code = frame.f_code
        try:
            return counters[code]
        except KeyError:
            counters[code] = made = counter(code)
            return made

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return Counter({name: count for name, count in _work.items() if name.startswith(tuple(rooms))})
