"""Models that the optional package firefox-translations finds, run as every other CTranslate2 model.

The package's registry (0.1.4) takes a converted opus-mt model where it finds one and only then asks Mozilla
for a Firefox model, so the name that a brief shows says which it was.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from ..decoding import Beam
from ..errors import ModelNotFound, PreparationError
from ..extras import need
from ..store.home import home
from ..store.store import Origin, keep
from .ct2 import Ct2Model
from .sequence_format import SequenceFormat, write_format
from .tokenizers import write_tokenizer

__all__ = ["FirefoxModel", "firefox_bytes"]

_MAKER = "maker.txt"
_SPECIAL = ("</s>", "<s>", "<pad>", "<unk>")
_LIMIT = 512
"""Tokens; the length that Marian models of this kind are trained on."""


class FirefoxModel(Ct2Model):
    """A model of the pair *model*, such as ``id-en``, with an optional variant, such as ``id-en/base``.

    It is fetched and converted once. Raises ModelNotFound where the package isn't installed or finds no
    model, PreparationError where CTranslate2 can't run what it found, and StoreError.
    """

    def __init__(
        self,
        model: str,
        *,
        name: str,
        threads: int | None = None,
        device: str = "cpu",
        decoding: Beam = Beam(),  # noqa: B008 - it's frozen
    ) -> None:
        def build(draft: Path) -> Origin:
            found = _find(model, name)
            _convert(found, draft, name)
            maker = "Mozilla" if any(found.glob("*.npz")) else "opus-mt"
            (draft / _MAKER).write_text(maker + "\n", encoding="utf-8")
            return Origin(licence="", revision=found.name)

        directory = keep(f"firefox--{model.replace('/', '--')}", name=name, build=build)
        full_name = f"{name} ({_read_maker(directory)})"
        super().__init__(directory, name=full_name, threads=threads, device=device, decoding=decoding)


def firefox_bytes(model: str) -> int:
    """Bytes that are here by now of the files of *model*, such as ``id-en``, of unfinished ones too."""
    done = 0
    with suppress(OSError):  # the package moves and removes what is whole
        for place in (*_unfinished(model), _folder() / "models" / model.replace("/", "_")):
            for file in place.iterdir() if place.is_dir() else [place]:
                with suppress(OSError):
                    done += file.stat().st_size if file.is_file() else 0
    return done


def _folder() -> Path:
    """Where the package keeps what it fetches."""
    return home() / "firefox"


def _unfinished(model: str) -> Iterator[Path]:
    """What the package is downloading for *model*, each process under its own number."""
    stem = model.replace("-", "_", 1).replace("/", "_")
    for pattern in (f".staging_{stem}_[0-9]*", f"download_{stem}_[0-9]*.tmp"):
        yield from _folder().glob(pattern)


def _read_maker(directory: Path) -> str:
    try:
        return (directory / _MAKER).read_text(encoding="utf-8").strip()
    except OSError as exc:
        raise PreparationError(
            f"{directory} isn't a model that ringkas converted ({exc}).", hint="Remove it and load it again."
        ) from exc


def _find(model: str, name: str) -> Path:
    need("firefox_translations", what=name)
    package = import_module("firefox_translations")
    pair, _, variant = model.partition("/")
    source, _, target = pair.partition("-")
    # A process that was ended leaves what it had, from which no other goes on; by the lock none is at it.
    for left in _unfinished(model):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
    try:
        manager = package.ModelManager(cache_dir=_folder())
        return Path(manager.ensure_model(source, target, variant=variant or None))
    except Exception as exc:
        raise ModelNotFound(
            f"The model {name} isn't in the cache ({_folder()}) and can't be fetched ({exc}).",
            hint="Check the name and the connection, or use the model `embedded`, which needs no download.",
        ) from exc


def _convert(found: Path, draft: Path, name: str) -> None:
    """Lay out what the package fetched as our own converted models are."""
    try:
        if any(found.glob("*.npz")):
            converter = import_module("firefox_translations").ModelConverter
            converted = Path(converter.convert_if_needed(found, quantization="int8"))
        else:
            converted = found
        for file in converted.iterdir():
            if file.is_file():
                shutil.copyfile(file, draft / file.name)
        shared = sorted(found.glob("*.spm"))
        for file in shared:
            shutil.copyfile(file, draft / file.name)
    except (ValueError, KeyError, RuntimeError, FileNotFoundError) as exc:
        raise PreparationError(
            f"CTranslate2 can't run the model {name} ({exc}).",
            hint="Firefox's small models have a recurrent decoder that it lacks; "
            "try marian:Helsinki-NLP/opus-mt-id-en.",
        ) from exc
    names = [file.name for file in shared]
    files = ["source.spm", "target.spm"] if "source.spm" in names else names[:1]
    if not files or not (draft / "model.bin").is_file():
        raise PreparationError(
            f"{name} came without a model or a vocabulary.", hint="Remove it and try again."
        )
    write_tokenizer(draft, kind="sentencepiece", files=files, special=_SPECIAL)
    write_format(
        SequenceFormat(
            before=(),
            after=("</s>",),
            target_prefix=(),
            source_limit=_LIMIT - 1,
            target_limit=_LIMIT - 1,
        ),
        draft,
    )
