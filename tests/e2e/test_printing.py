"""On paper: all of it, English first, nothing over anything else, and nothing to press."""

from itertools import pairwise

import pypdf
import pytest

from tests.e2e.fakes import ForgetfulTranslator
from tests.e2e.steps import make, pipeline_with

pytestmark = pytest.mark.browser

SENTENCE = (
    "Pada hari ke-{n} truk nomor {n} tiba di gudang dengan {n} ton beras untuk warga desa di pesisir utara."
)
LONG = "Bantuan Beras Tiba di Pesisir\n\n" + "\n\n".join(
    " ".join(SENTENCE.format(n=n * 6 + k) for k in range(6)) for n in range(14)
)
"""About 1,500 words."""

PAPER = {"width": 680, "height": 1000}
"""A4 within its margins, in CSS pixels."""


@pytest.fixture
def printed(open_page, serve, artifacts):
    """A page with a long brief full of findings, shown as it is printed, and its PDF's text."""
    page = open_page(serve(pipeline_with(0.0, translator=ForgetfulTranslator())), viewport=PAPER)
    make(page, LONG)
    page.emulate_media(media="print")
    path = artifacts / "print.pdf"
    page.pdf(path=path, format="A4")
    page.screenshot(path=artifacts / "print.png", full_page=True)
    return page, "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages)


def test_a_long_article_prints_whole_with_english_first(printed):
    page, text = printed
    columns = page.evaluate(
        """() => ["english", "article", "summary"].map((name) => {
            const column = document.querySelector("#rk-" + name);
            const { top, bottom } = column.getBoundingClientRect();
            return { name, top, bottom, cut: column.scrollHeight - column.clientHeight };
        })"""
    )
    order = sorted(columns, key=lambda column: column["top"])
    assert order[0]["name"] == "english"
    assert all(above["bottom"] <= below["top"] + 1 for above, below in pairwise(order))
    assert all(column["cut"] <= 1 for column in columns)
    words = " ".join(text.split())
    assert all(f"truk nomor {n} tiba" in words for n in range(84))
    assert words.index("arrived at the warehouse") < words.index("truk nomor 0 tiba")


def test_paper_has_nothing_to_press_and_the_whole_signature(printed):
    page, text = printed
    assert page.locator("#rk-result :is(button, input, select)").filter(visible=True).count() == 0
    assert page.locator("#rk-composer").is_hidden()
    assert page.locator("#rk-library").is_hidden()
    signature = "".join(page.locator("#rk-foot code").inner_text().split())
    assert signature in "".join(text.split())


def test_a_dark_page_prints_dark_on_white(open_page, address):
    page = open_page(address, path="/?__theme=dark")
    make(page)
    page.emulate_media(media="print")
    colour = page.evaluate("() => getComputedStyle(document.querySelector('.rk-s')).color")
    assert colour == "rgb(0, 0, 0)"
