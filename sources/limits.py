"""How much may come in: the `Limits`, each of them a setting."""

import math
from dataclasses import dataclass, fields
from numbers import Real
from typing import Self

from engine.errors import SettingsError
from engine.settings import (
    MAX_FETCH_SECONDS,
    MAX_INPUT_CHARACTERS,
    MAX_PAGE_BYTES,
    MAX_PAGES,
    MAX_REDIRECTS,
    MAX_UNPACKED_BYTES,
    MAX_UPLOAD_BYTES,
    read_all,
)

__all__ = ["Limits"]

_PREFIX = "RINGKAS_MAX_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds on what is read. Each is inclusive, and what lies over it is refused, never cut."""

    input_characters: int = MAX_INPUT_CHARACTERS.default
    """Characters of one text or page (some 800,000 words): `RINGKAS_MAX_INPUT_CHARACTERS`."""
    page_bytes: int = MAX_PAGE_BYTES.default
    """Bytes of one fetched page, counted after decompression: `RINGKAS_MAX_PAGE_BYTES`."""
    upload_bytes: int = MAX_UPLOAD_BYTES.default
    """Bytes of one file or of standard input: `RINGKAS_MAX_UPLOAD_BYTES`."""
    unpacked_bytes: int = MAX_UNPACKED_BYTES.default
    """Bytes that a docx, which is a zip archive, may unpack to: `RINGKAS_MAX_UNPACKED_BYTES`."""
    pages: int = MAX_PAGES.default
    """Pages of one PDF: `RINGKAS_MAX_PAGES`."""
    fetch_seconds: float = MAX_FETCH_SECONDS.default
    """Seconds from the first look-up to the last byte, redirects included: `RINGKAS_MAX_FETCH_SECONDS`."""
    redirects: int = MAX_REDIRECTS.default
    """Redirects that a fetch follows: `RINGKAS_MAX_REDIRECTS`."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not isinstance(value, Real) or isinstance(value, bool):
                raise TypeError(f"The limit {field.name} is a number, not {type(value).__name__}.")
            # No redirects at all is a policy; no characters or no time at all is a mistake.
            if not math.isfinite(value) or value < 0 or (value == 0 and field.name != "redirects"):
                raise SettingsError(
                    f"The limit {field.name} must be above zero, not {value}.",
                    hint=f"Set {_PREFIX}{field.name.upper()} to a positive number, or leave it out.",
                )

    @classmethod
    def from_environment(cls) -> Self:
        """The defaults, each overridden by its ``RINGKAS_MAX_…`` variable where that is set and not empty.

        Digits may be grouped with underscores, as in Python: ``5_000_000``. Raises SettingsError where a
        variable isn't a positive number (a whole one, but for the seconds).
        """
        return cls(**read_all(_PREFIX))
