"""What `sound_text` promises: short runs of marks, nothing lost, twice is as once."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sources import sound_text

JOINER = "\u034f"
MARKS = "\u0301\u0323\u0316\u0345\u0f71\uff9e"
ANYTHING = st.characters(exclude_categories=())
"""Surrogates too, which `st.text` leaves out."""
TEXTS = st.text(alphabet=ANYTHING, max_size=80) | st.text(
    alphabet=f"ae\u01d6\u1ec7{MARKS}{JOINER}", max_size=200
)


def longest_run(text):
    """Most combining marks in a row once *text* is taken apart, which is what normalization has to sort."""
    longest = run = 0
    for character in unicodedata.normalize("NFKD", text):
        run = run + 1 if unicodedata.combining(character) else 0
        longest = max(longest, run)
    return longest


@given(TEXTS)
@example("\u01d6" + "\u0316\u0301" * 15)
@example("\u1ec7" * 40)
def test_no_run_of_marks_is_longer_than_thirty(text):
    sound = sound_text(text)
    assert longest_run(sound) <= 30
    assert sound_text(sound) == sound


@given(TEXTS)
def test_joiners_are_all_that_is_added(text):
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert sound_text(text).replace(JOINER, "") == whole.replace(JOINER, "")


@given(TEXTS)
def test_any_text_can_be_encoded(text):
    sound_text(text).encode()


def test_halves_of_characters_are_replaced_and_those_that_fit_are_joined():
    assert sound_text("a \ud83d b \ude00 c \ud83d\ude00") == "a \ufffd b \ufffd c \U0001f600"


@pytest.mark.parametrize("text", ["Harga naik.", "Tōkyō, Hà Nội", "漢字仮名" * 50, "e" + MARKS * 5])
def test_text_as_people_write_it_stays(text):
    assert sound_text(text) == text
