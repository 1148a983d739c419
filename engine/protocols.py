"""What a model looks like to the stages: protocols, all of whose members a model must have.

A stage never sees a runtime. It asks a `LanguageModel` to continue prompts or a `Seq2SeqModel` to
rewrite sources, and gets `Hypothesis` lists back, in input order, best first. A `Scorer` says how probable a
source is, given its translation.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypedDict, runtime_checkable

from .decoding import Beam, Decoding

__all__ = [
    "BackScore",
    "Hypothesis",
    "InsistingModel",
    "LanguageModel",
    "Lexicon",
    "Message",
    "Model",
    "Prompt",
    "Scorer",
    "Seq2SeqModel",
    "WordScore",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One candidate output."""

    text: str
    score: float | None = None
    """Mean log-probability a token (natural logarithm), with the bonuses of a `Lexicon` where one biases the
    search; None where the runtime doesn't tell."""
    truncated: bool = False
    """True where the output hit its token limit before the model ended it."""
    log_probability: float | None = None
    """Mean log-probability a token as the model has it, without bonuses; None where it isn't told."""
    lowest: float | None = None
    """The log-probability of the token that the model was least sure of; None where it isn't told."""


class Message(TypedDict):
    """One turn of a chat."""

    role: str
    """``system``, ``user`` or ``assistant``."""
    content: str


Prompt: TypeAlias = str | Sequence[Message]
"""Plain text for a base model to continue, or the turns of a chat for a chat model."""


class Model(Protocol):
    """What tells one model from another."""

    @property
    def name(self) -> str:
        """The name that a brief shows, such as ``marian:Helsinki-NLP/opus-mt-id-en``."""

    @property
    def revision(self) -> str:
        """What tells these weights from any other of that name; empty where the backend can't tell.

        Outputs are cached only under a revision.
        """


@runtime_checkable
class LanguageModel(Model, Protocol):
    """A decoder-only model that continues prompts."""

    @property
    def decoding(self) -> Decoding:
        """How this model is searched best where nobody asks otherwise, such as `Greedy`."""

    @property
    def chat(self) -> bool:
        """True where the model wants chat messages, False where it continues plain text."""

    @property
    def context_size(self) -> int:
        """Tokens that prompt and output together may take."""

    def count_tokens(self, text: str) -> int:
        """Tokens of *text* in this model's own tokenizer (an upper bound where the server has none)."""

    def generate(
        self, prompts: Sequence[Prompt], *, decoding: Decoding, stop: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """Continue each prompt.

        Returns one list a prompt, in input order, best hypothesis first; a text ends before the first of the
        *stop* strings. Raises GenerationError.
        """

    def stream(self, prompt: Prompt, *, decoding: Decoding, stop: Sequence[str] = ()) -> Iterator[str]:
        """Continue one prompt and yield its text piece by piece."""


@runtime_checkable
class Seq2SeqModel(Model, Protocol):
    """A model trained to rewrite a source as a target: a translator or a summarizer.

    Usually an encoder-decoder. The embedded model with a trained adapter fits too: it applies the prompt
    template that it was trained on by itself, so that a stage hands it plain sources.
    """

    @property
    def decoding(self) -> Beam:
        """How this model is searched best where nobody asks otherwise; a beam of 1 is greedy search."""

    @property
    def source_limit(self) -> int:
        """Source tokens that fit the model, special tokens not counted."""

    def count_tokens(self, text: str) -> int:
        """Source tokens of *text*, special tokens not counted."""

    def generate(self, sources: Sequence[str], *, decoding: Decoding) -> list[list[Hypothesis]]:
        """Rewrite each source.

        Returns one list a source, in input order, best hypothesis first. Sources over `source_limit` raise
        GenerationError: nothing is cut in silence. Raises GenerationError.
        """


@runtime_checkable
class InsistingModel(Seq2SeqModel, Protocol):
    """One with a lexicon, whose search can be made to insist on words of a source."""

    @property
    def insists(self) -> bool:
        """Whether it can, now: whether it has its lexicon."""

    def generate(
        self,
        sources: Sequence[str],
        *,
        decoding: Decoding,
        insisted: Sequence[Collection[str]] = (),
    ) -> list[list[Hypothesis]]:
        """As of `Seq2SeqModel`.

        *insisted*, empty or one a source, are words of it as they stand there that should be rendered: an
        earlier search left them out.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class WordScore:
    """How probable a part of a text is: a word, a digit, a sign, or the space before a digit."""

    start: int
    """Where it begins in the text, in characters."""
    end: int
    log_probability: float
    """Natural logarithm; the sum over its tokens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackScore:
    """What a `Scorer` says of a source, given its translation."""

    words: tuple[WordScore, ...]
    """The parts of the source, in order."""
    verdict: float
    """The log-odds that the translation doesn't mislead, as a small model's graded translations taught it."""
    fluent_verdict: float
    """The same, as pairs by people taught it: of English that reads well, whether it's right or wrong."""


class Scorer(Protocol):
    """Knows how probable a source is, given its translation: what was left out or mistaken, it can't expect.

    As a channel model does in a noisy-channel translator (Yee et al. 2019), and for single words as in Vamvas
    and Sennrich (2022).
    """

    @property
    def revision(self) -> str:
        """What tells its weights from any other's."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[BackScore | None]:
        """For each pair of source and target what the target says of the source.

        None for a pair that is too long, or whose source has no words. Raises GenerationError.
        """


class Lexicon(Protocol):
    """Knows words that may translate a word: a search that has one leaves less of a source out."""

    @property
    def revision(self) -> str:
        """What changes when the lexicon, or what it makes a key of, does."""

    def renderings(self, source: str) -> Sequence[tuple[str, frozenset[str]]]:
        """The words and figures of *source* that have any, each with what may translate it: keys, or words as
        they are spelled.
        """

    def figures(self, source: str) -> Sequence[str]:
        """The figures of *source* as the target language writes them: in English "2.5" for "2,5"."""

    def names(self, source: str) -> Sequence[str]:
        """What *source* seems to name, in words that English leaves as they are; what may follow a word of a
        name is a name as well: "Sri Lestari" and "Lestari".
        """

    def key(self, word: str) -> str:
        """What the forms of a word of the target language have in common."""
