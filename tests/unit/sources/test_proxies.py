"""Fetching through a proxy, and which one."""

import socket

import pytest

from engine.errors import FetchError, ForbiddenAddress, SettingsError
from sources.fetch import fetch
from sources.proxies import proxy_for
from tests.unit.sources.web import (
    CERTIFICATE,
    LIMITS,
    PAGE,
    PUBLIC,
    Internet,
    html,
    proxying,
    reply,
    serving,
    serving_tls,
)

pytestmark = pytest.mark.usefixtures("bare_environment")


def test_an_http_page_comes_through_the_proxy_that_was_given(monkeypatch):
    with proxying("lewat proksi") as proxy:
        internet = Internet(monkeypatch, proxy)
        internet.names["kabar.example"] = [[PUBLIC]]
        page = fetch("http://kabar.example/a", limits=LIMITS, proxy=proxy.url)
        assert page.text == "lewat proksi"
        assert [path for path, _ in proxy.seen] == ["http://kabar.example/a"]
        assert internet.connected == ["127.0.0.1"]  # the proxy alone, though it is on a private address


def test_an_https_page_comes_through_a_tunnel_and_its_certificate_is_checked(monkeypatch):
    with serving_tls({"/": html()}) as (server, names), proxying(tunnel_to=server) as proxy:
        internet = Internet(monkeypatch, server)
        internet.names["kabar.example"] = [[PUBLIC]]
        with pytest.raises(FetchError, match=r"(?i)self.signed"):
            fetch("https://kabar.example/", limits=LIMITS, proxy=proxy.url)
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        assert fetch("https://kabar.example/", limits=LIMITS, proxy=proxy.url).text == PAGE
        assert proxy.seen[-1][0] == "kabar.example:443"
        assert names[-1] == "kabar.example"


@pytest.mark.parametrize("target", ["127.0.0.1", "10.1.2.3", "dalam.example", "169.254.169.254"])
def test_a_private_address_is_refused_before_the_proxy_hears_of_it(monkeypatch, target):
    with proxying() as proxy:
        internet = Internet(monkeypatch, proxy)
        internet.names["dalam.example"] = [["192.168.1.1"]]
        for scheme in ("http", "https"):
            with pytest.raises(ForbiddenAddress):
                fetch(f"{scheme}://{target}/", limits=LIMITS, proxy=proxy.url)
        assert proxy.seen == []


def test_a_redirect_behind_a_proxy_is_checked_too(monkeypatch):
    with serving({"http://kabar.example/": reply(status=302, location="http://10.0.0.1/")}) as proxy:
        internet = Internet(monkeypatch, proxy)
        internet.names["kabar.example"] = [[PUBLIC]]
        with pytest.raises(ForbiddenAddress):
            fetch("http://kabar.example/", limits=LIMITS, proxy=proxy.url)
        assert len(proxy.seen) == 1


def test_a_site_that_only_the_proxy_could_look_up_is_an_error_that_says_so(monkeypatch):
    with proxying() as proxy:

        def unknown(host, port, **_):
            raise socket.gaierror("no such host")

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        with pytest.raises(FetchError) as caught:
            fetch("http://kabar.example/", limits=LIMITS, proxy=proxy.url)
        assert "With a proxy, too" in caught.value.hint
        assert proxy.seen == []


def test_the_password_goes_to_the_proxy_alone_and_into_no_message(monkeypatch):
    with proxying(refuses=True) as proxy:
        internet = Internet(monkeypatch, proxy)
        internet.names["kabar.example"] = [[PUBLIC]]
        address = proxy.url.replace("//", "//ani:rah%40sia@")
        fetch("http://kabar.example/", limits=LIMITS, proxy=address)
        assert proxy.seen[0][1]["Proxy-Authorization"] == "Basic YW5pOnJhaEBzaWE="
        with pytest.raises(FetchError, match="refused") as caught:
            fetch("https://kabar.example/", limits=LIMITS, proxy=address)
        assert "sia" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["socks5://ani:rahasia@127.0.0.1:1080", "ftp://rahasia@a", "http://", "http://a:b"]
)
def test_what_is_no_http_proxy_is_refused(address):
    with pytest.raises(SettingsError, match="HTTP proxy") as caught:
        fetch("http://93.184.216.34/", limits=LIMITS, proxy=address)
    assert "rahasia" not in str(caught.value)


def test_which_proxy_goes_before_which(monkeypatch, tmp_path):
    def chosen(given=None, scheme="https"):
        proxy = proxy_for(scheme, "kabar.example", given=given)
        return proxy and proxy.host

    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    assert chosen() is None
    (tmp_path / "config.toml").write_text('[network]\nproxy = "http://berkas.example"\n')
    assert chosen() == "berkas.example"
    monkeypatch.setenv("HTTPS_PROXY", "http://umum.example:3128")
    assert (chosen(), chosen(scheme="http")) == ("umum.example", "berkas.example")
    monkeypatch.setenv("RINGKAS_PROXY", "http://kita.example:3128")
    assert chosen() == "kita.example"
    assert chosen("pilihan.example:8080") == "pilihan.example"
    assert chosen("") is None
    monkeypatch.setenv("NO_PROXY", "kabar.example")
    assert chosen("pilihan.example:8080") is None
