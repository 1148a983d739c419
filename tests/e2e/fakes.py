"""Translators for the tests of the page: real pipeline, real cleaning and checks, no model behind."""

import time
from collections.abc import Mapping, Sequence

from engine.protocols import Hypothesis


class SlowTranslator:
    """Answers with the words of the source in capitals, at a steady pace.

    Names and numbers stay as they are, so that the checks have something true to find; it proves how the page
    behaves, and nothing about English.
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
            [Hypothesis(text=f"EN {sentence}" + " again" * rank) for rank in range(alternatives)]
            for sentence in sentences
        ]
