"""How much one visitor, and all of them together, may ask of the page."""

import os
from dataclasses import dataclass
from typing import Self

from engine.errors import SettingsError

__all__ = ["Quota"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """The page's own limits; those on size come from the pipeline's `Limits`.

    Each can be set by an environment variable: `RINGKAS_WEB_` and the field's name in capitals.
    """

    running: int = 2
    """Requests that use the models at the same time; the others wait in the order in which they came."""
    waiting: int = 64
    """Requests that may wait; more are turned away with a sentence that says so."""
    seconds: int = 600
    """Time limit of one brief, from its first step; the model is free again after the sentence at hand."""
    batch_seconds: int = 7200
    batch_rows: int = 200
    """Articles in one batch: beyond that the command line is the better place."""

    @classmethod
    def from_environment(cls) -> Self:
        """Read the limits. Raises SettingsError where a variable is no whole number above zero."""
        values: dict[str, int] = {}
        for name in cls.__dataclass_fields__:
            variable = f"RINGKAS_WEB_{name.upper()}"
            given = os.environ.get(variable)
            if given is None:
                continue
            if not given.isdecimal() or int(given) < 1:
                raise SettingsError(
                    f"{variable} must be a whole number above zero, not {given!r}.",
                    hint=f"Unset {variable} to get the default.",
                )
            values[name] = int(given)
        return cls(**values)
