"""Answers to requests that aren't let through."""

import asyncio
from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

__all__ = ["client_of", "refuse", "refuse_body", "refuse_guess"]

_LINGER_SECONDS = 2.0
"""How long the rest of a refused body may still come: who sends one whole would else see no answer to it."""


def client_of(scope: "Scope") -> str:
    """The address of whoever asks, empty where the server doesn't know it."""
    return str((scope.get("client") or ("",))[0])


async def refuse_guess(scope: "Scope", send: "Send", *, wait: int) -> None:
    """Answer a guess that comes too early: the next may come after *wait* seconds."""
    retry = [(b"retry-after", str(wait).encode("ascii"))]
    await refuse(scope, send, 429, "Too many wrong passwords. Try again later.", headers=retry)


async def refuse_body(scope: "Scope", receive: "Receive", send: "Send", status: int, text: str) -> None:
    """Answer at once, and let the rest of the body come for a moment, to nobody."""

    async def keep_open(message: "Message") -> None:
        await send({**message, "more_body": True} if message["type"] == "http.response.body" else message)

    await refuse(scope, keep_open, status, text)
    with suppress(TimeoutError):
        async with asyncio.timeout(_LINGER_SECONDS):
            while (await receive()).get("more_body", False):
                pass
    await send({"type": "http.response.body", "body": b""})


async def refuse(
    scope: "Scope", send: "Send", status: int, text: str, *, headers: Collection[tuple[bytes, bytes]] = ()
) -> None:
    """Answer with *status* and *text*; a socket is closed with *text* as the reason."""
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
