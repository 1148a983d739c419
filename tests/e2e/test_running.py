"""While a brief is made: what appears when, stopping, time limits, reloading."""

import threading
import time

import pytest

from ringkas.web.quota import Quota
from tests.e2e.fakes import GatedTranslator, SlowTranslator
from tests.e2e.steps import ARTICLE, make, pipeline_with, read_download, start, texts, wait_until_done

pytestmark = pytest.mark.browser


LAST = "Acara penutupan digelar di alun-alun kota."
LONG = ARTICLE + "\n\n" + " ".join(f"Truk nomor {n} tiba di gudang." for n in range(100)) + "\n\n" + LAST


def work_has_ended():
    """Wait until the server works on nothing; the sentence at hand may end first."""
    deadline = time.monotonic() + 10
    while any(thread.name == "ringkas-web-work" for thread in threading.enumerate()):
        assert time.monotonic() < deadline, "the work goes on although nobody waits for it"
        time.sleep(0.02)


def test_text_appears_sentence_by_sentence_with_progress(gated):
    page, translator = gated
    start(page)
    page.wait_for_selector("#rk-summary-text .rk-s")  # article and summary are there before any English
    assert page.locator("#rk-english .rk-s").count() == 0
    assert page.locator("#rk-stop").is_visible()
    assert page.locator("#rk-run").is_disabled()
    translator.allow(2)  # the title, the summary's first sentence
    page.wait_for_selector("#rk-summary_en-text .rk-s")
    assert page.locator("#rk-title-en").inner_text() == "New port in Banten opened"
    assert page.locator("#rk-foot").is_hidden()
    assert "Translating the summary: 1 of " in page.locator("#rk-status").inner_text()
    translator.open()
    wait_until_done(page)
    assert "Done in" in page.locator("#rk-status").inner_text()
    assert page.locator("#rk-stop").is_hidden()


def test_a_long_brief_says_how_long_it_still_takes(open_page, slow_address):
    page = open_page(slow_address)
    start(page, LONG)
    page.wait_for_function("() => /About .* left/.test(document.querySelector('#rk-status').textContent)")
    assert "Translating" in page.locator("#rk-status").inner_text()
    page.click("#rk-stop")


@pytest.mark.parametrize("how", ["button", "Escape"])
def test_stop_ends_the_work_and_keeps_what_is_there(gated, how):
    page, translator = gated
    start(page, LONG)
    translator.allow(2)
    page.wait_for_selector("#rk-summary_en-text .rk-s")
    if how == "button":
        page.click("#rk-stop")
    else:
        page.keyboard.press("Escape")
    assert "Stopped" in page.locator("#rk-status").inner_text()
    kept = page.locator("#rk-english .rk-s").count()
    assert kept >= 1
    page.wait_for_timeout(600)  # two beats of the server, for it to notice while the model is at work
    translator.open()
    work_has_ended()
    assert LAST not in translator.sentences
    assert page.locator("#rk-english .rk-s").count() == kept
    # The page is ready for the next one, and nothing of the stopped run leaks into it.
    make(page, ARTICLE.replace("Banten", "Lampung"))
    assert not any("Banten" in text for text in texts(page, ".rk-s"))


def test_what_was_stopped_says_how_far_it_is_and_its_rest_can_be_made(gated):
    page, translator = gated
    start(page)
    translator.allow(2)
    page.wait_for_selector("#rk-summary_en-text .rk-s")
    assert page.locator("#rk-unfinished").count() == 0
    page.click("#rk-stop")
    words = page.locator("#rk-unfinished").inner_text()
    assert "Stopped after 1 of " in words
    assert "neither translated nor checked" in words
    assert words.removeprefix("▲").strip() in read_download(page, "[data-format=markdown]").decode()
    page.emulate_media(media="print")
    assert page.locator("#rk-unfinished").is_visible()
    assert page.locator("#rk-checked").is_hidden()
    page.emulate_media(media="screen")
    page.wait_for_timeout(600)  # what is kept is written beside the work
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    assert page.locator("#rk-unfinished").inner_text() == words
    translator.open()
    page.click("#rk-rest")
    wait_until_done(page)
    assert page.locator("#rk-unfinished").count() == 0
    assert page.locator("#rk-checked").is_visible()


def test_closing_the_tab_ends_the_work(browser, serve):
    translator = GatedTranslator()
    address = serve(pipeline_with(0.0, translator=translator))
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-ready=true]")
    start(page, LONG)
    translator.allow(2)
    page.wait_for_selector("#rk-summary_en-text .rk-s")
    context.close()
    time.sleep(1.5)  # the server notices a closed connection at its next beat
    translator.open()
    work_has_ended()
    assert LAST not in translator.sentences


def test_the_time_limit_ends_the_work_with_a_sentence(open_page, serve):
    translator = GatedTranslator()
    page = open_page(serve(pipeline_with(0.0, translator=translator), quota=Quota(seconds=2)))
    start(page, LONG)
    translator.allow(2)
    page.wait_for_selector("#rk-error:not([hidden])")
    assert "longer than 2 seconds" in page.locator("#rk-error").inner_text()
    assert page.locator("#rk-english .rk-s").count() >= 1  # what was finished stays
    translator.open()
    work_has_ended()
    assert LAST not in translator.sentences
    make(page)  # the model is free


def test_a_reload_keeps_the_brief(page):
    make(page)
    before = texts(page, ".rk-s")
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    assert texts(page, ".rk-s") == before
    assert "Kept in this browser" in page.locator("#rk-status").inner_text()
    page.hover('[data-id="e0"]')
    assert page.locator("#rk-article .rk-lit").count() >= 1


def test_a_failing_model_is_a_sentence_not_a_trace(open_page, serve):
    class Failing(SlowTranslator):
        def translate(self, *_args, **_options):
            raise RuntimeError("secret path /etc/ringkas")

    page = open_page(serve(pipeline_with(0.0, translator=Failing())))
    start(page)
    page.wait_for_selector("#rk-error:not([hidden])")
    assert "went wrong on the server" in page.locator("#rk-error").inner_text()
    assert "secret" not in page.content()


def test_a_very_long_document_leaves_the_page_responsive(open_page, serve):
    """20,000 words: every sentence arrives, and the page still answers."""
    sentence = (
        "Pemerintah daerah nomor {n} menyalurkan bantuan beras kepada warga yang terdampak banjir kemarin."
    )
    text = "Bantuan Disalurkan\n\n" + "\n\n".join(
        " ".join(sentence.format(n=n * 10 + k) for k in range(10)) for n in range(154)
    )
    assert len(text.split()) > 20_000
    page = open_page(serve(pipeline_with(0.0)))
    start(page, text)
    page.wait_for_selector("#rk-foot:not([hidden]), #rk-error:not([hidden])", timeout=60_000)
    assert page.locator("#rk-error").is_hidden(), page.locator("#rk-error").inner_text()
    assert (
        page.locator("#rk-translation-text .rk-s").count() == page.locator("#rk-article-text .rk-s").count()
    )
    page.click('[data-id="t1200"]')
    assert page.locator('[data-id="a1200"].rk-lit').count() == 1


def test_two_tabs_do_not_mix(open_page, slow_address):
    first, second = open_page(slow_address), open_page(slow_address)
    start(first, ARTICLE.replace("Banten", "Lampung"))
    start(second, ARTICLE.replace("Banten", "Maluku"))
    for page, own, other in ((first, "Lampung", "Maluku"), (second, "Maluku", "Lampung")):
        wait_until_done(page)
        said = " ".join(texts(page, ".rk-s"))
        assert own in said
        assert other not in said


def test_a_full_queue_says_so(open_page, serve):
    translator = GatedTranslator()
    address = serve(pipeline_with(0.0, translator=translator), quota=Quota(running=1, waiting=1))
    pages = [open_page(address) for _ in range(3)]
    start(pages[0])
    pages[0].wait_for_selector("#rk-summary-text .rk-s")
    start(pages[1])
    pages[1].wait_for_function("() => /Waiting/.test(document.querySelector('#rk-status').textContent)")
    start(pages[2])
    pages[2].wait_for_selector("#rk-error:not([hidden])")
    assert "Many people" in pages[2].locator("#rk-error").inner_text()
    translator.open()
    wait_until_done(pages[1])


def test_a_lost_server_is_noticed(gated):
    page, translator = gated
    start(page, LONG)
    translator.allow(2)
    page.wait_for_selector("#rk-summary_en-text .rk-s")
    page.context.set_offline(True)
    page.wait_for_selector("#rk-error:not([hidden])")
    assert "connection to the server was lost" in page.locator("#rk-error").inner_text()
    assert not page.locator("#rk-run").is_disabled()
