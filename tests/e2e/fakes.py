"""Translators for the tests of the page: real pipeline, real cleaning and checks, no model behind."""

import re
import threading
import time
from collections.abc import Mapping, Sequence

from engine.protocols import Hypothesis


class SlowTranslator:
    """Answers with the source itself behind "EN", at a steady pace a sentence.

    It proves how the page behaves, and nothing about English.
    """

    name = "test:slow"
    revision = ""
    source_limit = 10_000

    def __init__(self, *, seconds: float = 0.01) -> None:
        self.seconds = seconds
        self.sentences: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def translate(
        self,
        sentences: Sequence[str],
        *,
        alternatives: int = 1,
        beam_size: int | None = None,
        retry: bool = False,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        time.sleep(self.seconds * len(sentences))
        self.sentences.extend(sentences)
        return [
            [Hypothesis(text=self.render(sentence) + " again" * rank) for rank in range(alternatives)]
            for sentence in sentences
        ]

    def render(self, sentence: str) -> str:
        """The "English" of one sentence."""
        return f"EN {sentence}"


class ForgetfulTranslator(SlowTranslator):
    """Loses every number, however often it is asked."""

    name = "test:forgetful"

    def render(self, sentence: str) -> str:
        return re.sub(r"\d", "", f"EN {sentence}")


class GatedTranslator(SlowTranslator):
    """Waits for leave before each call, so that a test decides how far the work gets."""

    name = "test:gated"

    def __init__(self) -> None:
        super().__init__(seconds=0.0)
        self._leave = threading.Semaphore(0)
        self._opened = threading.Event()

    def allow(self, calls: int) -> None:
        """Let that many calls more pass."""
        self._leave.release(calls)

    def open(self) -> None:
        """Let every call pass from now on."""
        self._opened.set()

    def translate(self, sentences: Sequence[str], **options) -> list[list[Hypothesis]]:
        while not self._opened.is_set() and not self._leave.acquire(timeout=0.02):
            pass
        return super().translate(sentences, **options)
