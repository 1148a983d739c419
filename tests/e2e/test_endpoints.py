"""The page for programs: four endpoints by gradio_client and curl, the same as tools, and twenty at once."""

import json
import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from ringkas.web.quota import Quota
from tests.e2e.fakes import GatedTranslator
from tests.e2e.steps import ARTICLE, pipeline_with

BRIEF = {"article", "title_en", "summary", "summary_en", "translation", "findings", "timings", "signature"}


@pytest.fixture(scope="module")
def client(address):
    from gradio_client import Client

    return Client(address, verbose=False)


def test_brief_with_text_alone(client):
    brief = client.predict(ARTICLE, api_name="/brief")
    assert set(brief) >= BRIEF
    assert brief["translation"]["segments"][0]["target"].startswith("Serang - A container port in Banten")


def test_brief_with_options_by_name(client):
    brief = client.predict(text=ARTICLE, sentences=1, scope="summary", alternatives=3, api_name="/brief")
    assert len(brief["summary"]["sentences"]) == 1
    assert brief["translation"]["segments"] == []
    assert len(brief["summary_en"]["segments"][0]["alternatives"]) == 2


def test_clean_gives_the_article(client):
    article = client.predict(ARTICLE, api_name="/clean")
    assert article["title"] == "Pelabuhan Baru di Banten Dibuka"
    assert {"paragraphs", "sentences", "removed", "language", "date"} <= set(article)


def test_summarize_names_its_sources(client):
    summary = client.predict(ARTICLE, sentences=2, style="bullets", api_name="/summarize")
    assert len(summary["sentences"]) == 2
    assert all(sentence["sources"] for sentence in summary["sentences"])


def test_translate_gives_text_models_and_segments(client):
    translation = client.predict("Harga beras naik 10 persen.", api_name="/translate")
    assert set(translation) == {"text", "model", "second", "segments", "findings"}
    assert (translation["model"], translation["second"]) == ("test:slow", "")


def test_whoever_asks_says_what_is_marked(client):
    def marks(mark):
        made = client.predict("Harga beras naik 10 persen.", mark_below=mark, api_name="/translate")
        return [finding["kind"] for finding in made["findings"]].count("confidence")

    assert [marks(mark) for mark in (0, None, 1)] == [0, 0, 1]


def test_only_the_four_are_offered_and_their_schemas_are_typed(client):
    offered = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(offered) == {"/brief", "/clean", "/summarize", "/translate"}
    parameters = {p["parameter_name"]: p for p in offered["/brief"]["parameters"]}
    assert next(iter(parameters)) == "text"
    assert not parameters.pop("text")["parameter_has_default"]
    assert all(parameter["parameter_has_default"] for parameter in parameters.values())
    assert parameters["sentences"]["type"]["type"] == "integer"
    assert parameters["style"]["type"]["enum"] == ["paragraph", "bullets", "headline"]


def test_an_error_is_a_sentence_with_a_hint(client):
    from gradio_client.exceptions import AppError

    with pytest.raises(AppError, match="no text to read"):
        client.predict("  ", api_name="/brief")


@pytest.mark.parametrize(
    ("version", "body"),
    [("v2/", {"text": "Harga beras naik 10 persen."}), ("", {"data": ["Harga beras naik 10 persen."]})],
    ids=["by name", "by position"],
)
def test_the_same_by_curl(address, version, body):
    if not shutil.which("curl"):
        pytest.skip("no curl here")
    call = f"{address.rstrip('/')}/gradio_api/call/{version}translate"
    body = json.dumps(body)
    asked = subprocess.run(
        ["curl", "-s", call, "-H", "Content-Type: application/json", "-d", body],
        capture_output=True, text=True, check=True, timeout=20,
    )  # fmt: skip
    event = json.loads(asked.stdout)["event_id"]
    told = subprocess.run(
        ["curl", "-sN", f"{call}/{event}"], capture_output=True, text=True, check=True, timeout=20
    )
    data = re.search(r"event: complete\ndata: (.*)", told.stdout)
    assert data, told.stdout
    assert json.loads(data[1])[0]["text"].startswith("EN Rice prices")


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("call/v2/clean", '{"text": "Harga naik.", "teks": "a"}', 422, "`teks`"),
        ("call/v2/clean", '{"url": "https://kabar.example/"}', 422, "text"),
        ("call/v2/bersih", '{"text": "Harga naik."}', 404, "`/bersih`"),
        ("call/bersih", '{"data": ["Harga naik."]}', 404, "`/bersih`"),
        ("call/clean", '{"data": NaN}', 422, "list"),
        ("call/clean", '{"data": 1e999}', 422, "list"),
        ("cancel", '{"session_hash": "\\ud800"}', 422, "fn_index"),
        ("queue/join", '{"data": [], "fn_index": 999, "session_hash": "x"}', 400, "no such event"),
        ("call/v2/clean", '{"\\ud800": "a"}', 422, "ud800"),
    ],
)
def test_a_request_that_makes_no_sense_is_no_failure_of_the_server(address, path, body, status, said):
    answer = httpx.post(
        f"{address}gradio_api/{path}", content=body, headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, said in answer.text) == (status, True), answer.text


def test_a_call_without_a_text_is_told_so(address):
    call = f"{address}gradio_api/call/clean"
    event = httpx.post(call, json={"data": []}).json()["event_id"]
    assert "`text` must be given" in httpx.get(f"{call}/{event}").text


def test_twenty_clients_get_their_own_answers_in_the_order_in_which_they_came(serve):
    from gradio_client import Client

    translator = GatedTranslator()
    address = serve(pipeline_with(0.0, translator=translator), quota=Quota(running=1))
    places = [f"Desa{chr(65 + n)}{chr(97 + n)}" for n in range(20)]
    clients = [Client(address, verbose=False, download_files=False) for _ in places]
    jobs = []
    for client, place in zip(clients, places, strict=True):
        text = f"Pasar Dibuka\n\nPasar di {place} dibuka kemarin oleh bupati. Warga {place} datang pagi hari."
        jobs.append(client.submit(text, api_name="/brief"))
        wait_for_queue(address, len(jobs) - 1)  # the first is at work, and waits for leave
    translator.open()
    for place, job in zip(places, jobs, strict=True):
        said = json.dumps(job.result(timeout=60))
        assert place in said
        assert not [other for other in places if other != place and other in said]
    # One at a time was served: the order of the work is the order of arrival.
    order = [place for sentence in translator.sentences for place in places if place in sentence]
    assert list(dict.fromkeys(order)) == places


def wait_for_queue(address, size):
    """Wait until that many requests wait on the server."""
    deadline = time.monotonic() + 20
    waiting = None
    while waiting != size:
        assert time.monotonic() < deadline, f"{waiting} requests wait, not {size}"
        time.sleep(0.01)
        waiting = httpx.get(f"{address.rstrip('/')}/gradio_api/queue/status").json()["queue_size"]


@pytest.fixture(scope="module")
def tools(keep_serving):
    pytest.importorskip("mcp")
    return keep_serving(pipeline_with(0.0), mcp=True).rstrip("/") + "/gradio_api/mcp/"


def test_assistants_get_the_four_as_tools(tools):
    import anyio
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    async def talk():
        async with (
            streamablehttp_client(tools) as (reader, writer, _),
            ClientSession(reader, writer) as session,
        ):
            await session.initialize()
            offered = (await session.list_tools()).tools
            answer = await session.call_tool(
                next(tool.name for tool in offered if tool.name.endswith("translate")),
                {"text": "Harga beras naik 10 persen."},
            )
            return offered, answer.content[0].text

    # In a thread of its own: the browser of the other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        offered, answer = thread.submit(anyio.run, talk).result(timeout=30)
    assert sorted(tool.name.rpartition("_")[2] for tool in offered) == [
        "brief",
        "clean",
        "summarize",
        "translate",
    ]
    assert all(tool.description for tool in offered)
    assert "EN Rice prices" in answer


def test_tools_are_off_unless_asked_for(address):
    answer = httpx.post(f"{address.rstrip('/')}/gradio_api/mcp/", json={})
    assert answer.status_code in (404, 405)
