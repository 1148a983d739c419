"""Every rule drops what it is named for and leaves sentences alone that only begin like it."""

import json
import time
from pathlib import Path

import pytest

from clean.repair import repair
from clean.rules import rule_book

CASES = json.loads((Path(__file__).parents[2] / "data" / "clean_lines.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("rule", "line"), [(rule, line) for rule, lines in CASES["drop"].items() for line in lines]
)
def test_a_label_is_dropped_by_the_rule_of_its_name(rule, line):
    found = rule_book().line_rule(repair(line))
    assert found is not None, line
    assert found.name == rule


@pytest.mark.parametrize("line", CASES["keep"])
def test_a_sentence_that_begins_like_a_label_stays(line):
    found = rule_book().line_rule(repair(line))
    assert found is None, found
    assert rule_book().caption_rule(repair(line), before_lead=False) is None


@pytest.mark.parametrize("line", CASES["captions"])
def test_a_caption_is_known_by_its_credit(line):
    assert rule_book().caption_rule(repair(line), before_lead=True) is not None


@pytest.mark.parametrize("line", CASES["not captions"])
def test_a_sentence_with_a_name_in_parentheses_is_no_caption(line):
    assert rule_book().caption_rule(repair(line), before_lead=False) is None


@pytest.mark.parametrize("case", CASES["known failures"], ids=lambda case: case["why"])
@pytest.mark.xfail(strict=True, reason="known failures")
def test_known_failures(case):
    if "drop" in case:
        assert rule_book().line_rule(case["drop"]) or rule_book().caption_rule(case["drop"], before_lead=True)
    else:
        assert rule_book().line_rule(case["keep"]) is None


def test_every_rule_has_a_case():
    named = {rule.name for rule in rule_book().lines}
    assert named - set(CASES["drop"]) <= {"fact check box"}


HOSTILE = [
    "baca " * 150,
    "Baca juga" + " " * 800 + "x",
    "Baca juga: " + "a" * 850,
    "(" * 800,
    "(a/" * 280,
    "[gambas" * 120,
    "share " * 140 + "!",
    "A " * 400,
    "simak " + '"' * 800,
    "1.000 " * 140,
    "# a " * 200,
    "home > " * 120,
    "-" * 890,
    "Foto" * 220,
    "Antara/" * 120,
    "x (kiri" * 110,
    "ikuti " + "berita " * 120 + "telegra",
    "halaman 1 | " * 70,
]


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:12])
def test_hostile_lines_take_no_longer_than_plain_ones(line):
    """A pattern that backtracks badly takes seconds here; the bound is for hangs, not a measure of speed."""
    assert len(line) <= 900
    begun = time.process_time()
    book = rule_book()
    book.line_rule(line)
    book.caption_rule(line, before_lead=True)
    for cut in (*book.cuts, *book.tails, *book.heads):
        cut.pattern.search(line)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("line", ["Advertisement", "ADVERTISEMENT", "ADVERTİSEMENT", "advertıſement"])
def test_a_rule_knows_its_words_in_letters_of_any_case(line):
    assert rule_book().line_rule(line).name == "advertisement"
