"""The house plan holds: imports point down, namespaces say what they offer, and the name is ours."""

import ast
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

# Lowest first. A package may import from a lower layer and from itself, never from its own layer's others.
LAYERS = [
    {"prompts", "indonesian", "engine", "sources"},
    {"clean", "check"},
    {"summarize", "translate"},
    {"ringkas"},
    {"ui"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}

# The error tree is the one thing that everybody on the lowest layer shares; the command line opens the page.
ALLOWED = {("prompts", "engine.errors"), ("sources", "engine.errors"), ("ringkas", "ui")}


def modules():
    for name in LEVEL:
        place = ROOT / name
        yield from (
            (name, path) for path in (place.rglob("*.py") if place.is_dir() else [ROOT / f"{name}.py"])
        )


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def wrong_arrows():
    for package, path in modules():
        for target in imported(path):
            top = target.partition(".")[0]
            if top not in LEVEL or top == package or (package, target) in ALLOWED:
                continue
            if LEVEL[top] >= LEVEL[package]:
                yield f"{path.relative_to(ROOT)} imports {target}"


def test_imports_point_down():
    assert list(wrong_arrows()) == []


def test_the_walk_sees_imports():
    """Guards the test above: it would pass on an empty walk."""
    seen = {target.partition(".")[0] for _, path in modules() for target in imported(path)}
    assert {"indonesian", "engine", "clean", "check", "summarize", "translate"} <= seen


def reaches_into():
    """Stages use each other's public names only: `from clean import Article`, never `from clean.rules import …`."""
    for package, path in modules():
        for target in imported(path):
            top, dot, _ = target.partition(".")
            if dot and top in {"indonesian", "clean", "check", "summarize", "translate"} and top != package:
                yield f"{path.relative_to(ROOT)} imports {target}"


def test_stages_keep_to_public_names():
    assert list(reaches_into()) == []


@pytest.mark.parametrize(
    "name",
    ["check", "clean", "engine", "indonesian", "prompts", "ringkas", "sources", "summarize", "translate"],
)
def test_all_is_the_namespace(name):
    module = importlib.import_module(name)
    public = {
        key
        for key, value in vars(module).items()
        if not key.startswith("_") and type(value).__name__ != "module"
    }
    assert public == set(module.__all__)
    assert sorted(module.__all__) == list(module.__all__)


@pytest.mark.parametrize("name", sorted(LEVEL))
def test_pypi_namesakes_do_not_shadow_us(name):
    """PyPI's `translate` owns our import name: in one environment with it, the wrong package would answer."""
    module = importlib.import_module(name)
    assert Path(module.__file__).is_relative_to(ROOT), (
        f"{name} comes from {module.__file__}: install ringkas into a fresh virtual environment"
    )


def test_pypi_translate_is_not_installed():
    import importlib.metadata

    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version("translate")
