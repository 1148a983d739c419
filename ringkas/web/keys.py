"""How a program gets in where the page asks for a login: HTTP Basic, or a key as bearer token."""

import asyncio
import base64
import binascii
import secrets
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from typing import Any, TypeAlias

from .brake import Brake
from .refusals import client_of, refuse_guess

__all__ = ["Keys"]

Scope: TypeAlias = MutableMapping[str, Any]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

_PAUSE = 1.0
"""Seconds before a wrong password or key is answered, so that guessing is slow."""
_WRONG = b'{"error": "The name, password or key is wrong."}'
_NEEDED = b'{"error": "Send a key as bearer token, or name and password as HTTP Basic."}'
_TOOLS = "/gradio_api/mcp"


class Keys:
    """ASGI middleware: a request with the right ``Authorization`` is one of a visitor who has logged in.

    Gradio knows visitors by a cookie. A request that shows *auth* (HTTP Basic) or one of *keys* (``Bearer``)
    gets that of a session of this middleware's own; a wrong one is answered with 401, after a second, and
    counts for *brake* as a guess at the page's login does; one without passes as it is, and the page asks it
    to log in. The tools for assistants ask nobody themselves, so without either they are answered with 401.
    """

    def __init__(self, app: App, *, auth: tuple[str, str], keys: Sequence[str] = (), brake: Brake) -> None:
        self._app = app
        self._brake = brake
        self._user = auth[0]
        self._basic = ":".join(auth).encode()
        self._keys = [key.encode() for key in keys]
        self._token = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with the cookie of a visitor where it may have one."""
        shown = next((value for name, value in scope.get("headers", ()) if name == b"authorization"), None)
        if scope["type"] != "http" or shown is None:
            if _is_for_tools(scope) and not _has_session(scope):
                await _refuse(send, _NEEDED)
                return
            await self._app(scope, receive, send)
            return
        client = client_of(scope)
        if wait := self._brake.seconds_to_wait(client):
            await refuse_guess(scope, send, wait=wait)
            return
        if not self._opens(shown):
            self._brake.count(client)
            await asyncio.sleep(_PAUSE)
            await _refuse(send, _WRONG)
            return
        gradio = scope["app"]
        gradio.tokens[self._token] = self._user
        cookie = f"access-token-{gradio.cookie_id}={self._token}".encode()
        others = [
            (name, value) for name, value in scope["headers"] if name not in (b"authorization", b"cookie")
        ]
        await self._app({**scope, "headers": [*others, (b"cookie", cookie)]}, receive, send)

    def _opens(self, shown: bytes) -> bool:
        scheme, _, value = shown.partition(b" ")
        if scheme.lower() == b"bearer":
            # All are compared, so that the time tells nothing.
            return sum(secrets.compare_digest(value.strip(), key) for key in self._keys) > 0
        if scheme.lower() != b"basic":
            return False
        try:
            given = base64.b64decode(value.strip(), validate=True)
        except binascii.Error:
            return False
        return secrets.compare_digest(given, self._basic)


def _is_for_tools(scope: Scope) -> bool:
    path: str = scope.get("path", "")
    return path.removeprefix(scope.get("root_path", "")).startswith(_TOOLS)


def _has_session(scope: Scope) -> bool:
    """Whether the request is of a visitor who has logged in on the page, as Gradio itself tells it."""
    gradio = scope["app"]
    cookies: SimpleCookie = SimpleCookie()
    for name, value in scope.get("headers", ()):
        if name == b"cookie":
            with suppress(CookieError):
                cookies.load(value.decode("latin-1"))
    names = (f"access-token-{gradio.cookie_id}", f"access-token-unsecure-{gradio.cookie_id}")
    return any(name in cookies and cookies[name].value in gradio.tokens for name in names)


async def _refuse(send: Send, body: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"www-authenticate", b'Basic realm="ringkas"')]
    await send({"type": "http.response.start", "status": 401, "headers": headers})
    await send({"type": "http.response.body", "body": body})
