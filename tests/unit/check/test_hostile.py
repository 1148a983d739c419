"""`compare` is total: any text in, findings out, with spans inside the texts. Long input mustn't blow up.

No time is asserted; a check that grew with the square of the length would hang this test for minutes.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check import compare

PIECES = st.sampled_from(
    [
        "tidak ", "not ", "1.234,5 ", "2,200,12 ", "Rp ", "triliun ", "dua ", "hundred and ", "Selasa (5/3) ", "May ",
        "“", "”", '"', "&quot;", "Ã¼", "\u2060", "\x00", "٣", "²", "KPK ", "berinisial AS, ", "kata Budi ", "...", "-", "/", "\n", "U.S. ",
        "Perang Dunia II ", "pukul 25.61 ", "31/31/0000 ", "0/0 ", "’s ", "<unk>", "juta juta juta juta ", "e\u0301",
    ]
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@given(TEXT, TEXT, st.sampled_from(["en", "id"]))
@settings(max_examples=300, deadline=None)
def test_any_text(source, target, language):
    for finding in compare(source, target, target_language=language):
        for text, span in ((source, finding.source_span), (target, finding.target_span)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert finding.message.endswith((".", "”"))


@given(TEXT, TEXT)
@settings(max_examples=50, deadline=None)
def test_same_input_same_findings(source, target):
    assert compare(source, target) == compare(source, target)


@pytest.mark.parametrize(
    "unit",
    [
        "dua ", "two hundred and ", "tidak ", "Selasa (5/3) ", '"a" kata Budi Santoso ', "KPK ", "a'", "&amp;", "Ã¼",
        "1.", "1/", "x-", "unclear ", "May 5 ", "Komisi Pemberantasan Korupsi ", "((((", "Aa ", "AS, ", "inisial AS ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "id"])
def test_long_repeats(unit, language):
    text = unit * 2000
    compare(text, text[::-1], target_language=language)
    compare(text[::-1], text, target_language=language)
