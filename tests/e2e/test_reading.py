"""Pressing the button and reading what comes: columns, links between them, findings, removed lines, the foot.

The translator is a fake of a steady pace; cleaning, summary and checks are the real ones.
"""

import re

import pytest

from check import Finding, what_was_checked
from tests.e2e.steps import ARTICLE, kept_brief, make, start, texts

pytestmark = pytest.mark.browser


def test_one_button_gives_article_summary_english_and_foot(page):
    make(page)
    article = texts(page, "#rk-article-text .rk-s")
    assert any("Rp3,4 triliun" in sentence for sentence in article)
    assert not any("Baca juga" in sentence for sentence in article)
    assert texts(page, "#rk-summary-text .rk-s")
    whole = texts(page, "#rk-translation-text .rk-s")
    assert len(whole) == len(article)
    assert whole[0].startswith("Serang - A container port in Banten opened on Friday")
    assert page.locator("#rk-foot").inner_text().count("test:slow") >= 1
    assert "extractive" in page.locator("#rk-foot").inner_text()
    assert page.locator("#rk-foot code").inner_text().startswith("ringkas")
    assert page.locator("#rk-title-id").inner_text() == "Pelabuhan Baru di Banten Dibuka"
    assert page.locator("#rk-title-en").inner_text() == "New port in Banten opened"


def test_cells_of_a_table_stand_in_their_columns_in_both_languages(page):
    rows = "\n| Pelabuhan | Hari | Jumlah |\n|---|---|---|\n| Merak | Senin | 3 |\n| | Selasa | 4 |\n| Banten | | 7 |\n"
    make(
        page, ARTICLE.replace("Menteri Perhubungan mengatakan", f"{rows}\nMenteri Perhubungan mengatakan", 1)
    )
    for column in ("#rk-article-text", "#rk-translation-text"):
        cells = [
            [cell.inner_text().strip() for cell in row.locator(".rk-cell").all()]
            for row in page.locator(f"{column} .rk-row").all()
        ]
        assert [len(row) for row in cells] == [3, 3, 3, 3]
        assert [row[2] for row in cells[1:]] == ["3", "4", "7"]
        assert (cells[2][0], cells[3][1]) == ("", "")
    assert texts(page, "#rk-translation-text .rk-row .rk-cell")[2] == "Total"


def test_what_was_removed_is_folded_below_with_its_rule(page):
    make(page)
    removed = page.locator("#rk-removed")
    assert not removed.evaluate("node => node.open")
    removed.locator("summary").click()
    lines = texts(page, "#rk-removed-list li")
    assert any("Tarif Tol Naik" in line and "removed as:" in line for line in lines)


def test_english_that_comes_while_its_source_is_lit_is_lit_too(gated):
    page, translator = gated
    start(page)
    page.wait_for_selector("#rk-summary-text .rk-s")
    page.focus('[data-id="a0"]')
    translator.open()
    page.wait_for_selector('[data-id="t0"].rk-lit')


def test_a_place_where_a_finding_is_told_is_named_once(faulty):
    notes = faulty.evaluate(
        """() => [...document.querySelectorAll("#rk-translation-text [data-paragraph]")].map((block) =>
            [...block.querySelectorAll(".rk-told")].map((note) => note.textContent))"""
    )
    assert any(notes)
    assert all(len(told) == len(set(told)) for told in notes)


@pytest.mark.parametrize("column", ["article", "summary", "english"])
def test_hovering_lights_the_same_sentence_in_every_column(page, column):
    make(page)
    # The first sentence of the summary has a source in the article and English in the third column.
    sources = kept_brief(page)["summary"]["sentences"][0]["sources"]
    where = {
        "article": f'[data-id="a{sources[0]}"]',
        "summary": '[data-id="s0"]',
        "english": '[data-id="e0"]',
    }[column]
    page.hover(where)
    lit = page.evaluate("() => [...document.querySelectorAll('.rk-lit')].map(node => node.dataset.id)")
    assert {f"a{sources[0]}", "s0", "e0", f"t{sources[0]}"} <= set(lit)
    page.hover("h1")
    assert page.locator(".rk-lit").count() == 0


def test_focus_lights_and_enter_pins_with_the_keyboard_alone(page):
    make(page)
    page.focus('#rk-english .rk-s[tabindex="0"]')
    assert page.locator("#rk-article .rk-lit").count() >= 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    pinned = page.locator('.rk-s[aria-pressed="true"]')
    assert pinned.count() == 1
    assert page.locator("#rk-trace").is_visible()
    page.keyboard.press("Escape")
    assert pinned.count() == 0
    assert not page.locator("#rk-trace").is_visible()
    assert page.evaluate("() => document.activeElement.classList.contains('rk-s')")


def test_a_click_pins_until_the_next(page):
    make(page)
    page.click('[data-id="t1"]')
    page.hover("h1")
    assert page.locator('[data-id="a1"]').get_attribute("class").count("rk-lit") == 1
    boxes = {
        part: page.locator(part).bounding_box() for part in ("#rk-trace", '[data-id="t1"]', '[data-id="a1"]')
    }
    trace = boxes.pop("#rk-trace")
    assert trace["y"] >= boxes['[data-id="t1"]']["y"] + boxes['[data-id="t1"]']["height"]
    assert not any(overlap(trace, box) for box in boxes.values())  # what is read isn't covered
    page.click('[data-id="t1"]')
    page.hover("h1")
    assert page.locator(".rk-lit").count() == 0


def overlap(one, other):
    """Whether two boxes on the page have a point in common."""
    return all(
        one[at] < other[at] + other[size] and other[at] < one[at] + one[size]
        for at, size in (("x", "width"), ("y", "height"))
    )


def test_alternatives_are_fetched_for_a_pinned_sentence(page):
    make(page)
    page.click('[data-id="t1"]')
    page.click("#rk-alternatives")
    page.wait_for_selector(".rk-others li")
    others = texts(page, ".rk-others li")
    assert len(others) >= 2
    assert page.locator('[data-id="t1"]').inner_text() not in others


def test_a_finding_stands_beside_its_sentence_in_words(open_page, faulty_address):
    page = open_page(faulty_address)
    make(page)
    notes = page.locator("#rk-translation-text .rk-finding")
    assert notes.count() >= 1
    note = notes.first
    assert note.locator("strong").inner_text().strip() in ("Error:", "Warning:")
    assert note.locator(".rk-icon").inner_text() in ("✕", "▲")
    before = note.evaluate("node => node.previousElementSibling.dataset.id")
    segment = kept_brief(page)["translation"]["segments"][int(before[1:])]
    assert segment["findings"][0]["message"] in note.inner_text()
    page.click("#rk-next")
    assert page.locator('.rk-s[aria-pressed="true"]').count() == 1


def test_a_fault_of_a_repeated_sentence_is_shown_and_counted_once(open_page, faulty_address):
    page = open_page(faulty_address)
    make(page)
    brief = kept_brief(page)
    faults = [row for row in brief["shown"] if brief["findings"][row[0]]["severity"] != "info"]
    assert any(len(row) > 1 for row in faults)
    assert page.locator(".rk-columns .rk-finding").count() == len(faults)
    counted = [int(re.search(r"\d+", text)[0]) for text in texts(page, "#rk-count .rk-chip:not(.rk-unsure)")]
    assert sum(counted) == len(faults)
    assert "also in: article, sentence" in page.locator("#rk-summary_en-text").inner_text()
    assert "Finding told at: summary, sentence" in page.locator("#rk-translation-text").inner_text()


def test_notes_are_folded_and_what_was_checked_is_said_in_the_page_s_language(open_page, faulty_address):
    page = open_page(faulty_address)
    make(page)
    assert page.locator(".rk-columns .rk-info").count() == 0
    assert what_was_checked("en") in page.locator("#rk-checked").inner_text()
    page.select_option("#rk-lang", "id")
    assert what_was_checked("id") in page.locator("#rk-checked").inner_text()
    brief = kept_brief(page)
    found = [Finding.from_dict(brief["findings"][row[0]]) for row in brief["shown"]]
    shown = page.locator(".rk-columns").inner_text()
    for finding in found:
        if finding.severity != "info":
            assert finding.said("id") in shown
            assert finding.message not in shown
