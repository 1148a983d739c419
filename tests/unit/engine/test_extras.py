"""What the core does without is asked for with the command that brings it, and the core runs without it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from engine import extras
from engine.errors import MissingExtra

ROOT = Path(__file__).parents[3]


def test_what_is_here_is_no_matter():
    extras.need("transformers", what="hf:x/y")


def test_what_is_missing_is_named_with_the_command_that_brings_it(without):
    without("torch", "docx")
    with pytest.raises(MissingExtra) as told:
        extras.need("docx", "torch", what="This")
    assert told.value.message == "This needs python-docx and torch, which aren't installed."
    assert told.value.hint == "Install with: pip install 'ringkas[documents,hf]'"


def test_a_backend_says_what_it_lacks(without):
    without("ctranslate2", "torch")
    assert extras.missing_for("nllb") == "ringkas[ct2,hf]"
    assert extras.missing_for("marian") == "ringkas[hf]"
    assert extras.missing_for("embedded") == extras.missing_for("extractive") == ""


def test_each_package_is_in_the_extra_that_is_said_to_bring_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    brought = project["optional-dependencies"]
    for package, extra in extras.PACKAGES.values():
        if package == "mcp":  # through an extra of Gradio's own
            assert "gradio[mcp]" in " ".join(brought["mcp"])
            continue
        assert any(requirement.startswith(package) for requirement in brought[extra]), package
        assert not any(requirement.startswith(package) for requirement in project["dependencies"]), package
    # Ray is as large as all the rest of what a batch needs, and of no use on one machine.
    assert brought.keys() - {"all", "ray"} == {
        *brought["all"][0].removeprefix("ringkas[").removesuffix("]").split(",")
    }


HIDDEN = """
import sys
from importlib.machinery import PathFinder
hidden = set({hidden!r})
real = PathFinder.find_spec
PathFinder.find_spec = classmethod(
    lambda cls, name, path=None, target=None: None if name in hidden else real(name, path, target)
)
from ringkas.cli.entry import main
main({arguments!r})
"""


def without_extras(*arguments):
    """The command in a process that sees none of the extras' packages."""
    script = HIDDEN.format(hidden=sorted(extras.PACKAGES), arguments=list(arguments))
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False
    )


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        (("ui",), "web"),
        (("models", "fetch", "hf:somebody/something"), "hf"),
        (("run", "examples/banjir-semarang.html", "-o", "brief.docx"), "documents"),
        (("batch", "examples/banjir-semarang.html", "-o", "briefs.parquet"), "corpora"),
    ],
)
def test_the_command_line_tells_which_extra_is_missing(arguments, extra, tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    done = without_extras(*arguments)
    assert done.returncode == 1
    assert f"pip install 'ringkas[{extra}]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_cleaning_summarizing_and_the_list_of_models_need_no_extra(tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    assert "tanggul" in without_extras("summarize", "examples/banjir-semarang.html").stdout
    assert "needs ringkas[ct2,hf]" in without_extras("models", "list").stdout
