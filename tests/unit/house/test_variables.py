"""Every `RINGKAS_…` that the code and the documentation name is a setting, and is read in one place."""

import ast
import re
from pathlib import Path

from engine.settings import SECTIONS

ROOT = Path(__file__).parents[3]
NAMES = {setting.name for section in SECTIONS.values() for setting in section}
VARIABLE = re.compile(r"RINGKAS_[A-Z_]+")
PREFIXES = {"RINGKAS_MAX_", "RINGKAS_WEB_"}
"""How a group of settings is named at once."""

PACKAGES = ("check", "clean", "engine", "prompts", "ringkas", "sources", "summarize", "translate")
AROUND = ("docs", "deploy", "bench", "training", ".ci", "tests")
SUFFIXES = {"", ".html", ".js", ".md", ".py", ".sh", ".toml", ".yml", ".yaml"}

ONLY_FOR_TESTS = {
    "RINGKAS_ARTIFACTS": "where the browser tests put their pictures",
    "RINGKAS_CHROMIUM": "which browser they drive",
    "RINGKAS_REQUIRE_BROWSER": "that they fail without one instead of being skipped",
}

OF_CLICK = {"RINGKAS_COMPLETE": "the end of `_RINGKAS_COMPLETE`, by which a shell asks for completions"}


def product():
    yield ROOT / "ui.py"
    for name in PACKAGES:
        yield from (path for path in (ROOT / name).rglob("*") if path.is_file())


def around():
    yield from (path for path in ROOT.iterdir() if path.is_file())
    for name in AROUND:
        yield from (path for path in (ROOT / name).rglob("*") if path.is_file())


def named(paths):
    found = {}
    for path in paths:
        if path.suffix in SUFFIXES and "node_modules" not in path.parts:
            for name in VARIABLE.findall(path.read_text(encoding="utf-8", errors="replace")):
                found.setdefault(name, str(path.relative_to(ROOT)))
    return found


def test_the_product_names_settings_only():
    found = named(product())
    assert {name: place for name, place in found.items() if name not in NAMES | PREFIXES} == {}
    assert set(found) >= NAMES


def test_documentation_tests_and_scripts_name_no_other():
    found = named(around())
    allowed = NAMES | PREFIXES | set(ONLY_FOR_TESTS) | set(OF_CLICK)
    assert {name: place for name, place in found.items() if name not in allowed} == {}
    assert set(found) >= set(ONLY_FOR_TESTS), "a variable for tests that no test has"


def test_variables_are_read_in_one_place():
    """A string that is just a variable's name is there to be read: in product code only the table has such."""
    places = {
        (str(path.relative_to(ROOT)), node.value)
        for path in product()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in NAMES
    }
    assert places == {("engine/settings.py", name) for name in NAMES}
