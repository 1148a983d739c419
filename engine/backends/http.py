"""Language models behind an OpenAI-compatible server: llama-server, vLLM, Ollama and the like."""

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any
from urllib.parse import urldefrag, urlsplit

from ..decoding import Beam, Decoding, Greedy, Sampling
from ..errors import GenerationError, ModelNotFound
from ..interruption import carried
from ..protocols import Hypothesis, Prompt
from ..settings import API_KEY, CONTEXT_SIZE
from ..stopping import as_messages, cut_at_stop, pieces_to_stop

__all__ = ["HttpModel"]

_CONNECT_SECONDS = 10.0
_READ_SECONDS = 300.0
_AT_ONCE = 4
"""Requests in flight; servers batch what arrives together."""
_CAUTIOUS_CONTEXT = 4096
"""Tokens, where the server doesn't tell: Ollama's default, and Ollama cuts longer prompts in silence."""


class HttpModel:
    """A chat model at a URL.

    *address* is the base of the API, with the model's name at the server after a ``#``, as in
    ``http://localhost:8080/v1#qwen3``; without one the server's first model is taken. The key, if the server
    wants one, is read from `RINGKAS_API_KEY`, and the context size, where the server doesn't tell, from
    `RINGKAS_CONTEXT_SIZE` (else 4096 tokens). Greedy and sampling only; the API has no ``top_k``, so sampling
    draws from all tokens. Raises ModelNotFound where no such server answers.
    """

    def __init__(
        self,
        address: str,
        *,
        name: str,
        seconds: float = _READ_SECONDS,
    ) -> None:
        import httpx

        base, model = urldefrag(address)
        parts = urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ModelNotFound(
                f"{name} holds no URL of a server.", hint="Write it as http:http://localhost:8080/v1#MODEL."
            )
        key = API_KEY.read()
        self._name = name
        self._base = base.rstrip("/")
        self._http = httpx.Client(
            timeout=httpx.Timeout(seconds, connect=_CONNECT_SECONDS),
            headers={"Authorization": f"Bearer {key}"} if key else {},
            # a proxy for the outside world can't reach a server on this machine
            trust_env=parts.hostname not in ("localhost", "127.0.0.1", "::1"),
        )
        self._about = self._find(model)
        self._model: str = self._about["id"]

    @property
    def name(self) -> str:
        """The name that a brief shows, such as ``http:http://localhost:8080/v1#qwen3``."""
        return self._name

    @property
    def revision(self) -> str:
        """Empty: a server may change its model at any time."""
        return ""

    @property
    def decoding(self) -> Greedy:
        """Greedy: a chat API has no beam search."""
        return Greedy()

    @property
    def chat(self) -> bool:
        """Always True: the server applies the chat template."""
        return True

    @cached_property
    def context_size(self) -> int:
        """Tokens that prompt and output together may take."""
        wanted = CONTEXT_SIZE.read()
        if wanted is not None:
            return wanted
        meta = self._about.get("meta") or {}
        told = self._about.get("max_model_len") or meta.get("n_ctx")  # vLLM; llama-server
        return int(told or _CAUTIOUS_CONTEXT)

    def count_tokens(self, text: str) -> int:
        """Tokens of *text* by the server's tokenizer, else its UTF-8 bytes, which are an upper bound."""
        import httpx

        root = self._base.removesuffix("/v1")
        try:
            reply = self._http.post(
                f"{root}/tokenize",
                # llama-server reads the first field, vLLM the other two
                json={"content": text, "model": self._model, "prompt": text, "add_special_tokens": False},
            )
            return len(reply.json()["tokens"]) if reply.is_success else len(text.encode())
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return len(text.encode())

    def generate(
        self, prompts: Sequence[Prompt], *, decoding: Decoding, stop: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """Answer each prompt; plain text is sent as a user's turn. See `LanguageModel.generate`."""
        count = decoding.alternatives if isinstance(decoding, Sampling) else 1
        jobs = [(prompt, number) for prompt in prompts for number in range(count)]

        def answer(job: tuple[Prompt, int]) -> Hypothesis:
            return self._one(self._request(job[0], decoding, stop, job[1]), stop)

        with ThreadPoolExecutor(min(_AT_ONCE, max(1, len(jobs)))) as pool:
            answers = list(pool.map(carried(answer), jobs))
        return [answers[start : start + count] for start in range(0, len(answers), count)]

    def stream(self, prompt: Prompt, *, decoding: Decoding, stop: Sequence[str] = ()) -> Iterator[str]:
        """Answer one prompt and yield its text piece by piece."""
        import httpx

        request = self._request(prompt, decoding, stop, 0) | {"stream": True}
        try:
            with self._http.stream("POST", f"{self._base}/chat/completions", json=request) as reply:
                if reply.is_error:
                    reply.read()
                    raise self._refused(reply.status_code, reply.text)
                yield from pieces_to_stop(_pieces(reply.iter_lines()), stop)
        except (httpx.HTTPError, ValueError) as exc:
            raise self._broken(exc) from exc

    def _one(self, request: dict[str, Any], stop: Sequence[str]) -> Hypothesis:
        import httpx

        try:
            reply = self._http.post(f"{self._base}/chat/completions", json=request)
            if reply.is_error:
                raise self._refused(reply.status_code, reply.text)
            choice = reply.json()["choices"][0]
            text = choice["message"]["content"] or ""
        except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError) as exc:
            raise self._broken(exc) from exc
        return Hypothesis(text=cut_at_stop(text, stop), truncated=choice.get("finish_reason") == "length")

    def _request(
        self, prompt: Prompt, decoding: Decoding, stop: Sequence[str], number: int
    ) -> dict[str, Any]:
        if isinstance(decoding, Beam):
            raise GenerationError(
                f"{self._name} is behind a chat API, which has no beam search.",
                hint="Use Greedy or Sampling.",
            )
        request: dict[str, Any] = {"model": self._model, "messages": as_messages(prompt)}
        if stop:
            request["stop"] = list(stop)
        if decoding.max_tokens is not None:
            request["max_tokens"] = decoding.max_tokens
        if isinstance(decoding, Sampling):
            return request | {"temperature": decoding.temperature, "seed": decoding.seed + number}
        if decoding.no_repeat_ngram:
            raise GenerationError(
                f"{self._name} is behind a chat API, which can't forbid n-grams.",
                hint="Use repetition_penalty instead.",
            )
        if decoding.repetition_penalty != 1.0:
            # vLLM's name and llama-server's
            request |= {
                "repetition_penalty": decoding.repetition_penalty,
                "repeat_penalty": decoding.repetition_penalty,
            }
        return request | {"temperature": 0.0}

    def _find(self, model: str) -> dict[str, Any]:
        """What the server says about *model* (its first one where that is empty)."""
        import httpx

        try:
            reply = self._http.get(f"{self._base}/models")
            if reply.is_error:
                raise self._refused(reply.status_code, reply.text)
            models: list[dict[str, Any]] = reply.json()["data"]
            for about in models:
                if not model or model in (about["id"], *about.get("aliases", ())):
                    return about
            names = ", ".join(about["id"] for about in models[:8])
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as exc:
            raise ModelNotFound(
                f"No OpenAI-compatible server answers at {self._base} ({str(exc) or type(exc).__name__}).",
                hint="Start it, and check the address after `http:`; it usually ends in /v1.",
            ) from exc
        raise ModelNotFound(
            f"The server at {self._base} has no model `{model}`.", hint=f"It has: {names or 'none'}."
        )

    def _refused(self, status: int, text: str) -> GenerationError:
        hint = "Set RINGKAS_API_KEY to the server's key." if status in (401, 403) else ""
        return GenerationError(f"{self._base} answered with status {status}: {text[:300]}", hint=hint)

    def _broken(self, exc: Exception) -> GenerationError:
        return GenerationError(
            f"{self._base} gave no usable answer ({str(exc) or type(exc).__name__}).",
            hint="Check that the server runs and has loaded the model.",
        )


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    """The text in the lines of an event stream."""
    for line in lines:
        body = line.removeprefix("data:").strip()
        if not line.startswith("data:") or body == "[DONE]":
            continue
        choices = json.loads(body).get("choices") or [{}]
        piece = (choices[0].get("delta") or {}).get("content")
        if piece:
            yield piece
