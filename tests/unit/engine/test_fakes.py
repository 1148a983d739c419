"""The fakes do what their docstrings say, so that tests that are built on them mean something."""

import pytest

from engine import Beam, Greedy, LanguageModel, Sampling, Seq2SeqModel
from engine.errors import GenerationError
from engine.fakes import FakeLanguageModel, FakeSeq2Seq


def test_they_fit_the_protocols():
    assert isinstance(FakeSeq2Seq(), Seq2SeqModel)
    assert isinstance(FakeLanguageModel(), LanguageModel)


def test_table_function_and_queue():
    for replies in ({"a": "A", "b": "B"}, str.upper, ["A", "B"]):
        rows = FakeSeq2Seq(replies).generate(["a", "b"], decoding=Greedy())
        assert [row[0].text for row in rows] == ["A", "B"]


def test_alternatives():
    model = FakeSeq2Seq({"a": ["one", "two", "three"]})
    (row,) = model.generate(["a"], decoding=Beam(alternatives=2))
    assert [hypothesis.text for hypothesis in row] == ["one", "two"]
    assert row[0].score > row[1].score
    assert len(model.generate(["a"], decoding=Greedy())[0]) == 1


def test_errors_are_raised_in_turn():
    model = FakeSeq2Seq(["fine", GenerationError("broken")])
    assert model.generate(["a"], decoding=Greedy())[0][0].text == "fine"
    with pytest.raises(GenerationError, match="broken"):
        model.generate(["b"], decoding=Greedy())
    with pytest.raises(GenerationError, match="no reply left"):
        model.generate(["c"], decoding=Greedy())
    model.queue("again")
    assert model.generate(["d"], decoding=Greedy())[0][0].text == "again"
    assert [sources for sources, _ in model.calls] == [("a",), ("b",), ("c",), ("d",)]


def test_unknown_source_and_limit():
    with pytest.raises(GenerationError, match="no reply to 'x'"):
        FakeSeq2Seq({}).generate(["x"], decoding=Greedy())
    with pytest.raises(GenerationError, match="over 2 tokens"):
        FakeSeq2Seq(str.upper, source_limit=2).generate(["a b c"], decoding=Greedy())


def test_language_model_stops_streams_and_remembers():
    model = FakeLanguageModel(["Rice is dear.\nMore", "Rice is dear.\nMore"])
    (row,) = model.generate(["Beras mahal."], decoding=Sampling(), stop=["\n"])
    assert row[0].text == "Rice is dear."
    assert list(model.stream("Beras mahal.", decoding=Greedy(), stop=["\n"])) == ["Rice", " is", " dear."]
    assert model.calls[0] == (("Beras mahal.",), Sampling(), ("\n",))


def test_language_model_by_rule():
    model = FakeLanguageModel(lambda prompt: f"{len(prompt)}", chat=False, context_size=10)
    assert model.generate(["abc"], decoding=Greedy())[0][0].text == "3"
    assert (model.chat, model.context_size, model.count_tokens("a b")) == (False, 10, 2)
