"""Every rule drops what it is named for and leaves sentences alone that only begin like it."""

import importlib
import json
import string
import time
from pathlib import Path

import pytest

from clean.repair import repair
from clean.rule_file import rule_book
from clean.rule_patterns import in_small_letters

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


LETTERS = string.ascii_lowercase + string.digits
LINES = [line for lines in CASES["drop"].values() for line in lines] + CASES["captions"] + CASES["keep"]
RULES = [
    pytest.param(rule, id=f"{place} {rule.name}")
    for place, rule in enumerate((*rule_book().lines, *rule_book().captions))
]


@pytest.mark.parametrize("rule", RULES)
def test_no_line_that_a_pattern_matches_lacks_what_the_rule_needs(rule):
    for line in map(repair, LINES):
        small = in_small_letters(line)
        seen = line if rule.case else small
        found = rule.pattern.fullmatch(seen) if rule.whole else rule.pattern.search(seen)
        assert not found or not rule.needs or any(needed in seen for needed in rule.needs), line


def first_letters(pattern):
    """The letters and digits with which what *pattern* matches may begin, signs aside."""
    known, parser = importlib.import_module("re._constants"), importlib.import_module("re._parser")

    def of_set(parts):
        classes = {
            known.CATEGORY_DIGIT: str.isdigit,
            known.CATEGORY_SPACE: str.isspace,
            known.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
            known.CATEGORY_NOT_WORD: lambda sign: not sign.isalnum() and sign != "_",
        }

        def holds(sign):
            return any(
                (kind is known.LITERAL and value == ord(sign))
                or (kind is known.RANGE and value[0] <= ord(sign) <= value[1])
                or (kind is known.CATEGORY and classes[value](sign))
                for kind, value in parts
            ) != (parts[0][0] is known.NEGATE)

        signs = [chr(code) for code in range(128)]
        return {sign.lower() for sign in signs if sign.isalnum() and holds(sign)}, any(
            holds(sign) for sign in signs if not sign.isalnum()
        )

    def of_one(kind, value):
        if kind is known.LITERAL:
            return ({chr(value).lower()}, False) if chr(value).isalnum() else (set(), True)
        if kind is known.IN:
            return of_set(value)
        if kind is known.SUBPATTERN:
            return of_all(value[-1])
        if kind is known.BRANCH:
            found = [of_all(branch) for branch in value[1]]
            return set().union(*(letters for letters, _ in found)), any(passes for _, passes in found)
        if kind in {known.MAX_REPEAT, known.MIN_REPEAT}:
            letters, passes = of_all(value[2])
            return letters, passes or value[0] == 0
        if kind in {known.ASSERT, known.ASSERT_NOT, known.AT}:
            return set(), True
        assert kind in {known.ANY, known.NOT_LITERAL}, kind
        return set(LETTERS), True

    def of_all(sequence):
        """The letters, and whether the *sequence* may be passed without any."""
        letters = set()
        for kind, value in sequence:
            more, passes = of_one(kind, value)
            letters |= more
            if not passes:
                return letters, False
        return letters, True

    return of_all(parser.parse(pattern.pattern))[0]


@pytest.mark.parametrize("rule", RULES)
def test_a_pattern_matches_no_line_with_another_initial_than_the_rule_tells(rule):
    if rule.initials:
        assert rule.whole or rule.pattern.pattern.startswith("^")
        begun = first_letters(rule.pattern)
        begun &= set(LETTERS) if rule.starts is None else first_letters(rule.starts)
        assert begun <= set(rule.initials)
