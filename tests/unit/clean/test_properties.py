"""What holds for any input: cleaning twice changes nothing, and no input hangs."""

import gc
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clean import clean, detect_language, is_html
from clean.dates import is_date_line
from clean.page import read_page
from clean.repair import repair
from tests.unit.clean.pages import CAPTION, NAVIGATION, PAGES, PARAGRAPHS, RELATED, TITLE, paste

LINES = st.sampled_from(
    [
        *PARAGRAPHS,
        *NAVIGATION[:3],
        *RELATED,
        CAPTION,
        TITLE,
        "",
        "",
        f"Baca juga: {RELATED[0]}",
        "Baca Juga",
        "ADVERTISEMENT",
        "(dmp/rnm)",
        "Editor: Ratna Sari",
        "Kamis, 7 Maret 2024 10:15 WIB",
        "Jakarta -",
        "***",
        "1. Kartu keluarga",
        "- Pas foto",
        "2.",
        "Beras Rp14.500",
        "Harga naik.Warga mengeluh.Pemerintah diam.Pasar sepi.",
        "Harga naik. (abc) (*)",
        "harga beras yang naik lagi itu",
        "“Ya…” katanya.",
        "RATNA SARI",
        "Tags:",
        "Apakah harga akan turun?",
        "Copyright © 2024 KabarKita",
    ]
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=25).map("\n".join))
@example(paste())
@example("\n".join((TITLE, *PARAGRAPHS[1:3], "Kamis, 7 Maret 2024 10:15 WIB", "Jakarta -", PARAGRAPHS[1])))
@example(
    "\n".join((TITLE, *PARAGRAPHS[1:2] * 2, "Kamis, 7 Maret 2024 10:15 WIB", PARAGRAPHS[0], PARAGRAPHS[2]))
)
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    again = clean(once.text)
    assert again.paragraphs == once.paragraphs


@pytest.mark.parametrize("kind", PAGES)
def test_the_text_of_a_clean_page_is_clean(kind):
    once = clean(PAGES[kind]())
    assert clean(once.text).paragraphs == once.paragraphs


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="aA.<>/\"'( )\n-:pbr1", max_size=300))
def test_any_text_gives_an_article(text):
    article = clean(text)
    assert len(article.kinds) == len(article.paragraphs)
    assert all(paragraph.strip() == paragraph != "" for paragraph in article.paragraphs)
    assert all(article.text[one.start : one.end] == one.text for one in article.sentences)
    assert isinstance(is_html(text), bool)
    assert isinstance(detect_language(text), str)


PROSE = "Harga beras di pasar itu naik lagi sejak pekan lalu, kata pedagang. "
HOSTILE = {
    "one line": PROSE,
    "stuck": PROSE.strip(),
    "lines": PROSE + "\n",
    "short lines": "Berita\n",
    "stops": ".",
    "quotes": '"',
    "initials": "A. ",
    "brackets": "[(",
    "links": "Baca juga: ",
    "stuck links": " Katanya. Baca juga: Harga Naik Lagi di Kota",
    "numbers": "1.",
    "tags": "<p>",
    "nested": "<div>",
    "open links": "<a href=x>teks ",
    "bold": "<b>a",
    "cells": "<td>a",
    "entities": "&amp;",
    "mojibake": "â€œHarga naikâ€\x9d kata dia. ",
    "class": '<p class="share-share-share">',
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_input_and_not_with_its_square(unit):
    """Eight times the input may take no more than some thirty times as long; a quadratic pattern takes sixty-four."""

    def seconds(size):
        text = unit * (size // len(unit))
        # After many tests a collection of garbage can take a second, whatever the text.
        gc.disable()
        begun = time.process_time()
        try:
            clean(text)
            return time.process_time() - begun
        finally:
            gc.enable()

    seconds(1_000)
    small = min(seconds(20_000) for _ in range(2))
    assert seconds(160_000) < 32 * small + 0.5


@pytest.mark.parametrize("words", ["mon" * 21, "7" * 24])
def test_a_line_with_a_date_takes_no_longer_for_words_that_can_be_parted_in_many_ways(words):
    begun = time.process_time()
    assert not is_date_line(f"5 Mei 2015 {words}x")
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("mark", ["a{}", "a{}=x", "a{} = 'x'", 'a{}="x>y"', "a{}=", "a{}/"])
def test_an_element_with_very_many_attributes_loses_those_at_the_end(mark):
    """The parser compares each with all before it."""
    many = " ".join(mark.format(number) for number in range(700))
    page = read_page(
        f"<html><body><!-- {many} --><p {many}>Harga beras naik.</p><p>Warga mengeluh.</p></body></html>"
    )
    assert max(len(element.attrib) for element in page.root.iter()) <= 500
    assert [line.text for line in page.lines] == ["Harga beras naik.", "Warga mengeluh."]


def test_a_script_is_not_taken_for_an_element():
    script = "for(i=0;i<n;i++)x('" + "a b " * 800 + "');"
    page = read_page(f"<html><body><script>{script}</script><p>Harga beras naik.</p></body></html>")
    assert page.root.find(".//script").text == script
    assert [line.text for line in page.lines] == ["Harga beras naik."]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Harga &amp;amp;amp;amp;amp;amp;amp;lt; 5", "Harga < 5"),
        ("Harga &#38;#38;#38;#38;#38;#38;quot;naik&quot;", 'Harga "naik"'),
        ("&am&#112;; &#4&#5&#5&#51;;;;", "& /"),
        ("Jum&rsquo;at &nix; &#59 a;b; &ntilde;", "Jum'at &nix; &#59 a;b; ñ"),
        ("a <b> &amp;amp; c", "a <b> &amp;amp; c"),
    ],
)
def test_entities_in_entities_are_resolved_to_the_last(text, plain):
    assert repair(text) == repair(plain) == plain


def test_a_title_loses_all_of_its_suffixes():
    page = f"<html><head><title>Harga Beras Naik Lagi di Kota{' | Kabar' * 50}</title></head><p>{PROSE}</p></html>"
    assert clean(page).title == "Harga Beras Naik Lagi di Kota"


def test_a_line_loses_all_of_its_initials():
    article = clean(f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}{' (abc/def)' * 50}")
    assert article.paragraphs == (PARAGRAPHS[0], PARAGRAPHS[1])
    assert [entry.text for entry in article.removed] == ["(abc/def)"]
