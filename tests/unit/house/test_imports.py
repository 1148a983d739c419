"""Nothing heavy is imported before it is used: what each command, and each package, may load of others' code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = "examples/banjir-semarang.html"
TEXT = "examples/banjir-semarang.txt"

# What the libraries themselves bring along; our own code doesn't import these.
BROUGHT = {
    "click": {"colorama"},
    "ftfy": {"wcwidth"},
    "lxml": {"cssselect", "cython_runtime"},
}
# platformdirs says where the configuration is.
READING = {"click", "lazy_loader", "ftfy", "lxml", "charset_normalizer", "platformdirs"}


def loaded(code):
    """The distribution-level names of third-party modules that a fresh interpreter has after *code*."""
    ask = (
        "import json, sys\nbefore = set(sys.modules)\n"
        + code
        + "\nnames = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print('\\n' + json.dumps(sorted(names - sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def others(names):
    ours = {path.stem for path in ROOT.iterdir() if (path / "__init__.py").exists()} | {"ui"}
    # Editable installs leave finders of their own behind.
    return {name for name in names if name not in ours and not name.startswith("_")}


def command(*arguments):
    return (
        "import contextlib, io\nfrom ringkas.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), "
        f"contextlib.suppress(SystemExit):\n    main({list(arguments)!r})"
    )


@pytest.mark.parametrize(
    "package",
    ["check", "clean", "engine", "indonesian", "prompts", "ringkas", "sources", "summarize", "translate"],
)
def test_a_package_loads_nothing_but_itself(package):
    names = loaded(f"import {package}")
    assert others(names) <= {"lazy_loader"}
    assert {path.stem for path in ROOT.iterdir()} & names == {package}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--help"], {"click", "lazy_loader"}),
        (["--version"], {"click", "lazy_loader"}),
        (["clean", PAGE], READING),
        (["clean", TEXT], READING | {"numpy"}),
        (["cache", "info"], {"click", "lazy_loader", "platformdirs"}),
        (["summarize", PAGE], READING | {"numpy"}),
    ],
    # In an order that processes which share the tests agree on.
    ids=lambda given: " ".join(sorted(given) if isinstance(given, set) else given),
)
def test_a_command_loads_what_it_needs(arguments, allowed):
    names = others(loaded(command(*arguments)))
    brought = set().union(*(BROUGHT.get(name, set()) for name in allowed))
    assert names - brought <= allowed


def test_a_batch_loads_no_more_than_its_step_needs(tmp_path):
    out = tmp_path / "out.jsonl"
    names = others(loaded(command("batch", PAGE, "-o", str(out), "--only", "clean", "--workers", "1")))
    brought = set().union(*(BROUGHT.get(name, set()) for name in READING))
    assert names - brought <= READING | {"filelock", "platformdirs"}
    assert out.exists()


def test_the_work_of_a_command_is_seen():
    """Guards the tests above: they would pass on a command that did nothing."""
    assert {"click", "lxml", "clean"} <= loaded(command("clean", PAGE))
