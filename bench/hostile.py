"""Requests as no well-meaning program sends them, all harmless: what `bench.soak` mixes in."""

import json
from dataclasses import dataclass

JSON = "application/json"
LARGE = 50_000_001
"""Bytes: one more than a request may have."""
DEEP = "[" * 50_000 + "]" * 50_000
CALLS = (
    "gradio_api/call/clean",
    "gradio_api/call/v2/clean",
    "gradio_api/call/translate",
    "gradio_api/call/v2/brief",
    "gradio_api/call/none",
    "gradio_api/call/v2/none",
    "gradio_api/queue/join",
    "gradio_api/cancel",
    "gradio_api/reset",
    "gradio_api/upload",
    "gradio_api/component_server",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """One request, a POST unless *method* says otherwise; its answer must have a status below 500."""

    name: str
    path: str
    body: bytes = b""
    kind: str = JSON
    method: str = "POST"


def bodies() -> dict[str, bytes]:
    """Bodies that are no call, or one that makes no sense."""
    said = {
        "malformed": '{"data": [',
        "nothing": "",
        "a list": "[]",
        "null": "null",
        "a text": '"a"',
        "not a number": '{"data": NaN}',
        "infinite": '{"data": 1e999, "text": 1e999}',
        "deep": DEEP,
        "deep within": f'{{"data": [{DEEP}], "text": {DEEP}}}',
        "half a character": '{"data": "\\ud800", "\\ud800": "\\ud800"}',
        "a long number": f'{{"data": ["a", {"9" * 5000}]}}',
        "another type": '{"data": [{"a": 1}], "text": {"a": 1}}',
        "unknown fields": '{"data": ["Harga naik."], "text": "Harga naik.", "teks": {"a": null}}',
        "too many": json.dumps({"data": ["a"] * 50}),
        "none": '{"data": []}',
        "a file of the server": '{"data": [{"path": "/etc/hostname", "meta": {"_type": "gradio.FileData"}}]}',
        "foreign session": '{"data": [], "fn_index": 999, "session_hash": "x", "event_id": "x"}',
    }
    return {name: body.encode() for name, body in said.items()} | {"not UTF-8": b'{"data": ["\xff\xfe"]}'}


def hostile() -> list[Hostile]:
    """All of them; the large one once."""
    kinds = ("text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "", "application/xml")
    odd = bodies()
    return [
        *(Hostile(name=name, path=path, body=body) for path in CALLS for name, body in odd.items()),
        *(
            Hostile(name=f"sent as {kind}", path=path, kind=kind, body=b"x")
            for path in CALLS
            for kind in kinds
        ),
        *(
            Hostile(name=f"by {method}", path=path, method=method)
            for path in CALLS
            for method in ("PUT", "DELETE")
        ),
        Hostile(name="too large", path=CALLS[0], body=b"a" * LARGE),
        Hostile(name="no such page", path="../../etc/hostname", method="GET"),
        Hostile(name="no such file", path="gradio_api/file=/etc/hostname", method="GET"),
    ]
