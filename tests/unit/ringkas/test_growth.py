"""Work grows with the length of a text and not with its square, whatever its shape. Work is counted, not timed.

Counted are the lines of ours that run and the characters that our regular expressions pass over.
"""

import dataclasses
import re
import sys
from pathlib import Path

import pytest

from bench.shapes import PROSE, UNITS
from check import compare
from clean import clean
from clean.rule_file import rule_book
from summarize import summarize
from translate.sentences import split_text

ROOT = str(Path(__file__).parents[3])
STAGES = tuple(f"{ROOT}/{name}/" for name in ("clean", "check", "summarize", "translate", "sources"))
SIZES = (2_000, 4_000, 8_000)
LONG_SIZES = (6_000, 12_000, 24_000)
"""Each of several sentences, whatever the shape: one over 3,000 characters is cut."""

WRAPPERS = {
    "paste": "{}",
    "after an ampersand": "&{}",
    "paragraph": f"<html><body><article><p>{PROSE}</p><p>{{}}</p></article></body></html>",
    "title": f"<html><head><title>Harga Beras Naik Lagi {{}}</title></head><body><p>{PROSE}</p></body></html>",
}
PAGE = f"<html><head><title>Harga Beras Naik</title></head><body><article>{{}}<p>{PROSE}</p></article></body></html>"
MARKUP = (
        "<p>a", "<div>", "<div><p>a</p>", "<a href=x>teks ", "<a href='?page=2'>", "<b>a", "<i><b>", "<td>a",
        "<table><tr><td>", "<ul><li>a", "<li><a href=x>b</a>", "<br>", "<h1>Harga Beras Naik</h1>", "<h1>a", "<h2>Naik</h2>",
        "<p class='share-share'>a</p>", "<div class=share>a</div>", "<p itemprop=headline>a", "<time>", "<time>a</time>",
        "<span itemprop=author>", "<meta name=a content=b>", "<title>a</title>", "<script>a</script>", "<!-- a -->",
        "<!--", "<script>", "<script type='application/ld+json'>{}</script>", "<p style='display:none'>a</p>",
        "<link rel=canonical href=x>", "<p>&amp;amp;lt;</p>", "<", "</", "<p a='", '<p a="', "<img>", "<figure><img>",
        "<blockquote>", "<font>", "<section><article>", "<p><a>Baca juga: b</a></p>", f"<p>{PROSE}</p>",
)  # fmt: skip


class CountedPattern:
    """A regular expression that counts the characters that it passes over."""

    def __init__(self, pattern, work):
        self._pattern = pattern
        self._work = work

    def __getattr__(self, name):
        asked = getattr(self._pattern, name)
        if not callable(asked):
            return asked

        def counted(*given, **named):
            text = given[1] if name == "sub" else given[0]
            begin, end = (*given[1:], len(text))[:2] if name in {"search", "match", "fullmatch"} and given[1:] else (
                0, len(text),
            )  # fmt: skip
            found = asked(*given, **named)
            if isinstance(found, re.Match):
                end = found.end()
            elif name in {"match", "fullmatch"}:
                end = begin  # anchored
            self._work.append(max(1, min(end, len(text)) - begin))
            return found

        return counted


@pytest.fixture
def work(monkeypatch):
    """Counts the work of a call."""
    seen = []
    for module in list(sys.modules.values()):
        if not (getattr(module, "__file__", None) or "").startswith(STAGES):
            continue
        for key, value in list(vars(module).items()):
            if isinstance(value, re.Pattern):
                monkeypatch.setattr(module, key, CountedPattern(value, seen))
            elif isinstance(value, tuple) and value and isinstance(value[0], re.Pattern):
                monkeypatch.setattr(module, key, tuple(CountedPattern(one, seen) for one in value))
    book = rule_book()
    counted = {
        field.name: tuple(
            dataclasses.replace(rule, pattern=CountedPattern(rule.pattern, seen))
            if isinstance(rule.pattern, re.Pattern)
            else rule
            for rule in getattr(book, field.name)
        )
        for field in dataclasses.fields(book)
        if field.init and isinstance(getattr(book, field.name), tuple)
    }
    book = dataclasses.replace(book, **counted)
    for name, module in list(sys.modules.items()):
        if name.startswith("clean.") and hasattr(module, "rule_book"):
            monkeypatch.setattr(module, "rule_book", lambda: book)

    def count(call, *given):
        lines = 0

        def trace(frame, event, arg):
            nonlocal lines
            if not frame.f_code.co_filename.startswith(STAGES):
                return None
            lines += event == "line"
            return trace

        seen.clear()
        before = sys.gettrace()
        sys.settrace(trace)
        try:
            call(*given)
        finally:
            sys.settrace(before)
        return lines + sum(seen)

    return count


def assert_linear(work, call, make, *, sizes=SIZES):
    call(make(sizes[0]))  # what is loaded and remembered once
    small, middle, large = (work(call, make(size)) for size in sizes)
    # Twice the text adds twice the work that the doubling before added; a square adds four times as much.
    assert large - middle < 2.8 * max(middle - small, small, sizes[0])


def shape(unit, wrapper):
    return lambda size: wrapper.replace("{}", unit * (size // len(unit)), 1)


@pytest.mark.parametrize("wrapper", WRAPPERS.values(), ids=WRAPPERS)
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_cleaning_text(work, unit, wrapper):
    assert_linear(work, clean, shape(unit, wrapper))


@pytest.mark.parametrize("unit", MARKUP)
def test_cleaning_markup(work, unit):
    assert_linear(work, clean, shape(unit, PAGE))


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_comparing(work, unit):
    assert_linear(work, lambda text: compare(f"{PROSE} {text}", f"{text} Rice"), shape(unit, "{}"))


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_splitting_what_is_translated(work, unit):
    assert_linear(work, split_text, shape(unit, "{}"))


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_summarizing(work, unit):
    assert_linear(work, lambda text: summarize(f"{PROSE}\n\n{text}"), shape(unit, "{}"), sizes=LONG_SIZES)
