"""The page for programs: how they get in, what they are told, and what assistants read. No browser."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.e2e.steps import pipeline_with

TEXT = "Harga beras naik 10 persen di Jakarta. Pasokan dari Karawang berkurang."


@pytest.fixture(scope="module")
def guarded(keep_serving):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RINGKAS_KEYS", "kunci-satu, kunci-dua")
        return keep_serving(pipeline_with(0), auth=("meja", "rahasia:panjang"))


@pytest.fixture(scope="module")
def open_page(keep_serving):
    return keep_serving(pipeline_with(0), mcp=True)


def call(address, endpoint, body, **request):
    """The event and the data of one call; or the status that turned it away."""
    url = f"{address.rstrip('/')}/gradio_api/call"
    asked = httpx.post(f"{url}/v2/{endpoint}", json=body, timeout=60, **request)
    if asked.status_code != 200:
        return asked.status_code, asked.text
    answer = httpx.get(f"{url}/{endpoint}/{asked.json()['event_id']}", timeout=60, **request)
    kind, data = answer.text.strip().split("\n")[-2:]
    return kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))


@pytest.mark.parametrize(
    "way",
    [
        {"auth": ("meja", "rahasia:panjang")},
        {"headers": {"Authorization": "Bearer kunci-satu"}},
        {"headers": {"Authorization": "bearer kunci-dua"}},
    ],
    ids=["basic", "bearer", "another key"],
)
def test_a_program_gets_in_with_password_or_key(guarded, way):
    kind, data = call(guarded, "clean", {"text": TEXT}, **way)
    assert kind == "complete"
    assert data[0]["paragraphs"] == [TEXT]


@pytest.mark.parametrize(
    "way",
    [
        {},
        {"auth": ("meja", "rahasia")},
        {"headers": {"Authorization": "Bearer kunci"}},
        {"headers": {"Authorization": "Bearer ,"}},
        {"headers": {"Authorization": "Basic %%%"}},
    ],
    ids=["nothing", "wrong password", "wrong key", "no key", "no base64"],
)
def test_without_the_right_one_it_does_not(guarded, way):
    status, _ = call(guarded, "clean", {"text": TEXT}, **way)
    assert status == 401


ENGLISH = (
    "The government said on Monday that the price of rice had risen by ten percent since the beginning of the"
    " month, and that it would release more of its reserve to the markets of the capital before the weekend."
)


@pytest.mark.parametrize(
    ("endpoint", "body", "says"),
    [
        ("brief", {"text": TEXT, "style": "haiku"}, "`style` can't be 'haiku'"),
        ("brief", {"text": TEXT, "scope": "all"}, "summary, article, both"),
        ("summarize", {"text": TEXT, "sentences": "dua"}, "`sentences` must be a whole number"),
        ("translate", {"text": 5}, "`text` must be a string"),
        ("translate", {"text": {"a": 1}}, "No argument is a list or an object"),
        (
            "clean",
            {"text": [{"path": "/etc/hostname", "meta": {"_type": "gradio.FileData"}}]},
            "No argument is a list or an object",
        ),
        ("brief", {"text": ENGLISH}, "Send `force` as true"),
        ("clean", {"text": "https://kabar.example/beras"}, "Send the text of one article"),
    ],
)
def test_a_mistake_is_told_in_words_of_the_api_and_leaves_no_traceback(
    open_page, endpoint, body, says, caplog, capfd
):
    with caplog.at_level(logging.DEBUG):
        kind, data = call(open_page, endpoint, body)
    assert kind == "error"
    told = json.dumps(data, ensure_ascii=False)
    assert says in told
    assert "--force" not in told
    assert "ringkas run" not in told
    said = capfd.readouterr()
    assert "Traceback" not in said.err + said.out + caplog.text


@pytest.mark.parametrize(
    ("path", "status"), [("call/clean/tidakada", 404), ("queue/data?session_hash=tidakada", 200)]
)
def test_an_answer_that_is_not_there_leaves_no_traceback(open_page, path, status, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        answer = httpx.get(f"{open_page.rstrip('/')}/gradio_api/{path}", timeout=60)
    assert answer.status_code == status
    said = capfd.readouterr()
    assert "Traceback" not in said.err + said.out + caplog.text


def test_an_answer_is_there_once_and_then_it_is_told_that_it_is_gone(open_page):
    url = f"{open_page.rstrip('/')}/gradio_api/call"
    asked = httpx.post(f"{url}/v2/clean", json={"text": TEXT}, timeout=60).json()["event_id"]
    assert "event: complete" in httpx.get(f"{url}/clean/{asked}", timeout=60).text
    # Where it waits for it, it sends a sign of life now and then, so that no time limit of a read ends this.
    with httpx.stream("GET", f"{url}/clean/{asked}", timeout=60) as again:
        assert again.status_code == 404
        assert "Send the request again" in again.read().decode()


def test_assistants_get_json_and_every_default(open_page):
    pytest.importorskip("mcp")
    import anyio
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    async def talk():
        url = f"{open_page.rstrip('/')}/gradio_api/mcp/"
        async with (
            streamablehttp_client(url) as (reader, writer, _),
            ClientSession(reader, writer) as session,
        ):
            await session.initialize()
            tools = {tool.name.rpartition("_")[2]: tool for tool in (await session.list_tools()).tools}
            answer = await session.call_tool(tools["clean"].name, {"text": TEXT})
            return tools, answer

    # In a thread of its own: the browser tests of the same run leave an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        tools, answer = thread.submit(anyio.run, talk).result()
    assert json.loads(answer.content[0].text)["paragraphs"] == [TEXT]
    entries = tools["brief"].inputSchema["properties"]
    defaults = {name: entry.get("default") for name, entry in entries.items() if name != "text"}
    assert defaults == {
        "sentences": 0, "style": "paragraph", "focus": "", "scope": "both", "alternatives": 1, "force": False,
        "mark_below": None,
    }  # fmt: skip
    # Gradio takes one line of what a docstring says of a parameter.
    assert all(entry["description"].endswith(".") for entry in entries.values())
    assert "default" not in entries["text"]
    assert not any(",," in tool.description for tool in tools.values())


def test_an_assistant_behind_the_login_uses_the_tools(serve):
    pytest.importorskip("mcp")
    import anyio
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RINGKAS_KEYS", "kunci-satu")
        address = serve(pipeline_with(0), auth=("meja", "rahasia:panjang"), mcp=True)

    for way in ({}, {"auth": ("meja", "rahasia")}, {"headers": {"Cookie": "access-token-x=y; a=b"}}):
        asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        for path in ("mcp/", "mcp/sse", "mcp/schema"):
            refused = httpx.post(f"{address.rstrip('/')}/gradio_api/{path}", json=asked, timeout=60, **way)
            assert refused.status_code == 401
    with httpx.Client(base_url=address, timeout=60) as visitor:
        visitor.post("/login", data={"username": "meja", "password": "rahasia:panjang"})
        shown = visitor.post(
            "/gradio_api/mcp/", json=asked, headers={"Accept": "application/json, text/event-stream"}
        )
        assert '"tools"' in shown.text

    async def talk():
        async with (
            streamablehttp_client(
                f"{address.rstrip('/')}/gradio_api/mcp/", headers={"Authorization": "Bearer kunci-satu"}
            ) as (reader, writer, _),
            ClientSession(reader, writer) as session,
        ):
            await session.initialize()
            (name,) = [
                tool.name for tool in (await session.list_tools()).tools if tool.name.endswith("clean")
            ]
            return (await session.call_tool(name, {"text": TEXT})).content[0].text

    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(anyio.run, talk).result(timeout=60)
    assert json.loads(answer)["paragraphs"] == [TEXT]
