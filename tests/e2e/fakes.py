"""Translators for the tests of the page: real pipeline, real cleaning and checks, no model behind."""

import re
import threading
import time
from collections.abc import Mapping, Sequence

from engine.protocols import Hypothesis
from translate import Strategy

ENGLISH = {
    "Pelabuhan baru di": "New port in",
    "Pelabuhan peti kemas di": "A container port in",
    "dibuka pada Jumat (5/5/2023)": "opened on Friday (5/5/2023)",
    "Pembangunannya menelan biaya Rp3,4 triliun dan berlangsung selama 26 bulan": (
        "Its construction cost Rp3.4 trillion and lasted 26 months"
    ),
    "Menteri Perhubungan mengatakan pelabuhan itu tidak akan mengganggu nelayan": (
        "The Minister of Transportation said the port will not disturb fishermen"
    ),
    "Sebanyak 120 kapal dapat bersandar setiap minggu": "As many as 120 ships can dock every week",
    "Kami berharap ongkos kirim turun 15 persen": "We hope shipping costs fall 15 percent",
    "kata Menteri Perhubungan di": "said the Minister of Transportation in",
    "Truk nomor": "Truck number",
    "tiba di gudang": "arrived at the warehouse",
    "Acara penutupan digelar di alun-alun kota": "The closing ceremony was held in the city square",
    "dibuka": "opened",
    "Warga ke-": "Resident number ",
    "menulis": "wrote",
    "pada papan pengumuman desa": "on the village notice board",
}
"""What the tests' article says: the real checks have nothing to complain of, and nothing is tried again."""


class SlowTranslator:
    """Answers from a table, at a steady pace a sentence; what the table lacks comes back behind "EN".

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
        strategy: Strategy = Strategy.DEFAULT,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        time.sleep(self.seconds * len(sentences))
        self.sentences.extend(sentences)
        return [
            [Hypothesis(text=self.render(sentence) + " again" * rank) for rank in range(alternatives)]
            for sentence in sentences
        ]

    def render(self, sentence: str) -> str:
        """The English of one sentence."""
        english = sentence
        for phrase, meaning in ENGLISH.items():
            english = english.replace(phrase, meaning)
        return english if english != sentence else f"EN {sentence}"


class ForgetfulTranslator(SlowTranslator):
    """Loses every number, however often it is asked."""

    name = "test:forgetful"

    def render(self, sentence: str) -> str:
        return re.sub(r"\d", "", super().render(sentence))


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


class WaitsAtLampung(GatedTranslator):
    """Waits for leave before whatever is about Lampung."""

    def translate(self, sentences: Sequence[str], **options) -> list[list[Hypothesis]]:
        if any("Lampung" in sentence for sentence in sentences):
            return super().translate(sentences, **options)
        return SlowTranslator.translate(self, sentences, **options)
