"""Nothing is lost: drafts, briefs and batches stay in the browser, and can be found, run again and deleted."""

import csv
import io
import json

import pytest

from tests.e2e.steps import ARTICLE, drop, make, read_download, start, texts, wait_until_done
from tests.e2e.test_access import violations
from tests.e2e.test_input import ENGLISH
from tests.e2e.test_running import LONG

pytestmark = pytest.mark.browser


def reload(page):
    page.reload()
    page.wait_for_selector("[data-ready=true]")


def open_library(page):
    page.click("#rk-library-count")
    page.wait_for_function("() => document.querySelector('#rk-library').open")


def in_library(page):
    return page.locator("#rk-library-list li")


def wait_for_draft(page, text, style):
    """Wait until the browser has put *text* away, with the *style* of summary that is chosen."""
    for _ in range(100):
        drafts = page.evaluate(
            """() => new Promise((resolve) => {
                const asked = indexedDB.open("ringkas", 1);
                asked.onsuccess = () => {
                    const drafts = asked.result.transaction("drafts").objectStore("drafts").getAll();
                    drafts.onsuccess = () => {
                        asked.result.close();
                        resolve(drafts.result.map((one) => [one.text, one.options.style]));
                    };
                };
            })"""
        )
        if [text, style] in drafts:
            return
        page.wait_for_timeout(50)
    raise AssertionError("the draft isn't kept")


def wait_until_kept(page):
    """Wait until the browser has put away what the page shows: it writes beside the work."""
    before = -1
    for _ in range(40):
        steps = page.evaluate(
            """() => new Promise((resolve) => {
                const asked = indexedDB.open("ringkas", 1);
                asked.onsuccess = () => {
                    const steps = asked.result.transaction("steps").objectStore("steps").count();
                    steps.onsuccess = () => {
                        asked.result.close();
                        resolve(steps.result);
                    };
                };
            })"""
        )
        if steps == before:
            return
        before = steps
        page.wait_for_timeout(400)
    raise AssertionError("steps come without an end")


def test_a_draft_outlives_a_reload_and_the_tab(page):
    page.fill("#rk-text", ARTICLE)
    page.click("#rk-options summary")
    page.select_option("#rk-style", "bullets")
    wait_for_draft(page, ARTICLE, "bullets")
    reload(page)
    assert page.input_value("#rk-text") == ARTICLE
    assert page.input_value("#rk-style") == "bullets"
    assert "Your draft" in page.locator("#rk-status").inner_text()
    later = page.context.new_page()
    address = page.url
    page.close()
    later.goto(address)
    later.wait_for_selector("[data-ready=true]")
    assert later.input_value("#rk-text") == ARTICLE


def test_who_looks_for_a_button_to_save_reads_where_it_is(page):
    make(page)
    assert page.locator("#rk-status").inner_text().endswith("Kept in your library.")
    open_library(page)
    page.uncheck("#rk-keep")
    page.click("#rk-edit")
    make(page)
    assert "Kept" not in page.locator("#rk-status").inner_text()


def test_what_was_made_before_a_reload_is_there_and_can_be_finished(gated):
    page, translator = gated
    start(page, LONG)
    translator.allow(2)
    page.wait_for_selector("#rk-summary_en-text .rk-s")
    before = texts(page, ".rk-s")
    wait_until_kept(page)
    reload(page)  # in the midst of the work, without a word
    assert texts(page, ".rk-s") == before
    assert "before it ended" in page.locator("#rk-status").inner_text()
    translator.open()
    page.click("#rk-run")
    wait_until_done(page)
    assert len(texts(page, ".rk-s")) > len(before)


@pytest.mark.parametrize("top", [0, 300])
def test_a_reload_begins_where_the_reader_was(page, top):
    make(page, LONG)
    wait_until_kept(page)
    page.evaluate("(top) => window.scrollTo(0, top)", top)
    reload(page)
    page.wait_for_timeout(300)
    assert page.evaluate("() => window.scrollY") == top


@pytest.mark.parametrize("when", ["while running", "after Stop"])
def test_what_is_there_can_be_taken_along_marked_as_partial(gated, when):
    page, translator = gated
    start(page, LONG)
    translator.allow(2)
    page.wait_for_selector("#rk-summary_en-text .rk-s")
    if when == "after Stop":
        page.click("#rk-stop")
    with page.expect_download() as waiting:
        page.click("[data-format=json]")
    assert waiting.value.suggested_filename == "pelabuhan-baru-di-banten-dibuka-partial.json"
    with open(waiting.value.path(), encoding="utf-8") as file:
        brief = json.load(file)
    assert brief["title_en"] == "New port in Banten opened"
    assert len(brief["summary_en"]["segments"]) == 1
    assert brief["translation"]["segments"] == []
    partial = [finding["message"] for finding in brief["findings"] if finding["kind"] == "partial"]
    assert any("0 of" in message for message in partial)
    assert brief["signature"].startswith("ringkas:")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#rk-copy")
    page.wait_for_function("() => document.querySelector('#rk-status').textContent === 'Copied.'")
    assert "New port in Banten opened" in page.evaluate("() => navigator.clipboard.readText()")


def test_the_library_finds_opens_and_runs_again(page, axe):
    make(page)
    make(page, ARTICLE.replace("Banten", "Lampung"))
    page.click("#rk-edit")
    page.get_by_text("Library (2)", exact=True).wait_for()
    open_library(page)
    assert in_library(page).count() == 2
    assert "New port in Lampung" in in_library(page).first.inner_text()  # the newest first
    assert violations(page, axe) == []
    page.fill("#rk-library-search", "BANTEN warta")
    page.wait_for_function("() => document.querySelectorAll('#rk-library-list li').length === 1")
    in_library(page).get_by_role("button", name="Open: ").click()
    page.wait_for_function("() => /Banten/.test(document.querySelector('#rk-title-en').textContent)")
    assert any("Rp3,4 triliun" in text for text in texts(page, "#rk-article-text .rk-s"))
    open_library(page)  # it made room
    in_library(page).get_by_role("button", name="Run again").click()
    page.wait_for_function("() => document.querySelector('#rk-options').open")
    assert page.input_value("#rk-text") == ARTICLE
    page.select_option("#rk-scope", "summary")
    page.click("#rk-run")
    wait_until_done(page)
    assert page.locator("#rk-en-article").is_hidden()


def test_deleting_asks_once_and_is_for_good(page):
    make(page)
    open_library(page)
    in_library(page).get_by_role("button", name="Delete").dblclick()  # out of habit
    assert in_library(page).count() == 1
    in_library(page).get_by_role("button", name="Really delete").click()
    page.wait_for_function("() => !document.querySelector('#rk-library-list li')")
    page.wait_for_function("() => !document.querySelector('#rk-library-list li')")
    reload(page)
    assert page.locator("#rk-result").is_hidden()
    assert page.locator("#rk-library-count").inner_text() == "Library (0)"


def test_a_question_that_nobody_answers_is_withdrawn(page):
    make(page)
    open_library(page)
    page.clock.install()
    in_library(page).get_by_role("button", name="Delete").click()
    page.clock.fast_forward(4_000)
    assert in_library(page).get_by_role("button", name="Really delete").is_enabled()
    page.clock.fast_forward(2_000)
    assert in_library(page).get_by_role("button", name="Delete: ").is_visible()


def test_what_was_written_and_never_made_comes_back_whatever_took_its_place(page):
    make(page)
    page.click("#rk-edit")
    page.fill("#rk-text", "Tulisan yang belum pernah dibuat.")
    open_library(page)
    in_library(page).get_by_role("button", name="Run again").click()
    page.get_by_role("button", name="Back to the last article").wait_for()
    page.click("#rk-run")
    wait_until_done(page)
    wait_until_kept(page)
    reload(page)
    page.click("#rk-edit")
    assert page.input_value("#rk-text") == "Tulisan yang belum pernah dibuat."
    open_library(page)
    in_library(page).first.get_by_role("button", name="Open: ").first.click()
    page.wait_for_selector("#rk-edit:not([hidden])")
    page.click("#rk-edit")
    assert page.input_value("#rk-text") == "Tulisan yang belum pernah dibuat."


def test_a_work_has_a_name_before_it_has_a_title(gated):
    page, _ = gated
    start(page)
    open_library(page)
    page.wait_for_function("() => document.querySelector('#rk-library-list strong')")
    assert in_library(page).locator("strong").inner_text() == "Pelabuhan Baru di Banten Dibuka"


def test_who_wants_nothing_kept_has_nothing_kept(page):
    open_library(page)
    page.uncheck("#rk-keep")
    make(page)
    reload(page)
    assert page.input_value("#rk-text") == ""
    assert page.locator("#rk-result").is_hidden()
    open_library(page)
    assert in_library(page).count() == 0
    assert not page.is_checked("#rk-keep")


def test_a_browser_that_forbids_keeping_still_makes_briefs(open_page, address):
    page = open_page(address)
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: { open() { throw 0; } } })")
    reload(page)
    make(page)
    assert page.locator("#rk-unkept").is_visible()
    assert "can't keep" in page.locator("#rk-unkept").inner_text()
    assert "New port" in page.locator("#rk-title-en").inner_text()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()  # which would lose it
    assert asked == ["beforeunload"]


def test_a_batch_outlives_a_reload_with_its_ids_and_columns(waiting_at_lampung):
    page, translator = waiting_at_lampung
    rows = [
        {"nomor": "A-1", "title": "Satu", "rubrik": "ekonomi", "text": ARTICLE},
        {"nomor": "A-2", "title": "Dua", "rubrik": "=1+1", "text": ENGLISH},
        {"nomor": "A-3", "title": "Tiga", "rubrik": "laut", "text": ARTICLE.replace("Banten", "Lampung")},
    ]
    drop(page, "berita.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    page.click("#rk-run")
    page.wait_for_function("() => /failed/.test(document.querySelector('#rk-rows').textContent)")
    wait_until_kept(page)
    reload(page)
    page.wait_for_function("() => document.querySelectorAll('#rk-rows tr').length === 3")
    assert "waiting" in texts(page, "#rk-rows tr")[2]
    with page.expect_download() as waiting:
        page.click("#rk-batch-csv")
    assert waiting.value.suggested_filename == "ringkas-partial.csv"
    with open(waiting.value.path(), encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["nomor"] for row in table] == ["A-1", "A-2"]
    assert [row["rubrik"] for row in table] == ["ekonomi", "'=1+1"]
    assert [row["title"] for row in table] == ["Satu", "Dua"]
    assert table[0]["ringkas_title"] == "Satu"
    assert table[0]["text"] == ARTICLE
    assert [(row["row"], row["status"]) for row in table] == [("1", "done"), ("2", "failed")]
    assert table[0]["errors"] == "0"
    assert "Indonesian" in table[1]["error"]

    translator.open()  # the file itself was kept: the batch can be made whole
    page.click("#rk-run")
    page.wait_for_function("() => /Finished/.test(document.querySelector('#rk-status').textContent)")
    whole = read_download(page, "#rk-batch-csv").decode("utf-8-sig")
    assert [row["nomor"] for row in csv.DictReader(io.StringIO(whole))] == ["A-1", "A-2", "A-3"]
    lines = [json.loads(line) for line in read_download(page, "#rk-batch-jsonl").decode().splitlines()]
    assert [line["columns"]["nomor"] for line in lines] == ["A-1", "A-2", "A-3"]
