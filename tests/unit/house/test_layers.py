"""The house plan holds: imports point down, namespaces say what they offer, and the name is ours."""

import ast
import graphlib
import importlib
import importlib.util
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

# All that the lowest layer shares: the error tree, the table of settings, our own version, what lacks an extra,
# how counts are said.
ALLOWED = {
    ("prompts", "engine.errors"),
    ("prompts", "engine.settings"),
    ("sources", "engine.errors"),
    ("sources", "engine.extras"),
    ("sources", "engine.settings"),
    ("sources", "engine.version"),
    ("sources", "engine.wording"),
}


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


def test_nothing_below_imports_the_tools():
    """The product knows neither training nor benchmarks, and training no benchmark, which may use it."""
    tools = {name: {"bench", "training"} for name in LEVEL} | {"training": {"bench"}}
    paths = [*modules(), *(("training", path) for path in (ROOT / "training").rglob("*.py"))]
    assert [
        f"{path.relative_to(ROOT)} imports {target}"
        for package, path in paths
        for target in imported(path)
        if target.partition(".")[0] in tools[package]
    ] == []
    assert {package for package, _ in paths} == tools.keys()


def test_the_walk_sees_imports():
    """Guards the test above: it would pass on an empty walk."""
    seen = {target.partition(".")[0] for _, path in modules() for target in imported(path)}
    assert {"indonesian", "engine", "clean", "check", "summarize", "translate"} <= seen


def graph():
    """For each module of ours the modules that it imports, those on first use and for types alone included."""
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for _, path in modules()
    }
    arrows = {}
    for name, path in paths.items():
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        targets = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                targets |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                base = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
                # What is imported is a module of that name, or else something that the package holds.
                inner = {f"{base}.{alias.name}" for alias in node.names}
                targets |= {target if target in paths else base for target in inner}
        arrows[name] = targets & paths.keys()
    return arrows


def test_no_modules_import_each_other_in_a_circle():
    arrows = graph()
    assert {"check", "ringkas.codec", "ringkas.export"} <= arrows["ringkas.result"]
    try:
        graphlib.TopologicalSorter(arrows).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


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
    """What a package holds, and what it offers but loads on first use, which has to resolve."""
    module = importlib.import_module(name)

    def values(keys):
        """Neither modules, which are there as soon as they are imported, nor what is of Python itself."""
        found = {key for key in keys if not key.startswith("_")}
        return {key for key in found if type(getattr(module, key)).__name__ != "module"}

    assert values({*vars(module), *dir(module)}) == values(module.__all__)
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
