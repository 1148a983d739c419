"""What stands before the page: who may ask, from where, how much, and how often a password may be guessed.

A page on loopback is out of reach for other machines, but not for the pages that its user's browser shows:
any of them can send requests here, and one whose name leads here (DNS rebinding) can read the answers. So a
request must name this server as its host, and must not come from another site. Programs send no `Origin`: to
them the rule on hosts alone applies.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

from .access import Rules, host_of
from .brake import Brake
from .refusals import client_of, refuse, refuse_body, refuse_guess
from .upload_folder import UploadFolder

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["SIZE", "Guard"]

LOGIN = "/login"
SIZE = "ringkas.size"
"""Where a request's scope tells the bytes of its body."""
IN_MEMORY = 1_000_000
"""Bytes of a body beyond which it waits on disk."""
BODY_SECONDS = 60.0
"""Seconds that any body may take to come."""
_BODY_BYTES_A_SECOND = 20_000
"""Bytes of a body that give it a second more: whoever sends a byte now and then holds a place for nobody."""
_FOREIGN = (403, "Requests from other sites' pages aren't taken here.")
FULL = (
    "The room for uploads and large requests is full. Uploads are deleted within two hours: try again then."
)


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
            await refuse(scope, send, *refusal)
        elif scope["type"] == "websocket" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
        else:
            await self._with_body(scope, receive, send)

    def _refuses(self, scope: "Scope") -> tuple[int, str] | None:
        hosts, origins = _values(scope, b"host"), _values(scope, b"origin")
        for host in hosts:
            parts = host_of(f"//{host}")
            if parts is None or not self._rules.allows_host(parts[0]):
                return 421, (
                    f"This server isn't known as {host!r}. Whoever runs it can allow the name: "
                    "ringkas ui --allow-host NAME, or RINGKAS_HOSTS=NAME."
                )
        if origins:
            if all(self._rules.allows_origin(origin, host="".join(hosts)) for origin in origins):
                return None
            # Behind a proxy that hides the host's name only the browser can tell that they are the same.
            return None if _values(scope, b"sec-fetch-site") == ["same-origin"] else _FOREIGN
        if _values(scope, b"sec-fetch-site") in (["cross-site"], ["same-site"]):
            # A link that leads here is no request by the page that has it.
            follows = _values(scope, b"sec-fetch-mode") == ["navigate"] and scope.get("method") == "GET"
            return None if follows else _FOREIGN
        return None

    async def _with_body(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        most = self._rules.request_bytes
        size = _length(scope, untold=most)
        if size > most:
            await refuse_body(scope, receive, send, 413, _too_large(most))
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
                await refuse_body(scope, receive, send, 507, FULL)

    async def _replayed(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        most = self._rules.request_bytes
        began = time.monotonic()
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
            size = 0
            while True:
                until = began + BODY_SECONDS + size / _BODY_BYTES_A_SECOND
                try:
                    async with asyncio.timeout(until - time.monotonic()):
                        message = await receive()
                except TimeoutError:
                    await refuse(scope, send, 408, "The body of this request took too long to come.")
                    return
                if message["type"] != "http.request":
                    return  # the client left
                chunk = message.get("body", b"")
                size += len(chunk)
                if size > most:
                    await refuse_body(scope, receive, send, 413, _too_large(most))
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
