"""Briefs of many texts, in order: drafted one by one, translated together as long as nothing fails."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

from engine.errors import RingkasError
from translate import Translation

from .draft import Draft, Input, Translatable
from .result import Brief

__all__ = ["BriefStream", "OnError"]

log = logging.getLogger(__name__)

OnError: TypeAlias = Literal["raise", "skip"] | Callable[[int, RingkasError], object]
"""What a stream does with a text that fails: raise, skip it, or call this with its index and the error."""


class BriefStream:
    """The briefs of *texts*, as `Pipeline.stream` describes them.

    *draft* makes of a text what is to be translated, *translate* gives the translations of many items in
    their order, and *finish* makes a brief of a draft and the translations of its parts.
    """

    def __init__(
        self,
        texts: Iterable[Input],
        *,
        draft: Callable[[Input], Draft],
        translate: Callable[[Iterable[Translatable]], Iterator[Translation]],
        finish: Callable[[Draft, list[Translation]], Brief],
        on_error: OnError,
    ) -> None:
        self._numbered = enumerate(texts)
        self._draft = draft
        self._translate = translate
        self._finish = finish
        self._on_error = on_error
        self._waiting: deque[tuple[int, Draft | Exception]] = deque()
        """Texts that are drafted, or failed, and whose turn is still to come."""
        self._broken: Exception | None = None
        """What *texts* raised, rather than one of them."""
        self._is_over = False
        self._began = time.perf_counter()

    def __iter__(self) -> Iterator[Brief]:
        """The briefs; what ends them early is raised when all those before it are out."""
        self._began = time.perf_counter()
        while not self._is_over:
            yield from self._together()
            yield from self._one_by_one()
        if self._broken is not None:
            raise self._broken

    def _together(self) -> Iterator[Brief]:
        """Briefs of texts that are translated together, until one fails or there are no more."""
        translations = self._translate(self._parts())
        done: list[Translation] = []
        while True:
            try:
                translation = next(translations, None)
            except Exception:  # noqa: BLE001 - they fail together: next, each has its own try
                return
            if translation is None:
                self._is_over = True
                return
            draft = self._first()
            done.append(translation)
            if len(done) == len(draft.parts()):
                self._waiting.popleft()
                yield self._finished(draft, done)
                done = []

    def _one_by_one(self) -> Iterator[Brief]:
        """Briefs of the texts that wait, each translated by itself."""
        while self._waiting:
            index, draft = self._waiting.popleft()
            if isinstance(draft, Exception):
                self._settle(index, draft)
                continue
            try:
                done = list(self._translate(draft.parts().values()))
            except Exception as error:  # noqa: BLE001 - it is raised, or handed on
                self._settle(index, error)
            else:
                yield self._finished(draft, done)

    def _parts(self) -> Iterator[Translatable]:
        """Draft text after text and give what is to be translated; ends at what ends the stream."""
        while True:
            try:
                index, text = next(self._numbered)
            except StopIteration:
                return
            except Exception as error:  # noqa: BLE001 - raised once what is done is out
                self._broken = error
                return
            try:
                draft = self._draft(text)
            except Exception as error:  # noqa: BLE001 - it is raised, or handed on, when its turn comes
                self._waiting.append((index, error))
                if self._on_error == "raise" or not isinstance(error, RingkasError):
                    return
            else:
                self._waiting.append((index, draft))
                yield from draft.parts().values()

    def _first(self) -> Draft:
        """The first draft, once the failures before it are settled."""
        while isinstance(one := self._waiting[0][1], Exception):
            self._settle(self._waiting.popleft()[0], one)
        return one

    def _settle(self, index: int, error: Exception) -> None:
        """Do with the *error* of the text at *index* what was asked for: raise it, or go on."""
        if not isinstance(error, RingkasError):
            error.add_note(f"This was text {index} of the stream.")
            raise error
        error.record = index
        if self._on_error == "raise":
            raise error
        if self._on_error == "skip":
            log.warning("A text was skipped. %s", error)
        else:
            self._on_error(index, error)

    def _finished(self, draft: Draft, done: list[Translation]) -> Brief:
        began, self._began = self._began, time.perf_counter()
        return self._finish(
            replace(draft, timings={**draft.timings, "translation": self._began - began}), done
        )
