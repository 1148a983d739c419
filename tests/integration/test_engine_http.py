"""The HTTP backend against servers on this machine: one that follows the format, and llama.cpp's own."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from engine import Beam, Greedy, LanguageModel, Sampling, load
from engine.backends.http import HttpModel
from engine.errors import GenerationError, ModelNotFound
from translate import PromptedTranslator, translate

CHAT = [{"role": "system", "content": "Terjemahkan."}, {"role": "user", "content": "Selamat pagi."}]


class Handler(BaseHTTPRequestHandler):
    """Answers with what was asked, in OpenAI's format; `server.mode` chooses a fault."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        models = [
            {"id": "small", "max_model_len": 2048},
            {"id": "large", "meta": {"n_ctx": 8192}},
            {"id": "mute"},
        ]
        self.reply(200, {"object": "list", "data": models})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/tokenize":
            if self.server.mode == "no tokenizer":
                return self.reply(404, {"error": "not found"})
            return self.reply(200, {"tokens": body["content"].split()})
        self.server.requests.append((self.headers.get("Authorization"), body))
        if self.server.mode == "key":
            return self.reply(401, {"error": {"message": "invalid api key"}})
        if self.server.mode == "broken":
            return self.reply(200, {"unexpected": True})
        if self.server.mode == "slow":
            self.server.released.wait(20)
        text = f"{body['messages'][-1]['content']}! seed {body.get('seed')}\nIndonesian: more"
        if body.get("stream"):
            return self.stream(text)
        if self.server.mode == "thinks":
            text = "<think>\nBeras is rice.\n</think>\n\nRice prices rise."
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        if self.server.mode == "refuses":
            choice["message"] |= {"content": None, "refusal": "I can't help with that."}
        if body.get("max_tokens") == 1:
            choice = {"message": {"role": "assistant", "content": text[:3]}, "finish_reason": "length"}
        return self.reply(200, {"choices": [choice]})

    def stream(self, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for start in range(0, len(text), 4):
            delta = {"choices": [{"delta": {"content": text[start : start + 4]}}]}
            self.wfile.write(f"data: {json.dumps(delta)}\n\n".encode())
        self.wfile.write(b": a comment\n\ndata: [DONE]\n\n")

    def reply(self, status: int, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.mode, server.requests, server.released = "", [], threading.Event()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def address(server) -> str:
    return f"http://127.0.0.1:{server.server_port}/v1"


def test_loads_by_name(address):
    model = load(f"http:{address}#large")
    assert isinstance(model, LanguageModel)
    assert model.name == f"http:{address}#large"
    assert model.chat
    assert model.context_size == 8192


def test_first_model_where_none_is_named(address, server):
    model = HttpModel(address, name="http:x")
    assert model.context_size == 2048
    model.generate([CHAT], decoding=Greedy())
    assert server.requests[0][1]["model"] == "small"


def test_context_size_is_cautious_or_told(address, monkeypatch):
    assert HttpModel(f"{address}#mute", name="http:x").context_size == 4096
    monkeypatch.setenv("RINGKAS_CONTEXT_SIZE", "16000")
    assert HttpModel(f"{address}#mute", name="http:x").context_size == 16000


def test_answers_in_order_cut_at_the_stop_string(address, server):
    model = HttpModel(address, name="http:x")
    prompts = [[{"role": "user", "content": f"kalimat {number}"}] for number in range(20)]
    rows = model.generate(prompts, decoding=Greedy(), stop=["\n"])
    assert [row[0].text for row in rows] == [f"kalimat {number}! seed None" for number in range(20)]
    assert all(body["temperature"] == 0 and body["stop"] == ["\n"] for _, body in server.requests)


def test_plain_text_is_a_users_turn(address, server):
    HttpModel(address, name="http:x").generate(["Halo"], decoding=Greedy())
    assert server.requests[0][1]["messages"] == [{"role": "user", "content": "Halo"}]


def test_sampling_sends_a_seed_an_alternative(address):
    (row,) = HttpModel(address, name="http:x").generate(
        [CHAT], decoding=Sampling(seed=5, alternatives=3), stop=["\n"]
    )
    assert [hypothesis.text[-6:] for hypothesis in row] == ["seed 5", "seed 6", "seed 7"]


def test_a_model_made_for_translating_gets_its_own_prompt_and_its_thoughts_go(address, server):
    server.mode = "thinks"
    model = HttpModel(f"{address}#large", name=f"http:{address}#Hy-MT2-7B")
    ((hypothesis,),) = PromptedTranslator(model).translate(["Harga beras naik."], terms=[{"beras": "rice"}])
    assert hypothesis.text == "Rice prices rise."
    ((_, body),) = server.requests
    assert [turn["role"] for turn in body["messages"]] == ["user"]
    assert "beras translates to rice\n" in body["messages"][0]["content"]
    assert body["repeat_penalty"] == 1.05


def test_a_refusal_of_the_server_is_flagged(address, server):
    server.mode = "refuses"
    model = HttpModel(f"{address}#large", name="http:x")
    (segment,) = translate("Harga beras naik.", translator=PromptedTranslator(model)).segments
    assert segment.outcome == "flagged"
    assert "empty" in {finding.kind for finding in segment.findings}


def test_token_limit_is_told(address):
    (row,) = HttpModel(address, name="http:x").generate([CHAT], decoding=Greedy(max_tokens=1))
    assert row[0].truncated


def test_stream(address):
    pieces = list(HttpModel(address, name="http:x").stream(CHAT, decoding=Greedy(), stop=["\nIndo"]))
    assert len(pieces) > 3
    assert "".join(pieces) == "Selamat pagi.! seed None"


def test_key_goes_only_into_the_header(address, server, monkeypatch):
    monkeypatch.setenv("RINGKAS_API_KEY", "rahasia")
    model = HttpModel(address, name="http:x")
    model.generate([CHAT], decoding=Greedy())
    authorization, body = server.requests[0]
    assert authorization == "Bearer rahasia"
    assert "rahasia" not in json.dumps(body)


def test_refused_key_says_what_to_set(address, server):
    model = HttpModel(address, name="http:x")
    server.mode = "key"
    with pytest.raises(GenerationError, match=r"401.*RINGKAS_API_KEY"):
        model.generate([CHAT], decoding=Greedy())
    with pytest.raises(GenerationError, match=r"401.*RINGKAS_API_KEY"):
        list(model.stream(CHAT, decoding=Greedy()))


def test_answer_in_another_format(address, server):
    model = HttpModel(address, name="http:x")
    server.mode = "broken"
    with pytest.raises(GenerationError, match="no usable answer"):
        model.generate([CHAT], decoding=Greedy())


def test_server_that_takes_too_long(address, server):
    model = HttpModel(address, name="http:x", seconds=0.3)
    server.mode = "slow"
    with pytest.raises(GenerationError, match="no usable answer"):
        model.generate([CHAT], decoding=Greedy())


def test_counts_tokens_or_bounds_them(address, server):
    model = HttpModel(address, name="http:x")
    assert model.count_tokens("tiga kata saja") == 3
    server.mode = "no tokenizer"
    assert model.count_tokens("tiga kata – saja") == len("tiga kata – saja".encode())


def test_no_server():
    with pytest.raises(
        ModelNotFound, match=r"No OpenAI-compatible server answers at http://127\.0\.0\.1:9/v1"
    ):
        load("http:http://127.0.0.1:9/v1#m")


def test_model_that_the_server_lacks(address):
    with pytest.raises(ModelNotFound, match=r"no model `huge`.*small, large"):
        load(f"http:{address}#huge")


@pytest.mark.parametrize("name", ["http:localhost:8080", "http:ftp://x/v1", "http:///v1"])
def test_no_url(name):
    with pytest.raises(ModelNotFound, match="http:http://localhost:8080/v1#MODEL"):
        load(name)


@pytest.mark.parametrize("decoding", [Beam(), Greedy(no_repeat_ngram=3)])
def test_what_the_api_lacks_is_refused(address, decoding):
    with pytest.raises(GenerationError, match="chat API"):
        HttpModel(address, name="http:x").generate([CHAT], decoding=decoding)


@pytest.mark.model
def test_against_llama_cpps_own_server(tmp_path, monkeypatch):
    """Real weights behind a real server: the bundled model, over HTTP as llama-server serves it."""
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    local = load("gguf:gemma-3-270m", threads=1)
    monkeypatch.setenv("RINGKAS_API_KEY", local._http.headers["Authorization"].removeprefix("Bearer "))
    model = load(f"http:{local._server.listening_address}/v1")
    assert model.context_size == local.context_size
    assert model.count_tokens("Halo dunia") == local.count_tokens("Halo dunia")
    first, second = (model.generate([CHAT], decoding=Greedy(max_tokens=12))[0][0] for _ in range(2))
    assert first == second
    assert first.truncated
    assert "".join(model.stream(CHAT, decoding=Greedy(max_tokens=12))) == first.text
