"""What is dear is done for the first of many alone, and not for a text that is longer than a sentence.

Work is counted, not timed: how often what is dear is asked, or how long the texts are that a search is given.
"""

import pytest

from check import compare, equivalents, members, roles, sentence_pair
from check.coverage import cover
from check.quantities import Quantity
from check.words import LONGEST_SENTENCE


@pytest.fixture
def count_calls(monkeypatch):
    """Counts the calls of a function in a class or a module while *do* runs."""

    def counted(owner, name, do):
        calls = []
        asked = getattr(owner, name)

        def counting(*given):
            calls.append(given)
            return asked(*given)

        with monkeypatch.context() as patch:
            patch.setattr(owner, name, counting)
            do()
        return len(calls)

    return counted


UNITS = ("Ia kerja 12 setahun. ", "He works 7 a year. ")


def test_units_without_a_number_are_converted_for_the_first_of_many(count_calls):
    few, many = (
        count_calls(equivalents, "is_conversion", lambda size=size: compare(UNITS[0] * size, UNITS[1] * size))
        for size in (50, 200)
    )
    assert 0 < many == few


def test_quantities_that_were_lost_are_not_searched_for_each_pair(count_calls):
    size = 200
    asked = count_calls(Quantity, "__eq__", lambda: compare(UNITS[0] * size, UNITS[1] * size))
    assert asked <= 40 * size


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Ia kerja 12 bulan.", "He works a year."),
        ("Ia kerja setahun.", "He works 12 months."),
    ],
)
def test_a_unit_without_a_number_is_still_converted(source, target):
    assert [f.wording.template for f in compare(source, target)] == ["number_converted"]


class Searched:
    """A pattern that records how many words it is given."""

    def __init__(self, pattern):
        self._pattern = pattern
        self.words = []

    def finditer(self, text):
        self.words.append(len(text.replace(",", " ").split()))
        return self._pattern.finditer(text)


@pytest.mark.parametrize("unit", ["beras, ", "_, ", "beras,\n"])
def test_a_list_is_looked_for_in_a_sentence_alone(monkeypatch, unit):
    searched = Searched(members._LIST)
    monkeypatch.setattr(members, "_LIST", searched)
    for size in (20, 2000):
        compare("Warga menerima beras, " + unit * size, "Residents stood " * (size + 2))
    assert len(searched.words) == 1
    assert searched.words[0] <= LONGEST_SENTENCE


def test_a_member_is_missed_from_a_long_sentence():
    rest = " ".join(["Bantuan itu tiba pada pagi hari."] * 12)
    source = f"{rest} Bantuan itu berupa beras, minyak goreng, dan selimut."
    target = " ".join(["The aid arrived in the morning."] * 12) + " The aid consisted of rice and blankets."
    assert "item_missing" in {f.wording.template for f in compare(source, target)}


@pytest.mark.parametrize("between", [" ", "\n", "\t", ",", "\u00a0"])
def test_roles_are_read_in_a_sentence_alone(count_calls, between):
    def asked(size):
        source = f"Petani memukul{between}" + between.join(["mandornya"] * size)
        target = "The farmer beat the foreman. "
        coverage = cover(source, target, {})
        return count_calls(
            sentence_pair, "look_up_at", lambda: list(roles.check_roles(source, target, coverage))
        )

    assert asked(20) > 0
    assert asked(LONGEST_SENTENCE) == asked(5000) == 0


def test_words_are_read_once_a_verb_is_rendered(count_calls):
    source = "Petani memukul mandornya di sawah pada pagi hari."

    def asked(target):
        coverage = cover(source, target, {})
        return count_calls(
            sentence_pair, "look_up_at", lambda: list(roles.check_roles(source, target, coverage))
        )

    assert asked("The farmer beat the foreman in the field in the morning.") > 8
    assert asked("The farmer was at odds with the foreman in the field in the morning.") == 1


def test_a_number_of_very_many_digits_in_words_is_no_error():
    assert compare("dua koma " + "lima " * 6000, "two point " + "five " * 6000)


def test_quotations_beyond_the_first_are_said_to_be_unchecked():
    def quotations(most, told):
        return " ".join(f"“{told} harga beras ke-{number} naik,” kata Budi." for number in range(most))

    found = compare(quotations(300, "Semua"), quotations(300, "Semua"), target_language="id")
    (left,) = [finding for finding in found if finding.wording.template == "quotations_unchecked"]
    assert quotations(300, "Semua")[left.target_span[0] :].startswith("“Semua harga beras ke-200 ")
    assert not [
        finding
        for finding in compare(quotations(200, "Semua"), quotations(200, "Semua"), target_language="id")
        if finding.kind == "quotation"
    ]


def test_a_name_that_goes_before_one_of_the_source_is_told_from_one_that_replaced_its_beginning():
    """However many names are lost and gained."""
    source = "Kata Zohri dan Budi Santoso, itu benar."
    target = "According to Lalu Zohri and Bado Santoso, it is true."
    grave = [
        finding.target_span
        for finding in compare(source, target)
        if finding.kind == "name" and finding.rank < 2
    ]
    assert [target[slice(*span)] for span in grave] in ([], ["Bado"])
