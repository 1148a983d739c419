"""Everybody can use it: axe finds nothing serious, it speaks two languages, and a phone is wide enough."""

import json

import pytest

from tests.e2e.fakes import GatedTranslator
from tests.e2e.steps import ARTICLE, drop, make, pipeline_with, read_download, start, wait_until_done

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


def violations(page, axe):
    """What axe calls serious or critical, each with the elements concerned."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe)
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        (violation["id"], [node["html"][:160] for node in violation["nodes"]])
        for violation in found
        if violation["impact"] in ("serious", "critical")
    ]


def looked_at(page, axe, *, view, picture):
    """What `violations` finds in the *view* that the page shows, of which *picture* is taken; it fits the screen."""
    page.screenshot(path=picture, full_page=True)
    found = violations(page, axe)
    overflow = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0, f"{view} is wider than the screen"
    return found


def views(page):
    """Walk through every view of the page, yielding the name of each."""
    yield "start"
    page.click("#rk-options summary")
    yield "options"
    drop(page, "berita.txt", ARTICLE)
    yield "file"
    page.click("#rk-unchoose")
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    yield "error"
    page.click("#rk-examples button >> nth=0")
    wait_until_done(page)
    yield "brief"
    make(page)  # what the translator knows: only a translation without an error is offered
    page.click("#rk-english .rk-s >> nth=1")
    page.click("#rk-alternatives")
    page.wait_for_selector(".rk-others li")
    yield "pinned"
    page.keyboard.press("Escape")
    page.click("#rk-library-count")
    page.wait_for_selector("#rk-library-list li")
    yield "library"
    page.click("#rk-library-count")
    page.click("#rk-edit")
    drop(
        page,
        "berita.csv",
        'text\n"Harga beras turun 4 persen di Jakarta pada hari Senin menurut pedagang."\n',
    )
    page.click("#rk-run")
    page.wait_for_function("() => /Finished|Selesai/.test(document.querySelector('#rk-status').textContent)")
    yield "batch"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_serious_violation_in_any_view(open_page, address, axe, artifacts, theme, size):
    page = open_page(address, path=f"/?__theme={theme}", viewport=size, reduced_motion="reduce")
    found = {}
    for view in views(page):
        picture = artifacts / f"{view}-{theme}-{size['width']}.png"
        if serious := looked_at(page, axe, view=view, picture=picture):
            found[view] = serious
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_violation_in_colours_that_the_system_sets(open_page, address, axe, artifacts, scheme):
    page = open_page(address, forced_colors="active", color_scheme=scheme, reduced_motion="reduce")
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    found = {}
    for view in views(page):
        if serious := looked_at(page, axe, view=view, picture=artifacts / f"{view}-forced-{scheme}.png"):
            found[view] = serious
    assert found == {}


@pytest.mark.parametrize(
    "settings",
    [
        {"viewport": DESK},
        {"viewport": PHONE, "path": "/?__theme=dark"},
        {"viewport": DESK, "forced_colors": "active", "color_scheme": "dark"},
    ],
    ids=["desk", "phone dark", "forced"],
)
def test_no_serious_violation_at_work_nor_after_stop_nor_while_the_title_is_edited(
    request, open_page, serve, axe, artifacts, settings
):
    translator = GatedTranslator()
    page = open_page(
        serve(pipeline_with(0.0, translator=translator)), **{"reduced_motion": "reduce", **settings}
    )
    name = request.node.callspec.id
    found = {}

    def look(view):
        if serious := looked_at(page, axe, view=view, picture=artifacts / f"{view}-{name}.png"):
            found[view] = serious

    try:
        start(page)
        translator.allow(3)
        page.wait_for_selector("#rk-summary_en-text .rk-s", state="attached")
        look("at work")
        page.click("#rk-stop")
        look("stopped")
    finally:
        translator.open()
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    look("restored")
    make(page)
    page.click("#rk-title-edit")
    page.wait_for_selector(".rk-title .rk-editor")
    look("title")
    page.evaluate("() => { location.hash = '#brief=AAAA'; }")
    page.wait_for_selector("#rk-error:not([hidden])")
    look("broken link")
    assert found == {}


@pytest.mark.parametrize(
    "settings",
    [{"viewport": {"width": 1280, "height": 800}}, {"viewport": PHONE, "path": "/?__theme=dark"}],
    ids=["desk", "phone dark"],
)
def test_no_serious_violation_where_something_is_named_found_or_told(
    request, open_page, faulty_address, axe, artifacts, settings
):
    page = open_page(faulty_address, reduced_motion="reduce", **settings)
    name = request.node.callspec.id
    found = {}

    def look(view):
        if serious := looked_at(page, axe, view=view, picture=artifacts / f"{view}-{name}.png"):
            found[view] = serious

    rows = [ARTICLE, "", "The new harbour was opened on Friday."]
    drop(page, "berita.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in rows))
    page.click("#rk-run")
    page.wait_for_function("() => /Finished/.test(document.querySelector('#rk-status').textContent)")
    look("row in english")
    make(page, ARTICLE.split("\n\n")[1])
    page.click("#rk-again-with")
    page.fill("#rk-text", "Lain")
    look("untitled and outdated")
    page.click("#rk-library-count")
    page.fill("#rk-library-search", "pelabuhan")
    page.wait_for_selector(".rk-hit")
    look("search")
    page.get_by_role("button", name="Give it a title: ").first.click()
    look("naming")
    page.keyboard.press("Escape")
    shared = page.context.new_page()
    shared.set_content(read_download(page, "[data-format=html]").decode())
    if serious := looked_at(shared, axe, view="file", picture=artifacts / f"file-{name}.png"):
        found["file"] = serious
    assert found == {}


def test_indonesian_by_address_and_by_browser(open_page, address):
    by_address = open_page(address, path="/?__lang=id")
    assert by_address.locator("#rk-run").inner_text().startswith("Buat ringkasan")
    assert by_address.evaluate("() => document.documentElement.lang") == "id"
    by_browser = open_page(address, locale="id-ID")
    assert by_browser.locator("label[for=rk-file]").inner_text() == "Pilih berkas"
    make(by_browser)
    assert by_browser.locator("#rk-status").inner_text().startswith("Selesai dalam")


def test_the_language_changes_in_place_and_is_remembered(page):
    make(page)
    page.select_option("#rk-lang", "id")
    assert page.locator("#rk-h-summary").inner_text().lower() == "ringkasan"
    assert "Bagaimana ini dibuat" in page.locator("#rk-foot").inner_text()
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    assert page.locator("#rk-edit").inner_text() == "Artikel baru"


def test_dark_follows_the_system_and_the_choice(open_page, address):
    page = open_page(address, color_scheme="dark")
    background = "() => getComputedStyle(document.querySelector('.gradio-container')).backgroundColor"
    dark = page.evaluate(background)
    page.select_option("#rk-theme", "light")
    light = page.evaluate(background)
    assert dark != light
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    assert page.evaluate(background) == light


def test_from_start_to_alternatives_without_a_mouse(open_page, address):
    page = open_page(address)
    reach(page, "document.activeElement.id === 'rk-text'")
    page.keyboard.insert_text(
        "Pelabuhan peti kemas di Banten dibuka pada Jumat (5/5/2023). "
        "Sebanyak 120 kapal dapat bersandar setiap minggu."
    )
    page.keyboard.press("Control+Enter")
    wait_until_done(page)
    reach(page, "document.activeElement.closest('#rk-english') && document.activeElement.matches('.rk-s')")
    page.keyboard.press("Enter")
    reach(page, "document.activeElement.id === 'rk-alternatives'")
    page.keyboard.press("Enter")
    page.wait_for_selector(".rk-others li")
    page.keyboard.press("Escape")
    assert page.locator("#rk-trace").is_hidden()


def reach(page, condition):
    """Press Tab until *condition* holds."""
    for _ in range(60):
        if page.evaluate(f"() => Boolean({condition})"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches: {condition}")


def test_a_phone_shows_one_column_at_a_time(open_page, address):
    page = open_page(address, viewport=PHONE)
    make(page)
    assert page.locator("#rk-english").is_visible()
    assert page.locator("#rk-article").is_hidden()
    page.click("[data-column=article]")
    assert page.locator("#rk-article").is_visible()
    assert page.locator("#rk-english").is_hidden()
    page.click('[data-id="a1"]')  # where columns can't stand side by side, the chain is spelled out
    assert page.locator("#rk-trace").is_visible()
    assert "Rp3.4 trillion" in page.locator("#rk-trace").inner_text()


def test_a_phone_s_panel_covers_nothing_of_the_pinned_sentence(open_page, address):
    page = open_page(address, viewport=PHONE)
    make(page)
    last = page.locator("#rk-translation-text .rk-s").last
    last.evaluate("(span) => span.scrollIntoView({ block: 'end' })")
    last.click()
    sentence, panel = last.bounding_box(), page.locator("#rk-trace").bounding_box()
    assert sentence["y"] + sentence["height"] <= panel["y"]


def test_a_phone_has_the_english_first_and_targets_for_a_finger(open_page, faulty_address):
    page = open_page(faulty_address, viewport=PHONE)
    make(page)
    assert page.locator('[data-id="e0"]').bounding_box()["y"] < 480
    assert "errors" in page.locator("#rk-review > summary").inner_text()  # the count stands below the text
    page.click("#rk-review > summary")
    page.click('[data-id="e0"]')
    small = page.evaluate(
        """() => [...document.querySelectorAll("#ringkas :is(button, select, summary, input, a, .rk-choose)")]
            .filter((node) => node.checkVisibility() && !node.matches(".rk-file, .rk-skip"))
            .map((node) => [node.id || node.textContent, (node.closest("label") || node).getBoundingClientRect().height])
            .filter(([, height]) => height < 44)"""
    )
    assert small == []
    overflow = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0


def test_colours_that_the_system_sets_still_show_what_belongs_together(open_page, address):
    page = open_page(address, forced_colors="active")
    make(page)
    look = "() => { const style = getComputedStyle(document.querySelector('[data-id=a1]')); return style.backgroundColor; }"
    dull = page.evaluate(look)
    page.hover('[data-id="t1"]')
    assert page.evaluate(look) != dull


def test_the_focus_follows_the_work(gated):
    page, translator = gated
    start(page)
    page.wait_for_function("() => document.activeElement.id === 'rk-stop'")
    translator.open()
    wait_until_done(page)
    assert page.evaluate("() => document.activeElement.id") == "rk-result"


def test_who_reads_meanwhile_keeps_the_focus(gated):
    page, translator = gated
    start(page)
    page.wait_for_selector("#rk-article-text .rk-s")
    page.focus('#rk-article .rk-s[tabindex="0"]')
    translator.open()
    wait_until_done(page)
    assert page.evaluate("() => document.activeElement.dataset.id") == "a0"


def test_a_sentence_is_read_out_with_its_findings(open_page, faulty_address):
    page = open_page(faulty_address)
    make(page)
    assert page.locator("main").count() == 1
    described = page.evaluate(
        """() => [...document.querySelectorAll(".rk-s[aria-describedby]")].map((span) =>
            [span.dataset.id, span.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join(" ")])"""
    )
    assert len(described) == len({one for one, _ in described}) > 0
    assert "Error: The number 26 is missing." in dict(described)["e1"]
    assert "Finding told at: summary" in dict(described)["t1"]


def test_what_goes_wrong_is_said_in_the_page_s_own_words_alone(page):
    make(page)
    page.context.set_offline(True)
    page.wait_for_timeout(1500)
    page.click("#rk-edit")
    page.click("#rk-last")
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    assert page.get_by_text("reconnection").filter(visible=True).count() == 0
    assert page.get_by_text("errored out").filter(visible=True).count() == 0
