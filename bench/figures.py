"""What was measured: systems, measurements, and all figures of a run."""

import json
import statistics
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "docs" / "benchmarks.json"
OURS = "ringkas"


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """What one system did in a measurement."""

    name: str
    runs: tuple[float, ...] = ()
    """A value a round, in the measurement's unit; empty where it wasn't measured."""
    missing: str = ""
    """What is told instead of a value."""

    @property
    def median(self) -> float:
        return statistics.median(self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One thing that was measured, for each of several systems."""

    name: str
    """Of its chart's file, too."""
    title: str
    how: str
    """On what, and how, as sentences of Markdown."""
    unit: str
    """Of the values, such as ``pages a second of CPU``."""
    better: Literal["more", "less"]
    systems: tuple[System, ...]
    an_hour: float = 0.0
    """Articles an hour at the value 1 (for ``less``: at 1 an article); 0 where it tells of none."""
    missing: str = ""
    """What is told instead, where none of it was measured."""
    in_readme: bool = True
    """Whether README's table has it."""

    @classmethod
    def failed(cls, part: str, why: str) -> Self:
        """Stands for what *part* of the run didn't measure."""
        return cls(
            name=part, title=f"The rest of “{part}”", how="", unit="", better="more", systems=(), missing=why
        )

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """What `asdict` or JSON made of one."""
        systems = tuple(System(**system | {"runs": tuple(system["runs"])}) for system in data["systems"])
        return cls(**data | {"systems": systems})

    @property
    def measured(self) -> tuple[System, ...]:
        return tuple(system for system in self.systems if system.runs)

    @property
    def ours(self) -> System | None:
        return next((system for system in self.measured if system.name == OURS), None)

    @property
    def best_other(self) -> System | None:
        """The best of those that aren't ours, nor a variant of ours."""
        others = [system for system in self.measured if not system.name.startswith(OURS)]
        chosen = max if self.better == "more" else min
        return chosen(others, key=lambda system: system.median, default=None)

    def articles_an_hour(self, system: System) -> str:
        if not self.an_hour:
            return "–"
        value = system.median
        return rounded(value * self.an_hour if self.better == "more" else self.an_hour / value, figures=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that one run measured, and where."""

    date: str
    commit: str
    quick: bool
    """Sizes too small for anything but to see that it works."""
    machine: dict[str, str]
    versions: dict[str, str]
    measurements: tuple[Measurement, ...] = field(default=())

    @classmethod
    def read(cls, path: Path) -> Self:
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(**data | {"measurements": tuple(map(Measurement.of, data["measurements"]))})

    def write(self, path: Path) -> None:
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")


def rounded(value: float, *, figures: int = 3) -> str:
    """*value* with so many significant figures, and commas.

    >>> rounded(1234.5), rounded(0.04567), rounded(7.7), rounded(1834.2, figures=2)
    ('1,230', '0.0457', '7.70', '1,800')
    """
    number = float(f"{value:.{figures}g}")
    return f"{number:,.0f}" if abs(number) >= 10 ** (figures - 1) else f"{number:#.{figures}g}"
