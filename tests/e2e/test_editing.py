"""English that a person changes: edited in place and checked, other translations, a glossary of one's own."""

import csv
import io
import json
from dataclasses import replace

import pytest

from tests.e2e.fakes import SlowTranslator
from tests.e2e.steps import (
    kept_brief,
    make,
    make_two,
    open_row,
    pipeline_with,
    read_download,
    said,
    texts,
)
from tests.e2e.test_access import DESK, PHONE, violations
from tests.e2e.test_keeping import reload, wait_until_kept

pytestmark = pytest.mark.browser

COST = "Its construction cost Rp3.4 trillion and lasted 26 months."


class TaughtTranslator(SlowTranslator):
    """Uses the terms that it is given; of its other hypotheses one runs in circles."""

    name = "test:taught"

    def translate(self, sentences, *, alternatives=1, terms=(), **options):
        made = super().translate(sentences, alternatives=alternatives, **options)
        for hypotheses, given in zip(made, terms or [{}] * len(made), strict=True):
            for rank, hypothesis in enumerate(hypotheses):
                fishermen = ("fishermen", "fishing crews", "fisherfolk", "boats " * 20)[rank].strip()
                text = hypotheses[0].text.replace("fishermen", given.get("nelayan", fishermen))
                hypotheses[rank] = replace(hypothesis, text=text)
        return made


@pytest.fixture(scope="module")
def taught_address(keep_serving):
    """A page whose translator can be taught."""
    return keep_serving(pipeline_with(0.0, translator=TaughtTranslator()))


@pytest.fixture
def taught(open_page, taught_address):
    """Such a page with a brief on it."""
    page = open_page(taught_address)
    make(page)
    return page


def segment(page, words):
    """The id of the article's English that is made from a sentence with these words, and the segment."""
    segments = kept_brief(page)["translation"]["segments"]
    at = next(at for at, one in enumerate(segments) if words in one["source"])
    return f'[data-id="t{at}"]', segments[at]


def edit(page, sentence, text):
    """Double-click a sentence, write *text* in its place, and leave the field."""
    page.dblclick(sentence)
    page.fill(".rk-editor", text)
    page.click("#rk-title-en")
    page.wait_for_function("() => !document.querySelector('.rk-editor')")


def test_an_edit_is_checked_on_leaving_the_field_and_mends_the_finding(faulty):
    sentence, _ = segment(faulty, "26 bulan")
    before = faulty.locator("#rk-queue > li").count()
    edit(faulty, sentence, COST)
    assert faulty.locator(sentence).inner_text() == COST
    said(faulty, "no error found here")
    assert faulty.locator("#rk-queue > li").count() < before
    assert "26" not in texts(faulty, "#rk-article-text mark")
    assert COST in texts(faulty, "#rk-summary_en-text .rk-s")  # which repeats the sentence
    edit(faulty, sentence, COST.replace("26", "62"))
    said(faulty, "Checked: 1 error")
    assert faulty.locator(f"{sentence} mark").inner_text() == "62"


def test_an_edit_is_marked_kept_exported_and_can_be_undone(faulty):
    sentence, old = segment(faulty, "26 bulan")
    edit(faulty, sentence, COST)
    assert "edited by hand" in faulty.locator("#rk-translation-text .rk-hand").inner_text()
    wait_until_kept(faulty)
    reload(faulty)
    assert faulty.locator(sentence).inner_text() == COST
    data = json.loads(read_download(faulty, "[data-format=json]"))
    assert (
        next(s for s in data["translation"]["segments"] if "26 bulan" in s["source"])["outcome"] == "edited"
    )
    assert COST in data["translation"]["text"]
    assert "\n1 sentence edited by hand." in read_download(faulty, "[data-format=markdown]").decode()
    faulty.click(sentence)
    faulty.click("#rk-restore")  # what the machine had is known beyond a reload
    said(faulty, "The machine's English is back.")
    assert faulty.locator(sentence).inner_text() == old["target"]
    assert faulty.locator("#rk-translation-text .rk-hand").count() == 0
    faulty.click("#rk-undo")
    assert faulty.locator(sentence).inner_text() == COST


def test_what_the_page_counts_its_files_and_its_status_count_too(faulty):
    sentence, _ = segment(faulty, "26 bulan")
    edit(faulty, sentence, COST)
    edit(faulty, segment(faulty, "120 kapal")[0], "As many as 120 ships can dock.")
    assert faulty.locator("#rk-translation-text .rk-hand").count() == 2
    assert "\n2 sentences edited by hand." in read_download(faulty, "[data-format=markdown]").decode()
    counted = texts(faulty, "#rk-count .rk-error")[0].removeprefix("✕")
    faulty.click("#rk-undo")
    said(faulty, "Undone. ")
    now = texts(faulty, "#rk-count .rk-error")[0].removeprefix("✕")
    assert now != counted
    assert f"Undone. {now}" in faulty.locator("#rk-status").inner_text()
    faulty.locator("#rk-queue").get_by_role("button", name="It's fine").click()
    notes = faulty.locator("#rk-infos-count").text_content().strip()
    assert f">{notes}<" in read_download(faulty, "[data-format=html]").decode()


def test_esc_leaves_the_sentence_as_it_was(faulty):
    sentence, old = segment(faulty, "26 bulan")
    faulty.dblclick(sentence)
    faulty.fill(".rk-editor", "Something else.")
    faulty.keyboard.press("Escape")
    assert faulty.locator(sentence).inner_text() == old["target"]
    wait_until_kept(faulty)
    assert segment(faulty, "26 bulan")[1] == old


def test_the_queue_is_mended_with_keys_alone(faulty):
    total = faulty.locator("#rk-queue > li").count()
    faulty.focus("#rk-next")
    faulty.keyboard.press("j")
    card = faulty.locator("#rk-queue [aria-current]")
    while "26" not in card.inner_text():
        faulty.keyboard.press("j")
    faulty.keyboard.press("e")
    faulty.keyboard.press("Control+a")
    faulty.keyboard.insert_text(COST)
    faulty.keyboard.press("Enter")
    faulty.wait_for_function(f"() => document.querySelectorAll('#rk-queue > li').length < {total}")
    faulty.keyboard.press("a")
    assert "1 of" in faulty.locator("#rk-review-done").inner_text()


def test_an_edit_that_cannot_be_checked_stays_in_its_field(faulty):
    sentence, _ = segment(faulty, "26 bulan")
    faulty.dblclick(sentence)
    faulty.route("**/component_server/**", lambda route: route.abort())
    faulty.fill(".rk-editor", COST)
    faulty.keyboard.press("Enter")
    faulty.wait_for_selector("#rk-error:not([hidden])")
    assert faulty.input_value(".rk-editor") == COST
    faulty.unroute("**/component_server/**")
    faulty.focus(".rk-editor")
    faulty.keyboard.press("Enter")
    faulty.wait_for_function("() => !document.querySelector('.rk-editor')")
    assert faulty.locator(sentence).inner_text() == COST


def test_another_translation_is_checked_chosen_and_taken_back(taught):
    sentence, old = segment(taught, "nelayan")
    taught.click(sentence)
    taught.click("#rk-alternatives")
    taught.wait_for_selector(".rk-others li")
    others = texts(taught, ".rk-others li span[lang=en]")
    # Nothing that runs in circles.
    assert [other.split()[-1] for other in others] == ["crews.", "fisherfolk."]
    assert texts(taught, ".rk-others li strong") == ["fishing", "crews.", "fisherfolk."]
    taught.locator(".rk-others li button").first.click()
    said(taught, "Taken.")
    assert taught.locator(sentence).inner_text() == others[0]
    assert "chosen by hand" in taught.locator("#rk-translation-text .rk-hand").inner_text()
    taught.click("#rk-undo")
    assert taught.locator(sentence).inner_text() == old["target"]


def test_retry_says_so_where_nothing_better_is_found(faulty):
    faulty.focus("#rk-next")
    faulty.keyboard.press("r")
    said(faulty, "No better translation was found.")
    assert faulty.locator(".rk-hand").count() == 0


def select(page, words):
    """Select *words* in the article, as with the mouse."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.querySelector("#rk-article-text"), NodeFilter.SHOW_TEXT);
            while (!walker.nextNode().data.includes(words));
            const range = document.createRange();
            const from = walker.currentNode.data.indexOf(words);
            range.setStart(walker.currentNode, from);
            range.setEnd(walker.currentNode, from + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            walker.currentNode.parentElement.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
        }""",
        words,
    )


def test_a_selection_teaches_the_glossary_at_once_and_for_later(taught):
    sentence, _ = segment(taught, "nelayan")
    select(taught, "nelayan")
    taught.wait_for_selector("#rk-teach:not([hidden])")
    assert taught.input_value("#rk-teach-source") == "nelayan"
    taught.fill("#rk-teach-target", "trawler crews")
    taught.keyboard.press("Enter")
    said(taught, "changed.")
    assert "trawler crews" in taught.locator(sentence).inner_text()
    assert kept_brief(taught)["glossary"] == {"nelayan": "trawler crews"}
    assert "nelayan = trawler crews" in taught.locator("#rk-foot").inner_text()
    assert "nelayan = trawler crews" in read_download(taught, "[data-format=markdown]").decode()
    assert taught.locator(".rk-hand").count() == 0  # the machine wrote it
    make(taught)
    assert "trawler crews" in taught.locator(sentence).inner_text()
    reload(taught)
    assert taught.locator("#rk-glossary-count").inner_text() == "Glossary of your own (1)"


def test_what_leaves_the_glossary_s_table_at_one_press_comes_back(taught, tmp_path):
    rows = taught.locator("#rk-terms tr")
    fishermen = taught.locator("#rk-english").get_by_text("trawler crews")
    select(taught, "nelayan")
    taught.fill("#rk-teach-target", "trawler crews")
    taught.keyboard.press("Enter")
    fishermen.first.wait_for()
    taught.click("#rk-glossary-count")
    taught.get_by_role("button", name="Remove").click()
    fishermen.first.wait_for(state="detached")
    taught.click("#rk-glossary-back")
    fishermen.first.wait_for()
    assert rows.count() == 1
    file = tmp_path / "istilah.csv"
    file.write_text("nelayan,sailors\nkapal,vessel\n", encoding="utf-8")
    taught.set_input_files("#rk-glossary-file", file)
    said(taught, "changed")
    taught.click("#rk-glossary-back")
    fishermen.first.wait_for()
    assert rows.count() == 1
    assert taught.locator("#rk-glossary-back").is_hidden()


def test_the_glossary_s_table_is_edited_exported_imported_and_cleared(taught, tmp_path):
    sentence, old = segment(taught, "nelayan")
    taught.click("#rk-glossary-count")
    taught.click("#rk-glossary-add")
    taught.keyboard.insert_text("nelayan")
    taught.keyboard.press("Tab")
    taught.keyboard.insert_text("trawler crews")
    taught.keyboard.press("Tab")
    said(taught, "changed.")
    assert "trawler crews" in taught.locator(sentence).inner_text()
    exported = read_download(taught, "#rk-glossary-export").decode()
    assert list(csv.DictReader(io.StringIO(exported))) == [
        {"source": "nelayan", "target": "trawler crews", "note": ""}
    ]
    taught.click("#rk-glossary-clear button")
    taught.click("#rk-glossary-clear button")
    taught.wait_for_function(
        "(old) => document.querySelector('#rk-translation-text').textContent.includes(old)", arg=old["target"]
    )
    assert taught.locator("#rk-terms tr").count() == 0
    file = tmp_path / "istilah.csv"
    file.write_text(exported, encoding="utf-8")
    taught.set_input_files("#rk-glossary-file", file)
    taught.wait_for_selector("#rk-terms tr")
    taught.wait_for_function(
        "() => document.querySelector('#rk-translation-text').textContent.includes('trawler')"
    )
    file.write_text("source,target\nnelayan,\n", encoding="utf-8")
    taught.set_input_files("#rk-glossary-file", file)
    taught.wait_for_selector("#rk-error:not([hidden])")
    assert "Line 2" in taught.locator("#rk-error").inner_text()
    assert taught.locator("#rk-terms tr").count() == 1


def test_what_is_changed_in_a_row_of_a_batch_is_in_its_file(open_page, faulty_address):
    page = open_page(faulty_address)
    make_two(page)
    open_row(page, 2)
    at = page.evaluate(
        "() => [...document.querySelectorAll('#rk-translation-text .rk-s')].findIndex((s) => s.textContent.includes('construction'))"
    )
    edit(page, f'[data-id="t{at}"]', COST)
    page.focus("#rk-next")
    page.keyboard.press("x")
    first, second = (
        json.loads(line) for line in read_download(page, "#rk-batch-jsonl").decode().splitlines()
    )
    assert COST in second["translation"]["text"]
    assert second["dismissed"]
    table = list(csv.DictReader(io.StringIO(read_download(page, "#rk-batch-csv").decode("utf-8-sig"))))
    assert [row["edited"] for row in table] == [
        "0",
        "1",
    ]  # that it stands in the summary, too, makes it no second one
    assert int(table[1]["errors"]) < int(table[0]["errors"])
    assert COST not in first["translation"]["text"]
    wait_until_kept(page)
    reload(page)
    assert (
        COST
        in json.loads(read_download(page, "#rk-batch-jsonl").decode().splitlines()[1])["translation"]["text"]
    )


def test_what_was_changed_before_a_reload_can_be_undone_behind_it(open_page, faulty_address):
    def undo(page):
        page.focus("#rk-next")
        page.keyboard.press("u")

    page = open_page(faulty_address)
    make(page)
    machine = kept_brief(page)
    page.focus("#rk-next")
    page.keyboard.press("x")
    at = next(at for at, one in enumerate(machine["translation"]["segments"]) if "26 bulan" in one["source"])
    edit(page, f'[data-id="t{at}"]', COST)
    undo(page)
    edit(page, f'[data-id="t{at}"]', "It cost Rp3.4 trillion and took 26 months.")
    wait_until_kept(page)
    reload(page)
    assert "took 26 months" in page.locator(f'[data-id="t{at}"]').inner_text()
    undo(page)
    assert page.locator(f'[data-id="t{at}"]').inner_text() == machine["translation"]["segments"][at]["target"]
    wait_until_kept(page)
    reload(page)  # what was undone doesn't come back
    assert kept_brief(page)["dismissed"]
    undo(page)
    wait_until_kept(page)
    assert kept_brief(page) == machine
    assert page.locator("#rk-undo").is_hidden()

    page.click("#rk-edit")  # rows of a batch have a past each
    make_two(page)
    for row in (1, 2):
        open_row(page, row)
        page.focus("#rk-next")
        page.keyboard.press("x")
    wait_until_kept(page)
    reload(page)
    open_row(page, 1)
    assert page.locator("#rk-undo").is_visible()
    undo(page)
    first, second = (
        json.loads(line) for line in read_download(page, "#rk-batch-jsonl").decode().splitlines()
    )
    assert not first["dismissed"]
    assert second["dismissed"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_editing_and_the_glossary_have_no_serious_violation(
    open_page, taught_address, axe, artifacts, theme, size
):
    page = open_page(taught_address, path=f"/?__theme={theme}", viewport=size, reduced_motion="reduce")
    page.click("#rk-glossary-count")
    page.click("#rk-glossary-add")
    page.keyboard.insert_text("nelayan")
    make(page)
    sentence, _ = segment(page, "nelayan")
    page.click(sentence)
    page.click("#rk-alternatives")
    page.wait_for_selector(".rk-others li")
    page.get_by_role("button", name="Teach the glossary").first.click()
    page.click("#rk-edit-sentence")
    page.click("#rk-glossary-count")
    page.screenshot(path=artifacts / f"editing-{theme}-{size['width']}.png", full_page=True)
    assert violations(page, axe) == []
    overflow = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0
