"""Many texts: pooled, in order, once each, and no further ahead than needed."""

import pytest

import translate.bulk
from engine.fakes import FakeSeq2Seq
from tests.unit.translate.replies import english
from translate import Seq2SeqTranslator, translate_many
from translate import translate as translate_one


@pytest.fixture
def model():
    return FakeSeq2Seq(english)


@pytest.fixture
def texts():
    return [
        f"Berita {number}\n\nBanjir merendam {number} desa. Warga mengungsi.\n\nBaca juga berita lain."
        for number in range(30)
    ]


def sent(model):
    return [text for sources, _ in model.calls for text in sources]


def test_results_are_those_of_one_at_a_time_in_order(model, texts, monkeypatch):
    monkeypatch.setattr(translate.bulk, "_WINDOW", 7)
    translator = Seq2SeqTranslator(model)
    alone = [translate_one(text, translator=translator) for text in texts]
    assert list(translate_many(texts, translator=translator)) == alone


def test_each_different_sentence_is_translated_once(model, texts, monkeypatch):
    monkeypatch.setattr(translate.bulk, "_WINDOW", 7)
    list(translate_many(texts, translator=Seq2SeqTranslator(model)))
    assert len(sent(model)) == len(set(sent(model))) == 2 * len(texts) + 2


def test_no_more_is_read_than_a_window_needs(model, texts, monkeypatch):
    monkeypatch.setattr(translate.bulk, "_WINDOW", 7)
    read = []

    def reading():
        for text in texts:
            read.append(text)
            yield text

    stream = translate_many(reading(), translator=Seq2SeqTranslator(model))
    next(stream)
    assert len(read) < 6
    calls = len(model.calls)
    stream.close()
    assert len(model.calls) == calls


def test_windows_are_full_and_bounded(model, texts, monkeypatch):
    monkeypatch.setattr(translate.bulk, "_WINDOW", 16)
    list(translate_many(texts, translator=Seq2SeqTranslator(model)))
    sizes = [len(sources) for sources, _ in model.calls]
    assert set(sizes[:-1]) == {16}
    assert sizes[-1] <= 16


def test_what_is_remembered_is_bounded(model, monkeypatch):
    monkeypatch.setattr(translate.bulk, "_WINDOW", 4)
    monkeypatch.setattr(translate.bulk, "_REMEMBERED", 8)
    texts = [f"Berita nomor {number} hari ini." for number in range(40)]
    list(translate_many([*texts, texts[0]], translator=Seq2SeqTranslator(model)))
    assert sent(model).count(texts[0]) == 2


def test_empty_and_copied_texts_keep_their_place(model):
    texts = ["", "Banjir meluas di desa.", "https://a.example.id", "Hujan turun di desa."]
    results = list(translate_many(texts, translator=Seq2SeqTranslator(model)))
    assert [bool(result.text) for result in results] == [False, True, True, True]
    assert results[2].text == texts[2]


def test_no_items_give_no_results(model):
    assert list(translate_many([], translator=Seq2SeqTranslator(model))) == []
