"""Which names and origins the rules let in, by what the page listens on; the rest is tested over HTTP."""

import pytest

from engine.errors import SettingsError
from ringkas.web.access import Rules, read_frames, read_hosts


def rules(listening="127.0.0.1", *hosts):
    return Rules(listening=listening, hosts=frozenset(hosts), request_bytes=1)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost."])
@pytest.mark.parametrize("listening", ["127.0.0.1", "::1", "localhost", "0.0.0.0", "192.0.2.7"])
def test_loopback_is_always_ours(listening, host):
    assert rules(listening).allows_host(host)


@pytest.mark.parametrize(
    ("listening", "host", "allowed"),
    [
        ("127.0.0.1", "192.0.2.7", False),
        ("0.0.0.0", "192.0.2.7", True),
        ("::", "2001:db8::1", True),
        ("192.0.2.7", "192.0.2.7", True),
        ("desk.lan", "desk.lan", True),
        ("desk.lan", "192.0.2.7", True),
        ("0.0.0.0", "desk.lan", False),
        ("127.0.0.1", "127.0.0.1.example", False),
        ("127.0.0.1", "2130706433", False),
        ("127.0.0.1", "0x7f.1", False),
    ],
)
def test_addresses_are_ours_where_other_machines_get_in(listening, host, allowed):
    assert rules(listening).allows_host(host) is allowed


def test_a_star_allows_any_name_but_no_other_origin():
    anywhere = rules("127.0.0.1", "*")
    assert anywhere.allows_host("rebound.example")
    assert not anywhere.allows_origin("https://rebound.example", host="127.0.0.1:7860")


@pytest.mark.parametrize(
    "origin", ["null", "", "file://", "http://[", "https://user@127.0.0.1:7860", "127.0.0.1:7860"]
)
def test_what_is_no_origin_of_a_page_is_foreign(origin):
    assert not rules().allows_origin(origin, host="127.0.0.1:7860")


def test_a_port_is_part_of_an_origin():
    assert rules().allows_origin("http://127.0.0.1:7860", host="127.0.0.1:7860")
    assert not rules().allows_origin("http://127.0.0.1:8000", host="127.0.0.1:7860")
    assert not rules().allows_origin("http://localhost:7860", host="127.0.0.1:7860")


@pytest.mark.parametrize("text", ["https://a.example", "a.example:80", "a b", "a/b", "*.example", "a..b"])
def test_names_are_names(text):
    with pytest.raises(SettingsError, match="no name"):
        read_hosts(text)


def test_names_are_read_in_any_case_and_spacing():
    assert read_hosts(" A.example ,, b.example., [::1], *") == {"a.example", "b.example", "::1", "*"}


@pytest.mark.parametrize(
    "text", ["example.org", "https://a.example/path", "https://a;b", "'unsafe-inline'", "*"]
)
def test_frames_are_origins(text):
    with pytest.raises(SettingsError, match="no origin"):
        read_frames(text)
