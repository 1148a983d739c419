"""A translator of sentences that looks into the cache before it asks the model."""

import json
from collections.abc import Sequence
from typing import Any

from engine.version import __version__

from .cache import TranslationCache, key_of
from .fallback import FallbackTranslator
from .rendering import Rendering
from .terms import Match

__all__ = ["CachedTranslator"]


class CachedTranslator:
    """Looks each sentence up before *translator* translates it, and keeps what that made.

    *signature* is whatever else decides the outcome: model, revision, options, glossary.
    """

    def __init__(
        self, translator: FallbackTranslator, cache: TranslationCache, *, signature: dict[str, Any]
    ) -> None:
        self._translator = translator
        self._cache = cache
        # The checks and the attempts shape what is kept, so that another version asks anew.
        self._signature = {**signature, "version": __version__}

    def translate(self, sources: Sequence[str], terms: Sequence[Sequence[Match]] = ()) -> list[Rendering]:
        """Renderings of *sources*, in order; *terms* as `FallbackTranslator` takes them.

        Raises GenerationError.
        """
        # The glossary is in the signature; what its acronyms mean hangs on the text as well.
        read = [[match.term.target for match in found] for found in terms] or [[]] * len(sources)
        keys = [
            key_of(source=source, terms=targets, **self._signature)
            for source, targets in zip(sources, read, strict=True)
        ]
        stored = self._cache.get(keys).items()
        known = {key: rendering for key, value in stored if (rendering := _read(value)) is not None}
        due = [index for index, key in enumerate(keys) if key not in known]
        if due:
            made = self._translator.translate(
                [sources[index] for index in due], [terms[index] for index in due] if terms else ()
            )
            fresh = {keys[index]: rendering for index, rendering in zip(due, made, strict=True)}
            self._cache.put({key: _written(rendering) for key, rendering in fresh.items()})
            known |= fresh
        return [known[key] for key in keys]


def _written(rendering: Rendering) -> str:
    return json.dumps(rendering.to_dict(), ensure_ascii=False)


def _read(value: str) -> Rendering | None:
    """The rendering that *value* holds; None where another version wrote it in another form."""
    try:
        return Rendering.from_dict(json.loads(value))
    except (ValueError, KeyError, TypeError):
        return None
