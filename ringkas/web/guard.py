"""What stands before the page: who may ask, from where, how much, and how often a password may be guessed.

A page on loopback is out of reach for other machines, but not for the pages that its user's browser shows:
any of them can send requests here, and one whose name leads here (DNS rebinding) can read the answers. So a
request must name this server as its host, and must not come from another site. Programs send no `Origin`: to
them the rule on hosts alone applies.
"""

import asyncio
import ipaddress
import os
import re
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from engine.errors import SettingsError

from .brake import Brake

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["SIZE", "Guard", "Rules", "UploadFolder", "client_of", "read_frames", "read_hosts", "refuse_guess"]

LOGIN = "/login"
SIZE = "ringkas.size"
"""Where a request's scope tells the bytes of its body."""
IN_MEMORY = 1_000_000
"""Bytes of a body beyond which it waits on disk."""
BODY_SECONDS = 60.0
"""Seconds that any body may take to come."""
BODY_BYTES_A_SECOND = 20_000
"""Bytes of a body that give it a second more: whoever sends a byte now and then holds a place for nobody."""
LINGER_SECONDS = 2.0
"""How long the rest of a refused body may still come: who sends one whole would else see no answer to it."""
BLOCK = 4096
"""Bytes that a file takes at least, however small: so that a million empty ones count."""

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
        parts = _split(origin)
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


@dataclass(slots=True, kw_only=True)
class UploadFolder:
    """How much lies in the folder of uploads, and is on its way there."""

    path: Callable[[], Path]
    most: int
    """Bytes that may lie there."""
    coming: int = field(default=0, init=False)
    """Bytes that requests at hand may still put there."""

    @asynccontextmanager
    async def room_for(self, size: int) -> AsyncIterator[bool]:
        """Whether *size* bytes more have room; within the block they count as if they were there."""
        self.coming += size
        try:
            # Taken before the look at the folder, so that what comes to lie there meanwhile is counted too.
            coming = self.coming
            yield await asyncio.to_thread(_bytes_in, self.path()) + coming <= self.most
        finally:
            self.coming -= size


class Guard:
    """ASGI middleware that refuses what *rules* don't allow, before *app* sees any of it.

    Bodies are read to their end first, so that one that is too large or broken off leaves nothing behind.
    """

    def __init__(self, app: "ASGIApp", *, rules: Rules, uploads: UploadFolder, brake: Brake) -> None:
        self._app = app
        self._rules = rules
        self._uploads = uploads
        self._brake = brake

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer one request, or let it through."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        send = self._with_headers(send)
        refusal = self._refuses(scope)
        if refusal is not None:
            await _answer(scope, send, *refusal)
        elif scope["type"] == "websocket" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
        else:
            await self._with_body(scope, receive, send)

    def _refuses(self, scope: "Scope") -> tuple[int, str] | None:
        hosts, origins = _values(scope, b"host"), _values(scope, b"origin")
        for host in hosts:
            parts = _split(f"//{host}")
            if parts is None or not self._rules.allows_host(parts[0]):
                return 421, (
                    f"This server isn't known as {host!r}. Whoever runs it can allow the name: "
                    "ringkas ui --allow-host NAME, or RINGKAS_HOSTS=NAME."
                )
        if origins:
            if all(self._rules.allows_origin(origin, host="".join(hosts)) for origin in origins):
                return None
            # Behind a proxy that hides the host's name only the browser can tell that they are the same.
            return None if _values(scope, b"sec-fetch-site") == ["same-origin"] else FOREIGN
        if _values(scope, b"sec-fetch-site") in (["cross-site"], ["same-site"]):
            # A link that leads here is no request by the page that has it.
            follows = _values(scope, b"sec-fetch-mode") == ["navigate"] and scope.get("method") == "GET"
            return None if follows else FOREIGN
        return None

    async def _with_body(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        most = self._rules.request_bytes
        size = _length(scope, untold=most)
        if size > most:
            await _refuse_body(scope, receive, send, 413, _too_large(most))
            return
        is_login = scope["path"].rstrip("/") == LOGIN  # in whichever form
        pass_on = self._login if is_login else self._replayed
        if not _holds_files(scope) and size <= IN_MEMORY:
            await pass_on(scope, receive, send)
            return
        async with self._uploads.room_for(size) as fits:
            if fits:
                await pass_on(scope, receive, send)
            else:
                await _refuse_body(scope, receive, send, 507, FULL)

    async def _replayed(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        most = self._rules.request_bytes
        began = time.monotonic()
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
            size = 0
            while True:
                until = began + BODY_SECONDS + size / BODY_BYTES_A_SECOND
                try:
                    async with asyncio.timeout(until - time.monotonic()):
                        message = await receive()
                except TimeoutError:
                    await _answer(scope, send, 408, "The body of this request took too long to come.")
                    return
                if message["type"] != "http.request":
                    return  # the client left
                chunk = message.get("body", b"")
                size += len(chunk)
                if size > most:
                    await _refuse_body(scope, receive, send, 413, _too_large(most))
                    return
                body.write(chunk)
                if not message.get("more_body", False):
                    break
            body.seek(0)
            await self._app({**scope, SIZE: size}, _replay(body, size, receive), send)

    async def _login(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Let a guess of the password through, unless this client has guessed too often."""
        client = client_of(scope)
        if wait := self._brake.seconds_to_wait(client):
            await refuse_guess(scope, send, wait=wait)
            return
        # Counted before the answer is known: guesses at the same time count as well.
        self._brake.count(client)

        async def watch(message: "Message") -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                self._brake.forget(client)
            await send(message)

        await self._replayed(scope, receive, watch)

    def _with_headers(self, send: "Send") -> "Send":
        async def add(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *self._rules.headers]}
            await send(message)

        return add


FOREIGN = (403, "Requests from other sites' pages aren't taken here.")
FULL = (
    "The room for uploads and large requests is full. Uploads are deleted within two hours: try again then."
)


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


def _split(address: str) -> tuple[str, str] | None:
    """The host of *address* without its port, and with it; None where there is none."""
    try:
        parts = urlsplit(address)
        return (parts.hostname, parts.netloc) if parts.hostname and "@" not in parts.netloc else None
    except ValueError:
        return None


def _values(scope: "Scope", name: bytes) -> list[str]:
    headers: Sequence[tuple[bytes, bytes]] = scope["headers"]
    return [value.decode("latin-1").strip() for key, value in headers if key.lower() == name]


def _length(scope: "Scope", *, untold: int) -> int:
    """The length of the body that the request tells, *untold* where it has one without.

    Uvicorn has made sure that it is a number.
    """
    if _values(scope, b"transfer-encoding"):
        return untold
    return int(next(iter(_values(scope, b"content-length")), "0"))


def client_of(scope: "Scope") -> str:
    """The address of whoever asks, empty where the server doesn't know it."""
    return str((scope.get("client") or ("",))[0])


async def refuse_guess(scope: "Scope", send: "Send", *, wait: int) -> None:
    """Answer a guess that comes too early: the next may come after *wait* seconds."""
    retry = [(b"retry-after", str(wait).encode("ascii"))]
    await _answer(scope, send, 429, "Too many wrong passwords. Try again later.", headers=retry)


def _holds_files(scope: "Scope") -> bool:
    return any(value.lower().startswith("multipart/") for value in _values(scope, b"content-type"))


def _replay(body: IO[bytes], size: int, receive: "Receive") -> "Receive":
    """A `receive` that gives *body*, of *size* bytes, again, and then what comes after it."""
    left = size + 1  # an empty body is a message too

    async def give() -> "Message":
        nonlocal left
        if not left:
            return await receive()
        chunk = body.read(IN_MEMORY)
        left = 0 if left - len(chunk) <= 1 else left - len(chunk)
        return {"type": "http.request", "body": chunk, "more_body": left > 0}

    return give


def _too_large(most: int) -> str:
    return f"A request may have {most:,} bytes at most (RINGKAS_WEB_REQUEST_BYTES)."


def _bytes_in(folder: Path | str) -> int:
    """What the files below *folder* take. One that is deleted meanwhile counts for nothing."""
    total = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    total += _bytes_in(entry.path)
                else:
                    total += max(BLOCK, entry.stat(follow_symlinks=False).st_size)
    except FileNotFoundError:
        pass
    return total


async def _refuse_body(scope: "Scope", receive: "Receive", send: "Send", status: int, text: str) -> None:
    """Answer at once, and let the rest of the body come for a moment, to nobody."""

    async def keep_open(message: "Message") -> None:
        await send({**message, "more_body": True} if message["type"] == "http.response.body" else message)

    await _answer(scope, keep_open, status, text)
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER_SECONDS):
            while (await receive()).get("more_body", False):
                pass
    await send({"type": "http.response.body", "body": b""})


async def _answer(
    scope: "Scope", send: "Send", status: int, text: str, *, headers: Collection[tuple[bytes, bytes]] = ()
) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": text})
        return
    content = (text + "\n").encode()
    start: dict[str, Any] = {
        "type": "http.response.start",
        "status": status,
        "headers": [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(content)).encode("ascii")),
            # What is left of a refused body isn't waited for.
            (b"connection", b"close"),
            *headers,
        ],
    }
    await send(start)
    await send({"type": "http.response.body", "body": content})
