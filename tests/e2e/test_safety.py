"""What comes from outside stays text, and what lies on the server stays there."""

import socket
import threading

import httpx
import pytest

from engine.errors import SettingsError
from ringkas.web import app, server
from tests.e2e.fakes import SlowTranslator
from tests.e2e.steps import ARTICLE, make, pipeline_with, texts

ATTACKS = [
    "<script>window.hacked = 1</script>",
    '<img src=x onerror="window.hacked = 1">',
    '"><svg/onload=window.hacked=1>',
    "${window.hacked = 1}",
    "{{#with this}}{{lookup this 'constructor'}}{{/with}}",
    "`;window.hacked=1;`",
    "</textarea><iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "[klik](javascript:window.hacked=1)",
]


@pytest.mark.browser
def test_markup_in_an_article_is_shown_as_text(page):
    body = "\n\n".join(
        f"Warga ke-{n} menulis {attack} pada papan pengumuman desa." for n, attack in enumerate(ATTACKS)
    )
    make(page, f"Papan Pengumuman Desa\n\n{body}")
    page.click('[data-id="t0"]')
    page.click("#rk-alternatives")
    page.wait_for_selector(".rk-others li")
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("#rk-result :is(script, img, svg, iframe)").count() == 0
    assert page.locator('a[href^="javascript" i]').count() == 0
    shown = " ".join(texts(page, "#rk-article-text .rk-s"))
    assert "javascript:window.hacked=1" in shown
    assert "${window.hacked = 1}" in shown
    page.reload()  # what was kept is drawn from storage: the same must hold
    page.wait_for_selector("[data-ready=true]")
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("#rk-result :is(script, img, svg, iframe)").count() == 0


@pytest.mark.browser
def test_markup_in_a_page_is_shown_as_text(page):
    html = (
        "<html><body><article><h1>Judul &lt;script&gt;window.hacked=1&lt;/script&gt;</h1><p>"
        "Jakarta - Gubernur berkata &lt;img src=x onerror=window.hacked=1&gt; kepada wartawan pada Senin "
        "pagi di Balai Kota, menurut panitia.</p>"
        '<p>Acara itu dihadiri <a href="javascript:window.hacked=1">ratusan warga</a> dari lima kelurahan '
        "di Jakarta Timur yang datang sejak pagi.</p></article></body></html>"
    )
    make(page, html)
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("#rk-result :is(script, img, svg, iframe)").count() == 0
    assert page.locator('a[href^="javascript" i]').count() == 0


@pytest.mark.browser
@pytest.mark.parametrize(
    "url", ["javascript:window.hacked=1", "data:text/html,<script>1</script>", "file:///etc/passwd"]
)
def test_an_address_of_another_scheme_is_no_link_and_not_fetched(page, url):
    page.fill("#rk-text", url)
    page.click("#rk-run")
    page.wait_for_selector("#rk-error:not([hidden])")
    assert page.locator(f'a[href="{url}"]').count() == 0
    assert page.evaluate("() => window.hacked") is None


@pytest.mark.parametrize("path", ["/etc/passwd", "pyproject.toml", "ui.py", "../../etc/passwd"])
def test_the_file_route_reads_nothing_of_the_machine(address, path):
    for route in ("/gradio_api/file=", "/file="):
        answer = httpx.get(address.rstrip("/") + route + path)
        assert answer.status_code in (400, 403, 404), answer.text[:200]


def test_a_request_cannot_name_a_file_that_was_not_uploaded(address, tmp_path):
    secret = tmp_path / "rahasia.txt"
    secret.write_text("Kata sandi bank ada di sini dan tidak boleh dibaca siapa pun.", encoding="utf-8")
    said = press(address, {"id": "1", "kind": "file", "file": {"path": str(secret), "name": "x.txt"}})
    assert '"error":"InputError"' in said or '"success":false' in said
    assert "sandi" not in said


def test_a_request_cannot_name_a_model_of_its_own(address):
    said = press(address, {"id": "1", "text": ARTICLE, "translator": "http:http://127.0.0.1:9/v1#x"})
    assert "isn't on offer" in said


def press(address, data):
    """Send what the page's script sends, and return all that comes back."""
    root = address.rstrip("/")
    config = httpx.get(f"{root}/config").json()
    index = next(d["id"] for d in config["dependencies"] if d["targets"] and d["targets"][0][1] == "brief")
    call = {"data": [], "event_data": data, "fn_index": index, "session_hash": "test", "trigger_id": None}
    httpx.post(f"{root}/gradio_api/queue/join", json=call).raise_for_status()
    with httpx.stream("GET", f"{root}/gradio_api/queue/data?session_hash=test", timeout=20) as stream:
        said = ""
        for line in stream.iter_lines():
            said += line.replace('\\"', '"')
            if "process_completed" in line:
                return said
    raise AssertionError("the stream ended early")


def test_an_upload_over_the_limit_is_refused(address):
    root = address.rstrip("/")
    big = b"a" * 26_000_000
    answer = httpx.post(f"{root}/gradio_api/upload", files={"files": ("besar.txt", big)}, timeout=60)
    assert answer.status_code == 413


def test_nobody_gets_in_without_the_password(serve):
    address = serve(pipeline_with(0.0), auth=("tamu", "rahasia")).rstrip("/")
    assert httpx.get(f"{address}/config").status_code == 401
    call = {"data": ["teks"], "fn_index": 0, "session_hash": "x"}
    assert httpx.post(f"{address}/gradio_api/queue/join", json=call).status_code == 401
    assert httpx.post(f"{address}/gradio_api/upload", files={"files": ("a.txt", b"a")}).status_code == 401
    with httpx.Client() as visitor:
        login = visitor.post(f"{address}/login", data={"username": "tamu", "password": "rahasia"})
        assert login.status_code == 200
        assert visitor.get(f"{address}/config").status_code == 200


def test_binding_wider_than_loopback_warns(monkeypatch, caplog):
    launched = []

    def launch(page, **settings):
        launched.append(settings)
        return "http://127.0.0.1:7860/"

    monkeypatch.setattr(server, "launch", launch)
    monkeypatch.setattr(server, "_wait_for_ctrl_c", lambda: None)
    server.serve(pipeline_with(0.0), host="0.0.0.0")
    assert "Anybody who reaches 0.0.0.0" in caplog.text
    caplog.clear()
    server.serve(pipeline_with(0.0))
    assert caplog.text == ""
    assert [settings["host"] for settings in launched] == ["0.0.0.0", "127.0.0.1"]


class RemoteTranslator(SlowTranslator):
    """A server's model, which may cost something."""

    name = "http:test"


@pytest.mark.parametrize(("translator", "is_warm"), [(SlowTranslator, True), (RemoteTranslator, False)])
def test_the_examples_are_made_before_a_visitor_comes(monkeypatch, translator, is_warm):
    pipeline = pipeline_with(0.0, translator=translator(seconds=0.0))
    asked = []

    def wait_for_ctrl_c():
        for thread in threading.enumerate():
            if thread.name == "ringkas-web-warm-up":
                thread.join(timeout=60)
        asked.extend(pipeline.translator.sentences)

    monkeypatch.setattr(server, "launch", lambda page, **_: "http://127.0.0.1:7860/")
    monkeypatch.setattr(server, "_wait_for_ctrl_c", wait_for_ctrl_c)
    server.serve(pipeline)
    assert any("Cipinang" in sentence for sentence in asked) == is_warm


def test_the_page_calls_nobody(address, monkeypatch):
    """Serving and asking for the page opens no connection from the server to anywhere but this machine."""
    called = []
    real = socket.socket.connect

    def connect(self, target):
        if isinstance(target, tuple) and not str(target[0]).startswith(("127.", "::1", "localhost")):
            called.append(target)
        return real(self, target)

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert httpx.get(address).status_code == 200
    assert called == []


def test_a_taken_port_is_a_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingsError, match="can't be had"):
            server.launch(app.build(pipeline_with(0.0)), port=taken.getsockname()[1])
