"""The adapters that ship with ringkas: LoRA weights, and how they want to be asked."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.decoding import Beam
from engine.errors import ModelNotFound, PreparationError
from engine.store.store import digest_of

__all__ = ["Adapter", "Generation", "adapter_names"]

_SAID = ("name", "version", "task", "template", "context")


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """How long the outputs of an adapter may be, and how they are searched."""

    ratio: float
    """Tokens that an output may have for each of its source, beside `extra`."""
    extra: int
    """Tokens that an output may have whatever its source's length."""
    beam_size: int
    """How wide it is searched where nobody asks otherwise."""
    length_penalty: float
    """How a beam search weighs length where nobody asks otherwise."""

    @property
    def decoding(self) -> Beam:
        """How it is searched by default."""
        return Beam(beam_size=self.beam_size, length_penalty=self.length_penalty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """A LoRA adapter (Hu et al. 2021) in PEFT's layout."""

    name: str
    """One of `adapter_names`, such as ``translator``."""
    version: str
    task: str
    """What it does, in words."""
    template: str
    """With one `{source}`; the model continues it with a space, the target and its end token."""
    context: int
    """Tokens that prompt and output may have together."""
    generation: Generation | None
    """None for one that only says how probable a given output is, and writes none."""
    scale: float
    """What its change to the weights is multiplied with: LoRA's alpha over its rank."""
    digest: str
    """SHA-256 over all that changes what it says, as hexadecimal digits."""
    under: "Adapter | None" = field(default=None, repr=False)
    """The adapter that it was trained on top of, and changes further."""
    weights: Path = field(repr=False)
    """LoRA's matrices by PEFT's names, a safetensors file. *Shape:* A (rank, in), B (out, rank)"""
    weights_digest: str
    """SHA-256 that the weights should have, as hexadecimal digits; see `verify`."""
    calibration: dict[str, npt.NDArray[np.float32]] = field(repr=False)
    """The magnitudes that `smoothing` asks for, *Shape:* (in,) each; and, as `directions`, the basis for
    `engine.onnx.approximate_head`. *Shape:* (width, kept)"""
    frequent: npt.NDArray[np.int64] = field(repr=False)
    """The base's numbers of the tokens that an output may have whatever its source has. *Shape:* (tokens,)"""

    @classmethod
    def load(cls, folder: Path, *, about: "Adapter | None" = None) -> "Adapter":
        """Read an adapter's folder.

        A training run's folder has weights only; what else an adapter says comes from *about* then, and the
        calibration too where it has none. Raises PreparationError where a file is missing or doesn't fit.
        """
        from safetensors import SafetensorError

        try:
            return cls._read(folder, about)
        except (OSError, ValueError, KeyError, SafetensorError) as exc:
            raise PreparationError(
                f"The adapter in {folder} can't be read ({type(exc).__name__}: {exc}).",
                hint="Reinstall ringkas.",
            ) from exc

    @classmethod
    def _read(cls, folder: Path, about: "Adapter | None") -> "Adapter":
        if about is None:
            said = json.loads((folder / "adapter.json").read_text(encoding="utf-8"))
        else:
            said = about._said()
        config = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
        # Only a preparation needs the weights; what is prepared already needs their digest, which a whole
        # adapter states, since to take it of 30 MB is a twentieth of a start.
        weights = folder / "adapter_model.safetensors"
        weights.stat()
        weights_digest = said["weights"] if about is None else digest_of(weights)
        measured = folder / "calibration.safetensors"
        if about is None or measured.exists():
            calibration, frequent = _read_calibration(measured)
        else:
            calibration, frequent = about.calibration, about.frequent
        scale = config["lora_alpha"] / config["r"]
        under = cls.named(said["under"]) if "under" in said else None
        generation = None
        if not said.get("scores", False):  # one that scores says nothing of outputs
            generation = Generation(**{part.name: said[part.name] for part in fields(Generation)})
        stated = {**said, "weights": weights_digest, "scale": scale}
        return cls(
            **{key: said[key] for key in _SAID},
            generation=generation,
            scale=scale,
            digest=_digest(stated, calibration, frequent, under),
            under=under,
            weights=weights,
            weights_digest=weights_digest,
            calibration=calibration,
            frequent=frequent,
        )

    @classmethod
    def named(cls, name: str) -> "Adapter":
        """One of `adapter_names`. Raises ModelNotFound for any other name."""
        if name not in adapter_names():
            raise ModelNotFound(
                f"There is no embedded adapter {name!r}.", hint=f"There are: {', '.join(adapter_names())}."
            )
        return cls.load(_folder() / name)

    def _said(self) -> dict[str, Any]:
        """What its ``adapter.json`` says of how it is asked."""
        said = {key: getattr(self, key) for key in _SAID}
        return said | ({"scores": True} if self.generation is None else asdict(self.generation))

    def verify(self) -> None:
        """Raises PreparationError where the weights, or those `under` them, aren't those that the adapter was
        made with.
        """
        try:
            found = digest_of(self.weights)
        except OSError as exc:
            raise PreparationError(
                f"{self.weights} can't be read ({exc}).", hint="Reinstall ringkas."
            ) from exc
        if found != self.weights_digest:
            raise PreparationError(
                f"The SHA-256 of {self.weights} is {found}, not {self.weights_digest} as adapter.json says.",
                hint="Reinstall ringkas.",
            )
        if self.under is not None:
            self.under.verify()

    def merge(self, module: str, weight: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """*weight* of *module* (such as `layers.0.self_attn.q_proj`) with this adapter's change added.

        Raises KeyError where the adapter lacks that module, or can't be read.
        """
        from safetensors import SafetensorError, safe_open

        prefix = f"base_model.model.model.{module}"
        try:
            with safe_open(self.weights, framework="numpy") as tensors:
                down, up = (
                    tensors.get_tensor(f"{prefix}.lora_{name}.weight").astype(np.float32) for name in "AB"
                )
        except SafetensorError as exc:
            raise KeyError(f"{module}: {exc}") from exc
        below = weight if self.under is None else self.under.merge(module, weight)
        merged: npt.NDArray[np.float32] = below + np.float32(self.scale) * (up @ down)
        return merged


def _digest(
    stated: Mapping[str, Any],
    calibration: Mapping[str, npt.NDArray[np.float32]],
    frequent: npt.NDArray[np.int64],
    under: Adapter | None,
) -> str:
    """What becomes another wherever anything does that an output hangs on."""
    digest = hashlib.sha256(json.dumps(stated, sort_keys=True).encode())
    for name in sorted(calibration):
        digest.update(calibration[name].tobytes())
    digest.update(frequent.tobytes())
    if under is not None:
        digest.update(under.digest.encode())
    return digest.hexdigest()


def _read_calibration(path: Path) -> tuple[dict[str, npt.NDArray[np.float32]], npt.NDArray[np.int64]]:
    """`Adapter.calibration` and `Adapter.frequent`, out of the safetensors file *path*."""
    from safetensors.numpy import load

    tensors = load(path.read_bytes())
    # `usual` and `directions` are what shipped files call the frequent tokens and the basis.
    frequent = np.flatnonzero(np.unpackbits(tensors.pop("usual")))
    return {name: tensor.astype(np.float32) for name, tensor in tensors.items()}, frequent


def _folder() -> Path:
    return Path(str(files("engine.backends.embedded"))) / "adapters"


def adapter_names() -> list[str]:
    """The adapters that ship, in alphabetical order."""
    return sorted(path.parent.name for path in _folder().glob("*/adapter.json"))
