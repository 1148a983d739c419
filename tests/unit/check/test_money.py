"""An amount keeps its currency: swaps are errors, other ways to write the same one are not."""

import pytest

from check import compare

SAME = [
    ("Utang itu naik Rp 16,4 triliun.", "The debt rose by Rp16.4 trillion."),
    ("Tiketnya 50 ribu rupiah.", "Tickets cost Rp50,000."),
    ("Klub itu membayar 95 juta pounds atau sekitar Rp 1,8 triliun.",
     "The club paid £95 million, or around Rp1.8 trillion."),
    ("Minyak mentah diperdagangkan pada US$ 60 per barel.", "Crude oil traded at 60 dollars a barrel."),
    ("Ongkosnya Rp300-700 ribu.", "It costs Rp300,000-700,000."),
    ("Ia membayar 75 ringgit.", "He paid RM75."),
]  # fmt: skip
SWAPPED = [
    ("Utang itu naik Rp 16,4 triliun.", "The debt rose by US$16.4 trillion."),
    ("Tiketnya 50 ribu rupiah.", "Tickets cost 50,000 dollars."),
    ("Klub itu membayar 95 juta pounds atau sekitar Rp 1,8 triliun.",
     "The club paid £95 million, or around US$1.8 trillion."),
    ("Uang suapnya 500 ribu dolar Singapura.", "The bribe was 500,000 US dollars."),
    ("Minyak mentah diperdagangkan pada 60 dolar AS.", "Crude oil traded at Rp60."),
    ("Ia membayar 75 ringgit.", "He paid 75 baht."),
]  # fmt: skip


def _currencies(source, target, **options):
    return [f for f in compare(source, target, **options) if f.wording.template == "currency_changed"]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_one_currency_in_another_form_is_not_accused(source, target):
    assert _currencies(source, target) == []


@pytest.mark.parametrize(("source", "target"), SWAPPED)
def test_another_currency_is_an_error_that_points_at_both_amounts(source, target):
    (finding,) = _currencies(source, target)
    assert finding.severity == "error"
    assert finding.source_span is not None
    assert finding.target_span is not None


def test_a_summary_may_not_change_a_currency_either():
    source = "Utang itu naik Rp 16,4 triliun, kata menteri."
    assert _currencies(source, "Utang itu naik US$ 16,4 triliun.", target_language="id")
    assert not _currencies(source, "Utang itu naik Rp 16,4 triliun.", target_language="id")
