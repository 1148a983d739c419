"""Many texts at once: their sentences pooled, each different one translated once, results in order."""

from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias, Unpack

from engine import LanguageModel, Seq2SeqModel, load_once
from engine.many import check_many
from engine.options import asked

from .acronyms import AcronymExpander
from .assembly import assemble
from .glossary import Glossary
from .loading import as_translator, load_translator
from .options import TranslationOptions, TranslationOptionValues
from .paired import Chosen
from .preparation import Prepared
from .pronouns import PronounResolver
from .reading import Reading
from .sentence_translator import NOTHING, SentenceTranslator, make_segment
from .sentences import Item
from .terms import Match
from .translation import Translation
from .translator import Translator

__all__ = ["translate_many"]

_WINDOW = 512
"""Different sentences that are translated together: enough for full batches of like lengths."""
_TEXTS = 64
"""Texts that may wait for a full window: those that repeat each other fill none, and would pile up."""
_REMEMBERED = 8192
"""Sentences of earlier texts that are kept, since boilerplate comes again."""


_Key: TypeAlias = tuple[str, tuple[Match, ...]]
"""A core with its terms: two texts may mean different things by one acronym."""


@dataclass(slots=True, kw_only=True, eq=False)
class _Text:
    """A text whose sentences are being translated."""

    item: Item
    glossary: Glossary
    """As the text's own words read it."""
    sentences: list[Prepared]
    renderings: dict[_Key, Chosen] = field(default_factory=dict)
    missing: set[_Key] = field(default_factory=set)
    """What is still to be translated."""


def translate_many(
    items: Iterable[Item],
    *,
    translator: str | Translator | Seq2SeqModel | LanguageModel = "embedded",
    second: str | Translator | Seq2SeqModel | LanguageModel | None = None,
    **options: Unpack[TranslationOptionValues],
) -> Iterator[Translation]:
    """Translate *items* in bulk and yield a translation each, in order; arguments as in `translate`.

    Sentences of several items are translated together, in windows of some hundred. *items* may be endless: it
    is read only as far as a window needs, and what is kept is bounded. Closing the iterator stops the work.
    A model given by its name is kept for the next call (see `engine.load_once`).
    """
    check_many(items, of="translate_many() takes many items")
    model, beside = _loaded(translator), _loaded(second) if second else None
    sentence_translator = SentenceTranslator(model, asked(TranslationOptions, options), second=beside)
    finish = partial(
        _finish,
        model=model.name,
        second=beside.name if beside else "",
    )
    pool = _Pool(sentence_translator)
    for item in items:
        pool.add(item)
        yield from map(finish, pool.take(at_least=_WINDOW))
    yield from map(finish, pool.take(at_least=1))


def _loaded(translator: str | Translator | Seq2SeqModel | LanguageModel) -> Translator:
    return (
        load_once(translator, load_translator) if isinstance(translator, str) else as_translator(translator)
    )


class _Pool:
    def __init__(self, sentence_translator: SentenceTranslator) -> None:
        self._translator = sentence_translator
        self._texts: deque[_Text] = deque()
        self._due: dict[_Key, Prepared] = {}
        self._waiting: dict[_Key, list[_Text]] = {}
        self._remembered: OrderedDict[_Key, Chosen] = OrderedDict()

    def add(self, item: Item) -> None:
        """Put the sentences of *item* into the pool."""
        reading = Reading.of(item, self._translator.glossary)
        prepared_sentences = [reading.prepare(sentence) for sentence in reading.sentences]
        text = _Text(item=item, glossary=reading.glossary, sentences=prepared_sentences)
        self._texts.append(text)
        for prepared in prepared_sentences:
            key = _key(prepared)
            if not prepared.core or key in text.renderings or key in text.missing:
                continue
            if key in self._remembered:
                self._remembered.move_to_end(key)
                text.renderings[key] = self._remembered[key]
                continue
            text.missing.add(key)
            self._due.setdefault(key, prepared)
            self._waiting.setdefault(key, []).append(text)

    def take(self, *, at_least: int) -> Iterator[_Text]:
        """Translate while *at_least* sentences are due or many texts wait; yields whole texts, in order."""
        while len(self._due) >= at_least or (self._due and len(self._texts) >= _TEXTS):
            different: dict[str, Prepared] = {}
            for prepared in self._due.values():
                if len(different) == _WINDOW:
                    break
                different.setdefault(prepared.core, prepared)
            self._translate(list(different.values()))
            yield from self._complete()
        yield from self._complete()

    def _translate(self, window: list[Prepared]) -> None:
        for prepared, rendering in zip(window, self._translator.render(window), strict=True):
            key = _key(prepared)
            del self._due[key]
            self._remembered[key] = rendering
            for text in self._waiting.pop(key):
                text.missing.remove(key)
                text.renderings[key] = rendering
        while len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)

    def _complete(self) -> Iterator[_Text]:
        while self._texts and not self._texts[0].missing:
            yield self._texts.popleft()


def _key(prepared: Prepared) -> _Key:
    return prepared.core, prepared.terms


def _finish(text: _Text, *, model: str, second: str) -> Translation:
    acronyms, pronouns = AcronymExpander(text.glossary), PronounResolver()
    segments = [
        pronouns.resolve(
            acronyms.expand_first(
                make_segment(prepared, text.renderings.get(_key(prepared), NOTHING), index=index)
            )
        )
        for index, prepared in enumerate(text.sentences)
    ]
    return assemble(text.item, segments, model=model, second=second)
