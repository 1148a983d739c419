"""docs/models.md says what the code does."""

import ast
import re
from pathlib import Path

import pytest

from engine import BACKENDS, known_models, settings

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def text() -> str:
    return (ROOT / "docs" / "models.md").read_text(encoding="utf-8")


def test_every_backend_and_known_model_is_in_it(text):
    for backend in BACKENDS:
        assert f"`{backend}" in text
    known = text.split("## Known models")[1]
    for model in known_models():
        row = next(line for line in known.splitlines() if line.startswith(f"| `{model.name}` |"))
        assert bool(model.non_commercial) == ("**" in row)
        if model.bleu:
            assert str(model.bleu) in row


def test_its_variables_are_the_ones_that_the_engine_reads(text):
    named = set(re.findall(r"RINGKAS_[A-Z_]+", text))
    assert named == {getattr(settings, constant).name for constant in imported_settings()}


def imported_settings():
    for path in (ROOT / "engine").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "settings":
                yield from (alias.name for alias in node.names)


def test_its_example_runs(text):
    code = "\n".join(line[4:] for line in text.split("## Testing")[1].splitlines() if line.startswith("    "))
    scope: dict[str, object] = {}
    *setup, last = code.splitlines()
    exec("\n".join(setup), scope)
    assert eval(last.split("#")[0], scope) == "Good morning."
