"""What the page's tests share: pipelines with a translator that marks sentences."""

import pytest

from engine.fakes import FakeSeq2Seq
from ringkas import Pipeline
from summarize import load_summarizer
from translate import Seq2SeqTranslator


def marking_translator(name="fake:marked"):
    """A translator that marks each sentence, without a model. Proves plumbing only."""
    return Seq2SeqTranslator(FakeSeq2Seq(lambda source: f"EN({source})", name=name))


@pytest.fixture
def pipeline_named():
    """Make a pipeline whose translator has the name that is given."""

    def make(name):
        return Pipeline(summarizer=load_summarizer("extractive"), translator=marking_translator(name))

    return make


@pytest.fixture
def pipeline(pipeline_named):
    return pipeline_named("fake:marked")
