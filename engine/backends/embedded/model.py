"""Runs the embedded model: Gemma 3 270M with one of the adapters, through ONNX Runtime."""

from collections.abc import Collection, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from engine.cpu import default_threads
from engine.decoding import Beam, Decoding
from engine.errors import GenerationError
from engine.onnx.batching import Costs
from engine.onnx.embeddings import Embeddings
from engine.onnx.lexical_bias import LexicalBias
from engine.onnx.network import Floats, Integers, Network, State, padded
from engine.onnx.scheduling import Budget, run_batches
from engine.onnx.search import Found, Step, search
from engine.onnx.word_starts import WordStarts
from engine.protocols import Hypothesis, Lexicon

from .adapter import Adapter
from .prepare import Progress, open_tokenizer, prepare

__all__ = ["EmbeddedModel"]

_BOS = 2
_BUDGET = Budget(
    costs=Costs(step=18, row=2.8, read=1.8, padded=False), outputs_per_token=0.8, rows=64, tokens=2048
)
"""Costs as fitted to 80 batches on two cores of an AMD EPYC without AVX-512."""
_MARGIN = 1.6
"""Nats. A beam of 3 then keeps 6 hypotheses of 7, with no less chrF2 on FLORES dev."""
_READ_AT_ONCE = 4
"""Prompts."""


class EmbeddedModel:
    """A `Seq2SeqModel`: it puts each source into the template that its adapter was trained on.

    *folder* is what `prepare` returned for *adapter*; *threads* is the number of cores, by default as
    `engine.cpu.default_threads` says; a *lexicon* biases the search. Safe to call from several threads.
    Raises ValueError for an adapter that writes no outputs.
    """

    def __init__(
        self, folder: Path, adapter: Adapter, *, threads: int | None = None, lexicon: Lexicon | None = None
    ) -> None:
        if adapter.generation is None:
            raise ValueError(f"The adapter {adapter.name} only scores.")
        self.adapter = adapter
        self._generation = adapter.generation
        self._threads = threads or default_threads()
        self._tokenizer = open_tokenizer(folder)
        self._network = Network(folder)
        self._embeddings = Embeddings(folder)
        self._lexicon = lexicon
        self._lexical_bias: LexicalBias | None = None
        if lexicon is not None:
            starts = WordStarts.kept(folder, lexicon, self._pieces)
            self._lexical_bias = LexicalBias(lexicon, starts, self._tokenizer.encode)
        self._ends = frozenset(self._tokenizer.piece_to_id(piece) for piece in ("<eos>", "\n", "\n\n"))
        self._overhead = self.count_tokens(adapter.template.format(source="")) + 1

    @classmethod
    def load(
        cls,
        adapter: str = "translator",
        *,
        progress: Progress | None = None,
        threads: int | None = None,
        lexicon: Lexicon | None = None,
    ) -> "EmbeddedModel":
        """The model with the adapter of that name, prepared where it isn't yet.

        Raises ModelNotFound for an unknown adapter or where the base isn't installed, PreparationError, and
        StoreError where the store can't be written.
        """
        chosen = Adapter.named(adapter)
        return cls(prepare(chosen, progress=progress), chosen, threads=threads, lexicon=lexicon)

    @property
    def threads(self) -> int:
        """Cores that it takes."""
        return self._threads

    @property
    def name(self) -> str:
        """`embedded:` with the adapter and its version."""
        return f"embedded:{self.adapter.name}-{self.adapter.version}"

    @property
    def revision(self) -> str:
        """A digest of the adapter, and the lexicon's revision; the base weights are pinned with the code."""
        return self.adapter.digest + ("" if self._lexicon is None else f"+{self._lexicon.revision}")

    @property
    def insists(self) -> bool:
        """Whether it has a lexicon, without which it can't insist on a word."""
        return self._lexical_bias is not None

    @property
    def decoding(self) -> Beam:
        """How the model is searched where nobody asks otherwise."""
        return self._generation.decoding

    @property
    def source_limit(self) -> int:
        """Source tokens that fit beside the longest output that they may have."""
        generation = self._generation
        return int((self.adapter.context - self._overhead - generation.extra) / (1 + generation.ratio))

    def _pieces(self) -> list[str]:
        return [self._tokenizer.id_to_piece(token) for token in range(self._tokenizer.vocab_size())]

    def count_tokens(self, text: str) -> int:
        """Tokens of *text*."""
        return len(self._tokenizer.encode(text))

    def generate(
        self,
        sources: Sequence[str],
        *,
        decoding: Decoding,
        insisted: Sequence[Collection[str]] = (),
    ) -> list[list[Hypothesis]]:
        """Rewrites each source; see `engine.protocols.InsistingModel`.

        Line breaks and runs of white space in a source become one space, since a line break ends it in the
        template. An empty source gives an empty hypothesis. An output ends at the model's end token or a line
        break, and has at most `Generation.ratio` times the source's tokens and `Generation.extra` more, or
        the decoding's `max_tokens` where lower.
        """
        cleaned = [" ".join(source.split()) for source in sources]
        words = insisted or [()] * len(sources)
        lengths = [self.count_tokens(source) for source in cleaned]
        if lengths and max(lengths) > self.source_limit:
            raise GenerationError(
                f"A source has {max(lengths)} tokens, over the limit of {self.source_limit}.",
                hint="Split it into sentences.",
            )
        prompts = [
            [_BOS, *self._tokenizer.encode(self.adapter.template.format(source=source))] for source in cleaned
        ]
        wanted = [i for i, source in enumerate(cleaned) if source]

        def searched(batch: Sequence[int], sample: int) -> list[list[Found]]:
            chosen = [wanted[k] for k in batch]
            return search(
                self._stepping([prompts[i] for i in chosen]),
                np.asarray([prompts[i][-1] for i in chosen]),
                [self._bound(lengths[i], decoding) for i in chosen],
                ends=self._ends,
                decoding=decoding,
                keys=[(sample, crc32(cleaned[i].encode())) for i in chosen],
                biases=[self._lexical_bias.of(cleaned[i], words[i]) for i in chosen]
                if self._lexical_bias
                else (),
                margin=_MARGIN,
            )

        outputs = run_batches(
            [lengths[i] for i in wanted], searched, budget=_BUDGET, decoding=decoding, threads=self._threads
        )
        results: list[list[Hypothesis]] = [[Hypothesis(text="")] for _ in sources]
        for i, found in zip(wanted, outputs, strict=True):
            results[i] = [self._hypothesis(output) for output in found]
        return results

    def _hypothesis(self, output: Found) -> Hypothesis:
        return Hypothesis(
            text=str(self._tokenizer.decode(output.tokens)).strip(),
            score=output.score,
            truncated=output.truncated,
            log_probability=sum(output.log_probabilities) / len(output.log_probabilities),
            lowest=min(output.log_probabilities),
        )

    def _bound(self, source: int, decoding: Decoding) -> int:
        """The most tokens that a source of so many tokens may become."""
        bound = int(self._generation.ratio * source) + self._generation.extra
        return bound if decoding.max_tokens is None else max(1, min(bound, decoding.max_tokens))

    def _stepping(self, prompts: Sequence[list[int]]) -> Step:
        """The steps of a search that goes on from all of each prompt but its last token."""
        state = self._read(prompts)
        # A token that is rare in outputs, such as a part of a name, can only come from the source.
        frequent = len(self.adapter.frequent)
        source_tokens, _ = padded(
            [sorted({token for token in prompt if token >= frequent}) for prompt in prompts]
        )

        def step(
            tokens: Integers, rows: Integers, sentences: Integers, count: int
        ) -> tuple[Floats, Integers]:
            nonlocal source_tokens
            state.take(rows, sentences)
            source_tokens = source_tokens[rows]
            states = self._network.read(state, self._embeddings[tokens[:, None]])
            return self._network.next_tokens(states[:, 0], count, source_tokens=source_tokens)

        return step

    def _read(self, prompts: Sequence[list[int]]) -> State:
        """The state after all of each prompt but its last token; shorter prompts are masked."""
        network = self._network
        parts = []
        # A few of like length at a time: padded to the longest of all, a quarter of what is read would be
        # padding.
        for start in range(0, len(prompts), _READ_AT_ONCE):
            tokens, mask = padded([prompt[:-1] for prompt in prompts[start : start + _READ_AT_ONCE]])
            rows = len(tokens)
            state = network.begun(network.no_memory(rows), np.zeros(rows, dtype=np.int64))
            network.read(state, self._embeddings[tokens])
            parts.append(network.as_memory(state.past, mask[:, None]))
        lengths = np.asarray([len(prompt) - 1 for prompt in prompts])
        return network.begun(network.stacked(parts, int(lengths.max())), lengths)
