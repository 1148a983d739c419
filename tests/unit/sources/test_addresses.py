"""Which addresses may be connected to."""

import ipaddress
import socket
import threading

import pytest

from engine.errors import FetchError, ForbiddenAddress
from sources.addresses import is_allowed, resolve
from tests.unit.sources.web import OTHER_PUBLIC, PUBLIC

pytestmark = pytest.mark.usefixtures("bare_environment")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
        "100.127.255.255", "::1", "fd00::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:192.168.0.1",
        "64:ff9b::10.0.0.1", "64:ff9b::7f00:1",
    ],
)  # fmt: skip
def test_private_addresses_need_the_opt_in(address):
    assert not is_allowed(ipaddress.ip_address(address))
    assert is_allowed(ipaddress.ip_address(address), allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "0.1.2.3", "169.254.169.254", "224.0.0.1", "239.255.255.250", "240.0.0.1",
        "255.255.255.255",
        "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "::", "fe80::1",
        "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1", "2002:7f00:1::",
        "2002:5db8:d822::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1", "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "::127.0.0.1", "::ffff:0:127.0.0.1",
    ],
)  # fmt: skip
def test_no_opt_in_reaches_link_local_multicast_and_reserved_addresses(address):
    assert not is_allowed(ipaddress.ip_address(address), allow_private=True)


@pytest.mark.parametrize(
    "address",
    [PUBLIC, "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", OTHER_PUBLIC, "64:ff9b::808:808"],
)
def test_public_addresses_are_fine(address):
    assert is_allowed(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "name", ["private", "loopback", "link_local", "multicast", "reserved", "unspecified"]
)
def test_the_standard_library_agrees(name):
    """A second opinion on many addresses: what it calls special is never taken for public."""
    import random

    chance = random.Random(7)
    for _ in range(5_000):
        address = ipaddress.ip_address(chance.getrandbits(32))
        if getattr(address, f"is_{name}"):
            assert not is_allowed(address)
        # Beside all of IPv6, the corner of its public part where the exceptions lie.
        corner = 0x2001 << 112 | chance.getrandbits(9) << 103 | chance.getrandbits(8)
        for wide in map(ipaddress.IPv6Address, (chance.getrandbits(128), corner)):
            if getattr(wide, f"is_{name}"):
                assert not is_allowed(wide)


def test_the_time_limit_holds_for_a_look_up(monkeypatch):
    release = threading.Event()

    def hang(*_, **__):
        release.wait(10)
        raise socket.gaierror("late")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    try:
        with pytest.raises(FetchError, match="looked up in time"):
            resolve("lambat.example", 80, seconds=0.1)
    finally:
        release.set()


@pytest.mark.parametrize(
    ("host", "setting_helps"),
    [("10.1.2.3", True), ("::1", True), ("169.254.169.254", False), ("224.0.0.1", False)],
)
def test_a_refusal_names_the_setting_only_where_it_would_help(host, setting_helps):
    with pytest.raises(ForbiddenAddress) as caught:
        resolve(host, 80, seconds=1)
    assert caught.value.message == f"{host} is not a public address."
    assert ("RINGKAS_ALLOW_PRIVATE" in caught.value.hint) == setting_helps


def test_a_refusal_says_where_a_name_leads(monkeypatch):
    rows = [(None, None, None, None, ("192.168.1.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(ForbiddenAddress, match=r"^dalam\.example leads to 192\.168\.1\.1, which is"):
        resolve("dalam.example", 80, seconds=1)
