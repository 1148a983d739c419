"""One flow with everything real: the default pipeline, its embedded weights, a browser.

The other tests of this folder put a table in the translator's place; this one proves that nothing but the
model was missing from them.
"""

import re

import pytest

from ringkas import Pipeline
from tests.e2e.steps import texts, wait_until_done

pytestmark = [pytest.mark.browser, pytest.mark.model]


def test_an_example_becomes_a_brief(open_page, serve, artifacts):
    page = open_page(serve(Pipeline.load()), reduced_motion="reduce")
    page.set_default_timeout(120_000)  # a small machine translates a few sentences a second
    page.click("#rk-examples button >> nth=0")
    page.wait_for_selector("#rk-summary_en-text .rk-s")
    wait_until_done(page)
    english = texts(page, "#rk-translation-text .rk-s")
    indonesian = texts(page, "#rk-article-text .rk-s")
    assert len(english) == len(indonesian)
    assert "Jakarta" in english[0]
    assert len(set(english)) == len(english)
    # English, as far as a machine can tell without another: its commonest words in nearly every sentence.
    speaking = [text for text in english if re.search(r"\b(the|of|to|in|is|was|has|and)\b", text)]
    assert len(speaking) >= 0.8 * len(english)
    assert "embedded" in page.locator("#rk-foot").inner_text()
    assert "Gemma Terms of Use" in page.locator("#rk-foot").inner_text()
    page.click('[data-id="e1"]')
    page.wait_for_selector("#rk-trace:not([hidden])")
    page.screenshot(path=artifacts / "model-light-1440.png")
    page.set_viewport_size({"width": 390, "height": 844})
    page.select_option("#rk-theme", "dark")
    page.keyboard.press("Escape")
    page.screenshot(path=artifacts / "model-dark-390.png")
