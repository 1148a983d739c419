"""Converting a real checkpoint's layout in processes of their own: at once, and interrupted."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.unit.engine.tiny_checkpoints import build_marian

ROOT = Path(__file__).parents[2]
SCRIPT = textwrap.dedent(
    """
    import signal
    import sys

    from engine import Greedy, load


    def progress(message):
        print(message, flush=True)
        if "Converting" in message and "interrupted" in sys.argv:
            signal.pause()


    model = load(sys.argv[1], threads=1, progress=progress)
    print(model.generate(["Harga beras naik."], decoding=Greedy(max_tokens=8))[0][0].text, flush=True)
    """
)


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory) -> Path:
    """A tiny Marian checkpoint, made by the same builder as in the unit tests."""
    directory = tmp_path_factory.mktemp("checkpoint") / "tiny"
    directory.mkdir()
    build_marian(directory)
    return directory


def start(checkpoint: Path, home: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"RINGKAS_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, f"marian:{checkpoint}", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_convert_at_once(checkpoint, tmp_path):
    outputs = [process.communicate(timeout=180)[0] for process in [start(checkpoint, tmp_path) for _ in "12"]]
    assert outputs[0].splitlines()[-1] == outputs[1].splitlines()[-1] != ""
    assert sum("Converting" in output for output in outputs) == 1
    (converted,) = [path for path in (tmp_path / "models").iterdir() if path.is_dir()]
    assert (converted / "body.onnx").is_file()


def test_control_c_while_converting(checkpoint, tmp_path):
    """In our own code: what PyTorch and Transformers import and load may swallow an interrupt."""
    process = start(checkpoint, tmp_path, "interrupted")
    for line in process.stdout:
        if "Converting" in line:
            break
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=180)
    assert process.returncode != 0
    assert [path for path in (tmp_path / "models").iterdir() if path.is_dir()] == []
    again = start(checkpoint, tmp_path)
    assert again.communicate(timeout=180)[0].strip()
    assert again.returncode == 0
