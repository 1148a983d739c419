"""Which models a visitor gets, and how many stay loaded."""

import pytest

from engine.errors import SettingsError
from ringkas.web.pipelines import Pipelines


def test_only_models_on_offer_are_loaded(pipeline):
    loaded = []

    def load(summarizer, translator):
        loaded.append((summarizer, translator))
        return pipeline

    pipelines = Pipelines(pipeline, allowed=["marian:a/b"], load=load)
    assert pipelines.get() is pipeline
    assert pipelines.get("extractive", "fake:marked") is pipeline
    pipelines.get("", "marian:a/b")
    pipelines.get("", "marian:a/b")
    assert loaded == [("extractive", "marian:a/b")]
    for name in ("hf:/etc", "http:http://10.0.0.1/v1#m", "marian:a/c"):
        with pytest.raises(SettingsError, match="isn't on offer"):
            pipelines.get("", name)


def test_the_least_recently_used_pipeline_goes(pipeline):
    loaded = []

    def load(_, translator):
        loaded.append(translator)
        return pipeline

    pipelines = Pipelines(pipeline, allowed=["a", "b", "c"], load=load)
    for name in ("a", "b", "a", "c", "a", "b"):
        pipelines.get("", name)
    assert loaded == ["a", "b", "c", "b"]
