"""What the page is told of models: which are here, what the rest cost, what may not be sold."""

import json

from check import templates
from engine import backend_of, known_models
from ringkas import Pipeline
from ringkas.web import config
from ringkas.web.assets import strings
from ringkas.web.config import names_on_offer, page_config
from ringkas.web.quota import Quota


def test_what_is_installed_comes_first_and_the_rest_says_what_it_costs(pipeline, monkeypatch, tmp_path):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    record = tmp_path / "models" / "opus" / "record.json"
    record.parent.mkdir(parents=True)
    values = {"name": "marian:Helsinki-NLP/opus-mt-id-en", "licence": "apache-2.0", "revision": "1"}
    record.write_text(json.dumps(values), encoding="utf-8")
    models = page_config(pipeline, quota=Quota(), downloads=True)["models"]["translator"]
    assert models[0] == {"name": "fake:marked", "default": True, "installed": True}
    installed = [model["installed"] for model in models]
    assert installed == sorted(installed, reverse=True)
    assert values["name"] in [model["name"] for model in models if model["installed"]]
    assert all(model["size"] for model in models if not model["installed"])
    private = page_config(pipeline, quota=Quota(), downloads=False)["models"]["translator"]
    assert all(model["installed"] for model in private)
    assert set(names_on_offer(downloads=False)) < set(names_on_offer(downloads=True))


def test_a_model_says_what_the_server_lacks_for_it(pipeline, monkeypatch):
    lacking = {"marian": "ringkas[hf]"}
    monkeypatch.setattr(config, "missing_for", lambda backend: lacking.get(backend, ""))
    models = page_config(pipeline, quota=Quota(), downloads=True)["models"]["translator"]
    assert any(model["name"].startswith("marian:") for model in models)
    for model in models:
        assert model.get("lacks", "") == lacking.get(backend_of(model["name"]), "")


def test_every_example_has_a_subject_that_the_page_has_words_for(pipeline):
    examples = page_config(pipeline, quota=Quota(), downloads=True)["examples"]
    assert len(examples) == 3
    assert {f"example.{example['subject']}" for example in examples} <= set(strings()["en"])


def test_the_embedded_model_is_offered_once(pipeline_named, monkeypatch, tmp_path):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    name = "embedded:translator-7"
    pipeline = pipeline_named(name)
    models = page_config(pipeline, quota=Quota(), downloads=True)["models"]["translator"]
    assert [model["name"] for model in models if model["name"].startswith("embedded")] == [name]


def test_a_second_is_offered_among_none_and_what_works_here(pipeline, pipeline_named, monkeypatch, tmp_path):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    first = Pipeline(
        summarizer=pipeline.summarizer,
        translator=pipeline.translator,
        second=pipeline_named("embedded:translator-7").translator,
    )
    seconds = page_config(first, quota=Quota(), downloads=True)["models"]["second"]
    assert [model["name"] for model in seconds] == ["", "embedded:translator-7", "fake:marked"]
    assert [model["name"] for model in seconds if model["default"]] == ["embedded:translator-7"]
    alone = page_config(pipeline, quota=Quota(), downloads=True)["models"]["second"]
    assert [model["name"] for model in alone] == ["", "fake:marked", "embedded"]


def test_every_model_that_must_not_be_sold_says_so(pipeline):
    licences = page_config(pipeline, quota=Quota(), downloads=True)["licences"]
    bound = {model.name for model in known_models() if model.non_commercial}
    assert bound
    assert {name for name, terms in licences.items() if terms["bound"]} == bound
    for language in strings().values():
        assert "{licence}" in language["foot.bound"]
    assert "non-commercial use only" in strings()["en"]["foot.bound"]
    assert "non-commercial use only" in strings()["en"]["foot.bound.data"]


def test_the_page_can_say_every_finding_in_both_languages(pipeline):
    messages = page_config(pipeline, quota=Quota(), downloads=False)["messages"]
    assert messages == {"en": dict(templates("en")), "id": dict(templates("id"))}


def test_the_page_knows_which_confidence_is_too_low(pipeline):
    assert page_config(pipeline, quota=Quota(), downloads=False)["mark_below"] == 0.5
    assert page_config(pipeline, quota=Quota(), downloads=False, mark_below=0.7)["mark_below"] == 0.7
