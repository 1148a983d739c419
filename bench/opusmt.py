"""A model of opus-mt's size with random weights, in the hub's layout: for speed, not for quality.

6+6 layers, 512 wide, a shared vocabulary of 54,796 tokens of which the target's SentencePiece model knows
32,000, as Helsinki-NLP/opus-mt-id-en has it. It never ends a sentence by itself, so that a bound on the
output's length is its length.
"""

import json
from collections.abc import Sequence
from pathlib import Path

VOCABULARY = 54_796
TARGET = 32_000


def build(directory: Path, sentences: Sequence[str]) -> None:
    """Writes the checkpoint; its tokenizers learn from *sentences*, and fillers make up the numbers."""
    write_tokenizer(directory, sentences)
    write_network(directory)


def write_tokenizer(directory: Path, sentences: Sequence[str]) -> None:
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2
    from transformers import MarianTokenizer

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_prefix=str(directory / "source"),
        vocab_size=8000,
        hard_vocab_limit=False,
        bos_id=-1,
        eos_id=0,
        unk_id=1,
        minloglevel=2,
    )
    (directory / "source.model").rename(directory / "source.spm")
    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString((directory / "source.spm").read_bytes())
    pieces = [piece.piece for piece in model.pieces]
    fillers = [f"filler{number}" for number in range(VOCABULARY - len(pieces) - 1)]
    for filler in fillers[: TARGET - len(pieces)]:
        model.pieces.add(piece=filler, score=-100.0)
    (directory / "target.spm").write_bytes(model.SerializeToString())
    vocabulary = [*pieces, *fillers, "<pad>"]
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    (directory / "vocab.json").write_text(json.dumps(numbers), encoding="utf-8")
    MarianTokenizer(
        source_spm=str(directory / "source.spm"),
        target_spm=str(directory / "target.spm"),
        vocab=str(directory / "vocab.json"),
        model_max_length=512,
    ).save_pretrained(directory)


def write_network(directory: Path) -> None:
    import torch
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(0)
    config = MarianConfig(
        vocab_size=VOCABULARY,
        d_model=512,
        encoder_layers=6,
        decoder_layers=6,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        encoder_ffn_dim=2048,
        decoder_ffn_dim=2048,
        activation_function="swish",
        max_position_embeddings=512,
        static_position_embeddings=True,
        scale_embedding=True,
        pad_token_id=VOCABULARY - 1,
        eos_token_id=0,
        bos_token_id=0,
        decoder_start_token_id=VOCABULARY - 1,
        forced_eos_token_id=None,
    )
    network = MarianMTModel(config)
    network.final_logits_bias[0, 0] = -1e4
    network.final_logits_bias[0, VOCABULARY - 1] = -1e4
    network.eval().save_pretrained(directory)
