import pytest

from engine import discard, fetch, known_models, parse_name, recommended_translator, stored
from engine.errors import UnknownBackend
from engine.names import LANGUAGE_MODEL_BACKENDS, SEQ2SEQ_BACKENDS


def test_every_entry_can_be_used_by_its_name():
    for model in known_models():
        if model.name == "extractive":
            continue
        backend = parse_name(model.name).backend
        allowed = (
            SEQ2SEQ_BACKENDS if model.task == "translator" else (*LANGUAGE_MODEL_BACKENDS, "hf", "embedded")
        )
        assert backend in allowed
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
