"""What the page says: in the reader's language, of the work at hand, and once."""

import json
import re

import pytest

from tests.e2e.steps import ARTICLE, drop, make, start, texts, wait_until_done
from tests.e2e.test_input import ENGLISH
from tests.e2e.test_running import LONG

pytestmark = pytest.mark.browser

OWN_WORDS = """() => {
    const found = [];
    const own = (element) => (element.closest("[lang]") || document.documentElement).lang === "id" && !element.closest(".rk-text, .rk-title, code");
    const walker = document.createTreeWalker(document.querySelector("#ringkas"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (data.trim() && own(parentElement) && parentElement.checkVisibility()) found.push(data.trim());
    }
    for (const name of ["aria-label", "placeholder", "title"])
        for (const element of document.querySelectorAll(`#ringkas [${name}]`)) if (own(element)) found.push(element.getAttribute(name));
    return found;
}"""
"""What the page says by itself where it speaks Indonesian: no text of an article, and nothing marked as English."""

ENGLISH_WORDS = re.compile(
    r"\b(the|is|are|was|were|of|and|not|this|that|with|for|from|by|to|missing|also|removed|read|follow|next|click)\b",
    re.IGNORECASE,
)


def english_in(page):
    """What the page, which speaks Indonesian, says in English.

    A file's name may have anything, and a text in English without a title is named by its first words.
    """
    said = (words for words in page.evaluate(OWN_WORDS) if ENGLISH[:30] not in words)
    return [words for words in said if ENGLISH_WORDS.search(words)]


def views_with_words(page):
    """Walk through what the page says, faults and refusals included, yielding a name for each."""
    page.click("#rk-options summary")
    page.click("#rk-glossary-count")
    page.click("#rk-glossary-add")
    yield "start"
    page.fill("#rk-text", ENGLISH)
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    yield "another language"
    drop(page, "tabel.csv", "satu,dua\n1,2\n")
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    yield "a table without articles"
    page.click("#rk-unchoose")
    make(page, ARTICLE + "\n\nIkuti kami di Facebook\n\nADVERTISEMENT\n\nKomentar\n")
    page.evaluate(
        "() => document.querySelectorAll('#rk-result details').forEach((one) => { one.open = true; })"
    )
    assert page.locator("#rk-removed-list li").count() >= 3
    yield "brief"
    page.click('[data-id="t1"]')
    page.click("#rk-alternatives")
    page.wait_for_selector(".rk-others")
    page.click("#rk-edit-sentence")
    yield "edit"
    page.keyboard.press("Escape")
    page.click("#rk-edit")
    drop(page, "berita.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in (ARTICLE, ENGLISH, "x")))
    page.click("#rk-run")
    page.wait_for_function("() => /^Selesai: /.test(document.querySelector('#rk-status').textContent)")
    page.click("#rk-charts summary")
    page.wait_for_selector("#rk-figures :is(svg, .rk-note)")
    yield "batch"


def test_a_page_in_indonesian_says_nothing_in_english(open_page, faulty_address):
    page = open_page(faulty_address, path="/?__lang=id")
    found = {view: words for view in views_with_words(page) if (words := english_in(page))}
    assert found == {}


def test_the_words_of_the_library_are_given_as_details_and_as_english(open_page, address):
    page = open_page(address, path="/?__lang=id")
    drop(page, "tabel.csv", "satu,dua\n1,2\n")
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    assert "tidak dapat dipakai" in page.locator("#rk-error strong").inner_text()
    assert "no column that holds articles" in page.locator("#rk-error [lang=en]").inner_text()
    page.select_option("#rk-lang", "en")
    assert "no column that holds articles" in page.locator("#rk-error strong").inner_text()


def test_the_language_can_be_changed_while_it_works(gated):
    page, translator = gated
    start(page, LONG)
    translator.allow(2)
    page.wait_for_selector("#rk-summary_en-text .rk-s")
    before = texts(page, ".rk-s")
    page.select_option("#rk-lang", "id")
    assert "Bahasa: Indonesia" in page.locator("#rk-meta").inner_text()
    assert texts(page, ".rk-s") == before
    translator.open()
    wait_until_done(page)
    assert page.locator("#rk-status").inner_text().startswith("Selesai dalam")


def test_the_button_says_whether_one_or_many_are_made(page):
    button = page.locator("#rk-run")
    assert "Make the brief" in button.inner_text()
    assert "briefs" not in button.inner_text()
    drop(page, "berita.jsonl", json.dumps({"text": ARTICLE}) + "\n")
    assert "Make the briefs" in button.inner_text()
    page.select_option("#rk-lang", "id")
    assert "Buat semua ringkasan" in button.inner_text()
    page.click("#rk-unchoose")
    assert "semua" not in button.inner_text()
    drop(page, "berita.txt", ARTICLE)
    assert "semua" not in button.inner_text()


def test_what_was_said_of_the_last_one_is_gone_when_the_next_begins(page):
    for begin in (
        lambda: page.click("#rk-edit"),
        lambda: drop(page, "berita.txt", ARTICLE),
        lambda: drop(page, "berita.jsonl", json.dumps({"text": ARTICLE}) + "\n"),
    ):
        make(page)
        assert "Done in" in page.locator("#rk-status").inner_text()
        begin()
        assert page.locator("#rk-status").inner_text() == ""
        if page.locator("#rk-unchoose").is_visible():
            page.click("#rk-unchoose")


def test_an_error_of_the_last_one_is_gone_when_the_next_begins(page):
    for begin in (lambda: page.type("#rk-text", "B"), lambda: drop(page, "berita.txt", ARTICLE)):
        page.fill("#rk-text", "")
        page.click("#rk-run")
        page.wait_for_selector("#rk-error:not([hidden])")
        assert page.locator("#rk-status").inner_text() == ""
        begin()
        assert page.locator("#rk-error").is_hidden()


def test_a_refusal_is_said_once(page):
    page.fill("#rk-text", ENGLISH)
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    assert page.locator("#rk-error").inner_text().count("English") == 1


def test_of_several_files_the_one_that_is_taken_is_named(page):
    page.set_input_files(
        "#rk-file", [{"name": f"{n}.txt", "mimeType": "text/plain", "buffer": ARTICLE.encode()} for n in "a"]
    )
    assert page.locator("#rk-chosen-first").is_hidden()
    page.evaluate(
        """() => {
            const transfer = new DataTransfer();
            for (const name of ["b.txt", "c.txt"]) transfer.items.add(new File(["x"], name));
            document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
        }"""
    )
    assert page.locator("#rk-file-name").inner_text() == "b.txt"
    assert "Only this one" in page.locator("#rk-chosen-first").inner_text()
