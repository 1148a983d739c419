"""Models that other packages bring, and objects in place of names. The example package stands in for theirs."""

import json
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from engine.errors import ModelError, UnknownBackend
from engine.fakes import FakeLanguageModel, FakeSeq2Seq
from ringkas import Pipeline
from ringkas.choices import choose
from sources import Record
from summarize import load_summarizer, summarize
from translate import load_translator, translate

PLUGIN = Path(__file__).parents[3] / "examples" / "plugin"
TEXT = "Harga beras naik di Serang. Warga mengeluh. Pedagang menunggu."


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """The example, as an installer leaves it: its module, and its metadata with the entry points."""
    project = tomllib.loads((PLUGIN / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shutil.copy(PLUGIN / "ringkas_glosser.py", tmp_path)
    info = tmp_path / "ringkas_glosser-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n", encoding="utf-8"
    )
    lines = []
    for group, entries in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in entries.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield info
    sys.modules.pop("ringkas_glosser", None)


@pytest.mark.usefixtures("installed", "without_phrase_book")
def test_an_installed_package_brings_a_translator_and_a_summarizer_by_name():
    pipe = Pipeline.load(summarizer="lead", translator="glosser:news")
    made = pipe(TEXT, sentences=1)
    assert made.summary.text == "Harga beras naik di Serang."
    assert (made.summary.model, made.translation.model) == ("lead", "glosser:news")
    assert made.translation.segments[0].target.startswith("The price of rice rose in Serang")
    assert "translator:glosser:news" in made.signature


@pytest.mark.usefixtures("installed", "without_phrase_book")
def test_the_command_line_takes_their_names(ringkas, tmp_path):
    page = tmp_path / "a.txt"
    page.write_text(TEXT, encoding="utf-8")
    code, out, _ = ringkas("translate", str(page), "--translator", "glosser")
    assert code == 0
    assert "The price of rice" in out


@pytest.mark.usefixtures("installed")
def test_models_list_has_what_packages_bring(ringkas, monkeypatch):
    monkeypatch.setenv("RINGKAS_TRANSLATOR", "glosser:news")
    rows = {row["name"]: row for row in json.loads(ringkas("models", "list", "--json")[1])}
    brought = [rows["glosser"], rows["lead"]]
    assert [(row["task"], row["installed"], row["default"]) for row in brought] == [
        ("translator", True, True),
        ("summarizer", True, False),
    ]
    assert all(row["note"] == "A plug-in: ringkas-glosser 0.1.0." for row in brought)
    assert all(row.keys() == rows["extractive"].keys() for row in brought)
    code, out, _ = ringkas("models", "list")
    assert code == 0
    assert "*● glosser\n" in out


@pytest.mark.usefixtures("installed")
def test_it_can_become_the_default(ringkas):
    assert ringkas("models", "use", "glosser:news")[0] == 0
    assert ringkas("models", "use", "lead")[0] == 0
    assert (choose().translator, choose().summarizer) == ("glosser:news", "lead")
    code, _, err = ringkas("models", "use", "lead", "--task", "translator")
    assert code == 2
    assert "It is a summarizer" in err


def test_a_model_on_a_server_needs_no_place_here_to_become_the_default(ringkas):
    server = "http:http://127.0.0.1:8080/v1#qwen3"
    assert "Say --task" in ringkas("models", "use", server)[2]
    assert ringkas("models", "use", server, "--task", "translator")[0] == 0
    assert choose().translator == server


def test_without_the_package_the_name_is_unknown():
    with pytest.raises(UnknownBackend):
        load_translator("glosser:news")
    with pytest.raises(UnknownBackend):
        load_summarizer("lead")


def test_a_backend_of_ours_cannot_be_taken_over(installed):
    (installed / "entry_points.txt").write_text(
        "[ringkas.summarizers]\nextractive = ringkas_glosser:load_summarizer\n", encoding="utf-8"
    )
    assert load_summarizer("extractive").name == "extractive"


@pytest.mark.parametrize(
    "target", ["ringkas_glosser:missing", "ringkas_glosser:WORDS", "no_such_module:load"]
)
def test_a_plugin_that_breaks_is_a_model_error_that_names_it(installed, target):
    (installed / "entry_points.txt").write_text(
        f"[ringkas.translators]\nglosser = {target}\n", encoding="utf-8"
    )
    with pytest.raises(ModelError, match=target):
        load_translator("glosser")


def upper(source):
    return source.upper()


@pytest.mark.usefixtures("without_phrase_book")
def test_an_object_that_fits_a_protocol_is_passed_in_place_of_a_name():
    model = FakeSeq2Seq(upper, name="mine:loud")
    made = Pipeline.load(summarizer="extractive", translator=model)(TEXT)
    assert made.translation.text.startswith("HARGA BERAS")
    assert translate(TEXT, translator=model).text.startswith("HARGA BERAS")
    lead = FakeSeq2Seq(lambda source: source.split(". ")[0] + ".", name="mine:lead")
    assert summarize(TEXT, summarizer=lead, sentences=1).text == "Harga beras naik di Serang."
    writer = FakeLanguageModel(["Harga beras naik di Serang."] * 3)
    assert summarize(TEXT, summarizer=writer, sentences=1).text == "Harga beras naik di Serang."


@pytest.mark.parametrize("role", ["translator", "summarizer"])
def test_an_object_that_fits_none_is_a_type_error_that_names_the_protocols(role):
    with pytest.raises(TypeError, match=rf"{role} is a name .*Seq2SeqModel.* dict fits none"):
        Pipeline.load(**{"translator": FakeSeq2Seq(upper), "summarizer": "extractive", role: {}})


@pytest.mark.parametrize("value", [b"Harga", None, 5, Path("a.txt")])
def test_what_is_no_text_is_a_type_error_that_says_so(pipeline, value):
    with pytest.raises(TypeError, match=f"not {type(value).__name__}"):
        pipeline(value)
    with pytest.raises(TypeError, match="a str or an Article"):
        summarize(value)


@pytest.mark.parametrize("value", [TEXT, b"x", Record(id="1", text=TEXT)])
def test_one_text_in_place_of_many_is_a_type_error(pipeline, value):
    with pytest.raises(TypeError, match="many texts"):
        pipeline.stream(value)


def test_a_record_carries_id_url_and_title_through_and_back_from_json(pipeline):
    record = Record(id="a7", text=TEXT, url="https://kabar.example/a7", title="Harga  Beras")
    (made,) = pipeline.stream([record])
    assert (made.id, made.article.url, made.article.title) == (
        "a7",
        "https://kabar.example/a7",
        "Harga Beras",
    )
    assert made.title_en
    assert type(made).from_dict(made.to_dict()).id == "a7"
    assert pipeline(TEXT).id == ""
