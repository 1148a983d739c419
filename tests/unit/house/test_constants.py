"""A constant without an underscore is for others: a module keeps its own to itself."""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[3]
ROOMS = ("check", "clean", "engine", "indonesian", "prompts", "ringkas", "sources", "summarize", "translate")
AROUND = ("bench", "training", "tests")
CONSTANT = re.compile(r"[A-Z][A-Z0-9_]+")


def test_what_no_other_module_reads_begins_with_an_underscore():
    paths = [path for name in (*ROOMS, *AROUND) for path in (ROOT / name).rglob("*.py")]
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    readers = defaultdict(set)
    for path, module in modules.items():
        for name in names_read(module):
            readers[name].add(path)
    named = {
        (path, name)
        for path, module in modules.items()
        if path.relative_to(ROOT).parts[0] in ROOMS
        for name in constants(module)
    }
    assert named
    own = {(str(path.relative_to(ROOT)), name) for path, name in named if not readers[name] - {path}}
    assert own == set()


def constants(module):
    """The constants that *module* defines and neither lists in its ``__all__`` nor puts an underscore before."""
    found, listed = set(), set()
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {one.id for one in targets if isinstance(one, ast.Name)}
            found |= {name for name in names if CONSTANT.fullmatch(name)}
            if "__all__" in names:
                listed = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
    return found - listed


def names_read(module):
    """What *module* imports, reads off others, or names in a string, as `monkeypatch.setattr` takes it."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.rpartition(".")[2]
