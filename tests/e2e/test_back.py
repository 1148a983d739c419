"""The browser's Back closes what was opened and gives back what was there before; Forward opens it again."""

import pytest

from tests.e2e.steps import ARTICLE, make, make_two, open_row, said, start, wait_until_done
from tests.e2e.test_editing import COST, edit, segment
from tests.e2e.test_keeping import in_library, open_library, reload, wait_until_kept
from tests.e2e.test_writing import begin

pytestmark = pytest.mark.browser

OTHER = ARTICLE.replace("Banten", "Lampung")


def shows(page, selector):
    page.wait_for_selector(f"{selector}:not([hidden])")


def hides(page, selector):
    page.wait_for_selector(selector, state="hidden")


def title_has(page, words):
    page.wait_for_function(
        "(words) => document.querySelector('#rk-title-en').textContent.includes(words)", arg=words
    )


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "unkept"])
def test_back_from_a_fresh_result_gives_the_input_and_forward_the_result(page, kept):
    if not kept:
        open_library(page)
        page.uncheck("#rk-keep")
    make(page)
    page.go_back()
    hides(page, "#rk-result")
    assert page.input_value("#rk-text") == ARTICLE
    assert page.locator("#rk-run").is_visible()
    make(page, OTHER)  # what was ahead is no more
    make(page)
    page.go_back()
    title_has(page, "Lampung")
    page.go_back()
    hides(page, "#rk-result")
    page.go_forward()
    title_has(page, "Lampung")
    page.go_forward()
    title_has(page, "Banten")
    assert page.locator("#rk-result").is_visible()


def test_back_from_a_row_gives_the_table_where_it_was_left_and_a_reload_stays(page):
    make_two(page)
    open_row(page, 1)
    page.click("#rk-row-next")
    page.wait_for_function("() => /Article 2/.test(document.querySelector('#rk-row-place').textContent)")
    wait_until_kept(page)
    reload(page)
    assert "Article 2" in page.locator("#rk-row-place").inner_text()
    page.go_back()  # out of the rows, however many were gone through
    hides(page, "#rk-result")
    assert page.evaluate("() => document.activeElement.closest('tr').dataset.row") == "1"
    page.go_forward()
    shows(page, "#rk-result")
    assert "Article 2" in page.locator("#rk-row-place").inner_text()
    page.go_back()
    page.go_back()
    hides(page, "#rk-batch")
    page.go_forward()
    shows(page, "#rk-batch")
    assert page.locator("#rk-rows tr").count() == 2


def test_back_from_an_entry_of_the_library_gives_the_library_and_what_was_typed(page):
    make(page)
    make(page, OTHER)
    page.click("#rk-edit")
    page.fill("#rk-text", "Naskah yang belum selesai.")
    open_library(page)
    in_library(page).get_by_role("button", name="Open: New port in Banten").click()
    title_has(page, "Banten")
    assert page.locator("#rk-library").get_attribute("open") is None
    page.go_back()
    title_has(page, "Lampung")
    page.wait_for_function("() => document.querySelector('#rk-library').open")
    page.wait_for_function("() => /Banten/.test(document.activeElement.getAttribute('aria-label'))")
    assert page.input_value("#rk-text") == "Naskah yang belum selesai."
    reload(page)
    title_has(page, "Lampung")
    page.go_forward()
    title_has(page, "Banten")


def test_what_was_edited_and_what_is_being_written_is_there_when_one_comes_back(faulty):
    cost, _ = segment(faulty, "26 bulan")
    ships, _ = segment(faulty, "120 kapal")
    edit(faulty, cost, COST)
    said(faulty, "Checked")
    begin(faulty, ships, "As many as 120")
    faulty.go_back()
    hides(faulty, "#rk-result")
    faulty.go_forward()
    shows(faulty, "#rk-result")
    assert faulty.locator(cost).inner_text() == COST
    assert "120" in faulty.input_value(".rk-editor") or "120" in faulty.locator(ships).inner_text()
    faulty.click("#rk-undo")


def test_what_runs_is_not_left_by_back(gated):
    page, translator = gated
    translator.allow(1)
    start(page)
    shows(page, "#rk-result")
    page.go_back()
    said(page, "Stop the work first")
    translator.open()
    wait_until_done(page)
    page.go_back()
    hides(page, "#rk-result")
    page.go_forward()
    title_has(page, "Banten")


def test_what_was_deleted_does_not_come_back(page):
    make(page)
    open_library(page)
    in_library(page).get_by_role("button", name="Delete").click()
    in_library(page).get_by_role("button", name="Really delete").click()
    page.wait_for_function("() => !document.querySelector('#rk-library-list li')")
    page.go_back()
    hides(page, "#rk-result")
    page.go_forward()
    said(page, "was deleted")
    assert page.locator("#rk-result").is_hidden()
