"""How each kind of model is asked."""

import pytest

from engine.decoding import Beam, Greedy, Sampling
from engine.errors import UnknownBackend
from engine.fakes import FakeLanguageModel, FakeSeq2Seq
from translate import PromptedTranslator, Seq2SeqTranslator, Strategy, load_translator

SOURCE = "Harga beras naik."


def asked(model):
    return [decoding for _, decoding, *_ in model.calls]


def test_a_beam_of_one_is_greedy_and_a_wider_one_gives_all_it_has():
    model = FakeSeq2Seq(lambda _: "Rice prices rise.")
    Seq2SeqTranslator(model, decoding=Beam(beam_size=1)).translate([SOURCE])
    Seq2SeqTranslator(model, decoding=Beam(beam_size=1)).translate([SOURCE], beam_size=3)
    Seq2SeqTranslator(model, decoding=Beam(beam_size=1)).translate([SOURCE], alternatives=5)
    assert asked(model) == [
        Greedy(),
        Beam(beam_size=3, alternatives=3),
        Beam(beam_size=5, alternatives=5),
    ]


def test_a_model_may_say_how_it_is_searched_best(monkeypatch):
    model = FakeSeq2Seq(lambda _: "Rice prices rise.")
    monkeypatch.setattr("engine.load", lambda *_, **__: model)
    load_translator("embedded").translate([SOURCE])
    model.decoding = Beam(beam_size=3, length_penalty=1.2)
    load_translator("embedded").translate([SOURCE])
    load_translator("embedded").translate([SOURCE], beam_size=2)
    load_translator("embedded").translate([SOURCE], strategy=Strategy.ENGLISH_FIGURES)
    widths = [(decoding.beam_size, decoding.length_penalty) for decoding in asked(model)]
    assert widths == [(4, 1.0), (3, 1.2), (2, 1.2), (5, 1.2)]


def test_every_strategy_decodes_otherwise():
    model = FakeSeq2Seq(lambda _: "Rice prices rise.")
    for strategy in Strategy:
        Seq2SeqTranslator(model).translate([SOURCE], strategy=strategy)
    assert len(set(asked(model))) == len(Strategy)
    first, insisting, reminding = (decoding.lexical_bias for decoding in asked(model))
    assert insisting > reminding > first == 1
    prompted = FakeLanguageModel(lambda _: "Rice prices rise.")
    for strategy in Strategy:
        PromptedTranslator(prompted).translate([SOURCE], strategy=strategy)
    assert len(set(asked(prompted))) == len(Strategy)


def test_terms_that_would_push_a_sentence_over_the_limit_stay_out_of_it():
    model = FakeSeq2Seq(lambda _: "…", source_limit=4)
    Seq2SeqTranslator(model).translate(["Menkes datang hari ini."], terms=[{"Menkes": "Health Minister"}])
    assert model.calls[0][0] == ("Menkes datang hari ini.",)


def test_a_base_model_continues_a_text_and_a_chat_model_takes_turns():
    for chat in (False, True):
        model = FakeLanguageModel(["Rice prices rise."], chat=chat)
        ((hypothesis,),) = PromptedTranslator(model).translate([SOURCE])
        assert hypothesis.text == "Rice prices rise."
        (prompt,) = model.calls[0][0]
        assert isinstance(prompt, str) is not chat
        assert SOURCE in (prompt if not chat else prompt[-1]["content"])


def test_alternatives_of_a_language_model_are_samples_after_the_greedy_answer():
    model = FakeLanguageModel(["one", ["two", "three"]])
    (n_best,) = PromptedTranslator(model).translate([SOURCE], alternatives=3)
    assert [hypothesis.text for hypothesis in n_best] == ["one", "two", "three"]
    assert isinstance(asked(model)[1], Sampling)


def test_a_language_models_limit_leaves_room_for_the_prompt_and_the_answer():
    narrow, wide = (
        PromptedTranslator(FakeLanguageModel(context_size=size)).source_limit for size in (2000, 8000)
    )
    assert 0 < narrow < 1000
    assert wide - narrow == 3000


def test_the_revision_of_a_prompted_model_changes_with_its_prompt():
    model = FakeLanguageModel()
    assert PromptedTranslator(model).revision == ""
    assert PromptedTranslator(model, revision="r1").revision.startswith("r1+")


def test_a_name_without_a_backend_is_refused():
    with pytest.raises(UnknownBackend):
        load_translator("opus")
