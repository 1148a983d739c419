"""A sentence that is being written, and not left yet, is lost to nothing: no reload, no redrawing, no haste."""

import json

import pytest

from tests.e2e.steps import (
    ARTICLE,
    kept_brief,
    make,
    make_two,
    open_row,
    read_download,
    said,
    start,
    texts,
    wait_until_done,
)
from tests.e2e.test_editing import COST, edit, segment
from tests.e2e.test_keeping import in_library, open_library, reload, wait_until_kept

pytestmark = pytest.mark.browser

FIELD = ".rk-editor"


def begin(page, sentence, text):
    """Double-click a sentence and type *text* in its place, without leaving the field."""
    page.dblclick(sentence)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def checks_wait(page):
    """Let what the server answers to an edit wait; gives the function that lets it go."""
    waiting = []

    def hold(route):
        waiting.append(route)

    page.route("**/component_server/**", hold)

    def go():
        for route in waiting:
            route.continue_()
        page.unroute("**/component_server/**")

    return go


def test_what_is_being_written_outlives_a_reload_and_is_checked_then(faulty):
    sentence, _ = segment(faulty, "26 bulan")
    begin(faulty, sentence, COST)
    reload(faulty)  # at once, in the midst of the sentence
    assert faulty.input_value(FIELD) == COST
    assert "An edit isn't finished" in faulty.locator("#rk-status").inner_text()
    assert "not checked yet" in faulty.locator(".rk-writing").inner_text()
    assert faulty.locator(FIELD).bounding_box()["y"] > 0
    faulty.focus(FIELD)
    faulty.keyboard.press("Enter")
    said(faulty, "no error found here")
    assert faulty.locator(sentence).inner_text() == COST
    wait_until_kept(faulty)
    reload(faulty)
    assert faulty.locator(FIELD).count() == 0
    assert faulty.locator(sentence).inner_text() == COST


def test_what_was_given_up_is_not_offered_again(faulty):
    sentence, old = segment(faulty, "26 bulan")
    begin(faulty, sentence, COST)
    faulty.keyboard.press("Escape")
    wait_until_kept(faulty)
    reload(faulty)
    assert faulty.locator(FIELD).count() == 0
    assert faulty.locator(sentence).inner_text() == old["target"]


def test_the_library_offers_it_again_in_another_tab(faulty):
    sentence, _ = segment(faulty, "26 bulan")
    begin(faulty, sentence, COST)
    wait_until_kept(faulty)
    later = faulty.context.new_page()
    later.goto(faulty.url)
    later.wait_for_selector("[data-ready=true]")
    open_library(later)
    in_library(later).get_by_role("button", name="Open: ").click()
    later.wait_for_selector(FIELD)
    assert later.input_value(FIELD) == COST


def test_a_row_of_a_batch_keeps_it_and_the_table_says_so(open_page, faulty_address):
    page = open_page(faulty_address)
    make_two(page)
    open_row(page, 2)
    begin(page, '[data-id="t1"]', COST)
    reload(page)
    assert ["isn't finished" in row for row in texts(page, "#rk-rows tr")] == [False, True]
    open_row(page, 1)
    assert page.locator(FIELD).count() == 0
    open_row(page, 2)
    assert page.input_value(FIELD) == COST
    page.focus(FIELD)
    page.keyboard.press("Enter")
    page.wait_for_selector(FIELD, state="detached")
    page.wait_for_function("() => !document.querySelector('#rk-rows').textContent.includes('finished')")


def test_the_check_of_one_sentence_leaves_the_next_being_written(faulty):
    first, _ = segment(faulty, "26 bulan")
    second, _ = segment(faulty, "15 persen")
    go = checks_wait(faulty)
    begin(faulty, first, COST)
    begin(faulty, second, "We hope shipping costs fall 15")
    go()
    faulty.wait_for_function("(id) => !document.querySelector(`${id}[hidden]`)", arg=first)
    assert faulty.locator(first).inner_text() == COST
    faulty.keyboard.type(" percent.")  # the keyboard is where it was
    assert faulty.input_value(FIELD) == "We hope shipping costs fall 15 percent."


def test_another_language_leaves_what_is_being_written(faulty):
    sentence, _ = segment(faulty, "26 bulan")
    begin(faulty, sentence, COST)
    faulty.evaluate(
        """() => {
            document.querySelector("#rk-lang").value = "id";
            document.querySelector("#rk-lang").dispatchEvent(new Event("change"));
        }"""
    )
    assert faulty.input_value(FIELD) == COST
    assert "Esc mengembalikannya" in faulty.locator(".rk-writing").inner_text()


def test_an_edit_that_is_left_by_a_press_is_in_what_the_press_takes_along(faulty):
    sentence, _ = segment(faulty, "26 bulan")
    begin(faulty, sentence, COST)
    data = json.loads(read_download(faulty, "[data-format=json]"))
    assert COST in data["translation"]["text"]


def test_an_edit_that_is_left_by_the_next_article_is_in_its_own(open_page, faulty_address):
    page = open_page(faulty_address)
    make_two(page)
    open_row(page, 1)
    begin(page, '[data-id="t1"]', COST)
    page.click("#rk-row-next")
    page.wait_for_function("() => document.querySelector('#rk-row-place').textContent.includes('Article 2')")
    first, second = (
        json.loads(line) for line in read_download(page, "#rk-batch-jsonl").decode().splitlines()
    )
    assert COST in first["translation"]["text"]
    assert COST not in second["translation"]["text"]


def test_an_edit_that_is_left_by_the_next_run_is_in_the_library(faulty):
    sentence, _ = segment(faulty, "26 bulan")
    begin(faulty, sentence, COST)
    start(faulty, ARTICLE.replace("Banten", "Lampung"))
    faulty.wait_for_function("() => /Lampung/.test(document.querySelector('#rk-title-id').textContent)")
    wait_until_done(faulty)
    open_library(faulty)
    in_library(faulty).get_by_role("button", name="Open: ").last.click()
    faulty.wait_for_function("() => /Banten/.test(document.querySelector('#rk-title-id').textContent)")
    assert faulty.locator(sentence).inner_text() == COST
    assert COST in kept_brief(faulty)["translation"]["text"]


def test_an_edit_that_could_not_be_checked_outlives_a_reload(faulty):
    sentence, _ = segment(faulty, "26 bulan")
    faulty.route("**/component_server/**", lambda route: route.abort())
    begin(faulty, sentence, COST)
    faulty.keyboard.press("Enter")
    faulty.wait_for_selector("#rk-error:not([hidden])")
    faulty.unroute("**/component_server/**")
    reload(faulty)
    assert faulty.input_value(FIELD) == COST


def test_a_term_being_typed_outlives_a_reload(page):
    page.click("#rk-glossary-count")
    page.click("#rk-glossary-add")
    page.keyboard.type("nelayan")
    page.keyboard.press("Tab")
    page.keyboard.type("fishing crews")
    reload(page)
    assert page.locator("#rk-glossary-count").inner_text() == "Glossary of your own (1)"
    page.click("#rk-glossary-count")
    assert page.locator("#rk-terms input").nth(1).input_value() == "fishing crews"


def test_who_wants_nothing_kept_has_no_edit_kept(open_page, faulty_address):
    page = open_page(faulty_address)
    open_library(page)
    page.uncheck("#rk-keep")
    make(page)
    begin(page, '[data-id="t1"]', COST)
    reload(page)
    assert page.locator(FIELD).count() == 0


def test_two_edits_in_a_row_are_both_made(faulty):
    first, _ = segment(faulty, "26 bulan")
    second, _ = segment(faulty, "15 persen")
    hope = "We hope shipping costs fall 15 percent."
    begin(faulty, first, COST)
    edit(faulty, second, hope)
    faulty.wait_for_function("() => document.querySelectorAll('.rk-editor').length === 0")
    assert faulty.locator(first).inner_text() == COST
    assert faulty.locator(second).inner_text() == hope
