"""What the value of a setting may be: how it reads, what fits, what a refusal asks for."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from .names import BACKENDS

__all__ = [
    "ADDRESS",
    "LOGIN",
    "PATH",
    "SECONDS",
    "SHARE",
    "TEXT",
    "WHOLE",
    "YES_OR_NO",
    "Kind",
    "choice",
    "model",
    "several",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How the value of a setting reads."""

    name: str
    wanted: str
    """What a refusal asks for."""
    read: Callable[[str], Any]
    """The value of a text, as in the variable; raises ValueError where it is none."""
    types: tuple[type, ...]
    """What a value in a file may be."""
    fits: Callable[[Any], bool] = lambda _: True
    """Whether a value of these types can be used."""
    wanted_in_file: str = ""
    """What a refusal asks for in a file, where that is written in another way."""


def _whole(text: str) -> int:
    # int() would take digits of every script
    if not re.fullmatch(r"[+-]?[0-9]+(_[0-9]+)*", text.strip()):
        raise ValueError(text)
    return int(text)


def _number(text: str) -> float:
    if not text.isascii():
        raise ValueError(text)
    return float(text)


def _yes_or_no(text: str) -> bool:
    answers = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    answer = answers.get(text.strip().lower())
    if answer is None:
        raise ValueError(text)
    return answer


def choice(*values: str) -> Kind:
    """One of *values*, two or more."""
    listed = f"{', '.join(values[:-1])} or {values[-1]}"
    return Kind(
        name=" or ".join(f"`{value}`" for value in values),
        wanted=listed,
        read=str.strip,
        types=(str,),
        fits=values.__contains__,
    )


def model(task: Literal["translator", "summarizer"], *alone: str) -> Kind:
    """The name of a model: `backend:model` with a backend that there is, or one of *alone*."""

    def fits(name: str) -> bool:
        backend, _, model = name.strip().partition(":")
        if backend in (*BACKENDS, "extractive"):
            return (bool(model) and backend != "extractive") or name.strip() in alone
        from .plugins import is_plugin

        return is_plugin(task, name)

    named = " or ".join([*alone, "backend:model"])
    others = ", ".join(backend for backend in BACKENDS if backend not in alone)
    return Kind(
        name="name of a model",
        wanted=f"{named} (with one of {others})",
        read=str.strip,
        types=(str,),
        fits=fits,
    )


def _is_proxy(address: str) -> bool:
    try:
        parts = urlsplit(address.strip() if "://" in address else f"http://{address.strip()}")
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def several(wanted: str, pattern: str) -> Kind:
    """Values of one *pattern*, separated by commas."""

    def fits(text: str) -> bool:
        given = (item.strip() for item in text.split(",") if item.strip())
        return all(re.fullmatch(pattern, item, re.IGNORECASE) for item in given)

    return Kind(name="text", wanted=wanted, read=str, types=(str,), fits=fits)


TEXT = Kind(name="text", wanted="text", read=str, types=(str,))
PATH = Kind(name="path", wanted="a path", read=str, types=(str,))
WHOLE = Kind(name="whole number", wanted="a whole number", read=_whole, types=(int,))
SECONDS = Kind(
    name="number",
    wanted="a number above zero",
    read=_number,
    types=(int, float),
    fits=lambda seconds: 0 < seconds < math.inf,
)
SHARE = Kind(
    name="number",
    wanted="a number from 0 to 1",
    read=_number,
    types=(int, float),
    fits=lambda share: 0 <= share <= 1,
)
YES_OR_NO = Kind(
    name="`1` or `0`; in a file `true` or `false`",
    wanted="1 or 0",
    read=_yes_or_no,
    types=(bool,),
    wanted_in_file="true or false",
)
LOGIN = Kind(
    name="text",
    wanted="USER:PASSWORD",
    read=str,
    types=(str,),
    fits=lambda text: all(text.partition(":")),
)
ADDRESS = Kind(
    name="text",
    wanted="the address of an HTTP proxy, such as http://proxy.example:3128",
    read=str.strip,
    types=(str,),
    fits=_is_proxy,
)
