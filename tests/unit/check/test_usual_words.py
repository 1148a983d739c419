"""The usual English of a single word, which a search that lost it is told."""

import pytest

from check import usual_english
from indonesian import homographs


@pytest.mark.parametrize(
    ("source", "word", "english"),
    [
        ("Ia membantah penyadapan itu.", "penyadapan", "wiretapping"),
        ("Sepatunya hilang.", "Sepatunya", "Shoes"),
        ("“Sepupu saya datang.", "Sepupu", "Cousin"),
        ("Petugas menyita enam ember.", "ember", "bucket"),
    ],
)
def test_a_word_with_one_usual_english_has_it_whatever_its_case_and_ending(source, word, english):
    assert usual_english(source, [word])[word].lower().startswith(english.lower()[:3])
    assert usual_english(source, [word])[word][0].isupper() == word[0].isupper()


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("Warga desa Ember pulang.", "Ember"),
        ("PABEAN ditutup.", "PABEAN"),
        ("Ia kurang sehat.", "kurang"),
        ("Kata xyzzy itu baru.", "xyzzy"),
    ],
)
def test_a_name_a_heading_an_unknown_word_and_one_of_many_meanings_have_none(source, word):
    assert usual_english(source, [word]) == {}


def test_no_english_in_the_table_could_be_read_as_indonesian():
    from check.usual_words import _table

    assert not set(_table().values()) & set(homographs())
    assert len(_table()) > 10_000
