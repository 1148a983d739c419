"""What other sites' pages, other names, large bodies and guesses of passwords get from the real server."""

import os
import socket
from pathlib import Path

import httpx
import pytest

from engine.errors import SettingsError
from ringkas.web import app, server
from ringkas.web.quota import Quota
from tests.e2e.conftest import free_port
from tests.e2e.steps import pipeline_with

SITE = "https://berita.example"
CALL = "gradio_api/call/clean"
BODY = {"data": ["Pasar dibuka pada hari Senin pagi."]}


def uploads():
    """Paths of all that lies in the folder of uploads."""
    folder = Path(os.environ["GRADIO_TEMP_DIR"])
    return sorted(path for path in folder.rglob("*") if path.is_file())


def own_name(address):
    """Host and port, as a browser sends them."""
    return address.removeprefix("http://").rstrip("/")


def ask(address, headers, *, method="POST", path=CALL):
    body = {"json": BODY} if method == "POST" else {}
    return httpx.request(method, address.rstrip("/") + "/" + path, headers=headers, **body)


@pytest.fixture(scope="module")
def known(keep_serving):
    """A page that is reached by another name as well."""
    return keep_serving(pipeline_with(0.0), hosts=["Berita.example"])


# Hosts


@pytest.mark.parametrize("path", ["", "config", "gradio_api/startup-events", "theme.css"])
@pytest.mark.parametrize(
    "host",
    ["rebound.example", "rebound.example:7860", "127.0.0.1.rebound.example", "localhost.example", "a@b", ""],
)
def test_a_name_that_is_not_ours_gets_nothing(address, path, host):
    answer = ask(address, {"Host": host}, method="GET", path=path)
    assert answer.status_code == 421
    assert "RINGKAS_HOSTS" in answer.text


def test_an_upload_under_a_foreign_name_leaves_nothing(address):
    before = uploads()
    answer = httpx.post(
        address + "gradio_api/upload", files={"files": ("a.txt", b"isi")}, headers={"Host": "rebound.example"}
    )
    assert answer.status_code == 421
    assert uploads() == before


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:7860", "127.0.0.1", "127.0.0.2:80", "[::1]:7860"])
def test_loopback_has_many_names(address, host):
    assert ask(address, {"Host": host}, method="GET", path="config").status_code == 200


def test_a_page_on_loopback_has_no_address_elsewhere(address):
    assert ask(address, {"Host": "192.0.2.7"}, method="GET", path="config").status_code == 421


def test_a_name_that_was_allowed_is_answered(known):
    for host in ("berita.example", "BERITA.example:443", "berita.example."):
        assert ask(known, {"Host": host}, method="GET", path="config").status_code == 200
    assert ask(known, {"Host": "x.berita.example"}, method="GET", path="config").status_code == 421


def test_names_come_from_the_environment_too(serve, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOSTS", "a.example, b.example")
    address = serve(pipeline_with(0.0), hosts=["c.example"])
    for host in ("a.example", "b.example", "c.example"):
        assert ask(address, {"Host": host}, method="GET", path="config").status_code == 200


def test_a_name_that_is_none_is_a_sentence():
    with pytest.raises(SettingsError, match="no name of a host"):
        server.launch(app.build(pipeline_with(0.0)), port=free_port(), hosts=["https://berita.example/"])


def test_a_machine_too_busy_to_answer_itself_at_once_serves_all_the_same(serve, monkeypatch):
    monkeypatch.setattr("gradio.networking.url_ok", lambda url: False)
    address = serve(pipeline_with(0.0))
    assert ask(address, {}, method="GET", path="config").status_code == 200


# Origins


@pytest.mark.parametrize(
    "path", [CALL, "gradio_api/queue/join", "gradio_api/cancel", "login", "gradio_api/upload"]
)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": SITE},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost"},
        {"Origin": SITE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": SITE, "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
    ids=str,
)
def test_another_sites_page_changes_nothing(address, path, headers):
    answer = ask(address, headers, path=path)
    assert answer.status_code == 403
    assert "other sites" in answer.text


@pytest.mark.parametrize("path", ["config", "gradio_api/queue/status", "gradio_api/heartbeat/x", "logout"])
@pytest.mark.parametrize(
    "headers", [{"Origin": SITE}, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}], ids=str
)
def test_another_sites_page_reads_nothing(address, path, headers):
    assert ask(address, headers, method="GET", path=path).status_code == 403


def test_a_link_from_another_site_is_followed(address):
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert ask(address, headers, method="GET", path="").status_code == 200


def test_the_page_itself_may_ask(address):
    own = {"Origin": address.rstrip("/"), "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}
    assert ask(address, own).status_code == 200
    assert ask(address, {"Origin": address.rstrip("/")}).status_code == 200


def test_a_program_sends_no_origin_and_may_ask(address):
    assert ask(address, {}).status_code == 200
    assert ask(address, {"Sec-Fetch-Site": "none"}).status_code == 200


def test_a_page_behind_a_proxy_may_ask(known):
    hidden = {"Origin": "https://berita.example:8443"}
    assert ask(known, hidden).status_code == 200  # the proxy sends loopback's name as the host
    named = {"Origin": "https://berita.example", "Host": "berita.example"}
    assert ask(known, named).status_code == 200
    assert ask(known, {"Origin": "https://other.example", "Host": "berita.example"}).status_code == 403


def test_the_tool_server_is_behind_the_same_rules(serve):
    pytest.importorskip("mcp")
    address = serve(pipeline_with(0.0), mcp=True)
    assert ask(address, {"Host": "rebound.example"}, path="gradio_api/mcp/").status_code == 421
    assert ask(address, {"Origin": SITE}, path="gradio_api/mcp/").status_code == 403


# Sizes


@pytest.fixture(scope="module")
def small(keep_serving):
    """A page that takes little."""
    return keep_serving(pipeline_with(0.0), quota=Quota(request_bytes=20_000, folder_bytes=1))


def raw(address, head, body):
    """Send what no client would, and give the first line of the answer."""
    host, _, port = own_name(address).partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"{head}\r\nHost: {own_name(address)}\r\n\r\n".encode() + body)
        return connection.makefile("rb").readline().decode()


def test_a_body_over_the_limit_is_refused_by_its_length(small):
    said = raw(
        small, f"POST /{CALL} HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 20001", b""
    )
    assert " 413 " in said  # before any of it came


def test_a_body_without_a_length_is_counted(small):
    pieces = b"".join(b"1000\r\n" + b"a" * 0x1000 + b"\r\n" for _ in range(5))
    said = raw(small, f"POST /{CALL} HTTP/1.1\r\nTransfer-Encoding: chunked", pieces)
    assert " 413 " in said


def test_who_sends_too_much_at_once_still_gets_the_answer(small):
    head = f"POST /{CALL} HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 30000000"
    assert " 413 " in raw(small, head, b"a" * 30_000_000)


def test_a_body_within_the_limit_goes_through_whole(small):
    body = {"data": ["Pasar dibuka. " * 1000]}
    assert httpx.post(small + CALL, json=body).status_code == 200


def test_a_full_folder_takes_no_more(small):
    before = uploads()
    answer = httpx.post(small + "gradio_api/upload", files={"files": ("a.txt", b"isi")})
    assert answer.status_code == 507
    assert "full" in answer.text
    assert uploads() == before


def test_uploads_add_up(serve):
    room = sum(max(4096, path.stat().st_size) for path in uploads()) + 30_000
    address = serve(pipeline_with(0.0), quota=Quota(folder_bytes=room))
    answers = [
        httpx.post(
            address + "gradio_api/upload", files={"files": (f"{n}.txt", bytes([65 + n]) * 9_000)}
        ).status_code
        for n in range(4)
    ]
    assert answers == [200, 200, 200, 507]


def test_many_empty_files_add_up(serve):
    room = sum(max(4096, path.stat().st_size) for path in uploads()) + 20 * 4096
    address = serve(pipeline_with(0.0), quota=Quota(folder_bytes=room))

    def send(start):
        files = [("files", (f"k{n}.txt", f"{n}".encode())) for n in range(start, start + 25)]
        return httpx.post(address + "gradio_api/upload", files=files).status_code

    assert [send(100), send(200)] == [200, 507]


@pytest.mark.parametrize("path", ["gradio_api/upload", "gradio_api/upload?upload_id=a"])
def test_a_text_in_place_of_a_file_is_no_failure_of_the_server(address, path):
    answer = httpx.post(address + path, files={"files": (None, "isi")})
    assert (answer.status_code, "must be files" in answer.text) == (422, True)


def test_an_upload_that_breaks_off_leaves_nothing(address):
    before = uploads()
    head = "POST /gradio_api/upload HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000"
    begun = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' + b"a" * 3000
    host, _, port = own_name(address).partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"{head}\r\nHost: {own_name(address)}\r\n\r\n".encode() + begun)
    assert httpx.get(address + "config").status_code == 200  # the server is past it
    assert uploads() == before


def test_a_body_that_takes_too_long_is_given_up(address, monkeypatch):
    monkeypatch.setattr("ringkas.web.guard.BODY_SECONDS", 0.2)
    for kind in ("application/json", "multipart/form-data; boundary=x"):
        said = raw(address, f"POST /{CALL} HTTP/1.1\r\nContent-Type: {kind}\r\nContent-Length: 5000", b"{")
        assert " 408 " in said


def test_large_requests_need_room_too(serve, monkeypatch):
    monkeypatch.setattr("ringkas.web.guard.IN_MEMORY", 10_000)
    address = serve(pipeline_with(0.0), quota=Quota(folder_bytes=1))
    assert httpx.post(address + CALL, json={"data": ["Pasar dibuka. " * 100]}).status_code == 200
    answer = httpx.post(address + CALL, json={"data": ["Pasar dibuka. " * 1000]})
    assert answer.status_code == 507
    pieces = b"4\r\n{}{}\r\n0\r\n\r\n"
    assert " 507 " in raw(address, f"POST /{CALL} HTTP/1.1\r\nTransfer-Encoding: chunked", pieces)


# Headers


@pytest.mark.parametrize("path", ["", "config", "theme.css", "no-such-page", "gradio_api/info"])
def test_every_answer_tells_browsers_to_be_careful(address, path):
    headers = httpx.get(address + path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_refusal_has_the_headers_too(address):
    assert "content-security-policy" in ask(address, {"Host": "rebound.example"}).headers


def test_a_frame_has_to_be_allowed(serve, monkeypatch):
    monkeypatch.setenv("RINGKAS_FRAMES", "https://hub.example, http://localhost:9000")
    policy = httpx.get(serve(pipeline_with(0.0))).headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://hub.example http://localhost:9000")
    monkeypatch.setenv("RINGKAS_FRAMES", "https://hub.example; script-src *")
    with pytest.raises(SettingsError, match="no origin"):
        serve(pipeline_with(0.0))


# Passwords


def log_in(address, password):
    return httpx.post(address + "login", data={"username": "tamu", "password": password}).status_code


def test_guessing_is_braked(serve):
    address = serve(pipeline_with(0.0), auth=("tamu", "rahasia"))
    assert [log_in(address, f"tebakan {n}") for n in range(11)] == [400] * 10 + [429]
    answer = httpx.post(address + "login/", data={"username": "tamu", "password": "rahasia"})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 600


def test_guessing_is_braked_in_whichever_form_the_guess_comes(serve):
    address = serve(pipeline_with(0.0), auth=("tamu", "rahasia"))

    def guess(password):
        files = {"username": (None, "tamu"), "password": (None, password)}
        return httpx.post(address + "login", files=files).status_code

    assert [guess(f"tebakan {n}") for n in range(11)] == [400] * 10 + [429]
    assert guess("rahasia") == 429


def test_guesses_by_programs_and_at_the_login_add_up(serve, monkeypatch):
    monkeypatch.setattr("ringkas.web.keys._PAUSE", 0)
    monkeypatch.setenv("RINGKAS_KEYS", "kunci")
    address = serve(pipeline_with(0.0), auth=("tamu", "rahasia"))

    def show(**shown):
        return httpx.get(address + "config", **shown).status_code

    assert [log_in(address, f"tebakan {n}") for n in range(4)] == [400] * 4
    assert [show(auth=("tamu", f"tebakan {n}")) for n in range(3)] == [401] * 3
    assert show(auth=("tamu", "rahasia")) == 200
    assert [show(headers={"Authorization": f"Bearer {n}"}) for n in range(3)] == [401] * 3
    assert show(auth=("tamu", "rahasia")) == 429
    assert show(headers={"Authorization": "Bearer kunci"}) == 429
    assert log_in(address, "rahasia") == 429


def test_a_right_password_forgives_the_wrong_ones(serve):
    address = serve(pipeline_with(0.0), auth=("tamu", "rahasia"))
    for _ in range(3):
        assert [log_in(address, "tebakan") for _ in range(9)] == [400] * 9
        assert log_in(address, "rahasia") == 200
