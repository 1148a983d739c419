"""Fetching, against real servers on loopback: what is refused, what is bounded, what is read."""

import gzip
import socket
import threading
import time

import pytest

from engine.errors import BinaryInput, EmptyInput, FetchError, ForbiddenAddress, InputTooLarge
from sources import Limits, Source, read_url
from sources.fetch import fetch
from tests.unit.sources.web import (
    CERTIFICATE,
    LIMITS,
    PAGE,
    PUBLIC,
    Internet,
    get,
    html,
    reply,
    serving,
    serving_tls,
)

pytestmark = pytest.mark.usefixtures("bare_environment")


# What is read


def test_a_page_is_fetched_and_the_request_is_honest():
    with serving({"/a?b=c": html(charset="utf-8")}) as server:
        page = fetch(server.url + "/a?b=c#bagian", limits=LIMITS, allow_private=True)
    assert page.text == PAGE
    assert page.content_type == "text/html"
    assert page.url == server.url + "/a?b=c#bagian"
    assert page.final_url == server.url + "/a?b=c"
    ((_, headers),) = server.seen
    assert headers["User-Agent"].startswith("ringkas")
    assert headers["Host"] == f"127.0.0.1:{server.server_port}"
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_a_source_names_the_url_that_answered(monkeypatch):
    monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", "1")
    with serving({"/a": reply(status=302, location="/b"), "/b": html(charset="utf-8")}) as server:
        assert read_url(f" {server.url}/a ", limits=LIMITS) == Source(text=PAGE, url=f"{server.url}/b")


def test_what_came_may_be_read_elsewhere(monkeypatch):
    monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", "1")
    given = []

    def read(data, **known):
        given.append((data, known))
        return "read elsewhere"

    with serving({"/a.pdf": reply(b"%PDF-1.7")}) as server:
        source = read_url(f"{server.url}/a.pdf", limits=LIMITS, read=read)
    assert source.text == "read elsewhere"
    assert given == [(b"%PDF-1.7", {"name": "a.pdf", "limits": LIMITS, "declared": ""})]


def test_redirects_are_followed_relative_and_absolute():
    answers = {"/b/d": html()}
    with serving(answers) as server:
        answers["/a"] = reply(status=302, location="/b/c")
        answers["/b/c"] = reply(status=301, location="d")
        answers["/e"] = reply(status=307, location=f"{server.url}/b/d")
        assert get(server, "/a").final_url == f"{server.url}/b/d"
        assert get(server, "/e").text == PAGE


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (PAGE.encode("cp1252"), "windows-1252"),
        (PAGE.encode("cp1252"), "iso-8859-1"),  # browsers read it as windows-1252
        (PAGE.encode("cp1252"), None),
        (PAGE.encode("cp1252"), "utf-8"),  # a header that is wrong
        (PAGE.encode(), "iso-8859-1"),  # wrong the other way round: Apache's old default
        (PAGE.encode(), None),
        (PAGE.encode(), "no-such-charset"),
        (PAGE.encode(), "utf-7"),
        (PAGE.encode("utf-8-sig"), "iso-8859-1"),
        (PAGE.encode("utf-16"), None),
        (PAGE.replace("<title>", '<meta charset="windows-1252"><title>').encode("cp1252"), "utf-8"),
    ],
)
def test_the_charset_is_found_even_where_the_header_is_wrong(body, charset):
    with serving({"/": html(body, charset)}) as server:
        assert get(server).text.replace('<meta charset="windows-1252">', "") == PAGE


@pytest.mark.parametrize(
    "parameter",
    [
        f"charset*{'1' * 5000}*=a",
        "charset*=\xff''a",
        "charset*=nope'x'%41",
        "charset*0*=a; charset*1=b",
        "charset*=''",
    ],
)
def test_a_charset_that_cannot_be_read_counts_as_none(parameter):
    with serving({"/": reply(PAGE.encode(), content_type=f"text/html; {parameter}")}) as server:
        page = get(server)
    assert (page.text, page.content_type) == (PAGE, "text/html")


@pytest.mark.parametrize("path", ["/berita/1.json", "/kabar.csv?a=b", "/a.jsonl"])
def test_a_page_may_have_an_address_like_a_file_of_records(path):
    with serving({path: html()}) as server:
        assert get(server, path).text == PAGE


def test_a_docx_on_the_web_is_read_as_its_text():
    import io

    import docx

    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("Harga beras naik.")
    document.save(file)
    with serving({"/a.docx": reply(file.getvalue(), content_type="application/octet-stream")}) as server:
        assert get(server, "/a.docx").text == "Harga beras naik."


# What is refused


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "017700000001",
        "127.0.1",
        "1.1.1.1.1",
        "0x7f.0.0.1.",
        "127.0.0.1.",
    ],
)
def test_numbers_in_disguise_are_refused_whatever_is_allowed(host):
    with pytest.raises(FetchError):
        fetch(f"http://{host}/", limits=LIMITS, allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://kabar.example/a", "file:///etc/passwd", "gopher://kabar.example", "javascript:alert(1)",
        "kabar.example",
        "//kabar.example/", "http://", "http:///a", "https://user:pw@kabar.example/", "ftp://user:pw@kabar.example/",
        "http://user@127.0.0.1/",
        "http://kabar.example\\@127.0.0.1/", "http://kabar.example:0/", "http://kabar.example:99999/",
        "http://a b/",
        "http://127%2e0%2e0%2e1/", "http://[::1/", "http://[fe80::1%25eth0]/", "http://kabar\n.example/", "",
        "http://0177.0.0.1/", "http://kabar..example/", f"http://{'a' * 64}.example/",
        "http://xn--a/", "http://xn--/", "http://xn--zzzzzz99999999999/", "http://a\u0300\u2024b.example/", "http://\ud800.example/",
    ],
)  # fmt: skip
def test_urls_that_are_no_plain_web_addresses_are_refused(url, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("looked up"))
    with pytest.raises(FetchError) as caught:
        fetch(url, limits=LIMITS, allow_private=True)
    assert caught.value.hint
    assert "pw" not in str(caught.value)
    assert str(caught.value).isprintable()


def test_loopback_is_refused_and_never_contacted(monkeypatch):
    with serving({"/": html()}) as server:
        for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"):
            with pytest.raises(ForbiddenAddress) as caught:
                fetch(f"http://{host}:{server.server_port}/", limits=LIMITS)
            assert "RINGKAS_ALLOW_PRIVATE" in caught.value.hint
        assert server.seen == []
        monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", "1")
        assert fetch(server.url, limits=LIMITS).text == PAGE


def test_a_public_name_is_fetched_by_its_checked_address_under_its_own_name(monkeypatch):
    with serving({"/": html()}) as server:
        internet = Internet(monkeypatch, server)
        internet.names["kabar.example"] = [[PUBLIC]]
        assert fetch("http://kabar.example/", limits=LIMITS).text == PAGE
        assert internet.connected == [PUBLIC]
        assert server.seen[0][1]["Host"] == "kabar.example"


def test_tls_goes_by_the_name_though_the_connection_goes_by_the_address(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving_tls({"/": html()}) as (server, names):
        internet = Internet(monkeypatch, server)
        internet.names["kabar.example"] = [[PUBLIC], ["127.0.0.1"]]
        assert fetch("https://kabar.example/", limits=LIMITS).text == PAGE
        assert names == ["kabar.example"]
        assert internet.connected == [PUBLIC]


def test_a_certificate_of_another_name_is_refused(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving_tls({"/": html()}) as (server, _):
        internet = Internet(monkeypatch, server)
        internet.names["lain.example"] = [[PUBLIC]]
        with pytest.raises(FetchError, match=r"(?i)hostname mismatch"):
            fetch("https://lain.example/", limits=LIMITS)
        assert server.seen == []


def test_a_certificate_that_nobody_vouches_for_is_refused(monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with serving_tls({"/": html()}) as (server, _):
        internet = Internet(monkeypatch, server)
        internet.names["kabar.example"] = [[PUBLIC]]
        with pytest.raises(FetchError, match=r"(?i)self.signed"):
            fetch("https://kabar.example/", limits=LIMITS)
        assert server.seen == []


def test_a_redirect_to_a_private_address_is_refused_before_it_is_contacted(monkeypatch):
    with serving({"/rahasia": html(b"secret")}) as inside:
        for target in (
            f"{inside.url}/rahasia",
            f"http://localhost:{inside.server_port}/rahasia",
            f"//127.0.0.1:{inside.server_port}/rahasia",
            "http://169.254.169.254/latest/meta-data/",
            f"http://2130706433:{inside.server_port}/rahasia",
        ):
            with serving({"/": reply(status=302, location=target)}) as server:
                internet = Internet(monkeypatch, server)
                internet.names["kabar.example"] = [[PUBLIC]]
                with pytest.raises(ForbiddenAddress):
                    fetch("http://kabar.example/", limits=LIMITS)
                assert internet.connected == [PUBLIC]
            monkeypatch.undo()
        assert inside.seen == []


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://kabar.example/",
        "http://a:b@kabar.example/",
        "http://xn--/",
        "//xn--a/b",
        "//[x]/",
    ],
)
def test_a_redirect_to_another_scheme_with_credentials_or_to_no_host_is_refused(monkeypatch, target):
    with serving({"/": reply(status=302, location=target)}) as server:
        with pytest.raises(FetchError):
            get(server)
        assert len(server.seen) == 1


def test_an_error_shows_no_control_character_from_outside():
    answers = {
        "/": reply(status=302, location="gopher://\x9b2J/"),
        "/a%1b[2J.gz": reply(b"\x1f\x8b", content_type="text/html"),
        "/b": reply(b"", content_encoding="\x9b2J"),
    }
    with serving(answers) as server:
        for path in answers:
            with pytest.raises((FetchError, BinaryInput)) as caught:
                get(server, path)
            assert str(caught.value).isprintable()


def test_rebinding_a_name_to_a_private_address_leads_nowhere(monkeypatch):
    """The name server answers a public address first, and loopback to whoever asks again."""
    with serving({"/": html()}) as server, serving({"/": html(b"secret")}) as inside:
        internet = Internet(monkeypatch, server)
        internet.names["ganti.example"] = [[PUBLIC], ["127.0.0.1"]]
        url = f"http://ganti.example:{inside.server_port}/"
        assert fetch(url, limits=LIMITS).text == PAGE
        assert internet.lookups == ["ganti.example"]
        assert internet.connected == [PUBLIC]
        # The next fetch asks anew, and is refused.
        with pytest.raises(ForbiddenAddress):
            fetch(url, limits=LIMITS)
        assert internet.connected == [PUBLIC]
        assert inside.seen == []


def test_rebinding_between_redirects_is_refused(monkeypatch):
    with serving({"/": reply(status=302, location="/lagi")}) as server:
        internet = Internet(monkeypatch, server)
        internet.names["ganti.example"] = [[PUBLIC], ["10.0.0.1"]]
        with pytest.raises(ForbiddenAddress):
            fetch("http://ganti.example/", limits=LIMITS)
        assert internet.lookups == ["ganti.example"] * 2
        assert internet.connected == [PUBLIC]


def test_one_private_address_among_public_ones_forbids_the_host(monkeypatch):
    with serving({"/": html()}) as server:
        internet = Internet(monkeypatch, server)
        internet.names["campur.example"] = [[PUBLIC, "192.168.0.10"]]
        with pytest.raises(ForbiddenAddress, match=r"192\.168\.0\.10"):
            fetch("http://campur.example/", limits=LIMITS)
        assert internet.connected == []


def test_a_dead_address_gives_way_to_the_next(monkeypatch):
    with socket.socket() as closed, serving({"/": html()}) as server:
        closed.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        internet = Internet(monkeypatch, server)
        internet.names["dua.example"] = [["127.0.0.2", PUBLIC]]
        url = f"http://dua.example:{closed.getsockname()[1]}/"
        assert fetch(url, limits=LIMITS, allow_private=True).text == PAGE
        assert internet.connected == ["127.0.0.2", PUBLIC]


# What is bounded


def test_more_redirects_than_allowed_are_refused():
    answers = {f"/{n}": reply(status=302, location=f"/{n + 1}") for n in range(9)}
    answers["/6"] = html()
    with serving(answers) as server:
        assert get(server, "/1").text == PAGE
        assert len(server.seen) == 6  # five redirects and the page
        with pytest.raises(FetchError, match="more than 5 times"):
            get(server, "/0")
        with pytest.raises(FetchError, match="more than 0 times"):
            get(server, "/5", limits=Limits(redirects=0))


def drip(handler):
    """A head at once, then a byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while not handler.server.stopping.wait(0.05):
        handler.wfile.write(b"a")
        handler.wfile.flush()


def drip_head(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-A: ")
    while not handler.server.stopping.wait(0.05):
        handler.wfile.write(b"a")
        handler.wfile.flush()


def silent(handler):
    handler.server.stopping.wait(10)


@pytest.mark.parametrize("answer", [drip, drip_head, silent])
def test_the_time_limit_holds_for_the_whole_fetch(answer):
    with serving({"/": answer}) as server, pytest.raises(FetchError, match=r"longer than 0\.4 seconds"):
        get(server, limits=Limits(fetch_seconds=0.4))


def test_the_time_limit_holds_across_redirects():
    def slow_redirect(handler):
        handler.server.stopping.wait(0.2)
        reply(status=302, location="/")(handler)

    with serving({"/": slow_redirect}) as server:
        with pytest.raises(FetchError, match=r"longer than 0\.5 seconds"):
            get(server, limits=Limits(fetch_seconds=0.5, redirects=100))
        assert len(server.seen) < 5


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    sent = 0
    while not handler.server.stopping.is_set():
        handler.wfile.write(b"a" * 65536)
        sent += 65536
        handler.server.sent = sent


def test_an_endless_body_is_cut_off_at_the_limit():
    with serving({"/": endless}) as server:
        with pytest.raises(InputTooLarge, match="300,000 bytes"):
            get(server, limits=Limits(page_bytes=300_000))
        assert server.sent < 50_000_000  # socket buffers, not the whole of it


def test_a_stated_length_over_the_limit_is_refused_unread():
    def boast(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "99999999999")
        handler.end_headers()
        handler.server.stopping.wait(10)

    with serving({"/": boast}) as server, pytest.raises(InputTooLarge):
        get(server)


# What goes wrong


@pytest.mark.parametrize(
    ("status", "says"),
    [(404, "404 Not Found"), (403, "403 Forbidden"), (500, "500 "), (304, "304 "), (599, "599")],
)
def test_an_error_status_is_named_with_a_hint(status, says):
    answer = reply(b"", status=status)
    with serving({"/": answer}) as server, pytest.raises(FetchError, match=says) as caught:
        get(server)
    assert caught.value.hint


def test_a_redirect_to_nowhere_is_an_error():
    with serving({"/": reply(b"", status=302)}) as server, pytest.raises(FetchError, match="302 Found"):
        get(server)


def test_a_host_that_does_not_exist_and_a_port_that_is_closed():
    with pytest.raises(FetchError, match=r"no host kabar\.invalid"):
        fetch("http://kabar.invalid/", limits=LIMITS)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="could not be read"):
            fetch(f"http://127.0.0.1:{closed.getsockname()[1]}/", limits=LIMITS, allow_private=True)


def test_a_connection_that_breaks_off_gives_no_half_page():
    def half(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"<p>Harga")

    def half_packed(handler):
        packed = gzip.compress(PAGE.encode() * 100)
        reply(packed[:-20], content_encoding="gzip")(handler)

    def nonsense(handler):
        handler.wfile.write(b"\x16\x03\x01 this is no HTTP\r\n\r\n")

    def damaged(handler):
        reply(b"this is not gzip", content_encoding="gzip")(handler)

    with serving({"/a": half, "/b": half_packed, "/c": nonsense, "/d": damaged}) as server:
        for path in ("/a", "/b", "/c", "/d"):
            with pytest.raises(FetchError):
                get(server, path)


def test_what_is_no_text_is_refused_as_such():
    answers = {
        "/foto": reply(b"\xff\xd8\xff\xe0", content_type="image/jpeg"),
        "/rekaman": reply(b"\0" * 100, content_type="application/octet-stream"),
        "/arsip.gz": reply(gzip.compress(b"a"), content_type="text/html"),
    }
    with serving(answers) as server:
        for path in answers:
            with pytest.raises(BinaryInput):
                get(server, path)


def test_an_empty_page_is_empty_input_to_the_pipeline():
    from ringkas.validation import check_text

    with serving({"/": reply(b"")}) as server, pytest.raises(EmptyInput):
        check_text(get(server).text, limits=LIMITS)


def test_nothing_is_left_running():
    before = threading.active_count()
    with serving({"/": html()}) as server:
        get(server)
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= before
