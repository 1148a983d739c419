"""Taking a brief along: the clipboard and the four kinds of file."""

import io
import json
from pathlib import Path

import pytest

from tests.e2e.steps import make, read_download, said, texts
from tests.e2e.test_access import DESK, PHONE, looked_at
from tests.e2e.test_editing import edit
from tests.e2e.test_keeping import open_library, wait_until_kept

pytestmark = pytest.mark.browser

UNTITLED = (
    "Pelabuhan peti kemas di Banten dibuka pada Jumat (5/5/2023). Sebanyak 120 kapal dapat bersandar setiap minggu. "
    "Menteri Perhubungan mengatakan pelabuhan itu tidak akan mengganggu nelayan."
)
HOSTILE = """Menteri <script>window.hacked = 1</script> Dilantik

Jakarta - Menteri <img src=x onerror="window.hacked = 1"> dilantik pada Senin (8/5/2023) di Istana Negara. Tautan [ini](javascript:window.hacked=1) tidak boleh menjadi tautan.
"""


def test_json_has_the_documented_keys(page):
    make(page)
    brief = json.loads(read_download(page, "[data-format=json]"))
    assert {
        "article",
        "title_en",
        "summary",
        "summary_en",
        "translation",
        "findings",
        "timings",
        "signature",
    } <= set(brief)
    assert brief["translation"]["segments"][0]["source"] == brief["article"]["sentences"][0]["text"]


def copied(page):
    page.wait_for_function("() => document.querySelector('#rk-status').textContent === 'Copied.'")
    return page.evaluate("() => navigator.clipboard.readText()")


def test_what_is_copied_looks_right_where_it_is_pasted(open_page, faulty_address):
    page = open_page(faulty_address, permissions=["clipboard-read", "clipboard-write"])
    make(page)
    page.click("#rk-copy")
    text = copied(page)
    assert text.startswith("New port in Banten opened\n\nPelabuhan Baru di Banten Dibuka\n\n")
    assert "Error (summary, sentence 1): " in text
    assert not any(mark in text for mark in ("**", "##", "|---", "<br>", "\\"))
    page.set_content("<div contenteditable></div>")  # as a mail is written
    page.click("div")
    page.keyboard.press("Control+v")
    assert page.locator("div h1").inner_text() == "New port in Banten opened"
    assert page.locator("div b", has_text="Error").count() > 0
    assert page.locator("div tr").filter(has_text="26 bulan").last.locator("td").count() == 3


def test_markdown_is_copied_as_it_is_downloaded(open_page, address):
    page = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    make(page)
    markdown = read_download(page, "[data-format=markdown]").decode()
    assert markdown.startswith("# New port in Banten opened")
    page.click("#rk-copy-markdown")
    assert copied(page) == markdown


def test_word_opens(page):
    import docx

    make(page)
    document = docx.Document(io.BytesIO(read_download(page, "[data-format=docx]")))
    assert "Rp3,4 triliun" in "\n".join(paragraph.text for paragraph in document.paragraphs) + "\n".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )


def test_html_stands_alone_and_runs_nothing(page, browser, tmp_path):
    make(page, HOSTILE)
    content = read_download(page, "[data-format=html]").decode()
    saved = tmp_path / "brief.html"
    saved.write_text(content, encoding="utf-8")
    context = browser.new_context()
    alone = context.new_page()
    asked = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(saved.as_uri())
    assert asked == [saved.as_uri()]
    assert alone.evaluate("() => window.hacked") is None
    assert "Istana Negara" in alone.inner_text("body")
    assert alone.locator('a[href^="javascript"]').count() == 0
    context.close()


def test_html_lights_up_and_filters_by_itself(open_page, faulty_address, browser, tmp_path):
    page = open_page(faulty_address)
    make(page)
    saved = tmp_path / "brief.html"
    saved.write_bytes(read_download(page, "[data-format=html]"))
    context = browser.new_context()
    alone = context.new_page()
    alone.goto(saved.as_uri())
    source = alone.locator("#r1 .based a").first.get_attribute("href")
    background = f"() => getComputedStyle(document.querySelector('{source}')).backgroundColor"
    dull = alone.evaluate(background)
    alone.hover("#r1")
    assert alone.evaluate(background) != dull
    every = alone.locator("tbody tr").filter(visible=True).count()
    alone.check("#found")
    found = alone.locator("tbody tr").filter(visible=True)
    assert 0 < found.count() < every
    assert found.count() == alone.locator("tbody tr .findings").count()
    context.close()


@pytest.mark.parametrize(("scheme", "size"), [("light", DESK), ("dark", PHONE)], ids=["desk", "phone"])
def test_everybody_can_read_the_html_file(faulty, browser, axe, artifacts, tmp_path, scheme, size):
    saved = tmp_path / "brief.html"
    saved.write_bytes(read_download(faulty, "[data-format=html]"))
    context = browser.new_context(viewport=size, color_scheme=scheme)
    alone = context.new_page()
    alone.goto(saved.as_uri())
    found = looked_at(alone, axe, view="the file", picture=artifacts / f"file-{scheme}.png")
    context.close()
    assert found == []


def test_an_email_is_copied_as_plain_text(open_page, address):
    page = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    make(page)
    page.click("#rk-copy-email")
    page.wait_for_function("() => document.querySelector('#rk-status').textContent === 'Copied.'")
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith("New port in Banten opened\nPelabuhan Baru di Banten Dibuka\n")
    assert "5 May 2023" in text


def test_what_an_email_says_of_edits_is_of_what_it_has(open_page, address):
    page = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    make(page)
    summary = texts(page, "#rk-summary_en-text .rk-s")
    at = next(
        at for at, words in enumerate(texts(page, "#rk-translation-text .rk-s")) if words not in summary
    )
    edit(page, f"[data-id=t{at}]", "As many as 120 vessels can dock there each week.")
    said(page, "no error found here")
    page.click("#rk-copy-email")
    page.wait_for_function("() => document.querySelector('#rk-status').textContent === 'Copied.'")
    assert "by hand" not in page.evaluate("() => navigator.clipboard.readText()")
    edit(page, "[data-id=e0]", "Serang - The container port in Banten opened on Friday (5/5/2023).")
    said(page, "no error found here")
    page.click("#rk-copy-email")
    page.wait_for_function("() => document.querySelector('#rk-status').textContent === 'Copied.'")
    mail = page.evaluate("() => navigator.clipboard.readText()")
    assert "Serang - The container port in Banten opened on Friday (5/5/2023)." in mail
    assert "1 sentence edited by hand" in mail
    assert "120 vessels" not in mail


def test_a_link_that_opens_here_alone_says_so_before_it_is_copied(page):
    make(page)
    assert page.locator("#rk-copy-link").inner_text() == "Copy link for this computer"
    page.select_option("#rk-lang", "id")
    assert page.locator("#rk-copy-link").inner_text() == "Salin tautan untuk komputer ini"


def test_a_text_without_a_title_goes_by_its_first_words(page):
    make(page, UNTITLED)
    with page.expect_download() as waiting:
        page.click("[data-format=html]")
    assert waiting.value.suggested_filename.startswith("pelabuhan-peti-kemas-di-banten-dibuka")
    assert b"<h1" in Path(waiting.value.path()).read_bytes()
    wait_until_kept(page)
    open_library(page)
    entry = page.locator("#rk-library-list li")
    assert (
        entry.locator("strong").inner_text() == "Pelabuhan peti kemas di Banten dibuka pada Jumat (5/5/2023)."
    )
    assert entry.get_by_role("button", name="Give it a title").is_visible()


def copied_link(page):
    """The link that the page puts into the clipboard."""
    page.click("#rk-copy-link")
    # Whoever gets it would look for the page on a computer of their own.
    page.wait_for_function(
        "() => document.querySelector('#rk-status').textContent.startsWith('Copied. It opens on this computer alone')"
    )
    return page.evaluate("() => navigator.clipboard.readText()")


def test_a_link_holds_the_brief_with_what_a_person_made_of_it(open_page, faulty_address):
    page = open_page(faulty_address, permissions=["clipboard-read", "clipboard-write"])
    make(page)
    page.focus("#rk-next")
    page.keyboard.press("x")
    before = json.loads(read_download(page, "[data-format=json]"))
    link = copied_link(page)
    assert link.startswith(f"{faulty_address.rstrip('/')}/#brief=")
    assert len(link) < 8000
    # Another browser, with a library of its own.
    other = open_page(faulty_address, path="/" + link.split("/")[-1])
    assert json.loads(read_download(other, "[data-format=json]")) == before
    assert other.locator("#rk-review-done").inner_text() == page.locator("#rk-review-done").inner_text()
    assert "#" not in other.url
    other.reload()
    other.wait_for_selector("[data-ready=true]")
    assert other.locator("#rk-title-en").inner_text() == before["title_en"]
    assert other.locator("#rk-library-count").inner_text() == "Library (1)"


@pytest.mark.parametrize("held", ["", "AAAA", "q1YqSS0uUbJSMjQyVqoFAA", "%3Cscript%3E"])
def test_a_link_without_a_brief_says_so(open_page, address, held):
    page = open_page(address, path=f"/#brief={held}")
    assert "This link holds no brief." in page.locator("#rk-error").inner_text()
    assert page.locator("#rk-result").is_hidden()
    make(page)


def test_a_reloaded_tab_can_still_save(page):
    make(page)
    before = json.loads(read_download(page, "[data-format=json]"))
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    assert json.loads(read_download(page, "[data-format=json]")) == before


def test_the_file_is_named_after_the_article(page):
    make(page)
    with page.expect_download() as waiting:
        page.click("[data-format=markdown]")
    assert waiting.value.suggested_filename == "pelabuhan-baru-di-banten-dibuka.md"


def test_a_link_that_is_opened_again_is_one_entry_with_what_was_made_of_it(open_page, faulty_address):
    page = open_page(faulty_address, permissions=["clipboard-read", "clipboard-write"])
    make(page)
    link = copied_link(page)
    path = "/" + link.split("/")[-1]
    page.goto("about:blank")
    page.goto(link)  # one's own
    page.wait_for_selector("[data-ready=true]")
    assert page.locator("#rk-library-count").inner_text() == "Library (1)"
    other = open_page(faulty_address, path=path)
    other.focus("#rk-next")
    other.keyboard.press("x")
    wait_until_kept(other)
    other.goto("about:blank")
    other.goto(link)
    other.wait_for_selector("[data-ready=true]")
    assert other.locator("#rk-review-done").inner_text().startswith("1 of ")
    other.click("#rk-library-count")
    entries = other.locator("#rk-library-list li")
    assert entries.count() == 1
    assert "not finished" not in entries.inner_text()
    assert "older version" not in entries.inner_text()
