"""Which tokens of a vocabulary begin which words, for `lexical_bias`: worked out once, kept beside the model.

A lexicon's key of each of some 86,000 words takes a quarter of a second, at each start of a process; what
comes of it takes 2 MB.
"""

import hashlib
import json
import os
import re
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from engine.protocols import Lexicon

from .network import Integers

__all__ = ["WordStarts"]

# Raise it whenever what is written changes.
_FORMAT = 1
_WORD = "▁"
_BEFORE_FIGURES = re.compile(r"▁?(?:Rp|[$€£(“\"']*)")
"""Pieces after which a figure may begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStarts:
    """The tokens of one vocabulary by the key that one lexicon has for the word that they begin."""

    keys: npt.NDArray[np.bytes_]
    """In order, as UTF-8. *Shape:* (keys,)"""
    tokens: Integers
    """Those of the first key, then those of the second, and so on. *Shape:* (tokens,)"""
    ends: Integers
    """Where in `tokens` those of each key end. *Shape:* (keys,)"""
    lower_case: Integers
    """Tokens with which no sentence begins. *Shape:* (any,)"""
    openers: Integers
    """Tokens after which a figure may begin. *Shape:* (any,)"""

    @classmethod
    def of(cls, lexicon: Lexicon, pieces: Sequence[str]) -> "WordStarts":
        """Those of the vocabulary *pieces*, in which `▁` begins a word."""
        begin: dict[bytes, list[int]] = {}
        for token, piece in enumerate(pieces):
            word = piece.removeprefix(_WORD)
            if word != piece and word.isalpha() and word.isascii():
                begin.setdefault(lexicon.key(word).encode(), []).append(token)
        keys = sorted(begin)
        return cls(
            keys=np.asarray(keys, dtype=np.bytes_),
            tokens=_integers([token for key in keys for token in begin[key]]),
            ends=np.cumsum(_integers([len(begin[key]) for key in keys])),
            lower_case=_integers([token for token, piece in enumerate(pieces) if piece[1:2].islower()]),
            openers=_integers(
                [token for token, piece in enumerate(pieces) if _BEFORE_FIGURES.fullmatch(piece)]
            ),
        )

    @classmethod
    def kept(cls, folder: Path, lexicon: Lexicon, pieces: Callable[[], Sequence[str]]) -> "WordStarts":
        """Those that *folder*, a model's, has of *lexicon*; made of *pieces* and put there where it has none.

        A file that is damaged is made anew, and a folder that can't be written is no hindrance.
        """
        asked = hashlib.sha256(json.dumps([_FORMAT, lexicon.revision]).encode()).hexdigest()[:16]
        path = folder / f"words-{asked}.npz"
        try:
            with np.load(path) as found:
                return cls(**found)
        except (OSError, EOFError, ValueError, TypeError, BadZipFile):
            made = cls.of(lexicon, pieces())
        with suppress(OSError):
            made._put(path)
        return made

    def _put(self, path: Path) -> None:
        """Write *path*, of which other processes see all or nothing, in the place of other lexicons'."""
        draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
        try:
            with draft.open("xb") as file:
                np.savez(file, **{name: getattr(self, name) for name in self.__slots__})
            for old in path.parent.glob("words-*.npz"):
                old.unlink(missing_ok=True)
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)

    def beginning(self, key: str) -> Sequence[int]:
        """The tokens that begin words with *key*, in ascending order; none where no word has it."""
        sought = key.encode()
        if len(sought) > self.keys.itemsize:  # numpy would widen all keys to compare them
            return ()
        at = int(np.searchsorted(self.keys, sought))
        if at == len(self.keys) or self.keys[at] != sought:
            return ()
        found: list[int] = self.tokens[self.ends[at - 1] if at else 0 : self.ends[at]].tolist()
        return found


def _integers(values: Sequence[int]) -> Integers:
    return np.asarray(values, dtype=np.int64)
