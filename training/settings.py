"""What a run of the training loop does, and at which learning rate."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Settings", "rate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run does. The learning rate falls to zero when `epochs` or `minutes` of wall time are used up.

    A step takes `batches` batches of `rows` rows of `length` tokens.
    """

    base: Path
    out: Path
    dtype: str = "bfloat16"
    start: Path | None = None
    epochs: float = 3.0
    minutes: float = 1e9
    rank: int = 32
    alpha: float = 64.0
    learning_rate: float = 3e-4
    warmup_steps: int = 30
    decay_from: float = 0.0
    batches: int = 4
    rows: int = 2
    length: int = 192
    label_smoothing: float = 0.1
    drop_worst: float = 0.04
    average: float = 0.99
    checkpoint_minutes: float = 3.0
    workers: int = 2
    compile: bool = True
    seed: int = 1


def rate(progress: float, settings: Settings) -> float:
    """The learning rate at *progress* (0 to 1): constant, then linear to zero from `decay_from` on."""
    if progress < settings.decay_from:
        return settings.learning_rate
    return settings.learning_rate * max(0.0, (1 - progress) / (1 - settings.decay_from))
