"""``--fail-on``: what makes a command end with a code of its own once its result is written."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from check import Finding, Severity
from engine.wording import counted

from .codes import ExitCode

__all__ = ["Gate", "gate_option"]

_F = TypeVar("_F", bound=Callable[..., Any])
_LEVELS: dict[str, frozenset[Severity]] = {
    "never": frozenset(),
    "error": frozenset({"error"}),
    "warning": frozenset({"error", "warning"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a result must not have."""

    levels: frozenset[Severity] = frozenset()
    """Findings of these severities."""
    confidence: float = 0.0
    """Sentences with a lower confidence than this, 0 to 1."""

    def close(self, findings: Iterable[Finding], confidences: Iterable[float]) -> None:
        """End the command with `ExitCode.GATE` where the result has what it must not; stderr says what."""
        severities = [finding.severity for finding in findings if finding.severity in self.levels]
        reasons = [
            counted(severities.count(level), level) for level in ("error", "warning") if level in severities
        ]
        low = sum(confidence < self.confidence for confidence in confidences)
        if low:
            reasons.append(f"{counted(low, 'sentence')} with a confidence below {self.confidence:g}")
        if reasons:
            click.echo(f"Failed on {', '.join(reasons)} (--fail-on).", err=True)
            raise click.exceptions.Exit(ExitCode.GATE)


def _parsed(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> Gate:
    levels: frozenset[Severity] = frozenset()
    confidence = 0.0
    for word in re.sub(r"\s", "", ",".join(given)).lower().split(",") if given else ():
        bound = re.fullmatch(r"confidence<(0?\.\d+|1(?:\.0*)?)", word)
        if bound:
            confidence = max(confidence, float(bound[1]))
        elif word in _LEVELS:
            levels |= _LEVELS[word]
        else:
            raise click.BadParameter(
                f"{word!r} is none of error, warning, confidence<X (X above 0, up to 1) and never.",
                ctx=context,
                param=parameter,
            )
    return Gate(levels=levels, confidence=confidence)


def gate_option(*, default: tuple[str, ...] = ()) -> Callable[[_F], _F]:
    """The option, for a command that fails on *default* unless told otherwise."""
    usual = f" (default {', '.join(default)})" if default else ""
    return click.option(
        "--fail-on",
        "gate",
        metavar="WHAT",
        multiple=True,
        default=default,
        callback=_parsed,
        help=f"Exit with {ExitCode.GATE:d} on: error, warning, 'confidence<X', or never{usual}; "
        "may be repeated, or joined by commas.",
    )
