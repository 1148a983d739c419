"""Where in a text a finding speaks of, when that text becomes part of a longer one."""

from dataclasses import replace

from check import Finding, Span

__all__ = ["shifted"]


def shifted(finding: Finding, *, source: int, target: int) -> Finding:
    """*finding* with its spans moved on by so many characters of the *source* and of the *target*."""
    return replace(
        finding,
        source_span=_moved(finding.source_span, source),
        target_span=_moved(finding.target_span, target),
    )


def _moved(span: Span | None, by: int) -> Span | None:
    return span and (span[0] + by, span[1] + by)
