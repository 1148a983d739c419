import pytest

from engine.fakes import FakeSeq2Seq
from ringkas import Pipeline
from translate import Seq2SeqTranslator


@pytest.fixture
def model():
    """Stands in for a model: each sentence comes back marked, so that a test can follow it. Proves no translation."""
    return FakeSeq2Seq(lambda source: f"EN({source})", name="fake:marked")


@pytest.fixture
def translator(model):
    return Seq2SeqTranslator(model)


@pytest.fixture
def pipeline(translator, tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    return Pipeline.load(summarizer="extractive", translator=translator)
