"""On paper: all of it, English first, nothing over anything else, and nothing to press."""

from itertools import pairwise

import pypdf
import pytest

from tests.e2e.steps import make

pytestmark = pytest.mark.browser

SENTENCE = (
    "Pada hari ke-{n} truk nomor {n} tiba di gudang dengan {n} ton beras untuk warga desa di pesisir utara."
)
LONG = "Bantuan Beras Tiba di Pesisir\n\n" + "\n\n".join(
    " ".join(SENTENCE.format(n=n * 6 + k) for k in range(6)) for n in range(14)
)
"""About 1,500 words."""

TABLE = (
    "<html><body><article><h1>Harga Pangan di Banten</h1><p>Serang - Pelabuhan peti kemas di Banten dibuka pada "
    "Jumat (5/5/2023). Sebanyak 120 kapal dapat bersandar setiap minggu.</p><table>"
    + "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for row in (
            ("Barang", "Lama", "Baru"),
            ("Beras", "Rp13.500", "Rp14.000"),
            ("Gula", "Rp9.000", "Rp9.500"),
        )
    )
    + "</table><p>Menteri Perhubungan mengatakan pelabuhan itu tidak akan mengganggu nelayan.</p></article></body></html>"
)

PAPER = {"width": 680, "height": 1000}
"""A4 within its margins, in CSS pixels."""


@pytest.fixture
def printed(open_page, faulty_address, artifacts):
    """A page with a long brief full of findings, shown as it is printed, and its PDF's text."""
    page = open_page(faulty_address, viewport=PAPER)
    make(page, LONG)
    page.emulate_media(media="print")
    path = artifacts / "print.pdf"
    page.pdf(path=path, format="A4")
    page.screenshot(path=artifacts / "print.png", full_page=True)
    return page, "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages)


PARTS = ["en-summary", "summary", "en-article", "article"]
"""In the order of reading: each summary beside the other, the English first."""


def test_a_long_article_prints_whole_with_english_first_and_both_summaries_together(printed):
    page, text = printed
    parts = page.evaluate(
        """(parts) => parts.map((name) => {
            const part = document.querySelector("#rk-" + name);
            const { top, bottom } = part.getBoundingClientRect();
            return { name, top, bottom, cut: part.scrollHeight - part.clientHeight };
        })""",
        PARTS,
    )
    assert all(part["bottom"] > part["top"] for part in parts)
    assert all(above["bottom"] <= below["top"] + 1 for above, below in pairwise(parts))
    assert all(part["cut"] <= 1 for part in parts)
    words = " ".join(text.split())
    assert all(f"truk nomor {n} tiba" in words for n in range(84))
    assert words.index("arrived at the warehouse") < words.index("truk nomor 0 tiba")


def test_the_button_prints_what_the_browser_s_own_menu_prints(page, artifacts):
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    make(page)
    page.get_by_role("button", name="Print", exact=True).click()
    page.wait_for_function("() => window.printed")
    path = artifacts / "print-button.pdf"
    page.pdf(path=path, format="A4")
    words = " ".join(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages).split())
    assert words.startswith("New port in Banten opened")
    assert words.index("A container port") < words.index("Pelabuhan peti kemas")


def test_paper_numbers_sentences_as_findings_do(printed):
    page, text = printed
    numbers = page.evaluate(
        """() => ["e0", "s0", "t11", "a11"].map((id) => {
            const span = document.querySelector(`[data-id=${id}]`);
            return [span.dataset.n, getComputedStyle(span, "::before").content];
        })"""
    )
    assert [number for number, _ in numbers] == ["1", "1", "12", "12"]
    assert all(content == f'"{number}"' for number, content in numbers)
    words = " ".join(text.split())
    assert "also in: article, sentence 1)" in words  # where a finding is said to be
    assert "12 Pada hari ke-11 truk nomor 11" in words or "12Pada hari ke-11 truk nomor 11" in words
    page.emulate_media(media="screen")
    assert (
        page.evaluate("() => getComputedStyle(document.querySelector('[data-id=a11]'), '::before').content")
        == "none"
    )


def test_a_table_stays_a_table_on_paper(open_page, address):
    page = open_page(address, viewport=PAPER)
    make(page, TABLE)
    page.emulate_media(media="print")
    lefts = page.evaluate(
        """() => [...document.querySelectorAll("#rk-en-article .rk-row")].map((row) =>
            [...row.querySelectorAll(".rk-cell")].map((cell) => Math.round(cell.getBoundingClientRect().left)))"""
    )
    assert len(lefts) == 3
    assert lefts[0] == lefts[1] == lefts[2]
    assert len(set(lefts[0])) == 3


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
