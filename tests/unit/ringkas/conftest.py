"""What the tests of the whole job share: a translator that marks sentences, a pipeline, the command."""

import io
import json
import sys

import pytest

from engine.fakes import FakeSeq2Seq
from ringkas import Pipeline
from ringkas.cli import main
from tests.unit.ringkas.batches import text
from translate import Seq2SeqTranslator


@pytest.fixture
def model():
    """Stands in for a model: each sentence comes back marked, so that a test can follow it. Proves no translation."""
    return FakeSeq2Seq(lambda source: f"EN({source})", name="fake:marked")


@pytest.fixture
def translator(model):
    return Seq2SeqTranslator(model)


@pytest.fixture
def home(monkeypatch, tmp_path):
    """A store and a cache of the test's own."""
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path / "home"))


@pytest.fixture
def source(tmp_path):
    """Twelve records, of which the fifth is broken and the ninth empty."""
    rows = [json.dumps({"id": f"r{number}", "text": text(number), "kota": "Solo"}) for number in range(12)]
    rows[4] = '{"id": '
    rows[8] = '{"id": "r8", "text": ""}'
    path = tmp_path / "berita.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def stand_in(translator, monkeypatch):
    """Whatever translator a command names, it gets the marked one."""
    monkeypatch.setattr("ringkas.pipeline.load_translator", lambda name, **_: translator)
    monkeypatch.setattr("translate.load_translator", lambda name, **_: translator)


@pytest.fixture
def pipeline(translator, tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    return Pipeline.load(summarizer="extractive", translator=translator)


@pytest.fixture
def ringkas(monkeypatch, tmp_path, capsys):
    """Run the command with an empty cache; gives (exit code, stdout, stderr)."""
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("RINGKAS_TRANSLATOR", raising=False)
    monkeypatch.delenv("RINGKAS_SECOND", raising=False)
    monkeypatch.delenv("RINGKAS_SUMMARIZER", raising=False)

    def run(*arguments, stdin=None):
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            main(list(arguments))
            code = 0
        except SystemExit as ended:
            code = ended.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return run
