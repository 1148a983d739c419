"""Reading side by side: rows of pairs, columns that scroll together, tables as tables, what is alike tinted alike."""

import pytest

from tests.e2e.steps import ARTICLE, drop, make, make_two, start, texts, wait_until_done
from tests.e2e.test_access import DESK, PHONE, violations
from tests.e2e.test_keeping import reload
from tests.e2e.test_printing import SENTENCE

pytestmark = pytest.mark.browser

LONG = "Bantuan Beras Tiba di Pesisir\n\n" + "\n\n".join(
    " ".join(SENTENCE.format(n=n * 3 + k) for k in range(3)) for n in range(9)
)
LISTED = """Jadwal Pelabuhan Banten

Serang - Pelabuhan peti kemas di Banten dibuka pada Jumat (5/5/2023).

- Sebanyak 120 kapal dapat bersandar setiap minggu.
- Kami berharap ongkos kirim turun 15 persen.

Menteri Perhubungan mengatakan pelabuhan itu tidak akan mengganggu nelayan."""
CELLS = [
    ["Komoditas", "Harga lama", "Harga baru"],
    ["Beras", "Rp13.500", "Rp14.000"],
    ["Gula", "Rp9.000", "Rp9.500"],
]
PAGE = (
    "<html><body><article><h1>Harga Pangan di Banten</h1><p>Serang - Pelabuhan peti kemas di Banten dibuka "
    "pada Jumat (5/5/2023). Sebanyak 120 kapal dapat bersandar setiap minggu.</p><table>"
    + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in CELLS)
    + "</table><p>Menteri Perhubungan mengatakan pelabuhan itu tidak akan mengganggu nelayan.</p></article></body></html>"
)


def boxes(page, column):
    """The top of each paragraph of a column, on the page, by the paragraph's number."""
    return page.evaluate(
        """(column) => Object.fromEntries([...document.querySelectorAll(`#rk-${column} [data-paragraph]`)]
            .map((block) => [block.dataset.paragraph, block.getBoundingClientRect().top]))""",
        column,
    )


def test_each_paragraph_stands_beside_its_english_below_the_summary(page):
    make(page, LONG)
    ours, theirs = boxes(page, "article"), boxes(page, "english")
    assert len(ours) == len(theirs) == 9
    assert all(abs(ours[number] - theirs[number]) < 2 for number in ours)
    assert page.locator("#rk-summary-text").bounding_box()["y"] < min(ours.values())
    assert page.locator("#rk-summary_en-text").bounding_box()["y"] < min(ours.values())


def test_what_was_removed_stays_below_the_article_while_the_english_comes(gated):
    page, translator = gated
    start(page)
    page.wait_for_selector("#rk-summary-text .rk-s")
    assert page.locator("#rk-removed").bounding_box()["y"] > max(boxes(page, "article").values())
    translator.open()
    wait_until_done(page)
    assert page.locator("#rk-removed").bounding_box()["y"] > max(boxes(page, "article").values())


def test_no_row_of_pairs_is_kept_for_findings_that_are_not_there(page):
    make(page)
    head, text = (
        page.locator(f"#rk-{name}").bounding_box()
        for name in ("h-article", "article-text [data-paragraph='0']")
    )
    assert text["y"] - head["y"] - head["height"] < 2


def test_the_heads_of_a_pair_say_what_stands_below_them(page):
    make(page)
    heads = page.locator(".rk-column :is(h3, h4)").filter(visible=True).all_text_contents()
    assert sorted(heads) == ["Article", "Article in English", "Summary in English", "Summary in Indonesian"]
    page.click("[data-layout=columns]")
    assert page.locator("#rk-h-english").is_visible()


def test_an_item_with_a_mark_of_its_own_gets_no_other(page):
    make(page, LISTED)
    marks = page.evaluate(
        """() => [...document.querySelectorAll("#rk-article-text .rk-item")].map((item) =>
            [item.textContent.slice(0, 3), getComputedStyle(item, "::before").content])"""
    )
    assert marks
    assert all((content == "none") == (text.startswith("- ")) for text, content in marks)


def test_going_through_the_queue_brings_source_and_english_into_sight(open_page, faulty_address):
    page = open_page(faulty_address)
    make(page, LONG)
    page.focus("#rk-next")
    page.keyboard.press("k")  # the last of them, far below
    for sentence in ('.rk-s[aria-pressed="true"]', "#rk-article .rk-lit"):
        box = page.locator(sentence).first.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= DESK["height"]
    assert page.locator("#rk-next").bounding_box()["y"] >= 0  # and the queue stays


def test_columns_are_remembered_and_scroll_together(page):
    make(page, LONG)
    page.click("[data-layout=columns]")
    reload(page)
    assert page.locator("[data-layout=columns]").get_attribute("aria-pressed") == "true"
    page.locator("#rk-article").hover()
    page.mouse.wheel(0, 400)
    page.wait_for_function("() => document.querySelector('#rk-english').scrollTop > 100")
    page.wait_for_timeout(200)
    top = page.locator("#rk-article").bounding_box()["y"] + 40
    at_the_top = [
        max((int(number) for number, y in boxes(page, column).items() if y <= top + 1), default=None)
        for column in ("article", "english")
    ]
    assert at_the_top[0] == at_the_top[1] is not None


def test_a_phone_shows_both_on_wish_each_paragraph_below_its_english(open_page, address):
    page = open_page(address, viewport=PHONE)
    make(page)
    page.click("[data-column=both]")
    ours, theirs = boxes(page, "article"), boxes(page, "english")
    order = sorted(
        [(top, number, "source") for number, top in ours.items()]
        + [(top, number, "english") for number, top in theirs.items()]
    )
    assert [(number, kind) for _, number, kind in order] == [
        (number, kind) for number in sorted(ours, key=int) for kind in ("english", "source")
    ]


def test_a_table_is_a_table_in_both_languages(page):
    make(page, PAGE)
    rows = page.locator("#rk-article .rk-row")
    assert rows.count() == 3
    assert [texts(page, f"#rk-article .rk-row >> nth={at} >> .rk-cell") for at in range(3)] == CELLS
    lefts = page.evaluate(
        """() => [...document.querySelectorAll("#rk-english .rk-row")].map((row) =>
            [...row.querySelectorAll(".rk-cell")].map((cell) => Math.round(cell.getBoundingClientRect().left)))"""
    )
    assert len(lefts) == 3
    assert lefts[0] == lefts[1] == lefts[2]
    assert len(set(lefts[0])) == 3
    page.hover("#rk-article .rk-row >> nth=1 >> .rk-s")
    assert page.locator("#rk-english .rk-row .rk-lit").count() == 1


def tinted(page, column):
    """The words that are tinted in a column, by tint, of the first sentence alone."""
    return page.evaluate(
        """(column) => [...document.querySelectorAll(`#rk-${column}-text .rk-s`)][0].querySelectorAll(".rk-tint").length &&
            Object.fromEntries([...document.querySelector(`#rk-${column}-text .rk-s`).querySelectorAll(".rk-tint")]
                .map((node) => [node.textContent, node.className]))""",
        column,
    )


def test_numbers_dates_and_names_are_tinted_alike_on_wish(page):
    make(page, ARTICLE.replace("Jumat (5/5/2023)", "Jumat (5/5/2023) dengan 1.250 peserta"))
    assert page.locator(".rk-tint").count() == 0
    page.check("#rk-tint")
    ours, theirs = tinted(page, "article"), tinted(page, "translation")
    for source, english in (("Banten", "Banten"), ("2023", "2023"), ("Jumat", "Friday")):
        assert ours[source] == theirs[english]
    assert len(set(theirs.values())) == len(theirs)
    text = page.locator("#rk-article-text").inner_text()
    page.uncheck("#rk-tint")
    assert page.locator(".rk-tint").count() == 0
    assert page.locator("#rk-article-text").inner_text() == text


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("layout", ["pairs", "columns", "both"])
def test_no_layout_has_a_serious_violation(open_page, faulty_address, axe, artifacts, theme, layout):
    size = PHONE if layout == "both" else DESK
    page = open_page(faulty_address, path=f"/?__theme={theme}", viewport=size, reduced_motion="reduce")
    make(page, PAGE)
    page.check("#rk-tint")
    page.click(f"[data-column={layout}]" if layout == "both" else f"[data-layout={layout}]")
    page.screenshot(path=artifacts / f"layout-{layout}-{theme}.png", full_page=True)
    assert violations(page, axe) == []
    overflow = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0


def test_what_the_lines_under_words_mean_stands_above_them(open_page, faulty_address, address):
    page = open_page(faulty_address)
    make(page)
    legend = page.locator(".rk-legend")
    assert "what a finding is about" in legend.inner_text()
    assert page.locator(".rk-columns mark").first.get_attribute("title") == "what a finding is about"
    assert legend.bounding_box()["y"] < page.locator("#rk-columns").bounding_box()["y"]
    page = open_page(address)
    make(page)
    assert page.locator(".rk-legend").inner_text().strip() == ""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_button_stays_where_it_is_when_a_file_is_chosen_and_put_away(open_page, address, size):
    page = open_page(address, viewport=size)
    before = page.locator("#rk-run").bounding_box()
    drop(page, "berita.txt", ARTICLE)
    assert page.locator("#rk-text").is_hidden()
    for where in ("x", "y"):
        assert page.locator("#rk-run").bounding_box()[where] == before[where]
    page.click("#rk-unchoose")
    assert page.locator("#rk-run").bounding_box() == before


SMALL = """() => {
    const small = new Set();
    const walker = document.createTreeWalker(document.querySelector("#ringkas"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const [text, parent] = [walker.currentNode.textContent.trim(), walker.currentNode.parentElement];
        if (!text || !parent.checkVisibility() || !parent.getClientRects().length) continue;
        const drawn = parent.closest("svg");
        const scale = drawn ? drawn.getScreenCTM().a : 1;
        if (parseFloat(getComputedStyle(parent).fontSize) * scale < 12) small.add(text.slice(0, 40));
    }
    return [...small];
}"""


def test_no_label_is_smaller_than_twelve_pixels(open_page, faulty_address):
    page = open_page(faulty_address, viewport={"width": 1280, "height": 800})
    make(page)
    page.click("#rk-english .rk-s >> nth=0")
    page.click("#rk-library-count")
    page.wait_for_selector("#rk-library-list li")
    assert page.evaluate(SMALL) == []
    page.click("#rk-edit")
    make_two(page)
    page.click("#rk-charts summary")
    page.wait_for_selector("#rk-figures svg")
    assert page.evaluate(SMALL) == []
