"""The main jobs in a Firefox, where one is installed: what it does otherwise than Chromium would be seen here."""

import csv
import io
import json

import pypdf
import pytest

from tests.e2e.firefox import find_firefox, firefox
from tests.e2e.steps import ARTICLE
from tests.e2e.test_printing import LONG

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


def make(page, text=ARTICLE):
    page.run("document.querySelector('#rk-text').value = arguments[0]", text)
    page.click("#rk-run")
    page.wait(DONE)


def says(page, words):
    page.wait(f"document.querySelector('#rk-status').textContent.includes({json.dumps(words)})")


def drop(page, name, text):
    """Drop a file on the page."""
    page.run(
        """const held = new DataTransfer();
        held.items.add(new File([arguments[1]], arguments[0]));
        document.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));""",
        name,
        text,
    )


def serious(page, axe):
    """What axe calls serious or critical in the view that the page shows."""
    if not page.run("return 'axe' in window"):
        page.run(axe + "; window.axe = axe;")
    found = page.run("return axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


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


def test_back_gives_the_input_again_and_forward_the_brief(page):
    make(page)
    page.click("#rk-copy")
    says(page, "Copied.")
    page.run("history.back()")
    page.wait("document.querySelector('#rk-result').hidden")
    assert page.run("return document.querySelector('#rk-text').value") == ARTICLE
    page.run("history.forward()")
    page.wait(DONE)
    assert page.text("#rk-title-en") == "New port in Banten opened"


def test_many_articles_fill_a_table_and_a_row_is_opened(page):
    texts = [ARTICLE, "The port is open now. " * 9, *[ARTICLE] * 6]
    drop(page, "berita.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in texts))
    page.click("#rk-run")
    says(page, "Finished: 7, failed: 1")
    page.click("[data-filter=failed]")
    page.wait("document.querySelectorAll('#rk-rows tr').length === 1")
    page.click("#rk-rows button")
    assert "The port is open now." in page.text("#rk-refused")
    page.click("#rk-refused button")  # continue anyway
    says(page, "Finished: 8, failed: 0")
    page.click("#rk-rows tr:nth-child(3) button")
    page.wait("!document.querySelector('#rk-result').hidden")
    assert "Article 3" in page.text("#rk-row-place")
    page.click("#rk-row-next")
    assert "Article 4" in page.text("#rk-row-place")
    assert fits(page)
    table = page.download("#rk-batch-csv").read_text(encoding="utf-8-sig")
    statuses = [row["status"] for row in csv.DictReader(io.StringIO(table))]
    assert statuses == ["done", "continued", *["done"] * 6]
    assert page.download("#rk-batch-xlsx").stat().st_size > 1000
    page.click("#rk-charts summary")
    page.wait("document.querySelector('#rk-figures svg')")


def test_one_press_on_an_example_makes_its_brief(page):
    page.click("#rk-examples button")
    page.wait(DONE)
    assert page.text("#rk-title-id")
    assert page.run("return document.activeElement.id") == "rk-result"  # the focus has followed the work


def test_the_gravest_error_is_found_and_mended_with_keys_alone(page):
    make(page)
    page.run("document.querySelector('#rk-next').focus()")
    page.press("j")
    assert page.text("#rk-review-place").startswith("2 of ")
    page.press("k")
    card = page.text("#rk-queue [aria-current]")
    assert "Error" in card
    page.press("e")
    page.wait("document.activeElement.matches('.rk-editor')")
    page.run("document.activeElement.select()")
    page.press("A container port in Banten opened on Friday (5/5/2023).\ue007")  # Enter
    says(page, "Checked")
    page.wait(EDITED)
    assert page.text("#rk-queue [aria-current]") != card
    page.press("x")
    assert page.text("#rk-review-done").startswith("1 of ")
    page.press("u")
    assert page.text("#rk-review-done").startswith("0 of ")


def test_a_result_is_shared_as_a_link_an_e_mail_and_in_files(page):
    make(page)
    page.click("#rk-copy-email")
    says(page, "Copied.")
    markdown = page.download("[data-format=markdown]").read_text(encoding="utf-8")
    assert markdown.startswith("# New port in Banten opened")
    held = page.download("[data-format=html]").read_text(encoding="utf-8")
    assert "New port in Banten opened" in held
    assert page.download("[data-format=docx]").read_bytes().startswith(b"PK")
    assert json.loads(page.download("[data-format=json]").read_text(encoding="utf-8"))["title_en"]
    page.click("#rk-copy-link")
    says(page, "Copied. It opens on this computer alone")
    page.click("#rk-edit")
    page.run("document.querySelector('#rk-text').value = ''; document.querySelector('#rk-text').focus()")
    page.press("\ue009v\ue000")  # Ctrl+V
    link = page.run("return document.querySelector('#rk-text').value")
    assert "#brief=" in link
    page.run("sessionStorage.clear(); location.hash = ''")
    page.run("location.hash = arguments[0]", link.partition("#")[2])
    says(page, "Opened from a link.")
    assert page.text("#rk-title-en") == "New port in Banten opened"


def test_what_waits_in_the_library_is_there_for_the_next_tab(page, faulty_address):
    make(page)
    page.run("sessionStorage.clear()")  # as a tab that was opened just now
    page.open(faulty_address)
    page.wait(READY)
    page.click("#rk-library-count")
    page.wait("document.querySelector('#rk-library-list li')")
    page.click("#rk-library-list button")
    page.wait(DONE)
    assert page.text("#rk-title-en") == "New port in Banten opened"


def test_a_long_article_prints_whole_with_english_first(page, artifacts):
    make(page, LONG)
    paper = page.paper()
    (artifacts / "print-firefox.pdf").write_bytes(paper)
    words = " ".join(
        " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(paper)).pages).split()
    )
    assert all(f"truk nomor {n} tiba" in words for n in range(84))
    assert words.index("arrived at the warehouse") < words.index("truk nomor 0 tiba")
    assert "Copy signature" not in words


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_serious_violation(page, axe, theme):
    page.run(
        "const theme = document.querySelector('#rk-theme'); theme.value = arguments[0];"
        "theme.dispatchEvent(new Event('change'))",
        theme,
    )
    found = {"start": serious(page, axe)}
    make(page)
    found["brief"] = serious(page, axe)
    page.click("#rk-translation-text .rk-s")
    found["pinned"] = serious(page, axe)
    page.click("#rk-edit-sentence")
    page.wait("document.activeElement.matches('.rk-editor')")
    found["edited"] = serious(page, axe)
    page.press("\ue00c")  # Esc
    page.click("#rk-library-count")
    page.click("#rk-glossary-count")
    page.click("#rk-glossary-add")
    found["library and glossary"] = serious(page, axe)
    drop(page, "berita.jsonl", (json.dumps({"text": ARTICLE}) + "\n") * 2)
    page.click("#rk-run")
    says(page, "Finished: 2, failed: 0")
    found["batch"] = serious(page, axe)
    assert {view: ids for view, ids in found.items() if ids} == {}


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
