"""Who may use the page: the names and addresses that it is reached by, and the sites that may show it."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from engine.errors import SettingsError

__all__ = ["Rules", "host_of", "read_frames", "read_hosts"]

_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?")
_FRAME = re.compile(r"https?://(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*(:[0-9]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Who may use the page, and how much may be sent."""

    listening: str
    """The address or name that the server listens on."""
    hosts: frozenset[str] = frozenset()
    """Further names that the page is reached by, in small letters; ``*`` allows any."""
    frames: tuple[str, ...] = ()
    """Origins whose pages may show this one in a frame."""
    request_bytes: int
    """Bytes of one request's body."""

    def allows_host(self, name: str) -> bool:
        """Whether the page may be reached as *name*, a host without its port.

        An address is no name that anybody could lead here; but loopback is never reached by another one.
        """
        name = _plain(name)
        if "*" in self.hosts or name in self.hosts or name in ("localhost", _plain(self.listening)):
            return True
        address, own = _address(name), _address(self.listening)
        if address is None:
            return False
        return address.is_loopback or own is None or not own.is_loopback

    def allows_origin(self, origin: str, *, host: str) -> bool:
        """Whether a page at *origin* may send requests here, where the server is *host* (with its port)."""
        parts = host_of(origin)
        if parts is None:
            return False
        return parts[1].lower() == host.lower() or _plain(parts[0]) in self.hosts

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """What every answer says to browsers.

        Gradio's own page has scripts and styles within it and makes functions out of text, hence the three
        words that a stricter policy would lack; what it loads comes from this server alone all the same.
        """
        policy = [
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            " ".join(["frame-ancestors 'self'", *self.frames]),
        ]
        return [
            (b"content-security-policy", "; ".join(policy).encode("ascii")),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
            (b"cross-origin-resource-policy", b"same-origin"),
        ]


def read_hosts(text: str) -> frozenset[str]:
    """The names in *text*, separated by commas, in small letters. Raises SettingsError where one is no name.

    >>> sorted(read_hosts("berita.example.org, Desk"))
    ['berita.example.org', 'desk']
    """
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in names:
        if name != "*" and _address(name) is None and not _NAME.fullmatch(name):
            raise SettingsError(
                f"{name!r} is no name of a host.",
                hint="Give names without scheme, port or path, such as berita.example.org, or * for any.",
            )
    return frozenset(_plain(name) for name in names)


def read_frames(text: str) -> tuple[str, ...]:
    """The origins in *text*, separated by commas. Raises SettingsError where one is no origin.

    >>> read_frames("https://huggingface.co")
    ('https://huggingface.co',)
    """
    origins = [origin.strip().lower() for origin in text.split(",") if origin.strip()]
    for origin in origins:
        if not _FRAME.fullmatch(origin):
            raise SettingsError(
                f"{origin!r} is no origin.", hint="Give scheme and host, such as https://example.org."
            )
    return tuple(origins)


def _plain(name: str) -> str:
    return name.lower().rstrip(".").strip("[]")


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(_plain(name))
    except ValueError:
        return None


def host_of(address: str) -> tuple[str, str] | None:
    """The host of *address* without its port, and with it; None where there is none."""
    try:
        parts = urlsplit(address)
        return (parts.hostname, parts.netloc) if parts.hostname and "@" not in parts.netloc else None
    except ValueError:
        return None
