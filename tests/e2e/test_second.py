"""A second translator beside the first: what it wrote is shown with a sentence, and taken with one click."""

import json
from pathlib import Path

import pytest

from engine import StoredModel
from tests.e2e.fakes import ForgetfulTranslator, SlowTranslator
from tests.e2e.steps import ARTICLE, make, pipeline_with, read_download, said, texts
from tests.e2e.test_access import DESK, PHONE, violations
from tests.e2e.test_editing import segment

pytestmark = pytest.mark.browser

FIRST, SECOND = ForgetfulTranslator.name, "test:other"


class OtherTranslator(SlowTranslator):
    """Keeps numbers, and has another word for fishermen."""

    name = SECOND

    def render(self, sentence):
        return super().render(sentence).replace("fishermen", "boat crews")


@pytest.fixture(scope="module")
def paired_address(keep_serving):
    """A page with two translators, of which the first loses every number."""
    return keep_serving(
        pipeline_with(0.0, translator=ForgetfulTranslator(), second=OtherTranslator(seconds=0.0))
    )


@pytest.fixture
def paired(open_page, paired_address):
    """Such a page with a brief on it."""
    page = open_page(paired_address)
    make(page)
    return page


def test_a_pinned_sentence_shows_who_wrote_it_and_what_the_other_has(paired):
    sentence, own = segment(paired, "26 bulan")
    assert own["model"] == SECOND
    paired.click(sentence)
    assert f"by {SECOND}" in paired.locator("#rk-trace .rk-note").inner_text()
    assert f"{FIRST} has other words" in paired.locator(".rk-second").inner_text()
    assert texts(paired, ".rk-second li span[lang=en]") == [own["other"]["target"]]
    assert texts(paired, ".rk-second strong") == ["Rp."]
    assert paired.locator(".rk-second .rk-told").count() > 0  # what is wrong with it


def test_the_other_is_taken_with_one_click_and_the_two_change_places(paired):
    sentence, old = segment(paired, "nelayan")
    assert old["model"] == FIRST
    paired.click(sentence)
    assert texts(paired, ".rk-second strong") == ["boat", "crews."]
    paired.click(".rk-second button")
    said(paired, "Taken.")
    assert paired.locator(sentence).inner_text() == old["other"]["target"]
    assert "chosen by hand" in paired.locator("#rk-translation-text .rk-hand").inner_text()
    assert texts(paired, ".rk-second strong") == ["fishermen."]
    data = json.loads(read_download(paired, "[data-format=json]"))
    taken = next(one for one in data["translation"]["segments"] if "nelayan" in one["source"])
    assert (taken["model"], taken["other"]["model"], taken["other"]["target"]) == (
        SECOND,
        FIRST,
        old["target"],
    )
    paired.click("#rk-undo")
    assert paired.locator(sentence).inner_text() == old["target"]


def test_a_second_is_chosen_where_another_is_installed(open_page, serve, monkeypatch):
    first, other = ForgetfulTranslator(), OtherTranslator(seconds=0.0)
    here = StoredModel(name=SECOND, path=Path(), size=1, licence="", revision="1")
    monkeypatch.setattr("ringkas.web.config.stored", lambda: [here])
    monkeypatch.setattr("ringkas.web.config.missing_for", lambda backend: "")
    monkeypatch.setattr(
        "ringkas.web.pipelines.Pipeline.load",
        lambda *, second, **_: pipeline_with(0.0, translator=first, second=other if second else None),
    )
    page = open_page(serve(pipeline_with(0.0, translator=first)))
    page.click("#rk-options summary")
    assert page.input_value("#rk-second") == ""
    page.select_option("#rk-second", SECOND)
    make(page)
    page.click(segment(page, "nelayan")[0])
    assert texts(page, ".rk-second strong") == ["boat", "crews."]


def test_where_both_say_the_same_that_is_said(open_page, paired_address):
    page = open_page(paired_address)
    make(page, f"{ARTICLE}\nAcara penutupan digelar di alun-alun kota.\n")
    sentence, _ = segment(page, "penutupan")
    page.click(sentence)
    assert f"{SECOND} says the same." in page.locator("#rk-trace").inner_text()
    assert page.locator(".rk-second").count() == 0


def test_the_foot_and_the_signature_name_both(paired):
    foot = paired.locator("#rk-foot").inner_text()
    assert f"English by {FIRST}" in foot
    assert f"Second translator: {SECOND} (" in foot
    assert f"second:{SECOND}" in foot


def test_with_one_translator_nothing_is_said_of_another(page):
    make(page)
    sentence, _ = segment(page, "nelayan")
    page.click(sentence)
    assert page.locator(".rk-second").count() == 0
    assert "Second translator" not in page.locator("#rk-foot").inner_text()


@pytest.mark.parametrize("width", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_everybody_can_use_it(open_page, paired_address, axe, artifacts, width, colours):
    page = open_page(paired_address, viewport=width, color_scheme=colours)
    make(page)
    if width is PHONE:
        page.click("[data-column=english]")
    sentence, _ = segment(page, "nelayan")
    page.click(sentence)
    page.locator(".rk-second").scroll_into_view_if_needed()
    page.screenshot(path=artifacts / f"second-{width['width']}-{colours}.png")
    assert violations(page, axe) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
