"""Trims the vocabulary to what Indonesian and English text needs, without changing how such text is
tokenized.

Gemma's tokens were merged from pairs, the earlier the more frequent, and a text is tokenized by the same
merges in the same order. The set of all tokens over a fixed alphabet is closed: whatever two tokens a kept
one was merged from are over that alphabet too. So a text over the alphabet is merged just as with the whole
vocabulary. Any other character becomes bytes.
"""

import struct
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .gguf_reader import GGUF

__all__ = ["CONTROL", "Vocabulary", "sentencepiece_model", "trim", "trimmed"]

PAD, EOS, BOS, UNK = 0, 1, 2, 3
CONTROL = np.asarray([PAD, EOS, BOS, UNK])
"""Tokens that keep their numbers."""
_NORMAL, _USER_DEFINED, _BYTE = 1, 4, 6
_SPACE = "▁"
_SIGNS = {
    "Pc",
    "Pd",
    "Ps",
    "Pe",
    "Pi",
    "Pf",
    "Po",
    "Sm",
    "Sc",
    "Sk",
    "So",
    "Nd",
    "Nl",
    "No",
    "Mn",
    "Me",
    "Cf",
    "Zs",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Kept tokens in their new order; `ids` are their old numbers. *Shape:* (kept,)"""

    pieces: list[str]
    scores: npt.NDArray[np.float32]
    types: npt.NDArray[np.int32]
    ids: npt.NDArray[np.int64]


def _in_alphabet(character: str) -> bool:
    if character in (_SPACE, "\n"):
        return True
    # Latin letters, and the Greek ones of formulas and units.
    if character < "\u0250" or unicodedata.name(character, "").startswith(("LATIN", "GREEK")):
        return True
    # Punctuation, signs, emoji and digits of any script, their combining marks, and invisible characters.
    return unicodedata.category(character) in _SIGNS


def trimmed(gguf: GGUF, *, first: npt.NDArray[np.int64] = CONTROL) -> Vocabulary:
    """What `trim` keeps of a file's vocabulary."""
    keys = ("tokens", "scores", "token_type")
    return trim(*(gguf.metadata[f"tokenizer.ggml.{key}"] for key in keys), first=first)


def trim(
    pieces: Sequence[str],
    scores: npt.NDArray[np.float32],
    types: npt.NDArray[np.int32],
    *,
    first: npt.NDArray[np.int64] = CONTROL,
) -> Vocabulary:
    """Keeps control tokens, bytes and the tokens over the Latin alphabet.

    Those with the old numbers *first* come first; they begin with `CONTROL`.
    """
    before = set(first.tolist())
    kept = [
        i
        for i, (piece, kind) in enumerate(zip(pieces, types, strict=True))
        if i not in before
        and (kind == _BYTE or (kind in (_NORMAL, _USER_DEFINED) and all(map(_in_alphabet, piece))))
    ]
    ids = np.asarray([*first.tolist(), *kept], dtype=np.int64)
    return Vocabulary(
        # The file shows runs of spaces as they are written, SentencePiece as it sees them.
        pieces=[pieces[i].replace(" ", _SPACE) for i in ids],
        scores=scores[ids],
        types=types[ids],
        ids=ids,
    )


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _block(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def sentencepiece_model(vocabulary: Vocabulary) -> bytes:
    """A SentencePiece model file (a protocol buffer) that tokenizes with *vocabulary*.

    Byte-pair encoding with bytes as the fallback; text isn't normalized and no space is put before it, as
    Gemma has it. Field numbers: sentencepiece_model.proto.
    """
    out = bytearray()
    rows = zip(vocabulary.pieces, vocabulary.scores.tolist(), vocabulary.types.tolist(), strict=True)
    for piece, score, kind in rows:
        number = 2 if piece == "<unk>" else kind
        content = _block(1, piece.encode("utf-8")) + b"\x15" + struct.pack("<f", score) + _number(3, number)
        out += _block(1, content)
    byte_pair = 2
    trainer = _number(3, byte_pair) + _number(4, len(vocabulary.pieces)) + _number(35, 1)
    for field, token in ((40, UNK), (41, BOS), (42, EOS), (43, PAD)):
        trainer += _number(field, token)
    for field, name in ((45, "<unk>"), (46, "<bos>"), (47, "<eos>"), (48, "<pad>")):
        trainer += _block(field, name.encode())
    normalizer = _block(1, b"identity") + _number(3, 0) + _number(4, 0) + _number(5, 1)
    return bytes(out + _block(2, trainer) + _block(3, normalizer))
