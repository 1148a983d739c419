"""Bulk translation: order, resuming, and nothing dropped in silence."""

import pytest

from engine import Greedy, Hypothesis
from training.bulk_translate import bulk_translate


class Shouting:
    """Translates by writing in capitals; takes 8 words."""

    name = "shouting"
    source_limit = 8

    def __init__(self):
        self.asked = []

    def count_tokens(self, text):
        return len(text.split())

    def generate(self, sources, *, decoding):
        self.asked += sources
        return [[Hypothesis(text=source.upper(), truncated="ulang" in source)] for source in sources]


LINES = ["harga beras", "", "kata " * 9, "tab\tdi tengah", "ulang", *(f"baris {i}" for i in range(20))]


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "in.txt"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def run(source, target, model):
    return bulk_translate(source, target, model=model, decoding=Greedy(), batch=4)


def test_every_line_has_its_row(source, tmp_path):
    target = tmp_path / "out.tsv"
    assert run(source, target, Shouting()) == len(LINES)
    rows = [line.split("\t") for line in target.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["harga beras", "HARGA BERAS", ""]
    assert rows[1] == ["", "", "empty"]
    assert rows[2][1:] == ["", "too long"]
    assert rows[3] == ["tab di tengah", "TAB DI TENGAH", ""]
    assert rows[4] == ["ulang", "ULANG", "truncated"]
    assert [row[1] for row in rows[5:]] == [f"BARIS {i}" for i in range(20)]


@pytest.mark.parametrize("cut", [1, 40, 171])
def test_goes_on_where_it_was_stopped(source, tmp_path, cut):
    whole, target = tmp_path / "whole.tsv", tmp_path / "out.tsv"
    run(source, whole, Shouting())
    content = whole.read_bytes()
    target.write_bytes(content[:-cut])
    model = Shouting()
    run(source, target, model)
    assert target.read_bytes() == content
    assert 0 < len(model.asked) < 20
    assert run(source, target, model) == 0


def test_refuses_to_mix_two_files(source, tmp_path):
    target = tmp_path / "out.tsv"
    target.write_text("lain\tOTHER\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match=":1 "):
        run(source, target, Shouting())
