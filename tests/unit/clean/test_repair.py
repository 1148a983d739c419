"""What is left to ftfy, and what isn't asked of it."""

from itertools import product

import ftfy
import pytest

from clean.repair import _WELL_ENCODED, _ftfy_settings, mend_encoding

SIGNS = "“”‘’–—…•·«»‹›©®™°\xa0"


@pytest.mark.parametrize("length", [1, 2, 3])
def test_ftfy_would_change_nothing_in_lines_that_it_is_not_asked_about(length):
    for line in map("".join, product(SIGNS + "aZ 1\x01\x7f", repeat=length)):
        assert _WELL_ENCODED.fullmatch(line)
        assert ftfy.fix_text(line, _ftfy_settings()) == line


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("â€œHarga naik,â€\x9d kata dia.", "“Harga naik,” kata dia."),
        ("“Kafe” itu CafÃ© Batavia.", "“Kafe” itu Café Batavia."),
        ("Harga — \x1b[31mnaik\x1b[0m.", "Harga — naik."),
        ("“Rapat&mdash;besar”", "“Rapat—besar”"),
    ],
)
def test_lines_with_good_signs_are_mended_where_others_are_broken(broken, mended):
    assert mend_encoding(broken) == mended
