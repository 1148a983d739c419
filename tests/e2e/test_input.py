"""What goes in: a paste, an address, a file, a drop, many articles; and how wrong input is turned away."""

import functools
import http.server
import json
import threading

import pytest

from tests.e2e.steps import ARTICLE, drop, kept_brief, make, read_download, texts, wait_until_done

pytestmark = pytest.mark.browser

ENGLISH = (
    "The port was opened on Friday after twenty-six months of work, and the minister said that it would not "
    "disturb the fishermen who live along the coast of the province, where ships call every week."
)


def test_an_empty_paste_gets_a_sentence_and_a_next_step(page):
    page.click("#rk-run")
    error = page.locator("#rk-error")
    assert "nothing to read" in error.inner_text()
    assert "Paste an article" in error.inner_text()
    assert not page.locator("#rk-run").is_disabled()


def test_a_paste_that_is_too_long_is_refused_before_it_is_sent(page):
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "/queue/join" in request.url else None)
    page.evaluate("() => { document.querySelector('#rk-text').value = 'a'.repeat(5_000_001); }")
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    assert "larger than this page accepts" in page.locator("#rk-error").inner_text()
    assert sent == []


def test_a_new_article_begins_in_an_empty_box_and_the_last_comes_back_on_request(page):
    make(page)
    page.click("#rk-edit")
    page.click("#rk-text")  # as one does before pasting
    assert page.input_value("#rk-text") == ""
    page.click("#rk-last")
    assert page.input_value("#rk-text") == ARTICLE
    assert page.locator("#rk-last").is_hidden()
    drop(page, "berita.txt", ARTICLE)
    page.click("#rk-run")
    wait_until_done(page)
    page.click("#rk-edit")
    page.click("#rk-last")
    assert page.locator("#rk-file-name").inner_text() == "berita.txt"
    page.click("#rk-run")
    wait_until_done(page)
    page.click("#rk-edit")
    page.fill("#rk-text", "Artikel lain")
    assert page.locator("#rk-last").is_hidden()  # it would take what was written


def test_an_example_named_by_its_subject_runs_at_once(page):
    chips = page.locator("#rk-examples button")
    assert chips.all_inner_texts() == ["Rice prices", "A court verdict", "An earthquake"]
    assert page.locator(".rk-preview").is_visible()
    chips.nth(2).click()
    wait_until_done(page)
    assert page.locator("#rk-article-text .rk-s").count() > 3
    assert page.locator(".rk-preview").is_hidden()


def test_what_was_written_before_an_example_comes_back_with_new_article(page):
    page.fill("#rk-text", "Naskah yang belum dikirim.")
    page.locator("#rk-examples button").first.click()
    wait_until_done(page)
    page.click("#rk-edit")
    assert page.input_value("#rk-text") == "Naskah yang belum dikirim."
    page.fill("#rk-text", "")
    page.locator("#rk-examples button").nth(1).click()
    wait_until_done(page)
    page.click("#rk-edit")
    assert page.input_value("#rk-text") == ""


def test_a_lone_address_is_fetched_on_enter_and_needs_no_scheme(page):
    page.fill("#rk-text", " berita.contoh.invalid/ekonomi?hal=2 ")
    with page.expect_request(lambda request: "/queue/join" in request.url) as asked:
        page.press("#rk-text", "Enter")
    sent = asked.value.post_data_json["event_data"]
    assert (sent["kind"], sent["url"]) == ("url", "https://berita.contoh.invalid/ekonomi?hal=2")
    page.wait_for_selector("#rk-error:not([hidden])")


def test_enter_in_a_text_is_a_line_break(page):
    page.fill("#rk-text", "Menurut berita.contoh.invalid harga naik.")
    page.press("#rk-text", "End")
    page.press("#rk-text", "Enter")
    assert page.input_value("#rk-text").endswith("naik.\n")
    assert page.locator("#rk-stop").is_hidden()


def test_a_large_model_is_downloaded_only_once_that_was_answered(page):
    page.evaluate(
        """() => {
            const picker = document.querySelector("#rk-translator");
            picker.value = [...picker.options].find((option) => option.text.includes("GB") && !option.disabled).value;
        }"""
    )
    wanted = page.input_value("#rk-translator")
    page.fill("#rk-text", ARTICLE)
    page.click("#rk-run")
    page.wait_for_selector("#rk-download")
    assert f"{wanted} has to be downloaded first" in page.locator("#rk-error").inner_text()
    assert page.locator("#rk-stop").is_hidden()
    page.route("**/queue/join*", lambda route: route.abort())  # nothing is really fetched here
    with page.expect_request(lambda request: "/queue/join" in request.url) as asked:
        page.click("#rk-download")
    assert asked.value.post_data_json["event_data"]["translator"] == wanted


def test_a_model_that_cannot_work_is_greyed_with_the_reason(open_page, serve, monkeypatch):
    from ringkas.web import config
    from tests.e2e.steps import pipeline_with

    monkeypatch.setattr(config, "missing_for", lambda backend: "ringkas[hf]" if backend == "marian" else "")
    page = open_page(serve(pipeline_with(0.0)))
    options = texts(page, "#rk-translator option")
    greyed = [text for text in options if "the server lacks ringkas[hf]" in text]
    assert greyed
    assert all(text.startswith("marian:") for text in greyed)
    assert page.locator("#rk-translator option:disabled").count() == len(greyed)


def test_english_is_refused_kindly_and_can_be_forced(page):
    page.fill("#rk-text", ENGLISH)
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    assert "doesn't look Indonesian; it looks like English" in page.locator("#rk-error").inner_text()
    page.click("#rk-again")
    wait_until_done(page)
    assert "Language: English" in page.locator("#rk-meta").inner_text()
    assert page.locator("#rk-error").is_hidden()


@pytest.fixture
def web_page(tmp_path, monkeypatch):
    """A news page on this machine; fetching from here is allowed for the test alone."""
    monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", "1")
    (tmp_path / "berita.html").write_text(
        f"<html><head><title>Pelabuhan</title></head><body><article><h1>Pelabuhan Baru di Banten Dibuka</h1>"
        f"{''.join(f'<p>{p}</p>' for p in ARTICLE.split(chr(10) * 2)[1:])}</article></body></html>",
        encoding="utf-8",
    )
    handler = functools.partial(Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/berita.html"
    server.shutdown()
    server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_an_address_is_fetched_and_becomes_a_link(page, web_page):
    page.fill("#rk-text", web_page)
    page.click("#rk-run")
    wait_until_done(page)
    assert any("Rp3,4 triliun" in text for text in texts(page, "#rk-article-text .rk-s"))
    link = page.locator("#rk-meta a")
    assert link.get_attribute("href") == web_page
    assert "noopener" in link.get_attribute("rel")


def test_an_address_on_this_machine_is_refused(page, web_page, monkeypatch):
    monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", "0")
    page.fill("#rk-text", web_page)
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    assert "not on the public internet" in page.locator("#rk-error").inner_text()


@pytest.mark.parametrize("ending", ["txt", "html", "docx", "pdf"])
def test_a_file_is_read(page, tmp_path, ending):
    path = tmp_path / f"berita.{ending}"
    write_file(path)
    page.set_input_files("#rk-file", path)
    assert path.name in page.locator("#rk-file-name").inner_text()
    page.click("#rk-run")
    wait_until_done(page)
    assert any("120 kapal" in text for text in texts(page, "#rk-article-text .rk-s"))


def write_file(path):
    paragraphs = ARTICLE.split("\n\n")
    if path.suffix == ".txt":
        path.write_text(ARTICLE, encoding="utf-8")
    elif path.suffix == ".html":
        path.write_text(
            "<article>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</article>", encoding="utf-8"
        )
    elif path.suffix == ".docx":
        import docx

        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save(str(path))
    else:
        path.write_bytes(pdf([line for paragraph in paragraphs for line in paragraph.split(". ")]))


def pdf(lines):
    """A PDF of one page, by hand: just enough for a reader."""
    escape = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})
    shown = "\n".join(f"({line.translate(escape)}.) ' " for line in lines)
    content = f"BT /F1 9 Tf 40 800 Td 14 TL\n{shown}\nET".encode("latin-1", "replace")
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(
        out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    )


def test_a_dropped_file_takes_the_place_of_the_box_until_it_is_put_away(page):
    page.fill("#rk-text", "Draf saya.")
    drop(page, "berita.txt", ARTICLE)
    assert texts(page, "#rk-chosen :is(strong, span):visible") == ["berita.txt", "one article"]
    assert page.locator("#rk-text").is_hidden()
    page.click("#rk-unchoose")
    assert page.input_value("#rk-text") == "Draf saya."
    drop(page, "berita.txt", ARTICLE)
    page.click("#rk-run")
    wait_until_done(page)
    assert page.locator("#rk-article-text .rk-s").count() > 3


def test_many_articles_fill_a_table_and_can_be_opened_and_saved(page):
    rows = [
        {"id": "a", "title": "Satu", "text": ARTICLE},
        {"id": "b", "title": "Dua", "text": ENGLISH},
        {"id": "c", "title": "Tiga", "text": ARTICLE.replace("Banten", "Lampung")},
    ]
    drop(page, "berita.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert "many articles" in page.locator("#rk-chosen").inner_text()
    page.click("#rk-run")
    page.wait_for_function("() => /Finished/.test(document.querySelector('#rk-status').textContent)")
    assert "Finished: 2, failed: 1" in page.locator("#rk-status").inner_text()
    lines = texts(page, "#rk-rows tr")
    assert len(lines) == 3
    assert "failed" in lines[1]
    assert "doesn't look Indonesian" in lines[1]

    saved = [json.loads(line) for line in read_download(page, "#rk-batch-jsonl").decode().splitlines()]
    assert "Lampung" in saved[2]["translation"]["text"]
    assert saved[1]["error"]["error"] == "WrongLanguage"
    table = read_download(page, "#rk-batch-csv").decode("utf-8-sig")
    assert table.splitlines()[0].startswith('"id","title","text","row","status","ringkas_title","title_en"')

    page.locator("#rk-rows tr").nth(2).get_by_role("button").click()
    assert any("Lampung" in text for text in texts(page, "#rk-article-text .rk-s"))


def test_a_batch_of_too_many_rows_is_refused(open_page, serve, tmp_path):
    from ringkas.web.quota import Quota
    from tests.e2e.steps import pipeline_with

    page = open_page(serve(pipeline_with(0.0), quota=Quota(batch_rows=2)))
    path = tmp_path / "banyak.csv"
    path.write_text("text\n" + "".join(f'"Ini kalimat nomor {n}."\n' for n in range(3)), encoding="utf-8")
    page.set_input_files("#rk-file", path)
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    assert "more than 2 articles" in page.locator("#rk-error").inner_text()


def test_a_file_of_another_kind_is_refused(page, tmp_path):
    path = tmp_path / "gambar.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    page.set_input_files("#rk-file", path)
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    assert "not a text or document" in page.locator("#rk-error").inner_text()


def test_options_reach_the_pipeline(page):
    page.click("#rk-options summary")
    page.select_option("#rk-style", "bullets")
    page.select_option("#rk-scope", "summary")
    page.locator("#rk-sentences").press("Home")
    for _ in range(2):
        page.locator("#rk-sentences").press("ArrowRight")
    assert page.locator("#rk-sentences-value").inner_text() == "2 sentences"
    make(page)
    assert page.locator("#rk-summary-text .rk-s").count() == 2
    assert page.locator("#rk-summary-text.rk-bullets").count() == 1
    assert page.locator("#rk-en-article").is_hidden()


def test_a_glossary_reaches_the_translation(page, tmp_path):
    glossary = tmp_path / "istilah.csv"
    glossary.write_text("source,target,note\nnelayan,trawler crews,\n", encoding="utf-8")
    page.click("#rk-glossary-count")
    page.set_input_files("#rk-glossary-file", glossary)
    page.get_by_text("Glossary of your own (1)").wait_for()
    make(page)
    assert "trawler crews" in json.dumps(
        kept_brief(page)
    )  # as a finding: the table of this translator has another word


def test_a_brief_of_an_earlier_text_says_so_and_is_made_anew_at_one_press(page):
    make(page)
    assert page.locator("#rk-outdated").is_hidden()
    page.click("#rk-again-with")
    page.fill("#rk-text", ARTICLE.replace("Banten", "Lampung"))
    assert "an earlier text" in page.locator("#rk-outdated").inner_text()
    page.click("#rk-anew")
    page.wait_for_function("() => document.querySelector('#rk-title-en').textContent.includes('Lampung')")
    wait_until_done(page)
    assert page.locator("#rk-outdated").is_hidden()


def test_a_file_of_many_articles_is_no_newer_text_of_the_brief(page):
    make(page)
    page.click("#rk-again-with")
    drop(page, "berita.jsonl", json.dumps({"text": ARTICLE.replace("Banten", "Lampung")}) + "\n")
    assert "many articles" in page.locator("#rk-chosen").inner_text()
    assert page.locator("#rk-outdated").is_hidden()
