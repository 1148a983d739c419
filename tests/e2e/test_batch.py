"""Many articles: what failed is seen at once and made again; the rest is found, stepped through and taken along."""

import csv
import io
import json
import re

import pytest

from engine.errors import ModelError
from tests.e2e.fakes import GatedTranslator, SlowTranslator
from tests.e2e.steps import ARTICLE, drop, pipeline_with, read_download, said, texts
from tests.e2e.test_access import DESK, PHONE, looked_at
from tests.e2e.test_input import ENGLISH
from tests.e2e.test_keeping import reload, wait_until_kept

pytestmark = pytest.mark.browser


class MoodyTranslator(SlowTranslator):
    """Fails at whatever is about Ambon as long as it is moody, and loses the numbers of sentences about Kupang."""

    name = "test:moody"
    moody = True

    def translate(self, sentences, **options):
        if self.moody and any("Ambon" in sentence for sentence in sentences):
            raise ModelError("It is moody.", hint="Wait.")
        return super().translate(sentences, **options)

    def render(self, sentence):
        english = super().render(sentence)
        return re.sub(r"\d", "", english) if "Kupang" in sentence else english


def about(town, day=5):
    """An article about *town*."""
    return ARTICLE.replace("Banten", town).replace("5 Mei", f"{day} Mei")


ROWS = [
    {"nomor": "A-1", "rubrik": "ekonomi", "text": about("Lampung")},
    {"nomor": "A-2", "rubrik": "=1+1", "text": about("Ambon")},
    {"nomor": "A-3", "rubrik": "laut", "text": ENGLISH},
    {"nomor": "A-4", "rubrik": "laut", "text": about("Kupang", 9)},
    {"nomor": "A-5", "rubrik": "laut", "text": about("Ambon", 7)},
]


def drop_rows(page, rows):
    drop(page, "berita.jsonl", "".join(json.dumps(row) + "\n" for row in rows))


def state_is(page, words):
    """Wait until the line above the table says *words*."""
    page.wait_for_function(
        "(words) => document.querySelector('#rk-batch-state').textContent === words", arg=words
    )


def numbers(page):
    """The numbers of the rows that the table shows, in its order."""
    return [int(text) for text in texts(page, "#rk-rows td:first-child")]


def idle(page):
    page.wait_for_selector("[aria-busy]", state="detached")


@pytest.fixture
def moody(open_page, serve):
    """A page with five articles made, of which three failed, and its translator."""
    translator = MoodyTranslator(seconds=0.0)
    page = open_page(serve(pipeline_with(0.0, translator=translator)))
    drop_rows(page, ROWS)
    page.click("#rk-run")
    state_is(page, "2 done · 3 failed")
    idle(page)
    return page, translator


def test_only_what_failed_is_made_again(moody):
    page, translator = moody
    translator.moody = False
    translator.sentences.clear()
    assert (
        page.locator("#rk-batch-retry").inner_text() == "Retry the 2 failed"
    )  # English would be English again
    page.click("#rk-batch-retry")
    state_is(page, "4 done · 1 failed")
    idle(page)
    assert page.locator("#rk-batch-retry").is_hidden()
    assert any("Ambon" in sentence for sentence in translator.sentences)
    assert not any("Lampung" in sentence for sentence in translator.sentences)
    page.click("[data-filter=failed]")
    page.get_by_role("button", name="Continue anyway 3").click()  # its text is English, which the row says
    state_is(page, "4 done · 1 in spite of an error · 0 failed")
    assert numbers(page) == [1, 2, 3, 4, 5]  # not the empty table of those that fail
    wait_until_kept(page)
    reload(page)
    state_is(page, "4 done · 1 in spite of an error · 0 failed")
    assert page.locator("#rk-library-count").inner_text() == "Library (1)"
    lines = [json.loads(line) for line in read_download(page, "#rk-batch-jsonl").decode().splitlines()]
    assert [(line["columns"]["nomor"], line["status"]) for line in lines] == [
        (row["nomor"], "continued" if row["nomor"] == "A-3" else "done") for row in ROWS
    ]
    assert "Ambon" in lines[1]["translation"]["text"]


def test_a_stopped_batch_says_how_far_it_is_and_goes_on_after_a_reload(open_page, serve):
    class WaitsAtKupang(GatedTranslator):
        def translate(self, sentences, **options):
            if any("Kupang" in sentence for sentence in sentences):
                return super().translate(sentences, **options)
            return SlowTranslator.translate(self, sentences, **options)

    translator = WaitsAtKupang()
    page = open_page(serve(pipeline_with(0.0, translator=translator)))
    drop_rows(page, [ROWS[0], ROWS[3], ROWS[4]])
    page.click("#rk-run")
    page.wait_for_function(
        "() => /^1 done · 0 failed · 2 waiting · About \\d+ s left/.test(document.querySelector('#rk-batch-state').textContent)"
    )
    assert [text.split()[0] for text in texts(page, "#rk-rows .rk-state")] == ["done", "at", "waiting"]
    page.click("#rk-stop")
    state_is(page, "1 done · 0 failed · 2 waiting")
    translator.open()
    wait_until_kept(page)
    reload(page)
    translator.sentences.clear()
    page.click("#rk-batch-rest")  # "Make the 2 missing"
    state_is(page, "3 done · 0 failed")
    assert not any("Lampung" in sentence for sentence in translator.sentences)
    wait_until_kept(page)
    reload(page)
    state_is(page, "3 done · 0 failed")


def test_rows_are_sorted_filtered_and_searched(moody):
    page, _ = moody
    assert numbers(page) == [1, 2, 3, 4, 5]
    page.click("[data-sort=findings]")
    assert numbers(page)[0] == 4
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Findings")
    page.click("[data-sort=row]")
    page.click("[data-sort=row]")
    assert numbers(page) == [5, 4, 3, 2, 1]
    page.click("[data-filter=failed]")
    assert numbers(page) == [5, 3, 2]
    page.click("[data-filter=errors]")
    assert numbers(page) == [4]
    page.click("[data-filter=all]")
    page.fill("#rk-batch-search", "LAUT kupang")  # a column of the file, and a word of the article
    assert numbers(page) == [4]
    page.fill("#rk-batch-search", "tidak ada di mana pun")
    assert numbers(page) == []
    assert page.locator("#rk-batch-note").inner_text() == "Nothing is found."


def test_the_whole_of_what_failed_is_retried_where_the_language_is_no_matter(moody):
    page, translator = moody
    translator.moody = False
    page.click("#rk-again-with")
    page.check("#rk-force")
    assert page.locator("#rk-batch-retry").inner_text() == "Retry the 3 failed"
    page.click("#rk-batch-retry")
    state_is(page, "4 done · 1 in spite of an error · 0 failed")


def test_a_text_that_is_no_article_is_not_offered_again(page):
    drop_rows(page, [ROWS[0], {"nomor": "B", "rubrik": "", "text": " "}])
    page.click("#rk-run")
    state_is(page, "1 done · 1 failed")
    idle(page)
    assert page.locator("#rk-batch-retry").is_hidden()
    assert texts(page, "#rk-rows tr[data-state=failed] button") == ["Open"]
    page.click("#rk-rows tr[data-state=failed] button")
    words = "The text of this row is empty."
    assert words in page.locator("#rk-refused").inner_text()
    assert words in texts(page, "#rk-rows tr")[1]
    assert words in read_download(page, "#rk-batch-csv").decode()
    assert page.locator("#rk-refused button").count() == 0


def test_what_failed_is_opened_with_its_error_and_its_text_and_made_all_the_same(moody):
    page, translator = moody
    page.get_by_role("button", name="Open 3").click()
    refused = page.locator("#rk-refused")
    assert "This doesn't look Indonesian; it looks like English." in refused.inner_text()
    assert ENGLISH in refused.inner_text()
    assert texts(page, "#rk-refused dt") == ["nomor", "rubrik", "text"]
    assert page.locator("#rk-columns").is_hidden()  # nothing of a brief, and nothing to copy
    assert page.locator("#rk-copy").is_hidden()
    page.select_option("#rk-lang", "id")
    assert "Ini tampaknya bukan bahasa Indonesia" in refused.inner_text()
    page.select_option("#rk-lang", "en")
    page.click("#rk-row-previous")
    assert "The server couldn't do this with its models." in refused.inner_text()
    page.click("#rk-row-next")
    refused.get_by_role("button", name="Continue anyway 3").click()
    state_is(page, "2 done · 1 in spite of an error · 2 failed")
    assert refused.is_hidden()
    assert page.locator("#rk-article-text").is_visible()
    assert ENGLISH.split(".")[0] in page.locator("#rk-article-text").inner_text()
    idle(page)
    translator.moody = False
    page.click("#rk-row-previous")
    refused.get_by_role("button", name="Retry 2").click()
    state_is(page, "3 done · 1 in spite of an error · 1 failed")
    assert "Ambon" in page.locator("#rk-title-en").inner_text()


@pytest.mark.parametrize("how", ["button", "option"])
def test_what_was_continued_in_spite_of_an_error_stays_marked_everywhere(moody, how):
    page, _ = moody
    if how == "button":
        page.get_by_role("button", name="Continue anyway 3").click()
    else:
        page.click("#rk-again-with")
        page.check("#rk-force")
        page.click("#rk-run")
    state_is(page, "2 done · 1 in spite of an error · 2 failed")
    idle(page)
    page.get_by_role("button", name="Open 3").click()
    page.focus("#rk-next")
    page.keyboard.press("x")  # to dismiss what is found of it makes it no other row
    wait_until_kept(page)
    reload(page)
    page.click("[data-filter=continued]")
    assert numbers(page) == [3]
    state = page.locator("#rk-rows td[data-name=State]").inner_text()
    assert "done in spite of an error" in state
    assert "This doesn't look Indonesian; it looks like English." in state
    table = list(csv.DictReader(io.StringIO(read_download(page, "#rk-batch-csv").decode("utf-8-sig"))))
    lines = [json.loads(line) for line in read_download(page, "#rk-batch-jsonl").decode().splitlines()]
    statuses = ["done", "failed", "continued", "done", "failed"]
    assert [row["status"] for row in table] == [line["status"] for line in lines] == statuses
    assert "English" in table[2]["error"]
    assert table[2]["summary_en"]
    assert lines[2]["error"]["error"] == "WrongLanguage"
    assert lines[2]["translation"]["text"]
    assert "error" not in lines[0]


def test_a_press_anywhere_in_a_row_opens_it(moody):
    page, _ = moody
    page.get_by_text("New port in Kupang opened").click()
    assert page.locator("#rk-row-place").inner_text().startswith("Article 4 ")
    page.click("#rk-row-back")
    page.locator("#rk-rows tr[data-state=failed] td").nth(1).click()  # of which there is no brief
    assert page.locator("#rk-row-place").inner_text().startswith("Article 2 ")
    assert page.locator("#rk-refused").is_visible()


def test_a_batch_with_a_broken_row_takes_a_file_a_press_and_a_download(page):
    drop_rows(page, [*(ROWS[0] for _ in range(7)), ROWS[2]])
    page.click("#rk-run")
    state_is(page, "7 done · 1 failed")
    assert page.locator("#rk-rows tr[data-state=failed]").get_by_text("doesn't look Indonesian").count() == 1
    lines = [json.loads(line) for line in read_download(page, "#rk-batch-jsonl").decode().splitlines()]
    assert [line["status"] for line in lines] == ["done"] * 7 + ["failed"]


def test_briefs_are_read_one_after_the_other_in_the_order_of_the_table(moody):
    page, translator = moody
    translator.moody = False
    page.click("#rk-batch-retry")
    state_is(page, "4 done · 1 failed")
    idle(page)
    page.click("[data-sort=findings]")
    page.locator("#rk-rows button").first.click()
    place = page.locator("#rk-row-place")
    assert place.inner_text() == "Article 4 (1 of 5)"
    page.click("#rk-row-next")
    assert place.inner_text() == "Article 1 (2 of 5)"
    assert "Lampung" in page.locator("#rk-title-en").inner_text()
    page.click("#rk-row-previous")
    page.click("#rk-row-previous")
    assert place.inner_text() == "Article 5 (5 of 5)"
    page.click("#rk-row-back")
    assert page.evaluate("() => document.activeElement.closest('tr').dataset.row") == "4"
    page.click("#rk-edit")
    page.fill("#rk-text", ARTICLE)
    page.click("#rk-run")
    page.wait_for_selector("#rk-foot:not([hidden])")
    assert page.locator("#rk-stepper").is_hidden()


def test_a_spreadsheet_has_the_columns_of_the_file_and_no_formulas(moody):
    from openpyxl import load_workbook

    page, _ = moody
    sheet = load_workbook(io.BytesIO(read_download(page, "#rk-batch-xlsx"))).active
    head, *rows = list(sheet.values)
    table = [dict(zip(head, row, strict=True)) for row in rows]
    assert head[:3] == ("nomor", "rubrik", "text")
    assert [row["nomor"] for row in table] == [row["nomor"] for row in ROWS]
    assert [(row["row"], row["status"]) for row in table][:2] == [(1, "done"), (2, "failed")]
    assert sheet.cell(row=3, column=2).data_type == "s"  # "=1+1"
    assert table[3]["errors"] > table[0]["errors"] == 0
    assert 0 < table[3]["confidence"] < table[0]["confidence"] <= 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_everybody_can_use_it(open_page, serve, axe, artifacts, theme, size):
    path = f"/?__theme={theme}&__lang={'id' if theme == 'dark' else 'en'}"
    page = open_page(
        serve(pipeline_with(0.0, translator=MoodyTranslator(seconds=0.0))),
        path=path,
        viewport=size,
        reduced_motion="reduce",
    )
    drop_rows(page, ROWS)
    page.click("#rk-run")
    page.wait_for_selector("#rk-batch-retry:not([hidden])")
    page.click("#rk-charts summary")
    page.wait_for_function(
        "() => document.querySelectorAll('#rk-figures figure').length === 8", timeout=60_000
    )
    letters = page.evaluate(
        "() => [...document.querySelectorAll('#rk-figures svg text')].map(t => t.getBoundingClientRect().height)"
    )
    assert min(letters) >= 9  # pixels, on a phone too
    drawn = page.locator("#rk-figures figure:has(svg)").all()
    assert len(drawn) >= 6  # of findings, confidences, dates, portals, lengths and places at least
    for figure in drawn:
        assert figure.locator("tbody tr").count() > 0
        assert figure.locator("svg").get_attribute("aria-hidden") == "true"
    found = {}
    for view in ("table", "row", "failed"):
        if view != "table":
            state = "done" if view == "row" else view
            page.locator(f"#rk-rows tr[data-state={state}]").last.locator("button").first.click()
        picture = artifacts / f"batch-{view}-{theme}-{size['width']}.png"
        if serious := looked_at(page, axe, view=view, picture=picture):
            found[view] = serious
    assert found == {}


def test_charts_count_what_stands_and_follow_what_is_changed(moody):
    page, _ = moody
    page.click("#rk-charts summary")
    errors = "() => document.querySelector('#rk-figures tbody td:nth-child(2)')?.textContent"
    page.wait_for_selector("#rk-figures svg")
    before = int(page.evaluate(errors))
    assert before > 0
    page.get_by_role("button", name="Open 4").click()
    page.locator("#rk-next").focus()
    page.keyboard.press("x")  # dismissed: it is a finding no more
    page.wait_for_function(f"(before) => Number(({errors})()) === before - 1", arg=before)


def test_a_row_that_failed_is_counted_in_the_library_and_one_in_english_is_told(open_page, serve):
    page = open_page(serve(pipeline_with(0.0)))
    drop_rows(
        page, [{"text": about("Lampung")}, {"text": ""}, {"text": "The new harbour was opened on Friday."}]
    )
    page.click("#rk-run")
    state_is(page, "1 done · 1 already English · 1 failed")
    said(page, "Finished: 1, failed: 1. Already English: 1.")
    rows = page.locator("#rk-rows tr")
    assert "It seems to be English: not translated." in rows.nth(2).inner_text()
    assert "no error found" not in rows.nth(2).inner_text()
    assert "English" not in rows.nth(0).locator("td").last.inner_text()
    table = list(csv.DictReader(io.StringIO(read_download(page, "#rk-batch-csv").decode("utf-8-sig"))))
    assert [row["status"] for row in table] == ["done", "failed", "already_english"]
    page.get_by_role("button", name="Already English 1").click()
    assert rows.count() == 1
    page.click("#rk-library-count")
    entry = page.locator("#rk-library-list li")
    assert "1 failed" in entry.inner_text()
    assert "No errors" not in entry.inner_text()
