"""A report on a batch: everybody can read it, on a phone, in the dark and on paper; it asks nobody for anything."""

import json

import pytest

from ringkas import batch
from ringkas.overview import survey, to_html
from tests.e2e.fakes import ForgetfulTranslator
from tests.e2e.test_access import DESK, PHONE, violations

pytestmark = pytest.mark.browser

FLOOD = (
    "Banjir merendam {} rumah di Kota Demak sejak Senin malam. Sebanyak 450 warga mengungsi ke balai desa. Kepala BPBD "
    "Demak, Agus Salim, mengatakan tanggul diperbaiki dalam tiga pekan. Pemerintah mengirim bantuan Rp 1,5 juta."
)
PAGE = (
    "<!doctype html><html lang=id><head><meta property='og:site_name' content='Portal {0}'>"
    "<meta property='article:published_time' content='2024-05-{0:02}T10:00:00+07:00'></head>"
    "<body><article><h1>Banjir ke-{0}</h1><p>{1}</p></article></body></html>"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    texts = [PAGE.format(day, FLOOD.format(100 + day // 2)) for day in range(1, 29)]
    rows = (json.dumps({"id": f"r{number}", "text": text}) + "\n" for number, text in enumerate([*texts, ""]))
    (folder / "in.jsonl").write_text("".join(rows), encoding="utf-8")
    batch(folder / "in.jsonl", folder / "out.jsonl", translator=ForgetfulTranslator(), workers=1)
    path = folder / "report.html"
    path.write_text(to_html(survey(folder / "out.jsonl")), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_everybody_can_read_it(report, browser, axe, artifacts, scheme, size):
    context = browser.new_context(color_scheme=scheme, viewport=size)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    page.screenshot(path=artifacts / f"report-{scheme}-{size['width']}.png", full_page=True)
    assert violations(page, axe) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
    letters = page.evaluate(
        "() => [...document.querySelectorAll('svg text')].map(t => t.getBoundingClientRect().height)"
    )
    assert min(letters) >= 9  # pixels, on a phone too
    assert asked == [report.as_uri()]
    context.close()


def test_on_paper_every_table_is_open(report, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(report.as_uri())
    folded = page.locator("details td").last
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
    context.close()
