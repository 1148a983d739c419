"""One brief in two tabs: what is changed in one stands in the other, and neither takes away what the other did."""

import json

import pytest

from tests.e2e.steps import ARTICLE, drop, kept_brief, make, make_two, open_row, read_download, said
from tests.e2e.test_editing import COST, edit, segment
from tests.e2e.test_keeping import in_library, open_library, reload, wait_until_kept
from tests.e2e.test_writing import begin

pytestmark = pytest.mark.browser

SHIPS = "As many as 120 ships dock there every week."


@pytest.fixture(params=["told", "untold"])
def tabs(faulty, request):
    """Two tabs with one brief; the second hears of the first, or, as where the browser let it sleep, doesn't."""
    wait_until_kept(faulty)
    return faulty, second_tab(faulty, hears=request.param == "told")


def second_tab(page, *, hears=True):
    """Another tab with the brief, or the batch, that is at the top of the library."""
    other = page.context.new_page()
    if not hears:
        other.add_init_script("BroadcastChannel.prototype.addEventListener = () => {}")
    other.goto(page.url)
    other.wait_for_selector("[data-ready=true]")
    open_library(other)
    in_library(other).get_by_role("button", name="Open: ").first.click()
    other.wait_for_selector("#rk-result:not([hidden]), #rk-batch:not([hidden])")
    return other


def test_edits_of_two_sentences_in_two_tabs_both_stay(tabs):
    first, second = tabs
    cost, _ = segment(first, "26 bulan")
    ships, _ = segment(first, "120 kapal")
    edit(first, cost, COST)
    said(first, "no error found here")
    edit(second, ships, SHIPS)
    second.wait_for_function(
        "(at) => document.querySelector(at)?.textContent.startsWith('As many as 120')", arg=ships
    )
    said(second, "Checked")
    assert second.locator(cost).inner_text() == COST
    said(first, "Changed in another tab")
    assert first.locator(ships).inner_text() == SHIPS
    for page in tabs:
        data = json.loads(read_download(page, "[data-format=json]"))
        assert [one["target"] for one in data["translation"]["segments"] if one["outcome"] == "edited"] == [
            COST,
            SHIPS,
        ]
    reload(first)
    assert [first.locator(at).inner_text() for at in (cost, ships)] == [COST, SHIPS]
    assert kept_brief(first)["dismissed"] == []


def test_of_one_sentence_that_two_tabs_edit_the_newer_stands_and_it_is_said(faulty):
    wait_until_kept(faulty)
    second = second_tab(faulty)
    cost, _ = segment(faulty, "26 bulan")
    begin(second, cost, "Its construction took 26 months and Rp3.4 trillion.")
    edit(faulty, cost, COST)
    said(second, "The sentence that you are writing was changed in another tab")
    second.keyboard.press("Enter")
    said(faulty, "A sentence that was edited by hand was edited in another tab since")
    assert faulty.locator(cost).inner_text() == "Its construction took 26 months and Rp3.4 trillion."
    faulty.click("#rk-undo")
    assert faulty.locator(cost).inner_text() == COST
    second.wait_for_function(
        "([at, text]) => document.querySelector(at).textContent === text", arg=[cost, COST]
    )


@pytest.mark.parametrize("hears", [True, False], ids=["told", "untold"])
def test_what_one_tab_finishes_is_finished_whatever_another_does_that_opened_it_before(
    waiting_at_lampung, hears
):
    page, translator = waiting_at_lampung
    rows = [ARTICLE, ARTICLE.replace("Banten", "Bali"), ARTICLE.replace("Banten", "Lampung")]
    drop(page, "berita.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in rows))
    page.click("#rk-run")
    page.wait_for_function("() => document.querySelectorAll('#rk-rows tr[data-state=done]').length === 2")
    wait_until_kept(page)
    second = second_tab(page, hears=hears)
    assert second.locator("#rk-rows tr[data-state=waiting]").count() == 1
    translator.open()
    said(page, "Finished: 3")
    if hears:
        said(second, "Finished in another tab")
        assert second.locator("#rk-rows tr[data-state=done]").count() == 3
    open_row(second, 1)
    cost = second.locator("#rk-translation-text .rk-s", has_text="26 months").get_attribute("data-id")
    edit(second, f"[data-id={cost}]", "It was built in 26 months for Rp3.4 trillion.")
    said(second, "Checked")
    wait_until_kept(second)
    reload(page)
    assert page.locator("#rk-rows tr[data-state=done]").count() == 3
    open_library(page)
    entry = in_library(page).inner_text()
    assert "not finished" not in entry
    assert "edited by hand" in entry


def test_a_row_that_one_tab_changes_is_changed_in_the_table_of_the_other(open_page, faulty_address):
    page = open_page(faulty_address)
    make_two(page)
    wait_until_kept(page)
    second = second_tab(page)
    open_row(page, 2)
    before = second.locator("#rk-rows tr").nth(1).inner_text()
    page.focus("#rk-next")
    page.keyboard.press("j")
    page.keyboard.press("x")
    second.wait_for_function(
        "(before) => document.querySelectorAll('#rk-rows tr')[1].innerText !== before", arg=before
    )
    open_row(second, 2)
    assert "Error, dismissed" in second.locator("#rk-result").inner_text()


def test_what_one_tab_writes_is_there_behind_its_reload_whatever_the_other_saves(tabs):
    first, second = tabs
    cost, _ = segment(first, "26 bulan")
    ships, _ = segment(first, "120 kapal")
    begin(first, cost, "Its construction took 26 months")
    edit(second, cost, COST)
    said(second, "Checked")
    edit(second, ships, SHIPS)
    said(second, "Checked")
    reload(first)
    assert first.input_value(".rk-editor") == "Its construction took 26 months"
    assert first.locator(ships).inner_text() == SHIPS
    first.focus(".rk-editor")
    first.keyboard.press("Enter")
    said(first, "Checked")
    first.wait_for_function("() => !document.querySelector('.rk-editor')")
    reload(first)
    assert first.locator(cost).inner_text() == "Its construction took 26 months"
    assert first.locator(".rk-editor").count() == 0


def test_a_verdict_stands_though_another_tab_was_first(tabs):
    first, second = tabs
    for page in tabs:
        page.focus("#rk-next")
    first.keyboard.press("x")
    second.keyboard.press("j")
    second.keyboard.press("x")
    for page in tabs:
        page.bring_to_front()
        page.wait_for_function(
            "() => document.querySelector('#rk-review-done').textContent.startsWith('2 of ')"
        )
    assert len(kept_brief(first)["dismissed"]) >= 2


def test_what_another_tab_deletes_is_told_where_it_is_read(page):
    make(page)
    wait_until_kept(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("[data-ready=true]")
    open_library(other)
    entry = in_library(other).first
    entry.get_by_role("button", name="Delete").click()
    entry.get_by_role("button", name="Really delete").click()
    said(page, "deleted in another tab")
