"""The queue of findings: looked at one by one, accepted or dismissed, undone; kept, and told in files."""

import json

import pytest

from tests.e2e.steps import kept_brief, make, read_download, texts
from tests.e2e.test_access import DESK, PHONE, violations
from tests.e2e.test_keeping import reload, wait_until_kept

pytestmark = pytest.mark.browser


def card(page):
    """The finding at hand."""
    return page.locator("#rk-queue [aria-current]")


def test_findings_stand_in_a_queue_gravest_first_with_the_differing_words_marked_in_both(faulty):
    brief = kept_brief(faulty)
    rows = [row for row in brief["shown"] if brief["findings"][row[0]]["severity"] != "info"]
    *cards, rest = texts(faulty, "#rk-queue .rk-card-head")
    assert "Least sure of the rest: " in rest
    assert len(cards) == len(rows)
    assert all(brief["findings"][row[0]]["message"] in shown for row, shown in zip(rows, cards, strict=True))
    faulty.get_by_text("The number 3,4 triliun became trillion.").first.click()
    assert card(faulty).locator("p[lang=id] mark").inner_text() == "3,4 triliun"
    assert card(faulty).locator("p[lang=en] mark").inner_text() == "trillion"
    assert "3,4 triliun" in texts(faulty, "#rk-article-text mark")
    assert "trillion" in texts(faulty, "#rk-summary_en-text mark")


def test_keys_go_through_the_queue_and_settle_it(faulty):
    total = faulty.locator("#rk-queue > li").count()
    assert f"1 of {total}" in faulty.locator("#rk-review-place").inner_text()
    faulty.focus("#rk-next")
    faulty.keyboard.press("j")
    faulty.keyboard.press("j")
    faulty.keyboard.press("k")
    assert faulty.locator("#rk-review-place").inner_text() == f"2 of {total}"
    first = card(faulty).inner_text()
    faulty.keyboard.press("a")
    assert faulty.locator("#rk-review-place").inner_text() == f"3 of {total}"
    second = card(faulty).inner_text()
    faulty.keyboard.press("x")
    assert faulty.locator("#rk-review-done").inner_text() == f"2 of {total} done"
    brief = kept_brief(faulty)
    assert brief["findings"][brief["accepted"][0]]["message"] in first
    assert brief["findings"][brief["dismissed"][0]]["message"] in second
    faulty.keyboard.press("u")
    assert faulty.locator("#rk-review-done").inner_text() == f"1 of {total} done"
    assert kept_brief(faulty)["dismissed"] == []


def test_a_count_leads_to_the_first_of_its_findings_that_nobody_has_looked_at(faulty):
    faulty.focus("#rk-next")
    faulty.keyboard.press("a")
    faulty.click("#rk-review > summary")
    faulty.click("#rk-count .rk-error")
    assert card(faulty).is_visible()
    assert card(faulty).locator("strong").inner_text().strip() == "Error:"  # and not "Error, accepted:"
    assert faulty.locator("#rk-review-place").inner_text().startswith("2 of ")
    faulty.keyboard.press("x")
    assert faulty.locator("#rk-review-place").inner_text().startswith("3 of ")


def test_a_finding_beside_its_sentence_leads_to_its_card_and_on_a_phone_to_what_can_be_done(
    open_page, faulty_address
):
    page = open_page(faulty_address)
    make(page)
    page.locator("#rk-translation-text .rk-finding", has_text="26").or_(
        page.locator("#rk-summary_en-text .rk-finding", has_text="26")
    ).first.click()
    assert "26" in card(page).locator(".rk-card-head").inner_text()
    phone = open_page(faulty_address, viewport=PHONE)
    make(phone)
    phone.locator("#rk-english .rk-finding", has_text="26").first.click()
    assert phone.locator("#rk-edit-sentence").is_visible()


def test_letters_are_no_keys_while_one_writes(faulty):
    faulty.click("#rk-edit")
    faulty.fill("#rk-text", "")
    faulty.keyboard.type("jaxa")
    assert faulty.input_value("#rk-text") == "jaxa"
    assert kept_brief(faulty)["accepted"] == []


def test_filters_hide_what_is_done_and_show_notes(faulty):
    everything = faulty.locator("#rk-queue > li").count()
    card(faulty).get_by_role("button", name="It's fine").click()
    faulty.uncheck("#rk-filter-done")
    assert faulty.locator("#rk-queue > li").count() == everything - 1
    faulty.check("#rk-filter-done")
    faulty.uncheck("#rk-filter-error")
    assert faulty.locator("#rk-queue .rk-error").count() == 0
    faulty.check("#rk-filter-info")
    notes = sum(
        kept_brief(faulty)["findings"][row[0]]["severity"] == "info" for row in kept_brief(faulty)["shown"]
    )
    assert faulty.locator("#rk-queue .rk-info").count() == notes


def test_what_was_dismissed_leaves_its_sentence_and_the_count_but_not_the_brief(faulty):
    before = faulty.locator(".rk-columns .rk-finding").count()
    message = "The number 26 is missing."
    faulty.locator("#rk-queue").get_by_text(message).click()
    card(faulty).get_by_role("button", name="It's fine").click()
    assert faulty.locator(".rk-columns .rk-finding").count() == before - 1
    assert message not in faulty.locator(".rk-columns").inner_text()
    assert "26" not in texts(faulty, "#rk-article-text mark")
    faulty.click("#rk-infos-count")
    assert f"Error, dismissed: {message}" in faulty.locator("#rk-infos").inner_text()


def test_verdicts_outlive_a_reload_and_are_told_in_files(faulty):
    faulty.focus("#rk-next")
    faulty.keyboard.press("a")
    faulty.keyboard.press("x")
    wait_until_kept(faulty)
    reload(faulty)
    assert "2 of" in faulty.locator("#rk-review-done").inner_text()
    data = json.loads(read_download(faulty, "[data-format=json]"))
    assert data["accepted"]
    assert data["dismissed"]
    markdown = read_download(faulty, "[data-format=markdown]").decode()
    assert "Findings looked at by hand: 1 accepted, 1 dismissed." in markdown
    assert "**Error, accepted**" in markdown
    dismissed = data["findings"][data["dismissed"][0]]["message"]
    assert f"Error:** {dismissed}" not in markdown
    faulty.focus("#rk-next")  # what is opened again can be worked on
    faulty.keyboard.press("j")
    faulty.keyboard.press("x")
    assert "3 of" in faulty.locator("#rk-review-done").inner_text()


def test_confidence_is_an_underline_with_its_number_on_demand(faulty):
    segments = kept_brief(faulty)["translation"]["segments"]
    doubtful = [at for at, segment in enumerate(segments) if segment["confidence"] < 0.5]
    sure = [at for at, segment in enumerate(segments) if segment["confidence"] >= 0.7]
    assert doubtful
    assert sure
    for at in doubtful:
        style = faulty.locator(f'[data-id="t{at}"]').evaluate(
            "node => getComputedStyle(node).textDecorationLine"
        )
        assert style == "underline"
    assert faulty.locator(f'[data-id="t{sure[0]}"]').get_attribute("data-doubt") is None
    faulty.click(f'[data-id="t{doubtful[0]}"]')
    assert f"{segments[doubtful[0]]['confidence']:.0%}" in faulty.locator("#rk-trace").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_queue_has_no_serious_violation(open_page, faulty_address, axe, artifacts, theme, size):
    page = open_page(faulty_address, path=f"/?__theme={theme}", viewport=size, reduced_motion="reduce")
    make(page)
    if not page.locator("#rk-queue").is_visible():
        page.click("#rk-review > summary")
    page.click("#rk-next")
    card(page).get_by_role("button", name="It's a fault").click()
    page.screenshot(path=artifacts / f"review-{theme}-{size['width']}.png", full_page=True)
    assert violations(page, axe) == []
    overflow = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0


def test_letters_are_keys_only_at_what_is_reviewed_or_after_a_question_mark(faulty):
    place = faulty.locator("#rk-review-place")
    assert faulty.evaluate("() => document.activeElement.id") == "rk-result"
    before = place.inner_text()
    faulty.keyboard.type("jax")
    assert place.inner_text() == before
    assert kept_brief(faulty)["dismissed"] == []
    faulty.keyboard.type("?j")
    assert place.inner_text().startswith("2 of ")
    faulty.keyboard.press("Escape")
    faulty.focus("#rk-copy")
    faulty.keyboard.type("j")
    assert place.inner_text().startswith("2 of ")
    faulty.locator("#rk-english .rk-s[aria-describedby]").first.focus()
    faulty.keyboard.type("j")
    assert place.inner_text().startswith("3 of ")
