"""Language models in GGUF files through llama.cpp, in this process (xllamacpp)."""

import os
import queue
import secrets
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from ..cpu import default_threads
from ..decoding import Beam, Decoding, Greedy, Sampling
from ..errors import GenerationError, ModelNotFound
from ..extras import need
from ..interruption import check_interrupted
from ..protocols import Hypothesis, Prompt
from ..stopping import as_messages, cut_at_stop, no_chat_template
from .language_codes import turns_of_gemma, wants_language_codes

__all__ = ["GgufModel"]

_CONTEXT = 8192
"""Tokens at most. A model's full context can take gigabytes of memory; news articles need less than this."""
_HEADER_BYTES = 64 << 20
_TEMPLATE_KEY = b"tokenizer.chat_template"
_LEAST_OUTPUT = 256
_loading = threading.Lock()


class GgufModel:
    """A GGUF file, run by llama.cpp.

    Prompts that share a beginning (few-shot examples) pay for it once: its keys and values stay in the cache.
    Calls from several threads take turns, so that the same prompts give the same texts whatever else runs.
    Greedy and sampling only: llama.cpp has neither beam search nor an n-gram block.

    *threads* is the number of cores to use, *device* ``cpu`` or ``auto`` (whatever accelerator the llama.cpp
    build knows). Raises ModelNotFound where *path* isn't a file that llama.cpp can load.
    """

    def __init__(
        self,
        path: Path,
        *,
        name: str,
        threads: int | None = None,
        device: str = "cpu",
    ) -> None:
        if not path.is_file():
            raise ModelNotFound(f"There is no GGUF file at {path}.", hint="Check the path after `gguf:`.")
        self._name = name
        template = _chat_template(path)
        self._chat = template is not None
        self._writes_turns = template is not None and wants_language_codes(template)
        key = secrets.token_hex(16)
        stand_in = "gemma" if self._writes_turns else ""
        self._server = _serve(path, threads or default_threads(), device, key, stand_in=stand_in)
        self._turn = threading.Lock()

        import httpx

        # llama.cpp counts tokens only over its own loopback port, which the key closes to other users.
        self._http = httpx.Client(
            base_url=self._server.listening_address,
            headers={"Authorization": f"Bearer {key}"},
            timeout=60,
            trust_env=False,
        )
        settings = self._http.get("/props").json()["default_generation_settings"]
        self._context_size = int(settings["n_ctx"])

    @property
    def name(self) -> str:
        """The name that a brief shows, such as ``gguf:gemma-3-270m``."""
        return self._name

    @property
    def revision(self) -> str:
        """Empty: a file would have to be read as a whole to tell it from others."""
        return ""

    @property
    def decoding(self) -> Greedy:
        """Greedy: llama.cpp has no beam search."""
        return Greedy()

    @property
    def chat(self) -> bool:
        """True where the file holds a chat template."""
        return self._chat

    @property
    def context_size(self) -> int:
        """Tokens that prompt and output together may take."""
        return self._context_size

    def count_tokens(self, text: str) -> int:
        """Tokens of *text*, without a start token. Raises GenerationError."""
        reply = self._http.post("/tokenize", json={"content": text})
        if reply.is_error:
            raise GenerationError(f"{self._name} couldn't count tokens: {reply.text[:200]}")
        return len(reply.json()["tokens"])

    def generate(
        self, prompts: Sequence[Prompt], *, decoding: Decoding, stop: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """Continue each prompt; see `LanguageModel.generate`."""
        count = decoding.alternatives if isinstance(decoding, Sampling) else 1
        return [[self._one(prompt, decoding, stop, number) for number in range(count)] for prompt in prompts]

    def stream(self, prompt: Prompt, *, decoding: Decoding, stop: Sequence[str] = ()) -> Iterator[str]:
        """Continue one prompt and yield its text piece by piece; leaving the loop ends the generation."""
        prompt = self._written_out(prompt)
        request = self._request(prompt, decoding, stop, 0) | {"stream": True}
        pieces: queue.SimpleQueue[str | BaseException | None] = queue.SimpleQueue()
        left = threading.Event()

        def take(chunk: dict[str, Any]) -> bool:
            try:
                pieces.put(self._piece(chunk))
            except GenerationError as exc:
                pieces.put(exc)
            return left.is_set()

        def run() -> None:
            try:
                with self._turn:
                    self._handler(prompt)(request, take)
                pieces.put(None)
            except Exception as exc:  # noqa: BLE001 - handed to the caller's thread, which raises it
                pieces.put(exc)

        with ThreadPoolExecutor(1, thread_name_prefix="gguf-stream") as pool:
            pool.submit(run)
            try:
                while (piece := pieces.get()) is not None:
                    if isinstance(piece, BaseException):
                        raise _mapped(self._name, piece)
                    if piece:
                        yield piece
            finally:
                left.set()

    def _one(self, prompt: Prompt, decoding: Decoding, stop: Sequence[str], number: int) -> Hypothesis:
        check_interrupted()
        prompt = self._written_out(prompt)
        request = self._request(prompt, decoding, stop, number)
        try:
            with self._turn:
                reply = self._handler(prompt)(request)
        except RuntimeError as exc:
            raise _mapped(self._name, exc) from exc
        self._check(reply)
        choice = reply["choices"][0]
        text = choice["text"] if "text" in choice else choice["message"]["content"] or ""
        return Hypothesis(text=cut_at_stop(text, stop), truncated=choice["finish_reason"] == "length")

    def _written_out(self, prompt: Prompt) -> Prompt:
        if self._writes_turns and not isinstance(prompt, str):
            return turns_of_gemma(as_messages(prompt))
        return prompt

    def _handler(self, prompt: Prompt) -> Any:  # noqa: ANN401 - xllamacpp has no type hints
        return (
            self._server.handle_completions
            if isinstance(prompt, str)
            else self._server.handle_chat_completions
        )

    def _piece(self, chunk: dict[str, Any]) -> str:
        self._check(chunk)
        choice = chunk["choices"][0]
        return str(choice["text"] if "text" in choice else choice["delta"].get("content") or "")

    def _check(self, reply: dict[str, Any]) -> None:
        if "error" in reply:
            raise GenerationError(
                f"{self._name}: {reply['error'].get('message', reply['error'])}.",
                hint="Shorten the input." if "context" in str(reply["error"]) else "",
            )

    def _request(
        self, prompt: Prompt, decoding: Decoding, stop: Sequence[str], number: int
    ) -> dict[str, Any]:
        if isinstance(decoding, Beam):
            raise GenerationError(
                f"{self._name} runs in llama.cpp, which has no beam search.", hint="Use Greedy or Sampling."
            )
        messages = None if isinstance(prompt, str) else as_messages(prompt)
        if messages is not None and not self._chat:
            raise no_chat_template(self._name)
        request: dict[str, Any] = {"stop": list(stop)}
        if messages is None:
            request["prompt"] = prompt
            size = self.count_tokens(str(prompt)) + 1
        else:
            request["messages"] = messages
            size = sum(self.count_tokens(message["content"]) + 8 for message in messages)
        room = self._context_size - size
        # What rewrites a text is rarely longer than the prompt that holds it.
        request["max_tokens"] = decoding.max_tokens or max(1, min(room, max(_LEAST_OUTPUT, size)))
        if isinstance(decoding, Sampling):
            request |= {
                "temperature": decoding.temperature,
                "top_k": decoding.top_k,
                "top_p": 1.0,
                "min_p": 0.0,
                "seed": decoding.seed + number,
            }
        else:
            if decoding.no_repeat_ngram:
                raise GenerationError(
                    f"{self._name} runs in llama.cpp, which can't forbid n-grams.",
                    hint="Use repetition_penalty instead.",
                )
            request |= {"temperature": 0.0, "repeat_penalty": decoding.repetition_penalty}
        return request


def _mapped(name: str, exc: BaseException) -> GenerationError:
    return exc if isinstance(exc, GenerationError) else GenerationError(f"{name}: llama.cpp failed ({exc}).")


def _chat_template(path: Path) -> str | None:
    """The chat template in the file's metadata, empty where only others beside the usual one are named.

    None where there is none at all: llama.cpp itself then falls back to a made-up one.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as header:
        # A key stands behind its length; after it its type, 4 bytes, the text's length, 8, and the text.
        key = len(_TEMPLATE_KEY).to_bytes(8, "little") + _TEMPLATE_KEY
        at = header.find(key, 0, _HEADER_BYTES)
        if at < 0:
            return "" if header.find(_TEMPLATE_KEY, 0, _HEADER_BYTES) >= 0 else None
        start = at + len(key) + 12
        length = int.from_bytes(header[start - 8 : start], "little")
        return header[start : start + length].decode("utf-8", errors="replace")


@contextmanager
def _passive_waiting() -> Iterator[None]:
    """Let idle OpenMP threads sleep while llama.cpp's library is loaded, which is when libgomp looks.

    By default they spin, and on a machine where something else runs too each token then waits for a core:
    measured 0.5 to 20 tokens/s against 68 with passive waiting, and the same speed on an idle machine.
    """
    before = os.environ.get("OMP_WAIT_POLICY")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_WAIT_POLICY"]


def _serve(path: Path, threads: int, device: str, key: str, *, stand_in: str) -> Any:  # noqa: ANN401
    """*stand_in* names a template of llama.cpp's own, which then doesn't read the file's; empty: it does."""
    need("xllamacpp", what=path.name)
    with _loading, _passive_waiting():
        import xllamacpp

        params = xllamacpp.CommonParams()
        params.model.path = str(path)
        params.n_ctx = _CONTEXT
        params.n_parallel = 1
        params.n_gpu_layers = 0 if device == "cpu" else -1
        params.cpuparams.n_threads = threads
        params.cpuparams_batch.n_threads = threads
        params.api_keys = [key]
        params.ui = False
        params.endpoint_slots = False
        params.verbosity = -1
        params.warmup = False
        if stand_in:
            # Loading tries the file's template on plain messages, and fails where that refuses them.
            params.chat_template = stand_in
            params.use_jinja = False
        # The cache that matters lies in the slot itself; this one would take up to 8 GB of memory more.
        params.cache_ram_mib = 0
        try:
            return xllamacpp.Server(params)
        except (RuntimeError, ValueError) as exc:
            raise ModelNotFound(
                f"llama.cpp can't load {path} ({exc}).",
                hint="Check that it is a whole GGUF file of a kind that llama.cpp knows.",
            ) from exc
