"""The main job in a Firefox, where one is installed: what it does otherwise than Chromium would be seen here."""

import pytest

from tests.e2e.firefox import find_firefox, firefox
from tests.e2e.steps import ARTICLE

pytestmark = pytest.mark.browser

READY = "document.querySelector('[data-ready=true]')"
DONE = "!document.querySelector('#rk-foot').hidden"
KEPT = """await new Promise((resolve) => {
    const asked = indexedDB.open("ringkas", 1);
    asked.onsuccess = () => {
        const steps = asked.result.transaction("steps").objectStore("steps").getAll();
        steps.onsuccess = () => {
            asked.result.close();
            resolve(steps.result.some(({ step }) => step.step === "revised"));
        };
    };
})"""


def test_a_brief_is_made_reviewed_undone_and_kept(faulty_address):
    program = find_firefox()
    if program is None:
        pytest.skip("No Firefox here: apt-get install firefox-esr")
    with firefox(program) as page:
        page.open(faulty_address)
        page.wait(READY)
        page.write("#rk-text", ARTICLE)
        page.click("#rk-run")
        page.wait(DONE)
        assert page.text("#rk-title-en") == "New port in Banten opened"
        assert "error" in page.text("#rk-count")
        before = page.text("#rk-review-done")
        page.click("#rk-queue button[aria-pressed]")  # accept the gravest
        assert page.text("#rk-review-done") != before
        page.wait(KEPT)
        page.reload()
        page.wait(f"{READY} && {DONE}")
        page.click("#rk-undo")
        assert page.text("#rk-review-done") == before
        assert page.run("return document.documentElement.scrollWidth <= innerWidth")
