"""The English title, edited where it stands as a sentence is: checked, marked, kept, taken along, taken back."""

import csv
import io
import json
import re

import pytest

from tests.e2e.fakes import SlowTranslator
from tests.e2e.steps import ARTICLE, kept_brief, make, make_two, open_row, pipeline_with, read_download, said
from tests.e2e.test_keeping import open_library, reload, wait_until_kept

pytestmark = pytest.mark.browser

NUMBERED = ARTICLE.replace("Pelabuhan Baru di Banten Dibuka", "Pelabuhan Baru Layani 120 Kapal")
TITLE = "New port serves 120 ships"


@pytest.fixture
def numbered(open_page, faulty_address):
    """A page with a brief whose English title has lost its number."""
    page = open_page(faulty_address)
    make(page, NUMBERED)
    return page


def title_of(page):
    return page.locator("#rk-title-en").inner_text()


def edit_title(page, text):
    """Press the button beside the title, write *text* and leave the field."""
    page.click("#rk-title-edit")
    page.fill(".rk-title .rk-editor", text)
    page.keyboard.press("Tab")
    page.wait_for_function("() => !document.querySelector('.rk-editor')")


def test_what_is_found_in_the_title_stands_under_it_and_an_edit_mends_it(numbered):
    assert "120" in numbered.locator("#rk-title-notes").inner_text()
    assert numbered.locator("#rk-title-id mark").inner_text() == "120"
    edit_title(numbered, TITLE)
    said(numbered, "no error found here")
    assert title_of(numbered) == TITLE
    assert numbered.locator("#rk-title-notes").inner_text() == ""
    assert "edited by hand" in numbered.locator(".rk-title").inner_text()
    edit_title(numbered, "New port serves 210 ships")
    said(numbered, "Checked: 1 error")
    assert "210" in numbered.locator("#rk-title-en mark").inner_text()


def test_an_edited_title_is_kept_found_in_the_library_taken_along_and_taken_back(numbered):
    machine = title_of(numbered)
    edit_title(numbered, TITLE)
    wait_until_kept(numbered)
    reload(numbered)
    assert title_of(numbered) == TITLE
    assert "edited by hand" in numbered.locator(".rk-title").inner_text()
    data = json.loads(read_download(numbered, "[data-format=json]"))
    assert (data["title_en"], data["title_edited"]) == (TITLE, True)
    markdown = read_download(numbered, "[data-format=markdown]").decode()
    assert markdown.startswith(f"# {TITLE}")
    assert "Title edited by hand." in markdown
    open_library(numbered)
    numbered.fill("#rk-library-search", "serves 120 ships")
    numbered.wait_for_function(
        "(title) => document.querySelector('#rk-library-list strong')?.textContent === title", arg=TITLE
    )
    numbered.click("#rk-undo")
    assert title_of(numbered) == machine
    assert numbered.locator("#rk-title-hand").is_hidden()
    wait_until_kept(numbered)
    assert not kept_brief(numbered)["title_edited"]


def test_a_title_being_written_survives_a_reload_and_esc_puts_it_back(numbered):
    machine = title_of(numbered)
    numbered.dblclick("#rk-title-en")
    numbered.fill(".rk-title .rk-editor", "New port serves")
    wait_until_kept(numbered)
    reload(numbered)
    assert numbered.input_value(".rk-title .rk-editor") == "New port serves"
    numbered.focus(".rk-title .rk-editor")
    numbered.keyboard.press("Escape")
    assert title_of(numbered) == machine
    wait_until_kept(numbered)
    reload(numbered)
    assert numbered.locator(".rk-editor").count() == 0


def test_the_title_is_mended_from_the_queue_with_keys_alone(numbered):
    card = numbered.locator("#rk-queue [aria-current]")
    numbered.focus("#rk-next")
    while "Title" not in card.inner_text():
        numbered.keyboard.press("j")
    numbered.keyboard.press("e")
    numbered.keyboard.press("Control+a")
    numbered.keyboard.insert_text(TITLE)
    numbered.keyboard.press("Enter")
    said(numbered, "no error found here")
    assert title_of(numbered) == TITLE


class BetterLater(SlowTranslator):
    """Loses every number until it is told to keep them."""

    name = "test:better-later"
    is_better = False

    def render(self, sentence):
        english = super().render(sentence)
        return english if self.is_better else re.sub(r"\d", "", english)


def test_the_title_is_tried_again_and_a_better_one_taken(open_page, serve):
    translator = BetterLater()
    page = open_page(serve(pipeline_with(0.0, translator=translator)))
    make(page, NUMBERED)
    machine = title_of(page)
    page.click("#rk-title-notes .rk-finding")
    retry = page.locator("#rk-queue [aria-current]").get_by_role("button", name="Retry")
    retry.click()
    said(page, "No better translation was found.")
    assert title_of(page) == machine
    translator.is_better = True
    retry.click()
    said(page, "A better translation was found.")
    assert "120" in title_of(page)
    assert "number" not in page.locator("#rk-title-notes").inner_text()
    assert page.locator("#rk-title-hand").is_hidden()  # no person wrote it
    page.click("#rk-undo")
    assert title_of(page) == machine


def test_the_title_of_a_row_that_was_edited_is_in_the_files_of_its_batch(open_page, faulty_address):
    page = open_page(faulty_address)
    make_two(page, NUMBERED)
    open_row(page, 2)
    edit_title(page, TITLE)
    said(page, "Checked")
    table = list(csv.DictReader(io.StringIO(read_download(page, "#rk-batch-csv").decode("utf-8-sig"))))
    assert table[0]["title_en"] != table[1]["title_en"] == TITLE
    assert [row["edited"] for row in table] == ["0", "1"]


UNTITLED = ARTICLE.split("\n\n")[1].removeprefix("Serang - ")


@pytest.mark.parametrize("where", ["brief", "library"])
def test_a_text_without_a_title_is_given_one_where_it_stands(page, where):
    make(page, UNTITLED)
    open_library(page)
    entry = page.locator("#rk-library-list li").first
    assert UNTITLED[:30] in entry.inner_text()
    if where == "brief":
        page.click("#rk-title-edit")
        page.fill(".rk-title .rk-editor", "The port of Banten")
    else:
        page.click("#rk-edit")
        make(page)  # another one is shown now
        open_library(page)
        entry = page.locator("#rk-library-list li").nth(1)
        entry.get_by_role("button", name="Give it a title").click()
        page.keyboard.insert_text("The port of Banten")
    page.keyboard.press("Enter")
    entry = page.locator("#rk-library-list li", has_text="The port of Banten")
    entry.wait_for()
    wait_until_kept(page)
    reload(page)
    open_library(page)
    entry.get_by_role("button", name="Open").click()
    page.wait_for_function(
        "() => document.querySelector('#rk-title-en').textContent === 'The port of Banten'"
    )
    with page.expect_download() as waiting:
        page.click("[data-format=markdown]")
    assert waiting.value.suggested_filename == "the-port-of-banten.md"
    page.click("#rk-undo")
    assert title_of(page) == ""


def test_a_title_that_is_typed_in_the_library_is_given_where_a_reload_leaves_the_field(page):
    make(page, UNTITLED)
    wait_until_kept(page)
    open_library(page)
    page.get_by_role("button", name="Give it a title: ").click()
    page.keyboard.insert_text("The port of Banten")
    reload(page)
    assert title_of(page) == "The port of Banten"
    open_library(page)
    page.locator("#rk-library-list li", has_text="The port of Banten").wait_for()
