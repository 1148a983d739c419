"""What the tests of `check` share: `kinds(source, target)` as a set of ``(kind, severity)`` above info."""

import pytest

from check import compare


@pytest.fixture
def kinds():
    def found(source, target, *, target_language="en"):
        findings = compare(source, target, target_language=target_language)
        return {(f.kind, f.severity) for f in findings if f.severity != "info"}

    return found
