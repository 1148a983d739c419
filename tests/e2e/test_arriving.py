"""What takes the place of another is seen from its beginning, and what is said of an action stands in sight."""

import json

import pytest

from tests.e2e.fakes import GatedTranslator
from tests.e2e.steps import ARTICLE, drop, make, pipeline_with, start, wait_until_done
from tests.e2e.test_access import DESK, PHONE, looked_at
from tests.e2e.test_keeping import in_library, open_library
from tests.e2e.test_layout import LONG

pytestmark = pytest.mark.browser

OTHER = LONG.replace("Pesisir", "Pedalaman").replace("pesisir utara", "pedalaman")
TABLET = {"width": 900, "height": 1100}


# Whether the whole of a thing stands in the window, and no column has scrolled it away.
IN_SIGHT = """(selector) => {
    const node = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
    if (!node) return false;
    const { top, bottom } = node.getBoundingClientRect();
    const column = node.closest(".rk-column")?.getBoundingClientRect();
    const isIn = (box) => top >= box.top && bottom <= box.bottom;
    return isIn({ top: 0, bottom: innerHeight }) && (!column?.height || isIn(column));
}"""


def in_sight(page, selector):
    return page.evaluate(IN_SIGHT, selector)


def read_to_the_middle(page):
    """Scroll what is read, the page or a column, as a reader does."""
    page.evaluate(
        """() => {
            for (const column of document.querySelectorAll(".rk-column")) column.scrollTop = 500;
            document.querySelector('[data-id="t14"]')?.scrollIntoView({ block: "center" });
        }"""
    )


def starts_at_the_beginning(page):
    """Waits for it: a new title stands there a moment before its text is laid out."""
    page.wait_for_function(IN_SIGHT, arg="#rk-title-en")
    page.wait_for_function(IN_SIGHT, arg='[data-id="e0"]')
    page.wait_for_function(
        "() => [...document.querySelectorAll('.rk-column')].every((one) => one.scrollTop === 0)"
    )


@pytest.mark.parametrize("how", ["mouse", "keys"])
@pytest.mark.parametrize("layout", ["pairs", "columns"])
@pytest.mark.parametrize("size", [DESK, TABLET, PHONE], ids=["desk", "tablet", "phone"])
def test_what_the_library_opens_is_read_from_its_beginning(open_page, address, size, layout, how):
    page = open_page(address, viewport=size)
    make(page, OTHER)
    if size is not PHONE:
        page.click(f"[data-layout={layout}]")
    elif layout == "columns":
        pytest.skip("a phone has no columns")
    make(page, LONG)
    read_to_the_middle(page)
    open_library(page)
    button = in_library(page).nth(1).get_by_role("button", name="Open: ")
    if how == "keys":
        button.focus()
        page.keyboard.press("Enter")
    else:
        button.click()
    page.wait_for_function("() => /Pedalaman/.test(document.querySelector('#rk-title-id').textContent)")
    page.wait_for_function("() => !document.querySelector('#rk-library').open")  # it was in the way
    starts_at_the_beginning(page)
    assert page.evaluate("() => document.activeElement.id") == "rk-result"


def test_a_row_is_read_from_its_beginning_and_so_is_the_next(page):
    drop(page, "berita.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in (LONG, OTHER)))
    page.click("#rk-run")
    page.click("#rk-rows button >> nth=0")
    page.click("[data-layout=columns]")
    read_to_the_middle(page)
    page.click("#rk-row-next")
    page.wait_for_function("() => /Pedalaman/.test(document.querySelector('#rk-title-id').textContent)")
    starts_at_the_beginning(page)


def test_what_was_looked_up_gives_way_to_what_is_made(page):
    make(page)
    open_library(page)
    page.click("#rk-glossary-count")
    make(page, LONG)
    assert not page.evaluate(
        "() => [...document.querySelectorAll('.rk-shelf details')].some((one) => one.open)"
    )
    starts_at_the_beginning(page)


def test_a_link_that_is_opened_is_read_from_its_beginning(open_page, address):
    page = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    make(page, OTHER)
    page.click("#rk-copy-link")
    page.wait_for_function("() => /^Copied/.test(document.querySelector('#rk-status').textContent)")
    link = page.evaluate("() => navigator.clipboard.readText()")
    make(page, LONG)
    open_library(page)
    read_to_the_middle(page)
    page.evaluate("(hash) => { location.hash = hash; }", link.split("/")[-1])
    page.wait_for_function("() => /Pedalaman/.test(document.querySelector('#rk-title-id').textContent)")
    starts_at_the_beginning(page)
    assert not page.evaluate("() => document.querySelector('#rk-library').open")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_what_is_said_after_copying_stands_in_sight(open_page, address, axe, artifacts, size):
    page = open_page(address, viewport=size, permissions=["clipboard-read", "clipboard-write"])
    make(page, LONG)
    page.locator("#rk-copy-link").scroll_into_view_if_needed()
    page.click("#rk-copy-link")
    page.wait_for_selector("#rk-toast:not([hidden])")
    assert page.locator("#rk-toast").inner_text().startswith("Copied. It opens on this computer alone")
    assert in_sight(page, "#rk-toast")
    page.screenshot(path=artifacts / f"toast-{size['width']}.png")
    assert looked_at(page, axe, view="toast", picture=artifacts / f"toast-{size['width']}-whole.png") == []
    page.wait_for_selector("#rk-toast", state="hidden")  # it doesn't stay in the way


def test_what_is_said_of_a_sentence_far_below_stands_in_sight(page):
    make(page, LONG)
    last = page.locator("#rk-translation-text .rk-s").last
    last.dblclick()
    page.fill(".rk-editor", "On day 26 truck number 26 arrived at the warehouse with 26 tons of rice.")
    page.keyboard.press("Enter")
    page.wait_for_function("() => /^Checked/.test(document.querySelector('#rk-toast').textContent)")
    assert in_sight(page, "#rk-toast")


def test_what_goes_wrong_far_below_is_told_in_sight(page):
    make(page, LONG)
    last = page.locator("#rk-translation-text .rk-s").last
    last.dblclick()
    page.route("**/component_server/**", lambda route: route.abort())
    page.fill(".rk-editor", "Something else.")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('#rk-toast').textContent.includes('connection to the server was lost')"
    )
    assert in_sight(page, "#rk-toast")


def test_who_reads_far_below_is_told_that_it_is_done(open_page, serve):
    translator = GatedTranslator()
    page = open_page(serve(pipeline_with(0.0, translator=translator)))
    try:
        start(page, LONG)
        page.wait_for_selector('[data-id="a26"]')
        page.evaluate(
            """() => document.querySelector('[data-id="a26"]').scrollIntoView({ block: "center" })"""
        )
        translator.open()
        wait_until_done(page)
        assert "Done in" in page.locator("#rk-toast").inner_text()
        assert in_sight(page, "#rk-toast")
    finally:
        translator.open()


def test_nothing_pops_up_over_a_line_that_says_it_already(page):
    make(page, ARTICLE)
    assert in_sight(page, "#rk-status")
    assert page.locator("#rk-toast").is_hidden()
