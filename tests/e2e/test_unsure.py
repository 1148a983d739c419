"""What no check finds and the page is unsure of: the top line leads there, and the queue goes through it."""

import csv
import io
import json
from dataclasses import replace

import pytest

from check import what_was_checked
from tests.e2e.fakes import SlowTranslator
from tests.e2e.steps import kept_brief, make, make_two, open_row, pipeline_with, read_download, texts
from tests.e2e.test_access import DESK, PHONE, looked_at
from tests.e2e.test_editing import edit, segment
from tests.e2e.test_keeping import open_library, reload, wait_until_kept
from tests.e2e.test_review import card

pytestmark = pytest.mark.browser


class DoubtfulTranslator(SlowTranslator):
    """Writes what the checks find nothing in, and is unsure of what is about fishermen or ships."""

    name = "test:doubtful"

    def translate(self, sentences, **options):
        made = super().translate(sentences, **options)
        return [
            [replace(one, log_probability=likely, lowest=lowest) for one in hypotheses]
            for hypotheses, sentence in zip(made, sentences, strict=True)
            for likely, lowest in [
                (-0.85, -3.3) if "kapal" in sentence or "nelayan" in sentence else (-0.05, -0.2)
            ]
        ]


class LossyTranslator(DoubtfulTranslator):
    """Loses one number, too."""

    name = "test:lossy"

    def render(self, sentence):
        return super().render(sentence).replace(" 26 ", " ")


class AbsentTranslator(SlowTranslator):
    """Loses one number, and is sure of the rest."""

    name = "test:absent"

    def render(self, sentence):
        return super().render(sentence).replace(" 26 ", " ")


@pytest.fixture(scope="module")
def doubtful_address(keep_serving):
    return keep_serving(pipeline_with(0.0, translator=DoubtfulTranslator(seconds=0.0)))


@pytest.fixture
def doubtful(open_page, doubtful_address):
    """A page with a brief without a finding, of which two sentences are unsure."""
    page = open_page(doubtful_address)
    make(page)
    return page


def unsure(page):
    """The article's English sentences of which the page is unsure, the least sure first."""
    segments = kept_brief(page)["translation"]["segments"]
    found = [one for one in segments if one["confidence"] < 0.7]
    assert all(one["confidence"] >= 0.5 for one in found)  # below that there is a finding
    return sorted(found, key=lambda one: one["confidence"])


def percent(segment):
    """Its confidence as a browser rounds it, halves upwards."""
    return f"{(round(segment['confidence'] * 1000) + 5) // 10}%"


def is_in_view(page, place):
    box, size = place.bounding_box(), page.viewport_size
    return box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def pinned(page):
    return page.locator(".rk-s[aria-pressed=true]")


def test_the_top_line_leads_to_the_least_sure_sentence_and_keys_to_the_others(doubtful):
    first, second = unsure(doubtful)
    assert texts(doubtful, "#rk-count .rk-chip") == [
        "?The page is unsure of 2 of 5 sentences",
        "Numbers, dates, names, negation checked, word meaning not: no error found",
    ]
    doubtful.click("#rk-count .rk-unsure")
    assert pinned(doubtful).inner_text() == first["target"]
    assert is_in_view(doubtful, pinned(doubtful))
    assert percent(first) in card(doubtful).inner_text()
    assert card(doubtful).locator("p[lang=id]").inner_text() == first["source"]
    doubtful.keyboard.press("j")
    assert pinned(doubtful).inner_text() == second["target"]
    assert doubtful.locator("#rk-review-place").inner_text() == "2 of 2"


def test_no_list_says_that_nothing_was_found_before_what_is_unsure_and_what_was_checked(doubtful):
    wait_until_kept(doubtful)
    open_library(doubtful)
    said = doubtful.locator("#rk-library").inner_text()
    assert said.index(what_was_checked()) < said.index("2 unsure, no error found")
    doubtful.click("#rk-edit")
    make_two(doubtful)
    said = doubtful.locator("#rk-batch").inner_text()
    assert said.index(what_was_checked()) < said.index("2 unsure, no error found")


def test_what_was_looked_at_is_asked_no_more_and_that_is_kept(doubtful):
    _, second = unsure(doubtful)
    doubtful.click("#rk-count .rk-unsure")
    doubtful.keyboard.press("a")
    assert pinned(doubtful).inner_text() == second["target"]
    assert "unsure of 1 of 5" in doubtful.locator("#rk-count").inner_text()
    wait_until_kept(doubtful)
    reload(doubtful)
    assert "unsure of 1 of 5" in doubtful.locator("#rk-count").inner_text()
    assert doubtful.locator("#rk-review-done").inner_text() == "1 of 2 done"
    card(doubtful).get_by_role("button", name="Looked at").click()
    assert "unsure" not in doubtful.locator("#rk-count").inner_text()
    doubtful.keyboard.press("u")
    assert "unsure of 1 of 5" in doubtful.locator("#rk-count").inner_text()


def test_the_queue_has_findings_first_then_the_least_sure(open_page, serve):
    page = open_page(serve(pipeline_with(0.0, translator=LossyTranslator(seconds=0.0))))
    make(page)
    kinds = page.evaluate(
        "() => [...document.querySelectorAll('#rk-queue > li')].map((card) => card.className.split('rk-').pop())"
    )
    assert kinds == [*sorted(kinds[:-2]), "unsure", "unsure"]  # "error" before "warning"
    assert kinds[0] == "error"
    assert "Unsure of 2 more of 5 sentences" in page.locator("#rk-count").inner_text()
    page.click("#rk-count .rk-unsure")
    assert pinned(page).inner_text() == unsure(page)[0]["target"]
    page.uncheck("#rk-filter-unsure")
    assert page.locator("#rk-queue .rk-unsure").count() == 0


@pytest.mark.parametrize("how", ["click", "key"])
def test_where_the_page_is_sure_of_all_the_least_sure_is_one_press_away(page, how):
    make(page)
    segments = kept_brief(page)["translation"]["segments"]
    least = min(segments, key=lambda one: one["confidence"])
    assert f"Least sure sentence: {percent(least)}" in page.locator("#rk-count").inner_text()
    if how == "click":
        page.click("#rk-count .rk-unsure")
    else:
        page.keyboard.type("?j")
    assert pinned(page).inner_text() == least["target"]
    assert is_in_view(page, pinned(page))


def test_with_an_error_the_least_sure_is_still_one_press_away_and_the_rest_has_one_in_the_queue(
    open_page, serve
):
    page = open_page(serve(pipeline_with(0.0, translator=AbsentTranslator(seconds=0.0))))
    make(page)
    segments = sorted(kept_brief(page)["translation"]["segments"], key=lambda one: one["confidence"])
    rest = next(one for one in segments if not one["findings"])
    assert rest["confidence"] >= 0.7
    assert "1 error" in page.locator("#rk-count").inner_text()
    assert "unsure" not in page.locator("#rk-review-count").inner_text()
    last = page.locator("#rk-queue > li").last
    last.locator("button").click()
    assert (
        f"Least sure of the rest: Confidence that the English doesn't mislead: {percent(rest)}"
        in last.inner_text()
    )
    assert pinned(page).inner_text() == rest["target"]
    last.get_by_role("button", name="Looked at").click()
    assert "Least sure of the rest, looked at" in last.inner_text()
    assert f"Least sure sentence: {percent(segments[0])}" in page.locator("#rk-count").inner_text()
    page.click("#rk-count .rk-unsure")
    assert pinned(page).inner_text() == segments[0]["target"]


def test_what_comes_to_lie_under_a_pointer_that_rests_is_not_pointed_at(open_page, address):
    page = open_page(address, viewport={"width": 1000, "height": 300})
    make(page)
    page.click("#rk-count .rk-unsure")
    least = pinned(page).get_attribute("data-id")
    own = "() => [...document.querySelectorAll('.rk-own')].map((node) => node.dataset.id)"
    other = page.locator("#rk-columns .rk-s:not([aria-pressed=true])").last
    at = other.evaluate("(node) => node.getClientRects()[0].x") + 20
    page.mouse.move(at, 150)
    lit = page.evaluate(own)
    # It is moved as by a jump: the sentence comes to lie under the pointer.
    other.evaluate("""(node) => {
        const { top, height } = node.getClientRects()[0];
        window.scrollBy(0, top + height / 2 - 150);
    }""")
    page.wait_for_function("(node) => node.matches(':hover')", arg=other.element_handle())
    assert page.evaluate(own) == lit == [least]
    page.mouse.move(at + 2, 150)
    assert page.evaluate(own) == [other.get_attribute("data-id")]


def test_the_reader_chooses_what_is_unsure_and_everything_follows(open_page, doubtful_address):
    page = open_page(doubtful_address)
    make_two(page)
    open_row(page, 1)
    confidences = [
        one["confidence"]
        for one in json.loads(read_download(page, "[data-format=json]"))["translation"]["segments"]
    ]
    filtered = page.locator("[data-filter=doubtful]")
    assert filtered.inner_text() == "With unsure sentences 2"
    for chance in ("0.9", "0.5"):
        page.select_option("#rk-unsure-below", chance)
        below = sum(confidence < float(chance) for confidence in confidences)
        assert page.locator("#rk-translation-text .rk-s[data-doubt]").count() == below
        count = page.locator("#rk-count").inner_text()
        assert f"unsure of {below} of 5" in count if below else "Least sure sentence" in count
        assert filtered.is_visible() == (below > 0)
    page.select_option("#rk-unsure-below", "0.9")
    wait_until_kept(page)
    reload(page)
    assert page.input_value("#rk-unsure-below") == "0.9"
    assert filtered.inner_text() == "With unsure sentences 2"
    open_library(page)
    assert " unsure" in page.locator("#rk-library-list small").inner_text()
    page.select_option("#rk-unsure-below", "0.5")
    page.wait_for_function(
        "() => / 0 unsure, no error found/.test(document.querySelector('#rk-library-list').innerText)"
    )


def test_on_a_phone_one_press_shows_the_least_sure_sentence(open_page, doubtful_address):
    page = open_page(doubtful_address, viewport=PHONE)
    make(page)
    page.click("[data-column=article]")
    assert "2 unsure" in page.locator("#rk-review > summary").inner_text()
    page.click("#rk-count .rk-unsure")
    words = page.get_by_text(unsure(page)[0]["target"]).filter(visible=True)
    assert any(is_in_view(page, one) for one in words.all())


def test_what_a_person_wrote_is_by_hand_and_has_no_number(doubtful):
    sentence, old = segment(doubtful, "nelayan")
    assert doubtful.locator(sentence).get_attribute("data-doubt") == "some"
    text = "The minister said that fishermen won't be troubled by the port."
    edit(doubtful, sentence, text)
    assert "unsure of 1 of 5" in doubtful.locator("#rk-count").inner_text()
    assert doubtful.locator(sentence).get_attribute("data-doubt") is None
    told = doubtful.locator("#rk-trace .rk-note").inner_text()
    assert told.startswith("By hand")
    assert "%" not in told
    doubtful.click("#rk-restore")
    doubtful.wait_for_function(
        "(text) => document.querySelector('#rk-translation-text').textContent.includes(text)",
        arg=old["target"],
    )
    assert "unsure of 2 of 5" in doubtful.locator("#rk-count").inner_text()


def test_a_batch_s_lowest_confidence_is_of_what_the_machine_wrote(open_page, doubtful_address):
    page = open_page(doubtful_address)
    make_two(page)
    lowest = "() => [...document.querySelectorAll('#rk-rows td[data-name=\"Lowest confidence\"]')].map((cell) => cell.textContent)"
    before = page.evaluate(lowest)
    open_row(page, 2)
    first, second = page.locator("#rk-translation-text .rk-s[data-doubt]").evaluate_all(
        "(spans) => spans.map((span) => `[data-id=${span.dataset.id}]`)"
    )
    edit(page, first, "The minister said that fishermen won't be troubled.")
    edit(page, second, "Every week 120 ships can dock.")
    after = page.evaluate(lowest)
    assert after[0] == before[0] == before[1]
    assert int(after[1].rstrip("%")) >= 70
    table = list(csv.DictReader(io.StringIO(read_download(page, "#rk-batch-csv").decode("utf-8-sig"))))
    assert float(table[1]["confidence"]) >= 0.7 > float(table[0]["confidence"])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_everybody_can_use_it(open_page, doubtful_address, axe, artifacts, theme, size):
    path = f"/?__theme={theme}&__lang={'id' if theme == 'dark' else 'en'}"
    page = open_page(doubtful_address, path=path, viewport=size, reduced_motion="reduce")
    make(page)
    page.click("#rk-count .rk-unsure")
    picture = artifacts / f"unsure-{theme}-{size['width']}.png"
    assert looked_at(page, axe, view="unsure", picture=picture) == []


def test_files_and_the_e_mail_mark_what_the_page_marks(open_page, doubtful_address):
    page = open_page(doubtful_address, permissions=["clipboard-read", "clipboard-write"])
    make(page)
    first, second = unsure(page)
    mark = f"**Read the source** (Confidence that the English doesn't mislead: {percent(first)})"
    markdown = read_download(page, "[data-format=markdown]").decode()
    assert mark in markdown
    shared = page.context.new_page()
    shared.set_content(read_download(page, "[data-format=html]").decode())
    marks = shared.locator(".unsure")
    assert marks.count() >= 2
    marks.first.locator("summary").click()
    assert "mislead: " in marks.first.inner_text()
    page.click("#rk-copy-email")
    page.wait_for_function("() => document.querySelector('#rk-status').textContent === 'Copied.'")
    mail = page.evaluate("() => navigator.clipboard.readText()")
    in_summary = [one["source"] for one in kept_brief(page)["summary_en"]["segments"]]
    for one in (first, second):
        assert (one["source"] in mail) == (one["source"] in in_summary)
    page.select_option("#rk-unsure-below", "0.5")
    assert "Read the source" not in read_download(page, "[data-format=markdown]").decode()


def test_a_file_marks_what_the_page_is_unsure_of_beside_an_error_of_it(faulty):
    told = " ".join(texts(faulty, ".rk-columns .rk-finding"))
    assert "Read the source" not in told  # the error says more
    page = read_download(faulty, "[data-format=html]").decode()
    assert page.count("? Read the source") == faulty.locator("#rk-english [data-doubt]").count() > 0
