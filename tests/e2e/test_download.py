"""A better model, downloaded from the page: how far it is, how long it takes, Stop, and going on from there.

The hub is played by `tests.e2e.slow_hub`, in the process in which the real one would be asked.
"""

import os
import time

import pytest

from tests.e2e.fakes import SlowTranslator
from tests.e2e.slow_hub import fetch_as_far_as_told
from tests.e2e.steps import make, pipeline_with, start, wait_until_done

pytestmark = pytest.mark.browser

MODEL = "marian:Helsinki-NLP/opus-mt-id-en"
PATIENCE = 60_000
"""Milliseconds for the process of a download to start on a busy machine."""


class BetterTranslator(SlowTranslator):
    """What was downloaded."""

    name = MODEL


@pytest.fixture(autouse=True)
def unscored(monkeypatch):
    """Nothing is scored back: what is called as the embedded translator would wait for the real scorer."""
    monkeypatch.setenv("RINGKAS_SCORE_BACK", "never")


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """The folder that tells the download how far to go."""
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SLOW_HUB", str(tmp_path))
    monkeypatch.setattr("ringkas.web.config.missing_for", lambda backend: "")
    monkeypatch.setattr("ringkas.web.fetching.fetch", fetch_as_far_as_told)
    loaded = pipeline_with(0.0, translator=BetterTranslator())
    monkeypatch.setattr("ringkas.web.pipelines.Pipeline.load", lambda **_: loaded)
    return tmp_path


@pytest.fixture
def page(hub, open_page, serve):
    """A page on which the better model is chosen and asked for."""
    page = open_page(serve(pipeline_with(0.0)))
    ask_for(page, MODEL)
    says(page, f"Downloading {MODEL}: 0 MB of 296 MB.")
    return page


def ask_for(page, model):
    page.click("#rk-options summary")
    page.select_option("#rk-translator", model)
    start(page)


def says(page, words):
    page.wait_for_function(
        "(words) => document.querySelector('#rk-status').textContent.includes(words)",
        arg=words,
        timeout=PATIENCE,
    )


def go_on(hub, megabytes):
    (hub / "megabytes").write_text(str(megabytes), encoding="ascii")


def process_of(hub):
    """The id of the process that downloads."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not (hub / "pid").exists() or not (hub / "pid").read_text(encoding="ascii"):
        assert time.monotonic() < deadline, "the download hasn't begun"
        time.sleep(0.05)
    return int((hub / "pid").read_text(encoding="ascii"))


def wait_until_gone(process):
    deadline = time.monotonic() + PATIENCE / 1000
    while os.path.exists(f"/proc/{process}"):
        assert time.monotonic() < deadline, "the download goes on"
        time.sleep(0.05)


def test_a_download_says_how_far_it_is_how_long_it_takes_and_ends_in_a_brief(hub, page):
    process_of(hub)
    go_on(hub, 74)
    says(page, "74 MB of 296 MB")
    says(page, "left.")
    bar = page.locator("#rk-bar")
    assert bar.evaluate("(bar) => bar.value / bar.max") == 0.25
    assert page.title() == "25% – ringkas"
    (hub / "all").touch()
    wait_until_done(page)
    assert MODEL in page.locator("#rk-foot").inner_text()
    page.click("#rk-again-with")  # it is no download any more
    assert page.locator(f"#rk-translator option[value='{MODEL}']").inner_text() == MODEL
    assert page.title() == "ringkas"


def test_stop_ends_the_download_and_the_next_goes_on_from_there(hub, page):
    first = process_of(hub)
    go_on(hub, 148)
    says(page, "148 MB of 296 MB")
    page.click("#rk-stop")
    says(page, "Stopped.")
    wait_until_gone(first)
    (hub / "pid").unlink()
    page.click("#rk-run")
    says(page, "148 MB of 296 MB")
    process_of(hub)
    assert (hub / "began").read_text(encoding="ascii") == "148"
    (hub / "all").touch()
    wait_until_done(page)


def test_who_stopped_a_download_can_choose_another_model_at_once(hub, page):
    page.keyboard.press("Escape")
    says(page, "Stopped.")
    page.select_option("#rk-translator", index=0)
    make(page)
    assert MODEL not in page.locator("#rk-foot").inner_text()


def test_a_model_that_is_larger_than_the_catalog_knows_says_how_much_has_come(hub, open_page, serve):
    """The package behind `firefox:` gives one of Mozilla's, or another that is several times as large."""
    page = open_page(serve(pipeline_with(0.0)))
    ask_for(page, "firefox:id-en")
    process_of(hub)
    go_on(hub, 10)
    says(page, "Downloading firefox:id-en: 10 MB of 17 MB.")
    go_on(hub, 60)
    says(page, "Downloading firefox:id-en: 60 MB so far.")
    assert not page.locator("#rk-bar").get_attribute("value")
    says(page, "Making firefox:id-en ready…")  # nothing more comes
    (hub / "all").touch()
    wait_until_done(page)


class EmbeddedTranslator(SlowTranslator):
    """What comes with the installation."""

    name = "embedded:translator-6"


@pytest.mark.parametrize(
    ("language", "press"),
    [("en", "Get the better translator (296 MB)"), ("id", "Ambil penerjemah yang lebih baik (296 MB)")],
)
def test_who_reads_that_the_model_is_small_gets_the_better_one_with_one_press(
    hub, open_page, serve, language, press
):
    page = open_page(serve(pipeline_with(0.0, translator=EmbeddedTranslator())), path=f"/?__lang={language}")
    make(page)
    assert "models fetch" not in page.locator("#rk-result").inner_text()
    page.click("#rk-edit")
    page.fill("#rk-text", "Artikel lain yang baru dimulai")
    page.get_by_role("button", name=press).click()
    process_of(hub)
    go_on(hub, 74)
    says(page, "74 MB")
    (hub / "all").touch()
    wait_until_done(page)
    assert MODEL in page.locator("#rk-foot").inner_text()
    assert page.locator("#rk-better").is_hidden()
    assert page.locator("#rk-title-en").inner_text() == "New port in Banten opened"
    assert page.locator("#rk-text").input_value() == "Artikel lain yang baru dimulai"


def test_where_the_better_one_cannot_work_the_others_are_offered(open_page, serve, monkeypatch):
    monkeypatch.setattr("ringkas.web.config.missing_for", lambda backend: "torch")
    page = open_page(serve(pipeline_with(0.0, translator=EmbeddedTranslator())))
    make(page)
    page.get_by_role("button", name="Choose another translator").click()
    assert page.evaluate("() => document.activeElement.id") == "rk-translator"
