"""The way into summarizing: the default, the wanted length, and wishes that make no sense."""

import pytest

from engine.errors import EmptyInput, SettingsError
from summarize import summarize

TEXT = (
    "Harga beras di Pasar Induk naik 10 persen sejak Senin. Kenaikan itu dipicu banjir di Karawang.\n"
    '"Pasokan terlambat tiga hari," kata Kepala Pasar, Budi Santoso. Pedagang berharap harga segera turun.\n'
    "Pemerintah akan menggelar operasi pasar pekan depan."
)


def test_default_is_three_sentences_of_the_article_in_order():
    summary = summarize(TEXT)
    assert len(summary.sentences) == 3
    assert (summary.method, summary.model) == ("extractive", "extractive")
    sources = [sentence.sources[0] for sentence in summary.sentences]
    assert sources == sorted(sources)
    assert all(sentence.text in TEXT for sentence in summary.sentences)


def test_words_bound_the_length():
    assert len(summarize(TEXT, words=20).text.split()) <= 20


@pytest.mark.parametrize(
    "settings",
    [
        {"sentences": 2, "words": 9},
        {"sentences": 0},
        {"words": 0},
        {"ratio": 0.0},
        {"ratio": 1.5},
        {"style": "x"},
    ],
)
def test_settings_that_make_no_sense(settings):
    with pytest.raises(SettingsError):
        summarize(TEXT, **settings)


def test_nothing_to_summarize():
    with pytest.raises(EmptyInput):
        summarize(" \n ")
