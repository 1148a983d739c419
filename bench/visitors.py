"""The clients of `bench.soak`: what each does, again and again, and what they see."""

import asyncio
import json
import random
import subprocess
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from bench.hostile import Hostile

PAGES = (
    "", "config", "theme.css", "?view=api",
    "gradio_api/info", "gradio_api/openapi.json", "gradio_api/queue/status",
)  # fmt: skip
ACTIONS = {
    "clean": 10,
    "summarize": 3,
    "translate": 2,
    "brief": 1,
    "page": 3,
    "hostile": 6,
    "leave": 2,
    "half": 1,
}
ACTIONS |= {"upload": 1, "button": 1, "stop": 1}
"""What clients do, and how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of an endpoint, and what its function gives alone: a dictionary, or the words of an error."""

    endpoint: str
    arguments: dict[str, Any]
    answer: Any


@dataclass(slots=True, kw_only=True)
class Tally:
    """What happened."""

    statuses: Counter[str] = field(default_factory=Counter)
    """By what was done and how it ended."""
    faults: list[str] = field(default_factory=list)
    endless: int = 0
    clean_seconds: list[float] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    """Minutes since the start, and megabytes of memory then."""

    def fault(self, what: str) -> None:
        self.faults.append(what[:600])


def told(answer: dict[str, Any]) -> Any:
    """*answer* as it comes over the wire, without what differs from one time to the next."""
    return {name: value for name, value in json.loads(json.dumps(answer)).items() if name != "timings"}


@dataclass(slots=True, kw_only=True)
class Visitors:
    """The clients, and what they know of the server."""

    http: httpx.AsyncClient
    prepared: list[Call]
    odd: list[Hostile]
    tally: Tally
    patience: float
    pause: float
    buttons: dict[str, int] = field(default_factory=dict)
    """The numbers of the page's events."""

    async def stay(self, chance: random.Random, until: float) -> None:
        """Be one client until then."""
        while time.monotonic() < until:
            name = chance.choices(list(ACTIONS), list(ACTIONS.values()))[0]
            action: Callable[[random.Random], Awaitable[str]] = getattr(self, name, None) or self._of(name)
            try:
                async with asyncio.timeout(self.patience):
                    ended = await action(chance)
            except TimeoutError:
                ended = "no end"
                self.tally.endless += 1
            except (httpx.TransportError, OSError) as exc:
                ended = "broken connection"
                self.tally.fault(f"{name}: {exc!r}")
            self.tally.statuses[f"{name}: {ended}"] += 1
            await asyncio.sleep(chance.expovariate(1 / self.pause))

    def _of(self, endpoint: str) -> Callable[[random.Random], Awaitable[str]]:
        prepared = [call for call in self.prepared if call.endpoint == endpoint]

        async def ask(chance: random.Random) -> str:
            return await self.call(chance.choice(prepared), by_name=chance.random() < 0.5)

        return ask

    async def begin(self, call: Call, *, by_name: bool) -> str:
        """Make a call; the address where its answer waits."""
        path = f"gradio_api/call/{call.endpoint}"
        if by_name:
            answer = await self.http.post(path.replace("call/", "call/v2/"), **sent(call.arguments))
        else:
            # By position only what comes first can be given alone.
            defaults = {"url": "", "sentences": 0, "style": "paragraph", "focus": "", "alternatives": 1}
            order = {"clean": ["text", "url"], "summarize": ["text", "sentences", "style", "focus"]}
            order |= {"translate": ["text", "alternatives"]}
            names = order.get(call.endpoint)
            if names is None:
                return await self.begin(call, by_name=True)
            answer = await self.http.post(
                path, **sent({"data": [call.arguments.get(name, defaults.get(name)) for name in names]})
            )
        answer.raise_for_status()
        return f"{path}/{answer.json()['event_id']}"

    async def call(self, call: Call, *, by_name: bool) -> str:
        began = time.monotonic()
        try:
            place = await self.begin(call, by_name=by_name)
        except httpx.HTTPStatusError as exc:
            return self._refused(exc.response, is_full(exc.response), f"{call.endpoint} wasn't taken")
        answer = await self.http.get(place)
        if call.endpoint == "clean":
            self.tally.clean_seconds.append(time.monotonic() - began)
        event, _, data = answer.text.rpartition("event: ")[2].partition("\ndata: ")
        content = json.loads(data)
        found = told(content[0]) if event == "complete" else content.get("error")
        if found == call.answer:
            return event
        if event == "error" and ("place became free" in str(found) or "took longer" in str(found)):
            return "out of time, and told so"
        self.tally.fault(
            f"{call.endpoint} {str(call.arguments)[:80]}: {str(found)[:200]} for {str(call.answer)[:200]}"
        )
        return "wrong"

    def _refused(self, answer: httpx.Response, is_right: bool, what: str) -> str:
        if not is_right:
            self.tally.fault(f"{what}: {answer.status_code} {answer.text[:200]}")
        return str(answer.status_code)

    async def page(self, chance: random.Random) -> str:
        answer = await self.http.get(chance.choice(PAGES))
        return self._refused(answer, answer.status_code == 200, str(answer.url))

    async def hostile(self, chance: random.Random) -> str:
        one = chance.choice(self.odd)
        headers = {"Content-Type": one.kind} if one.kind else {}
        answer = await self.http.request(one.method, one.path, content=one.body, headers=headers)
        return self._refused(answer, answer.status_code < 500, f"{one.name} at {one.path}")

    async def leave(self, chance: random.Random) -> str:
        """Ask, and go away before the answer."""
        try:
            place = await self.begin(chance.choice(self.prepared), by_name=True)
        except httpx.HTTPStatusError as exc:
            return self._refused(exc.response, is_full(exc.response), "a call wasn't taken")
        with suppress(TimeoutError):
            async with asyncio.timeout(chance.uniform(0, 0.3)), self.http.stream("GET", place) as answer:
                await answer.aread()
        return "left"

    async def half(self, chance: random.Random) -> str:
        """Send half of a request, and go away."""
        host, port = self.http.base_url.host, self.http.base_url.port
        _, writer = await asyncio.open_connection(host, port)
        path = chance.choice(["gradio_api/call/clean", "gradio_api/upload"])
        kind = "multipart/form-data; boundary=x" if "upload" in path else "application/json"
        head = f"POST /{path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: {kind}\r\n"
        writer.write(f'{head}Content-Length: 5000\r\n\r\n{{"data": ['.encode())
        await writer.drain()
        await asyncio.sleep(chance.uniform(0, 0.3))
        writer.close()
        return "left"

    async def upload(self, chance: random.Random) -> str:
        """Upload an article, and have its brief made."""
        answer = await self.http.post("gradio_api/upload", files={"files": ("berita.txt", ARTICLE.encode())})
        if answer.status_code != 200:
            return self._refused(answer, answer.status_code == 507, "an upload")
        file = {"path": answer.json()[0], "name": "berita.txt"}
        return await self.press({"kind": "file", "file": file}, chance)

    async def button(self, chance: random.Random) -> str:
        return await self.press({"text": ARTICLE}, chance)

    async def stop(self, chance: random.Random) -> str:
        """Press the button, and stop after a while."""
        return await self.press({"text": ARTICLE}, chance, stop=chance.uniform(0, 1))

    async def press(
        self, request: dict[str, Any], chance: random.Random, *, stop: float | None = None
    ) -> str:
        """What the page's button does, to its end or until it is stopped after *stop* seconds."""
        session = f"soak{chance.getrandbits(60)}"
        options = {"sentences": 1, "scope": "summary", "force": True}
        event = {"fn_index": self.buttons["brief"], "session_hash": session}
        joined = await self.http.post(
            "gradio_api/queue/join",
            **sent({**event, "data": [], "event_data": {"id": session, "options": options, **request}}),
        )
        if joined.status_code != 200:
            return self._refused(joined, is_full(joined), "the button")
        stopping = None
        if stop is not None:
            stopping = asyncio.create_task(self._stop({**event, "event_id": joined.json()["event_id"]}, stop))
        said = (await self.http.get(f"gradio_api/queue/data?session_hash={session}")).text
        if stopping is not None:
            await stopping
        if '"success":false' in said.replace(" ", ""):
            self.tally.fault(f"the button: {said[-300:]}")
            return "wrong"
        if stop is None and "summary_en" not in said:
            self.tally.fault(f"the button made no brief: {said[-300:]}")
            return "wrong"
        return "ended"

    async def _stop(self, event: dict[str, Any], after: float) -> None:
        await asyncio.sleep(after)
        answer = await self.http.post("gradio_api/cancel", **sent(event))
        if answer.status_code != 200:
            self.tally.fault(f"stop: {answer.status_code} {answer.text[:200]}")

    async def learn(self, process: subprocess.Popen[bytes]) -> None:
        """Wait for the server, and look at its page as a browser does."""
        while True:
            if process.poll() is not None:
                raise SystemExit(
                    f"The server ended with {process.returncode} before anybody asked for anything."
                )
            with suppress(httpx.TransportError):
                config = (await self.http.get("config")).json()
                break
            await asyncio.sleep(0.5)
        for dependency in config["dependencies"]:
            if dependency["targets"] and isinstance(dependency["targets"][0], list):
                self.buttons.setdefault(dependency["targets"][0][1], dependency["id"])

    async def idle(self) -> bool:
        """Whether the server comes to rest, within a client's patience."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.patience):
                while (await self.http.get("gradio_api/queue/status")).json()["queue_size"]:
                    await asyncio.sleep(0.5)
                # One call for each lane: either may stand still by itself.
                firsts = [
                    next(call for call in self.prepared if call.endpoint == endpoint)
                    for endpoint in ("clean", "translate")
                ]
                return all([await self.call(call, by_name=True) == "complete" for call in firsts])
        return False


ARTICLE = """Pasar Dibuka di Semarang

Semarang - Pasar baru di Semarang dibuka pada Jumat (5/5/2023). Sebanyak 120 pedagang menempati pasar itu.
"""


def is_full(answer: httpx.Response) -> bool:
    """Whether the server says that too many wait."""
    return "Queue is full" in answer.text


def sent(body: Any) -> dict[str, Any]:
    """*body* as JSON in ASCII, which holds half a character too."""
    return {"content": json.dumps(body), "headers": {"Content-Type": "application/json"}}
