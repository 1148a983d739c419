"""From a name to a model: what is wrong with a name is told, and nothing is imported too early."""

import subprocess
import sys
from pathlib import Path

import pytest

from engine import BACKENDS, load, parse_name
from engine.errors import ModelNotFound, UnknownBackend

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", ["google:translate", "", "opus-mt", "Marian:x"])
def test_unknown_backend_lists_those_that_exist(name):
    with pytest.raises(UnknownBackend) as caught:
        load(name)
    assert all(backend in str(caught.value) for backend in BACKENDS)


@pytest.mark.parametrize("name", ["marian:", "gguf"])
def test_name_without_a_model(name):
    with pytest.raises(UnknownBackend, match="names no model"):
        parse_name(name)


def test_missing_gguf_file(home):
    with pytest.raises(ModelNotFound):
        load("gguf:missing.gguf")


def test_names_come_back_as_they_were():
    for name in ("embedded", "marian:Helsinki-NLP/opus-mt-id-en", "http:http://localhost:8080/v1#a:b"):
        assert str(parse_name(name)) == name


def test_importing_the_engine_loads_no_runtime():
    heavy = ("torch", "transformers", "ctranslate2", "onnxruntime", "onnx", "xllamacpp", "huggingface_hub")
    heavy += ("httpx", "sentencepiece")
    code = f"import sys, engine, engine.fakes, prompts; print([m for m in {heavy!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_loading_a_converted_model_needs_no_transformers(make_checkpoint, home):
    """Start-up is where a command-line tool feels slow: torch and transformers take seconds to import."""
    name = f"marian:{make_checkpoint('marian')}"
    load(name)
    code = (
        f"import sys, engine; m = engine.load({name!r});"
        "m.generate(['Harga beras naik.'], decoding=engine.Greedy());"
        "print([x for x in ('torch', 'transformers', 'onnx') if x in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
