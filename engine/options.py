"""Options as tables: a field of a frozen dataclass says once what it is, and the ways in are made from it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from numbers import Integral, Real
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from .errors import UnusableValue

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "About",
    "about",
    "asked",
    "check_bounds",
    "check_known",
    "check_types",
    "check_within",
    "described",
    "keywords",
]

D = TypeVar("D", bound="DataclassInstance")

_KEY = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is to be known of an option beside its name, type and default, which are the field's."""

    help: str | None = None
    """The sentence that the command line shows."""
    flag: str | None = None
    """How the command line calls it, without dashes, where that isn't the field's name."""
    least: int | None = None
    """The least number that it may be; None sets no bound."""
    most: int | None = None
    """The greatest, likewise."""


def described(
    help: str | None = None, *, flag: str | None = None, least: int | None = None, most: int | None = None
) -> dict[str, About]:
    """The ``metadata`` of a field that the command line offers; for the arguments see `About`."""
    return {_KEY: About(help=help, flag=flag, least=least, most=most)}


def about(options: "type[DataclassInstance]") -> dict[str, About]:
    """The fields of *options* that are `described`, by name, in their order."""
    return {spec.name: spec.metadata[_KEY] for spec in fields(options) if _KEY in spec.metadata}


def check_known(names: Iterable[str], known: Collection[str]) -> None:
    """Refuse a name that no option has: raises TypeError, which suggests the one that was meant."""
    for name in names:
        if name not in known:
            near = "".join(f" Did you mean {other}?" for other in get_close_matches(name, known, n=1))
            raise TypeError(f"There is no option {name}.{near}")


def asked(kind: type[D], values: Mapping[str, Any]) -> D:
    """The options of *kind* that *values* name. Raises what it raises and what `check_known` does."""
    check_known(values, [spec.name for spec in fields(kind)])
    return kind(**values)


def check_bounds(options: "DataclassInstance") -> None:
    """Refuse a value outside its field's bounds: raises UnusableValue. None is never refused."""
    for name, known in about(type(options)).items():
        value = getattr(options, name)
        if value is None:
            continue
        if known.least is not None and known.most is not None:
            check_within(name, value, least=known.least, most=known.most)
        elif known.least is not None and value < known.least:
            raise UnusableValue(
                f"{name} must be {known.least} or more, not {value}.", hint="Give a larger number."
            )
        elif known.most is not None and value > known.most:
            raise UnusableValue(
                f"{name} must be {known.most} or less, not {value}.", hint="Give a smaller number."
            )


def check_within(name: str, value: float, *, least: int, most: int) -> None:
    """Refuse a *value* that isn't from *least* to *most*, as NaN isn't: raises UnusableValue."""
    if not least <= value <= most:
        raise UnusableValue(
            f"{name} must be a number from {least} to {most}, not {value}.", hint="Give one within."
        )


def check_types(options: "DataclassInstance") -> None:
    """Refuse a value of another type than its field's: raises TypeError, or UnusableValue for a choice.

    A whole number is a float too, numbers of NumPy are numbers, and True is none.
    """
    for name, hint in _hints(type(options)).items():
        value = getattr(options, name)
        kinds = get_args(hint) or (hint,)
        if get_origin(hint) is Literal:
            if value not in kinds:
                raise UnusableValue(
                    f"{name} is {', '.join(kinds[:-1])} or {kinds[-1]}, not {value!r}.",
                    hint="Choose one of them.",
                )
        elif not isinstance(value, tuple(_TAKEN.get(kind, kind) for kind in kinds)) or (
            isinstance(value, bool) and bool not in kinds
        ):
            named = " or ".join("None" if kind is NoneType else kind.__name__ for kind in kinds)
            raise TypeError(f"{name} is {named}, not {type(value).__name__}.")


_hints = cache(get_type_hints)
_TAKEN: Mapping[type, type] = {int: Integral, float: Real}


def keywords(options: "DataclassInstance") -> Mapping[str, Any]:
    """The fields of *options* and their values, to pass them all on to what takes them by name."""
    return {spec.name: getattr(options, spec.name) for spec in fields(options)}
