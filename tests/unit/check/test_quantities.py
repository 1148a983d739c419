"""Numbers are read as each language writes them."""

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from check.quantities import read_quantities


def values(text, language):
    return [sorted(key for key in q.keys if isinstance(key, float)) for q in read_quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", 1234.5),
        ("2.200.112", 2200112),
        ("0,75", 0.75),
        ("Rp 1,2 triliun", 1.2e12),
        ("Rp3,5 miliar", 3.5e9),
        ("2,3 milyar", 2.3e9),
        ("15 juta", 15e6),
        ("7 ribu", 7000),
        ("tiga ratus ribu", 300_000),
        ("dua ratus lima puluh ribu", 250_000),
        ("satu juta dua ratus ribu", 1_200_000),
        ("seribu lima ratus", 1500),
        ("sebelas", 11),
        ("sembilan belas", 19),
        ("delapan puluh satu", 81),
        ("dua setengah", 2.5),
        ("tiga perempat", 0.75),
        ("dua per tiga", 0.666667),
        ("sepertiga", 0.333333),
        ("ke-1000", 1000),
        ("kedua puluh satu", 21),
        ("selusin", 12),
        ("yang 15,5 jutanya", 15.5e6),
    ],
)
def test_indonesian(text, value):
    assert [value] in values(text, "id")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", 1234.5),
        ("2,200,112", 2200112),
        ("1200", 1200),
        ("1.2 trillion", 1.2e12),
        ("$5bn", 5e9),
        ("300 thousand", 300_000),
        ("three hundred thousand", 300_000),
        ("one-hundred-and-sixty-five", 165),
        ("two hundred and fifty thousand", 250_000),
        ("nineteen hundred", 1900),
        ("half a million", 500_000),
        ("two and a half", 2.5),
        ("three quarters", 0.75),
        ("two-thirds", 0.666667),
        ("twenty-first", 21),
        ("160th", 160),
        ("three dozen", 36),
    ],
)
def test_english(text, value):
    assert any(value in found for found in values(text, "en"))


def test_neighbours_are_two_numbers():
    assert values("between three million and five million", "en") == [[3e6], [5e6]]
    assert values("sebelas dua belas", "id") == [[11], [12]]


def test_a_range_shares_its_scale():
    assert values("Rp 50-100 million", "en") == [[50, 50e6], [100e6]]


@pytest.mark.parametrize("literal", ["2,200,12", "2,3", "1.300.000", "12,5"])
def test_what_english_never_writes_is_malformed(literal):
    (quantity,) = read_quantities(literal, "en")
    assert quantity.malformed


def test_vague_numbers_agree_by_scale():
    (ours,), (theirs,) = read_quantities("ratusan ribu", "id"), read_quantities("hundreds of thousands", "en")
    assert ours.keys & theirs.keys
    (millions,) = read_quantities("millions", "en")
    assert not ours.keys & millions.keys


def test_times_of_day_agree_whatever_the_mark():
    (ours,), (theirs,) = read_quantities("pukul 14.30", "id"), read_quantities("2:30 p.m.", "en")
    assert ours.keys & theirs.keys


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=2))
def test_any_number_in_either_notation(number, places):
    """Babel writes the number in both languages; we read the same value from both."""
    value = number / 10**places
    for language in ("id", "en"):
        literal = format_decimal(value, locale=language)
        (quantity,) = read_quantities(literal, language)
        assert any(isinstance(key, float) and abs(key - round(value, 3)) < 1e-6 for key in quantity.keys), (
            literal
        )
