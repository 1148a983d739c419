"""The main jobs in a Firefox, where one is installed: what it does otherwise than Chromium would be seen here."""

import json

import pytest

from tests.e2e.firefox import find_firefox, firefox
from tests.e2e.steps import ARTICLE

pytestmark = pytest.mark.browser

READY = "document.querySelector('[data-ready=true]')"
DONE = "!document.querySelector('#rk-foot').hidden"
KEPT = """await new Promise((resolve) => {
    const asked = indexedDB.open("ringkas", 1);
    asked.onsuccess = () => {
        const steps = asked.result.transaction("steps").objectStore("steps").getAll();
        steps.onsuccess = () => {
            asked.result.close();
            resolve(steps.result.some(({ step }) => step.step === "revised"));
        };
    };
})"""
EDITED = "!document.querySelector('.rk-editor')"
COST = "Its construction cost Rp3.4 trillion and lasted 26 months."


@pytest.fixture(scope="module")
def running():
    """One Firefox for all of these tests: it takes long to start."""
    program = find_firefox()
    if program is None:
        pytest.skip("No Firefox here: apt-get install firefox-esr")
    with firefox(program) as browser:
        yield browser


@pytest.fixture
def page(running, faulty_address):
    """The page, as somebody sees it who was never there."""
    running.open(faulty_address)
    running.wait(READY)
    # The database goes once the page that uses it has gone.
    running.run("sessionStorage.clear(); localStorage.clear(); indexedDB.deleteDatabase('ringkas');")
    running.open(faulty_address)
    running.wait(READY)
    return running


def make(page):
    page.write("#rk-text", ARTICLE)
    page.click("#rk-run")
    page.wait(DONE)


def fits(page):
    return page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_a_brief_is_made_reviewed_undone_and_kept(page):
    make(page)
    assert page.text("#rk-title-en") == "New port in Banten opened"
    assert "error" in page.text("#rk-count")
    before = page.text("#rk-review-done")
    page.click("#rk-queue button[aria-pressed]")  # accept the gravest
    assert page.text("#rk-review-done") != before
    page.wait(KEPT)
    page.reload()
    page.wait(f"{READY} && {DONE}")
    page.click("#rk-undo")
    assert page.text("#rk-review-done") == before
    assert fits(page)


def test_a_sentence_and_the_title_are_edited_and_checked(page):
    make(page)
    at = page.run(
        "return [...document.querySelectorAll('#rk-translation-text .rk-s')]"
        ".find((span) => span.textContent.includes('construction')).dataset.id"
    )
    page.click(f"[data-id={at}]")
    page.click("#rk-edit-sentence")
    page.run("document.querySelector('.rk-editor').value = ''")
    page.write(".rk-editor", COST + "\ue007")  # Enter
    page.wait(EDITED)
    assert page.text(f"[data-id={at}]") == COST
    page.click("#rk-title-edit")
    page.run("document.querySelector('.rk-editor').value = ''")
    page.write(".rk-editor", "A new port in Banten\ue007")
    page.wait(EDITED)
    assert page.text("#rk-title-en") == "A new port in Banten"
    assert "edited by hand" in page.text(".rk-title")
    page.wait(KEPT)
    page.reload()
    page.wait(f"{READY} && {DONE}")
    assert page.text("#rk-title-en") == "A new port in Banten"
    assert page.text(f"[data-id={at}]") == COST


def test_many_articles_fill_a_table_and_a_row_is_opened(page):
    rows = "".join(
        json.dumps({"text": text}) + "\n" for text in (ARTICLE, "The port is open now. " * 9, ARTICLE)
    )
    page.run(
        """const held = new DataTransfer();
        held.items.add(new File([arguments[0]], "berita.jsonl"));
        document.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));""",
        rows,
    )
    page.click("#rk-run")
    page.wait("document.querySelector('#rk-status').textContent.includes('Finished: 2, failed: 1')")
    page.click("#rk-rows tr:nth-child(3) button")
    page.wait("!document.querySelector('#rk-result').hidden")
    assert "Article 3" in page.text("#rk-row-place")
    assert fits(page)


def test_columns_a_library_and_the_other_language_are_there(page):
    make(page)
    page.click("[data-layout=columns]")
    assert page.run("return getComputedStyle(document.querySelector('#rk-article')).overflowY") == "auto"
    page.click("[data-layout=pairs]")
    page.click("#rk-library-count")
    page.wait("document.querySelector('#rk-library-list li')")
    assert "New port in Banten opened" in page.text("#rk-library-list li")
    page.run(
        "const lang = document.querySelector('#rk-lang'); lang.value = 'id'; lang.dispatchEvent(new Event('change'))"
    )
    assert page.text("#rk-edit") == "Artikel baru"
    assert fits(page)
