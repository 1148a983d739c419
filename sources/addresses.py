"""Which addresses a fetch may connect to: public ones, checked one by one after a single look-up.

A URL comes from outside, and the machine that fetches it can often reach what the person who typed it can't:
other programs on the machine, a router's page, a cloud's metadata service.
"""

import ipaddress
import queue
import re
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network
from typing import TypeAlias

from engine.errors import FetchError, ForbiddenAddress

__all__ = ["Address", "is_allowed", "resolve"]

Address: TypeAlias = IPv4Address | IPv6Address

_PRIVATE_V4 = tuple(
    map(
        ipaddress.IPv4Network,
        [
            "10.0.0.0/8",
            "100.64.0.0/10",  # shared by carriers' customers (RFC 6598)
            "127.0.0.0/8",  # loopback
            "172.16.0.0/12",
            "192.168.0.0/16",
        ],
    )
)
"""What an intranet uses: allowed on request."""

_RESERVED_V4 = tuple(
    map(
        ipaddress.IPv4Network,
        [
            "0.0.0.0/8",  # this network; Linux connects 0.0.0.0 to itself
            "169.254.0.0/16",  # link-local: where clouds keep their metadata services
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation, as are the next two
            "198.51.100.0/24",
            "203.0.113.0/24",
            "192.88.99.0/24",  # 6to4 relays
            "198.18.0.0/15",  # benchmarks
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, with broadcast
        ],
    )
)
_PRIVATE_V6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))

_GLOBAL_V6 = IPv6Network("2000::/3")
"""The only part of IPv6 that is handed out for public use: all else is refused unread."""

_RESERVED_V6 = tuple(
    map(
        IPv6Network,
        [
            "2001::/23",  # protocol assignments, with Teredo, which wraps an IPv4 address
            "2001:db8::/32",  # documentation, as is 3fff::/20
            "3fff::/20",
            "2002::/16",  # 6to4, which wraps an IPv4 address; given up by RFC 7526
        ],
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
"""Public IPv4 as seen from an IPv6-only network, such as a phone's: judged by the address inside."""

_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
_NUMERIC = re.compile(r"(\d+|0x[0-9a-f]*)\.?")
"""A last label that makes a host a number to a browser and to the resolver: 127.1, 0x7f000001, 2130706433."""


def is_allowed(address: Address, *, allow_private: bool = False) -> bool:
    """Whether a fetch may connect to *address*.

    Public addresses only; *allow_private* adds loopback, the private ranges and shared carrier addresses.
    Link-local addresses, multicast and the reserved ranges are never allowed.

    >>> [is_allowed(ipaddress.ip_address(a)) for a in ("93.184.216.34", "::ffff:10.0.0.1", "169.254.169.254")]
    [True, False, False]
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_allowed(address.ipv4_mapped, allow_private=allow_private)
        if address in _NAT64:
            return is_allowed(IPv4Address(address.packed[-4:]), allow_private=allow_private)
        if _within(address, _PRIVATE_V6):
            return allow_private
        return address in _GLOBAL_V6 and not _within(address, _RESERVED_V6)
    if _within(address, _PRIVATE_V4):
        return allow_private
    return not _within(address, _RESERVED_V4)


def _within(address: Address, networks: tuple[ipaddress.IPv4Network | IPv6Network, ...]) -> bool:
    return any(address in network for network in networks)


def resolve(host: str, port: int, *, seconds: float, allow_private: bool = False) -> list[Address]:
    """Look *host* up once and give its addresses, in the order to try them, each of them allowed.

    *host* is a name in ASCII or an address without brackets. One address that isn't allowed forbids the host:
    a public site has no reason to name a private one beside. The caller must connect to one of these very
    addresses and never look the name up again, or a second, different answer would get past the check.

    Raises ForbiddenAddress, or FetchError where there is no such host or no answer within *seconds*.
    """
    found = _literal(host) or _looked_up(host, port, seconds=seconds)
    for address in found:
        if not is_allowed(address, allow_private=allow_private):
            raise _forbidden(host, address)
    return found


def _forbidden(host: str, address: Address) -> ForbiddenAddress:
    """The refusal of *host*, which leads to *address*; its hint names the setting where that would help."""
    said = host if host == str(address) else f"{host} leads to {address}, which"
    if is_allowed(address, allow_private=True):
        hint = "For a page of your own network, set RINGKAS_ALLOW_PRIVATE=1 or give the saved file."
    else:
        hint = "No setting lets a fetch go there; save the page and give the file."
    return ForbiddenAddress(f"{said} is not a public address.", hint=hint)


def _literal(host: str) -> list[Address]:
    """The address that *host* is, if it is one; refuses what only some programs would take for an address."""
    if ":" in host:
        try:
            return [IPv6Address(host)]
        except ValueError as exc:
            raise FetchError(f"{host!r} is no IPv6 address.", hint="Check the address.") from exc
    if not _HOST.fullmatch(host):
        raise FetchError(f"{host!r} is no host name.", hint="Check the address.")
    if not _NUMERIC.fullmatch(host.rstrip(".").rpartition(".")[2]):
        return []
    try:
        return [IPv4Address(host)]
    except ValueError as exc:
        raise ForbiddenAddress(
            f"{host} is a number in disguise, not a plain address.", hint="Give the site's name."
        ) from exc


def _looked_up(host: str, port: int, *, seconds: float) -> list[Address]:
    """The resolver's answer, waited for *seconds* at most: getaddrinfo itself knows no time limit."""
    answer: queue.Queue[list[Address] | OSError | UnicodeError] = queue.Queue()

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            # dict.fromkeys keeps the resolver's order (RFC 6724) and drops doubles.
            answer.put(list(dict.fromkeys(ipaddress.ip_address(str(row[4][0])) for row in rows)))
        except (OSError, UnicodeError) as exc:
            answer.put(exc)

    threading.Thread(target=look_up, name=f"resolve {host}", daemon=True).start()
    try:
        found = answer.get(timeout=max(seconds, 0))
    except queue.Empty as exc:
        raise FetchError(
            f"{host} could not be looked up in time.", hint="Try again, or check the network."
        ) from exc
    if isinstance(found, Exception):
        raise FetchError(
            f"There is no host {host}, or no network to look it up.",
            hint="Check the address and the network.",
        ) from found
    return found
