"""Which models a visitor gets, and how many stay loaded."""

import pytest

from engine.errors import SettingsError
from ringkas import Pipeline
from ringkas.web.pipelines import Pipelines


def test_only_models_on_offer_are_loaded(pipeline):
    loaded = []

    def load(*names):
        loaded.append(names)
        return pipeline

    pipelines = Pipelines(pipeline, allowed=["marian:a/b"], load=load)
    assert pipelines.get() is pipeline
    assert pipelines.get("extractive", "fake:marked") is pipeline
    pipelines.get("", "marian:a/b")
    pipelines.get("", "marian:a/b")
    assert loaded == [("extractive", "marian:a/b", "")]
    for name in ("hf:/etc", "http:http://10.0.0.1/v1#m", "marian:a/c"):
        with pytest.raises(SettingsError, match="isn't on offer"):
            pipelines.get("", name)
        with pytest.raises(SettingsError, match="isn't on offer"):
            pipelines.get("", "", name)


def test_a_second_is_the_page_s_own_another_or_none(pipeline, pipeline_named):
    loaded = []

    def load(*names):
        loaded.append(names[1:])
        return pipeline

    first = Pipeline(
        summarizer=pipeline.summarizer,
        translator=pipeline.translator,
        second=pipeline_named("embedded:translator-7").translator,
    )
    pipelines = Pipelines(first, allowed=["a", "b", "embedded"], load=load)
    assert pipelines.get("", "", "embedded:translator-7") is first
    for names in (("a", None), ("", "b"), ("b", "b"), ("embedded", None), ("", "")):
        pipelines.get("", *names)
    assert loaded == [
        ("a", "embedded:translator-7"),
        ("fake:marked", "b"),
        ("b", ""),
        ("embedded", ""),
        ("fake:marked", ""),
    ]


def test_what_is_loaded_already_is_not_loaded_again(pipeline, pipeline_named, monkeypatch):
    asked = {}
    monkeypatch.setattr("ringkas.web.pipelines.Pipeline.load", lambda **given: asked.update(given))
    other = pipeline_named("fake:other").translator
    first = Pipeline(summarizer=pipeline.summarizer, translator=pipeline.translator, second=other)
    Pipelines(first).get("", "fake:other", "fake:marked")
    assert (asked["translator"], asked["second"]) == (other, pipeline.translator)


def test_the_least_recently_used_pipeline_goes(pipeline):
    loaded = []

    def load(_summarizer, translator, _second):
        loaded.append(translator)
        return pipeline

    pipelines = Pipelines(pipeline, allowed=["a", "b", "c"], load=load)
    for name in ("a", "b", "a", "c", "a", "b"):
        pipelines.get("", name)
    assert loaded == ["a", "b", "c", "b"]
