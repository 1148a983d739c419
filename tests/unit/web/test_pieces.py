"""Limits, uploads, model choice, files out of a brief."""

import base64
import json

import pytest

from engine import catalog
from engine.errors import EmptyInput, InputError, SettingsError
from ringkas import Pipeline
from ringkas.web.config import names_on_offer, page_config
from ringkas.web.downloads import export_brief
from ringkas.web.pipelines import Pipelines
from ringkas.web.quota import Quota
from ringkas.web.uploads import ONE_TYPES, uploaded
from summarize import load_summarizer
from tests.e2e.fakes import SlowTranslator


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline(summarizer=load_summarizer("extractive"), translator=SlowTranslator(seconds=0))


@pytest.fixture(scope="module")
def brief(pipeline):
    return pipeline(
        "Harga Beras Turun\n\nHarga beras turun 4 persen di Jakarta. Pasokan naik menjadi 3.450 ton."
    )


def test_quota_reads_its_variables(monkeypatch):
    monkeypatch.setenv("RINGKAS_WEB_RUNNING", "5")
    assert Quota.from_environment() == Quota(running=5)
    monkeypatch.setenv("RINGKAS_WEB_SECONDS", "soon")
    with pytest.raises(SettingsError, match="RINGKAS_WEB_SECONDS"):
        Quota.from_environment()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "up").mkdir()
    (tmp_path / "up" / "a.txt").write_text("isi", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("rahasia", encoding="utf-8")
    (tmp_path / "up" / "link.txt").symlink_to(tmp_path / "secret.txt")
    return tmp_path / "up"


def test_an_upload_is_found(folder):
    assert uploaded({"path": str(folder / "a.txt")}, folder=folder, types=ONE_TYPES).name == "a.txt"


@pytest.mark.parametrize("path", ["../secret.txt", "link.txt", "/etc/passwd", ".", "missing.txt"])
def test_a_path_out_of_the_folder_is_refused(folder, path):
    with pytest.raises(InputError, match="not an uploaded file"):
        uploaded({"path": str(folder / path)}, folder=folder, types=ONE_TYPES)


@pytest.mark.parametrize("file", [None, "a.txt", {}, {"path": ""}])
def test_no_upload_is_empty_input(folder, file):
    with pytest.raises(EmptyInput):
        uploaded(file, folder=folder, types=ONE_TYPES)


def test_an_upload_of_another_kind_is_refused(folder):
    (folder / "a.exe").write_bytes(b"MZ")
    with pytest.raises(InputError, match=r"\.exe"):
        uploaded({"path": str(folder / "a.exe")}, folder=folder, types=ONE_TYPES)


def test_only_models_on_offer_are_loaded(pipeline):
    loaded = []

    def load(summarizer, translator):
        loaded.append((summarizer, translator))
        return pipeline

    pipelines = Pipelines(pipeline, allowed=["marian:a/b"], load=load)
    assert pipelines.get() is pipeline
    assert pipelines.get("extractive", "test:slow") is pipeline
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


def test_what_is_installed_comes_first_and_the_rest_says_what_it_costs(pipeline, monkeypatch, tmp_path):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    record = tmp_path / "models" / "opus" / "record.json"
    record.parent.mkdir(parents=True)
    values = {"name": "marian:Helsinki-NLP/opus-mt-id-en", "licence": "apache-2.0", "revision": "1"}
    record.write_text(json.dumps(values), encoding="utf-8")
    models = page_config(pipeline, quota=Quota(), downloads=True)["models"]["translator"]
    assert models[0] == {"name": "test:slow", "default": True, "installed": True}
    installed = [model["installed"] for model in models]
    assert installed == sorted(installed, reverse=True)
    assert values["name"] in [model["name"] for model in models if model["installed"]]
    assert all(model["size"] for model in models if not model["installed"])
    private = page_config(pipeline, quota=Quota(), downloads=False)["models"]["translator"]
    assert all(model["installed"] for model in private)
    assert set(names_on_offer(downloads=False)) < set(names_on_offer(downloads=True))


def test_the_embedded_model_is_offered_once(monkeypatch, tmp_path):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))

    class Versioned(SlowTranslator):
        name = "embedded:translator-7"

    pipeline = Pipeline(summarizer=load_summarizer("extractive"), translator=Versioned())
    models = page_config(pipeline, quota=Quota(), downloads=True)["models"]["translator"]
    assert [model["name"] for model in models if model["name"].startswith("embedded")] == [Versioned.name]


def test_every_model_that_must_not_be_sold_says_so(pipeline):
    licences = page_config(pipeline, quota=Quota(), downloads=True)["licences"]
    bound = [model.name for model in catalog() if model.non_commercial]
    assert bound
    assert all("non-commercial use only" in licences[name] for name in bound)


@pytest.mark.parametrize(
    ("form", "start", "name"),
    [
        ("markdown", b"#", "harga-beras-turun.md"),
        ("html", b"<!DOCTYPE html>", "harga-beras-turun.html"),
        ("docx", b"PK", "harga-beras-turun.docx"),
        ("json", b"{", "harga-beras-turun.json"),
    ],
)
def test_a_brief_becomes_a_file(brief, form, start, name):
    answer = export_brief({"format": form, "brief": brief.to_dict()})
    assert answer["name"] == name
    assert base64.b64decode(answer["base64"]).lower().startswith(start.lower())


def test_a_file_of_no_kind_is_an_error_for_the_page():
    assert export_brief({"format": "exe", "brief": {}})["error"] == "InputError"


@pytest.mark.parametrize("given", [None, {}, [], 1, "brief", {"article": {}, "summary": None}])
def test_what_is_no_brief_is_an_error_for_the_page(given):
    assert export_brief({"format": "html", "brief": given})["message"] == "This is not a brief."
