"""Split text into a checkpoint's tokens without transformers, whose import alone takes seconds."""

import json
import shutil
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from ..errors import PreparationError
from ..extras import need

__all__ = ["Tokenizer", "keep_tokenizer", "read_tokenizer", "write_tokenizer"]

_FILE = "pieces.json"
"""As models that are in stores already have it."""
_SENTENCEPIECE = ("sentencepiece.bpe.model", "spiece.model", "sentencepiece.model", "tokenizer.model")
_PROBES = (
    "Harga beras naik 12,5 persen menjadi Rp 13.450 per kilogram, Senin (4/3).",
    '"Kami belum tahu," kata Menko\u00a0PMK, \u2013 di Jl. M.H. Thamrin.',
    "",
)
"""What both tokenizers must agree on before the fast one is used."""


class Tokenizer(Protocol):
    """A tokenizer reduced to what translating needs."""

    def encode(self, text: str) -> list[str]:
        """Tokens of *text*, none of them special."""

    def decode(self, tokens: Sequence[str]) -> str:
        """The text of output *tokens*, special ones left out."""


class _SentencePieceTokenizer:
    """One SentencePiece model a side (Marian), or one for both."""

    def __init__(self, source: Path, target: Path, special: frozenset[str]) -> None:
        from sentencepiece import SentencePieceProcessor

        self._source = SentencePieceProcessor(model_file=str(source))
        self._target = self._source if target == source else SentencePieceProcessor(model_file=str(target))
        self._special = special

    def encode(self, text: str) -> list[str]:
        tokens: list[str] = self._source.encode(text, out_type=str)
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        text = str(self._target.decode([token for token in tokens if token not in self._special]))
        # Marian's two models share an output vocabulary, so the target's may not know a piece.
        return text.replace("\u2581", " ").strip()


class _FastTokenizer:
    """A ``tokenizer.json`` of the tokenizers library."""

    def __init__(self, path: Path, special: frozenset[str]) -> None:
        self._path = path
        self._special = special

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401 - the library has no type hints
        need("tokenizers", what=self._path.name)
        import tokenizers

        return tokenizers.Tokenizer.from_file(str(self._path))

    def encode(self, text: str) -> list[str]:
        tokens: list[str] = self._tokenizer.encode(text, add_special_tokens=False).tokens
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        ids = [self._tokenizer.token_to_id(token) for token in tokens if token not in self._special]
        return str(self._tokenizer.decode([number for number in ids if number is not None]))


def keep_tokenizer(checkpoint: Path, tokenizer: Any, directory: Path) -> None:  # noqa: ANN401
    """Copy what `read_tokenizer` needs from *checkpoint* into *directory*.

    The candidates are tried on probe sentences against transformers' *tokenizer*, and the first that gives
    the same tokens is kept. Raises PreparationError where none does.
    """
    special = frozenset(tokenizer.all_special_tokens)
    wanted = [tokenizer.tokenize(probe) for probe in _PROBES]
    for kind, files in _candidates(checkpoint, tokenizer, directory):
        candidate = _open(kind, [directory / file for file in files], special)
        if [candidate.encode(probe) for probe in _PROBES] == wanted:
            write_tokenizer(directory, kind=kind, files=files, special=tuple(special))
            return
    raise PreparationError(
        f"No tokenizer in {checkpoint} splits text as transformers does.", hint="Run the model as hf:NAME."
    )


def write_tokenizer(directory: Path, *, kind: str, files: Sequence[str], special: Sequence[str]) -> None:
    """Record which *files* in *directory* make the tokenizer.

    *kind* is ``sentencepiece`` (a model for the source and one for the target, or one for both) or
    ``tokenizers``; *special* are the tokens that no text may show.
    """
    record = {"kind": kind, "files": list(files), "special": sorted(special)}
    (directory / _FILE).write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")


def read_tokenizer(directory: Path) -> Tokenizer:
    """The tokenizer of a converted model. Raises PreparationError where its files are missing or broken."""
    try:
        record = json.loads((directory / _FILE).read_text(encoding="utf-8"))
        files = [directory / file for file in record["files"]]
        return _open(record["kind"], files, frozenset(record["special"]))
    except (OSError, ValueError, KeyError, RuntimeError) as exc:  # SentencePiece raises the last
        raise PreparationError(
            f"The tokenizer in {directory} can't be read ({exc}).", hint="Remove the model and load it again."
        ) from exc


def _open(kind: str, files: Sequence[Path], special: frozenset[str]) -> Tokenizer:
    if kind == "sentencepiece":
        return _SentencePieceTokenizer(files[0], files[-1], special)
    return _FastTokenizer(files[0], special)


def _candidates(checkpoint: Path, tokenizer: Any, directory: Path) -> list[tuple[str, list[str]]]:  # noqa: ANN401
    """Copy tokenizer files into *directory*: (kind, files), the fastest to load first."""
    found: list[tuple[str, list[str]]] = []
    if (checkpoint / "source.spm").is_file() and (checkpoint / "target.spm").is_file():
        found.append(("sentencepiece", ["source.spm", "target.spm"]))
    found += [("sentencepiece", [file]) for file in _SENTENCEPIECE if (checkpoint / file).is_file()]
    for _, files in found:
        for file in files:
            shutil.copyfile(checkpoint / file, directory / file)
    if tokenizer.is_fast:
        tokenizer.backend_tokenizer.save(str(directory / "tokenizer.json"))
        found.append(("tokenizers", ["tokenizer.json"]))
    return found
