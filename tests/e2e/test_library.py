"""What the library says of an article: what is left to look at in its brief, and what else was made of it."""

import pytest

from tests.e2e.steps import ARTICLE, make, said, wait_until_done
from tests.e2e.test_access import violations
from tests.e2e.test_editing import COST, edit, segment
from tests.e2e.test_keeping import in_library, open_library, reload, wait_until_kept

pytestmark = pytest.mark.browser


def test_an_entry_says_what_is_left_to_look_at_and_what_a_person_did(faulty):
    wait_until_kept(faulty)
    errors = faulty.locator("#rk-count .rk-error").inner_text().split("\n")[-1]
    open_library(faulty)
    entry = in_library(faulty).inner_text()
    assert errors in entry
    assert "edited" not in entry
    faulty.locator("#rk-next").focus()
    faulty.keyboard.press("x")
    sentence, _ = segment(faulty, "26 bulan")
    edit(faulty, sentence, COST)
    said(faulty, "Checked")
    fewer = faulty.locator("#rk-count .rk-error").inner_text().split("\n")[-1]
    assert fewer != errors
    faulty.wait_for_function(
        "(words) => document.querySelector('#rk-library-list li').innerText.includes(words)", arg=fewer
    )
    assert "edited by hand" in in_library(faulty).inner_text()


def test_an_entry_of_an_earlier_page_says_it_too(faulty):
    wait_until_kept(faulty)
    faulty.evaluate(
        """() => new Promise((resolve) => {
            const asked = indexedDB.open("ringkas", 1);
            asked.onsuccess = () => {
                const writing = asked.result.transaction("works", "readwrite");
                const works = writing.objectStore("works");
                works.getAll().onsuccess = ({ target }) => {
                    for (const { left, article, next, ...work } of target.result) works.put(work);
                };
                writing.oncomplete = () => (asked.result.close(), resolve());
            };
        })"""
    )
    reload(faulty)
    errors = faulty.locator("#rk-count .rk-error").inner_text().split("\n")[-1]
    make(faulty)
    open_library(faulty)
    page = faulty.locator("#rk-library-list")
    page.get_by_text("1 older version").click()
    assert all(errors in words for words in page.locator("small").all_inner_texts())


def test_an_article_that_is_briefed_again_is_one_entry_with_its_versions(page, axe):
    make(page)
    page.click("#rk-again-with")
    page.select_option("#rk-scope", "summary")
    page.click("#rk-run")
    wait_until_done(page)
    make(page, ARTICLE.replace("Banten", "Lampung"))
    open_library(page)
    page.get_by_text("Library (2)", exact=True).wait_for()
    entry = page.locator("#rk-library-list > li").nth(1)
    entry.get_by_text("1 older version").click()
    assert violations(page, axe) == []
    older = entry.locator("li")
    assert older.count() == 1
    page.fill("#rk-library-search", "banten")
    page.wait_for_function("() => document.querySelectorAll('#rk-library-list > li').length === 1")
    entry = page.locator("#rk-library-list > li")
    entry.locator("li").get_by_role("button", name="Open: ").click()
    page.wait_for_selector("#rk-en-article:not([hidden])")  # the first had the whole article translated
    open_library(page)
    entry.get_by_role("button", name="Delete").first.click()
    entry.get_by_role("button", name="Really delete").click()  # the newest
    page.wait_for_function("() => !document.querySelector('#rk-library-list details')")
    assert entry.count() == 1
    entry.get_by_role("button", name="Open: ").click()
    page.wait_for_selector("#rk-en-article:not([hidden])")


def test_the_search_looks_inside_and_shows_where_it_hit(page, axe, artifacts):
    make(page)
    make(page, ARTICLE.replace("Banten", "Lampung").replace("120 kapal", "340 kapal"))
    open_library(page)
    for words, place, hit in [
        ("nelayan", "Article: ", "nelayan"),
        ("fishermen", "Article in English: ", "fishermen"),
    ]:
        page.fill("#rk-library-search", words)
        page.wait_for_function(
            "(hit) => document.querySelector('#rk-library-list mark')?.textContent === hit", arg=hit
        )
        assert in_library(page).count() == 2
        assert place in page.locator(".rk-hit").first.inner_text()
    page.fill("#rk-library-search", "340 kapal")
    page.wait_for_function("() => document.querySelectorAll('#rk-library-list > li').length === 1")
    assert "Lampung" in in_library(page).inner_text()
    page.screenshot(path=artifacts / "library-search.png")
    assert violations(page, axe) == []
