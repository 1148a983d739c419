"""The examples in docs/web.md run as they stand, but for the address."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.steps import pipeline_with

PAGE = Path(__file__).parents[2] / "docs/web.md"
BLOCKS = re.findall(
    r"^```(python|bash)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def with_tools(keep_serving):
    return keep_serving(pipeline_with(0.0), mcp=True)


@pytest.mark.parametrize(("language", "code"), BLOCKS, ids=[language for language, _ in BLOCKS])
def test_an_example_runs(with_tools, language, code):
    if "mcp" in code:
        pytest.importorskip("mcp")
    if language == "bash" and not shutil.which("curl"):
        pytest.skip("no curl here")
    code = code.replace("http://127.0.0.1:7860/", with_tools)
    command = (
        [sys.executable, "-c", code] if language == "python" else ["bash", "-euo", "pipefail", "-c", code]
    )
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "naik 10 persen" in done.stdout
