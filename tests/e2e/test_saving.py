"""Taking a brief along: the clipboard and the four kinds of file."""

import io
import json

import pytest

from tests.e2e.fakes import ForgetfulTranslator
from tests.e2e.steps import make, pipeline_with, read_download

pytestmark = pytest.mark.browser

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


def test_markdown_and_clipboard_are_the_same(open_page, address):
    page = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    make(page)
    markdown = read_download(page, "[data-format=markdown]").decode()
    assert "New port in Banten opened" in markdown
    page.click("#rk-copy")
    page.wait_for_function("() => document.querySelector('#rk-status').textContent === 'Copied.'")
    assert page.evaluate("() => navigator.clipboard.readText()") == markdown


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


def test_html_lights_up_and_filters_by_itself(open_page, serve, browser, tmp_path):
    page = open_page(serve(pipeline_with(0.0, translator=ForgetfulTranslator())))
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


def test_an_email_is_copied_as_plain_text(open_page, address):
    page = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    make(page)
    page.click("#rk-copy-email")
    page.wait_for_function("() => document.querySelector('#rk-status').textContent === 'Copied.'")
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith("New port in Banten opened\nPelabuhan Baru di Banten Dibuka\n")
    assert "5 May 2023" in text


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
