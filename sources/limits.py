"""How much may come in: the `Limits`, each of them a setting."""

import math
import os
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from engine.errors import SettingsError

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds on what is read. Each is inclusive, and what lies over it is refused, never cut."""

    input_characters: int = 5_000_000
    """Characters of one text or page (some 800,000 words): `RINGKAS_MAX_INPUT_CHARACTERS`."""
    page_bytes: int = 10_000_000
    """Bytes of one fetched page, counted after decompression: `RINGKAS_MAX_PAGE_BYTES`."""
    upload_bytes: int = 25_000_000
    """Bytes of one file or of standard input: `RINGKAS_MAX_UPLOAD_BYTES`."""
    unpacked_bytes: int = 100_000_000
    """Bytes that a docx, which is a zip archive, may unpack to: `RINGKAS_MAX_UNPACKED_BYTES`."""
    pages: int = 2_000
    """Pages of one PDF: `RINGKAS_MAX_PAGES`."""
    fetch_seconds: float = 20.0
    """Seconds from the first look-up to the last byte, redirects included: `RINGKAS_MAX_FETCH_SECONDS`."""
    redirects: int = 5
    """Redirects that a fetch follows: `RINGKAS_MAX_REDIRECTS`."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            # No redirects at all is a policy; no characters or no time at all is a mistake.
            if not math.isfinite(value) or value < 0 or (value == 0 and field.name != "redirects"):
                raise SettingsError(
                    f"The limit {field.name} must be above zero, not {value}.",
                    hint=f"Set {_variable(field.name)} to a positive number, or leave it out.",
                )

    @classmethod
    def from_environment(cls) -> Self:
        """The defaults, each overridden by its ``RINGKAS_MAX_…`` variable where that is set and not empty.

        Digits may be grouped with underscores, as in Python: ``5_000_000``. Raises SettingsError where a
        variable isn't a positive number (a whole one, but for the seconds).
        """
        given: dict[str, Any] = {}
        for field in fields(cls):
            variable = _variable(field.name)
            raw = os.environ.get(variable, "").strip()
            if not raw:
                continue
            kind = float if field.name == "fetch_seconds" else int
            try:
                given[field.name] = kind(raw)
            except ValueError as exc:
                raise SettingsError(
                    f"{variable} must be a {'whole ' if kind is int else ''}number, not {raw!r}.",
                    hint=f"Unset it to have the default, {field.default:,}.",
                ) from exc
        return replace(cls(), **given)


def _variable(name: str) -> str:
    return f"RINGKAS_MAX_{name.upper()}"
