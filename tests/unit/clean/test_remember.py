"""Answers about lines are kept while a text is cleaned, and no longer."""

import pytest

from clean import clean
from clean.remember import forget_answers, remembered


@pytest.fixture
def asked():
    """A remembered function, and what it was asked."""
    questions = []

    @remembered
    def small(text):
        questions.append(text)
        return text.lower()

    return small, questions


def test_a_question_is_worked_out_once(asked):
    small, questions = asked
    assert [small("Harga"), small("Harga"), small("Naik")] == ["harga", "harga", "naik"]
    assert questions == ["Harga", "Naik"]


def test_what_is_forgotten_is_worked_out_again(asked):
    small, questions = asked
    small("Harga")
    forget_answers()
    small("Harga")
    assert questions == ["Harga", "Harga"]


def test_no_answer_outlives_the_text_that_was_cleaned(asked):
    small, questions = asked
    small("Harga")
    clean("Harga beras naik lagi.")
    small("Harga")
    assert questions == ["Harga", "Harga"]


def test_answers_are_forgotten_where_cleaning_fails(asked, monkeypatch):
    small, questions = asked
    small("Harga")
    monkeypatch.setattr("clean.api.is_html", lambda text: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        clean("Harga beras naik lagi.")
    small("Harga")
    assert questions == ["Harga", "Harga"]
