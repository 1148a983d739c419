"""Which proxy a fetch goes through: one that was given, that a setting names, or the environment."""

import re
import urllib.request
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from engine.errors import UnusableValue
from engine.settings import PROXY

__all__ = ["Proxy", "proxy_for"]

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """An HTTP proxy."""

    scheme: str
    """How it is itself spoken to: ``http`` or ``https``."""
    host: str
    port: int
    login: tuple[bytes, bytes] | None
    """User name and password, where its address has them."""


def proxy_for(scheme: str, host: str, *, given: str | None = None) -> Proxy | None:
    """The proxy to fetch a page of *host* through; None to go there directly.

    It is *given*, ``""`` for none, else `RINGKAS_PROXY`, else what ``HTTPS_PROXY``, ``HTTP_PROXY`` (by the
    *scheme* of the page) or ``ALL_PROXY`` say, or the system's settings on Windows and macOS, else what the
    configuration has. Hosts of ``NO_PROXY`` are gone to directly, whoever named the proxy. Raises
    UnusableValue for an address that no proxy has.
    """
    found = PROXY.find()
    address = given
    if address is None and found.origin != PROXY.name:
        system = urllib.request.getproxies()
        address = system.get(scheme) or system.get("all")
    if address is None:
        address = found.value
    if not address or urllib.request.proxy_bypass(host):
        return None
    return _parsed(address.strip())


def _parsed(address: str) -> Proxy:
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError:
        scheme, host, port = "", None, None
    if scheme not in _PORTS or not host:
        shown = re.sub(r"//[^/]*@", "//…@", address)  # a password is nobody's business
        raise UnusableValue(
            f"{shown!r} is no address of an HTTP proxy.", hint="Give one such as http://proxy.example:3128."
        )
    login = None
    if parts.username is not None:
        login = unquote(parts.username).encode(), unquote(parts.password or "").encode()
    return Proxy(scheme=scheme, host=host, port=port or _PORTS[scheme], login=login)
