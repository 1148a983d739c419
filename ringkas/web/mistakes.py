"""Answers to what a program sent wrongly, where Gradio and FastAPI would say that the server failed."""

import json
import re
import traceback
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["SEE", "LateMistakes", "answers_to_mistakes"]

Answer = Callable[["Request", Any], "Awaitable[Response]"]

SEE = "See /?view=api."
_ANSWER = re.compile(r".*/gradio_api/call/(?!v2/)[^/]+/([^/]+)/?")
_LOST = "There is no answer under this id: it was fetched, or waited too long. Send the request again."


def answers_to_mistakes() -> dict[type[Exception], Answer]:
    """By the exception that a client's mistake raises, what answers it, with status 404 or 422.

    To be FastAPI's ``exception_handlers``. What the server raises for other reasons it raises again.
    """
    from fastapi.exceptions import RequestValidationError
    from gradio.route_utils import FnIndexInferError

    return {
        RequestValidationError: _malformed,
        FnIndexInferError: _no_such_endpoint,
        KeyError: _no_such_endpoint,
        TypeError: _mistaken,
        AttributeError: _mistaken,
    }


async def _malformed(request: "Request", error: Any) -> "Response":  # noqa: ANN401 - FastAPI's own
    # FastAPI's answer holds what was sent, and fails where JSON or UTF-8 can't (NaN, half a character).
    return _answer(422, [{key: found[key] for key in ("type", "loc", "msg")} for found in error.errors()])


async def _no_such_endpoint(request: "Request", error: Exception) -> "Response":
    name = request.path_params.get("api_name")
    if name is None or (isinstance(error, KeyError) and error.args != (f"/{name}",)):
        raise error
    return _answer(404, f"There is no endpoint `/{name:.60}`. {SEE}")


async def _mistaken(request: "Request", error: Exception) -> "Response":
    *_, last = traceback.extract_tb(error.__traceback__)
    if last.name in ("upload_fn", "on_part_data"):  # where Gradio finds a text that was sent as a file
        return _answer(422, "`files` must be files.")
    if last.name != "construct_args":  # where Gradio puts what was sent by name into order
        raise error
    return _answer(422, f"{str(error).partition(' Please')[0].rstrip('.'):.200}. {SEE}")


def _answer(status: int, detail: object) -> "Response":
    from starlette.responses import Response

    # In ASCII, which holds half a character too.
    return Response(json.dumps({"detail": detail}), status_code=status, media_type="application/json")


class LateMistakes:
    """ASGI middleware: an answer that isn't there is told with status 404, and is no failure of the server's.

    Gradio looks for it within a stream that has begun. There it raises what nobody can answer any more, or
    waits forever for what was fetched before.
    """

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass on what asks for no lost answer; what is raised too late ends its stream."""
        asked = _ANSWER.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if asked is not None and scope["method"] == "GET" and not _is_awaited(scope["app"], asked[1]):
            await _answer(404, _LOST)(scope, receive, send)
            return
        began = False

        async def watched(message: "Message") -> None:
            nonlocal began
            began = began or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except RuntimeError as error:
            from starlette.exceptions import HTTPException

            if not (began and isinstance(error.__cause__, HTTPException)):
                raise
            await send({"type": "http.response.body", "body": b"", "more_body": False})


def _is_awaited(app: Any, event: str) -> bool:  # noqa: ANN401 - Gradio's own
    """Whether *event* waits, is under way, or has an answer that nobody has fetched."""
    queue = app.get_blocks()._queue
    pending = queue.pending_event_ids_session.values()
    return event in queue.event_ids_to_events or any(event in events for events in list(pending))
