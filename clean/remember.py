"""Answers about a line that are asked for again and again while one text is cleaned."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

__all__ = ["forget_answers", "remembered"]

_Function = TypeVar("_Function", bound=Callable[..., Any])
_MOST = 4096
"""Answers of each function; few texts have more lines."""
_FORGETS: list[Callable[[], None]] = []


def remembered(function: _Function) -> _Function:
    """*function*, whose answers depend on its arguments alone, with its last ones kept until forgotten."""
    cached = lru_cache(maxsize=_MOST)(function)
    _FORGETS.append(cached.cache_clear)
    return cast("_Function", cached)


def forget_answers() -> None:
    """Forget all answers, so that none outlives the text that it is about."""
    for forget in _FORGETS:
        forget()
