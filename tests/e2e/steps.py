"""What a person does on the page, step by step."""

import json
from pathlib import Path

from ringkas import Pipeline
from summarize import load_summarizer
from tests.e2e.fakes import SlowTranslator
from translate import Translator

ARTICLE = """Pelabuhan Baru di Banten Dibuka
Warta Laut • 5 Mei 2023 10:00 WIB

Serang - Pelabuhan peti kemas di Banten dibuka pada Jumat (5/5/2023). Pembangunannya menelan biaya Rp3,4 triliun dan berlangsung selama 26 bulan.

Baca juga: Tarif Tol Naik Pekan Depan

Menteri Perhubungan mengatakan pelabuhan itu tidak akan mengganggu nelayan. Sebanyak 120 kapal dapat bersandar setiap minggu.

"Kami berharap ongkos kirim turun 15 persen," kata Menteri Perhubungan di Serang.
"""


def pipeline_with(
    seconds: float, *, translator: Translator | None = None, second: Translator | None = None
) -> Pipeline:
    """The real pipeline, with a translator of a known pace (*seconds* a sentence) instead of a model."""
    return Pipeline(
        summarizer=load_summarizer("extractive"),
        translator=translator or SlowTranslator(seconds=seconds),
        second=second,
    )


def start(page, text=ARTICLE):
    """Paste *text* and press the button."""
    if page.locator("#rk-edit").is_visible():
        page.click("#rk-edit")
    page.fill("#rk-text", text)
    page.click("#rk-run")


def make(page, text=ARTICLE):
    """Paste *text*, press the button and wait for the brief."""
    start(page, text)
    wait_until_done(page)


def wait_until_done(page):
    """Wait for the brief; an error that the page shows instead ends the wait."""
    page.wait_for_selector("#rk-foot:not([hidden]), #rk-error:not([hidden])")
    assert page.locator("#rk-error").is_hidden(), page.locator("#rk-error").inner_text()


def said(page, words):
    """Wait until the page says *words*."""
    page.wait_for_function(
        "(words) => document.querySelector('#rk-status').textContent.includes(words)", arg=words
    )


def drop(page, name, text):
    """Drop a file on the page, as the mouse would."""
    page.evaluate(
        """([name, text]) => {
            const data = new DataTransfer();
            data.items.add(new File([text], name));
            const init = { bubbles: true, cancelable: true, dataTransfer: data };
            for (const type of ["dragenter", "dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(type, init));
        }""",
        [name, text],
    )


def make_two(page, text=ARTICLE):
    """Drop a file that has *text* twice, press the button and wait for both rows."""
    drop(page, "berita.jsonl", (json.dumps({"text": text}) + "\n") * 2)
    page.click("#rk-run")
    said(page, "Finished")


def open_row(page, number):
    """Open that row of a batch."""
    page.get_by_role("button", name=f"Open {number}").click()


def kept_brief(page):
    """The brief that the browser has kept of the work at hand, as its steps came and with what was changed."""
    return page.evaluate(
        """() => new Promise((resolve, reject) => {
            const asked = indexedDB.open("ringkas", 1);
            asked.onerror = () => reject(asked.error);
            asked.onsuccess = () => {
                const work = JSON.parse(sessionStorage.getItem("ringkas.work"));
                const steps = asked.result.transaction("steps").objectStore("steps").getAll();
                steps.onsuccess = () => {
                    asked.result.close();
                    const own = steps.result.filter((kept) => kept.work === work).map((kept) => kept.step);
                    const { article } = own.find(({ step }) => step === "cleaned");
                    const brief = (kind) => own.find(({ step }) => step === kind)?.brief;
                    resolve({ article, ...brief("done"), ...brief("revised") });
                };
            };
        })"""
    )


def texts(page, selector):
    """The text of every element that *selector* finds."""
    return [text.strip() for text in page.locator(selector).all_text_contents()]


def read_download(page, selector) -> bytes:
    """Click, and give the content of the file that comes."""
    with page.expect_download() as waiting:
        page.click(selector)
    return Path(waiting.value.path()).read_bytes()
