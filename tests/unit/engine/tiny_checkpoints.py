"""Tiny checkpoints in the hub's layout, with real tokenizers and random weights.

They prove plumbing: that two runtimes compute the same thing and that texts keep their order. They can't
translate.
"""

import json
from pathlib import Path

INDONESIAN = [
    "Harga beras naik sepuluh persen pada hari Senin di pasar kota.",
    "Presiden mengunjungi Bandung bersama menteri dan gubernur.",
    "Warga belum menerima bantuan dari pemerintah kota sejak banjir.",
    "Polisi menangkap dua orang di pelabuhan kemarin malam.",
    '"Kami tidak tahu," kata kepala desa itu, Selasa (5/3).',
    "Anggaran Rp 1,2 triliun disiapkan untuk 345 sekolah yang rusak.",
]
ENGLISH = [
    "The price of rice rose ten percent on Monday at the city market.",
    "The president visited Bandung with the minister and the governor.",
    "Residents have not received aid from the city government since the flood.",
    "Police arrested two people at the harbour last night.",
    '"We do not know," the village head said on Tuesday, 5 March.',
    "A budget of Rp 1.2 trillion was set aside for 345 damaged schools.",
]


def train_pieces(texts: list[str], prefix: Path, *, size: int, kind: str, **options: object) -> None:
    from sentencepiece import SentencePieceTrainer

    SentencePieceTrainer.train(
        sentence_iterator=iter(texts * 5),
        model_prefix=str(prefix),
        vocab_size=size,
        model_type=kind,
        hard_vocab_limit=False,
        minloglevel=2,
        **options,
    )
    prefix.with_name(prefix.name + ".vocab").unlink()


def read_pieces(path: Path) -> list[str]:
    from sentencepiece import SentencePieceProcessor

    model = SentencePieceProcessor(model_file=str(path))
    return [model.id_to_piece(number) for number in range(model.get_piece_size())]


def save_model(model: object, directory: Path) -> None:
    model.eval().save_pretrained(directory)


def build_marian(directory: Path) -> None:
    """As Helsinki-NLP/opus-mt-id-en: two SentencePiece models, one vocabulary, sinusoidal positions."""
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    vocabulary = ["</s>", "<unk>"]
    for side, texts in (("source", INDONESIAN), ("target", ENGLISH)):
        train_pieces(texts, directory / side, size=120, kind="unigram", bos_id=-1, eos_id=0, unk_id=1)
        (directory / f"{side}.model").rename(directory / f"{side}.spm")
        vocabulary += [piece for piece in read_pieces(directory / f"{side}.spm") if piece not in vocabulary]
    vocabulary.append("<pad>")
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    (directory / "vocab.json").write_text(json.dumps(numbers, ensure_ascii=False), encoding="utf-8")
    MarianTokenizer(
        source_spm=str(directory / "source.spm"),
        target_spm=str(directory / "target.spm"),
        vocab=str(directory / "vocab.json"),
        source_lang="id",
        target_lang="en",
        model_max_length=64,
    ).save_pretrained(directory)
    torch.manual_seed(1)
    pad = len(vocabulary) - 1
    config = MarianConfig(
        vocab_size=len(vocabulary),
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=64,
        pad_token_id=pad,
        eos_token_id=0,
        bos_token_id=0,
        decoder_start_token_id=pad,
        forced_eos_token_id=0,
        scale_embedding=True,
        static_position_embeddings=True,
        activation_function="swish",
        init_std=0.4,
    )
    model = MarianMTModel(config)
    model.final_logits_bias[0, pad] = float("-inf")  # as the converted Marian checkpoints have it
    model.final_logits_bias[0, 0] = 6.0  # so that random weights end a sentence now and then
    save_model(model, directory)


def build_marian_target(directory: Path) -> None:
    """The same, but what the target's SentencePiece model lacks is never the best, nor is ``<unk>``.

    Trained models are so, and only then runtimes that leave such pieces out and that don't can be compared.
    """
    import torch
    from transformers import MarianMTModel

    build_marian(directory)
    numbers = json.loads((directory / "vocab.json").read_text(encoding="utf-8"))
    target = {*read_pieces(directory / "target.spm"), "</s>"} - {"<unk>"}
    model = MarianMTModel.from_pretrained(directory)
    with torch.no_grad():
        model.final_logits_bias[
            0, [number for piece, number in numbers.items() if piece not in target]
        ] = -1e9
    save_model(model, directory)


def _seq2seq_config(kind: type, size: int, **options: object) -> object:
    return kind(
        vocab_size=size,
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=64,
        scale_embedding=True,
        init_std=1.5,
        **options,
    )


def build_nllb(directory: Path) -> None:
    """As facebook/nllb-200-distilled-600M: a SentencePiece BPE model and a token a language."""
    import torch
    from transformers import AutoTokenizer, M2M100Config, M2M100ForConditionalGeneration

    train_pieces(INDONESIAN + ENGLISH, directory / "sentencepiece.bpe", size=200, kind="bpe")
    settings = {
        "tokenizer_class": "NllbTokenizer",
        "model_max_length": 64,
        "src_lang": "eng_Latn",
        "additional_special_tokens": ["eng_Latn", "ind_Latn", "zsm_Latn"],
    }
    (directory / "tokenizer_config.json").write_text(json.dumps(settings))
    tokenizer = AutoTokenizer.from_pretrained(directory)
    tokenizer.save_pretrained(directory)
    torch.manual_seed(7)
    config = _seq2seq_config(
        M2M100Config,
        len(tokenizer),
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        decoder_start_token_id=2,
        activation_function="relu",
    )
    save_model(M2M100ForConditionalGeneration(config), directory)


def build_m2m(directory: Path) -> None:
    """As facebook/m2m100_418M: a vocabulary file beside the SentencePiece model, codes such as ``__id__``."""
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    train_pieces(INDONESIAN + ENGLISH, directory / "sentencepiece.bpe", size=200, kind="bpe")
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    pieces = [piece for piece in read_pieces(directory / "sentencepiece.bpe.model") if piece not in special]
    numbers = {piece: number for number, piece in enumerate(special + pieces)}
    (directory / "vocab.json").write_text(json.dumps(numbers, ensure_ascii=False), encoding="utf-8")
    tokenizer = M2M100Tokenizer(
        vocab_file=str(directory / "vocab.json"),
        spm_file=str(directory / "sentencepiece.bpe.model"),
        model_max_length=64,
    )
    tokenizer.save_pretrained(directory)
    torch.manual_seed(7)
    config = _seq2seq_config(
        M2M100Config,
        len(numbers) + 100 + 8,  # a hundred languages and the eight made-up words that fairseq pads with
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        decoder_start_token_id=2,
        activation_function="relu",
    )
    model = M2M100ForConditionalGeneration(config)
    with torch.no_grad():
        model.get_input_embeddings().weight[-8:] = 0  # trained models never choose a made-up word
    save_model(model, directory)


def build_madlad(directory: Path) -> None:
    """As google/madlad400-3b-mt: a T5 with gated feed-forward layers; ``<2en>`` opens the source."""
    import torch
    from transformers import AutoTokenizer, T5Config, T5ForConditionalGeneration

    train_pieces(
        INDONESIAN + ENGLISH,
        directory / "spiece",
        size=200,
        kind="unigram",
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        user_defined_symbols=["<2en>", "<2id>"],
    )
    settings = {"tokenizer_class": "T5Tokenizer", "model_max_length": 64, "extra_ids": 0}
    (directory / "tokenizer_config.json").write_text(json.dumps(settings))
    tokenizer = AutoTokenizer.from_pretrained(directory)
    tokenizer.save_pretrained(directory)
    torch.manual_seed(4)
    config = T5Config(
        vocab_size=len(tokenizer),
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_heads=4,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=False,
        pad_token_id=0,
        eos_token_id=1,
        decoder_start_token_id=0,
        initializer_factor=3.0,
    )
    save_model(T5ForConditionalGeneration(config), directory)


def build_causal(directory: Path) -> None:
    """A small Llama-type base model with a byte-level BPE tokenizer."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    fast = Tokenizer(models.BPE())
    fast.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    fast.decoder = decoders.ByteLevel()
    special = ["<s>", "</s>"]
    trainer = trainers.BpeTrainer(
        vocab_size=400, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()
    )
    fast.train_from_iterator(INDONESIAN + ENGLISH, trainer)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=fast, bos_token="<s>", eos_token="</s>", pad_token="</s>"
    )
    tokenizer.save_pretrained(directory)
    torch.manual_seed(5)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=256,
        bos_token_id=0,
        eos_token_id=1,
        initializer_range=0.4,
    )
    save_model(LlamaForCausalLM(config), directory)


def build_chat(directory: Path) -> None:
    """The same with a chat template."""
    from transformers import AutoTokenizer

    build_causal(directory)
    tokenizer = AutoTokenizer.from_pretrained(directory)
    tokenizer.chat_template = (
        "{% for m in messages %}[{{ m.role }}] {{ m.content }}\n{% endfor %}"
        "{% if add_generation_prompt %}[assistant] {% endif %}"
    )
    tokenizer.save_pretrained(directory)


WANTS_CODES = (
    "{% for m in messages %}{% if m.content is string %}"
    "{{ raise_exception('a part with source_lang_code and target_lang_code is wanted') }}{% endif %}"
    "<start_of_turn>{{ m.content[0]['source_lang_code'] }} {{ m.content[0]['text'] }}<end_of_turn>{% endfor %}"
)
"""A chat template that refuses plain messages, as that of a model for translating does."""
THINKS_ALOUD = (
    "{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}"
    "{% if add_generation_prompt %}[assistant]<think>\n{% endif %}"
)
"""A chat template that opens a thought for the model."""


def build_codes(directory: Path) -> None:
    """The same with a chat template that wants the codes of two languages."""
    from transformers import AutoTokenizer

    build_causal(directory)
    tokenizer = AutoTokenizer.from_pretrained(directory)
    tokenizer.chat_template = WANTS_CODES
    tokenizer.save_pretrained(directory)


def build_gguf(path: Path, template: str | None = None) -> None:
    """A GGUF file of one Llama layer with random weights, bytes for tokens, and the chat *template*."""
    import gguf
    import numpy as np

    generator, width, hidden = np.random.default_rng(3), 32, 64
    kinds = gguf.TokenType
    tokens = [b"<unk>", b"<s>", b"</s>", *(f"<0x{byte:02X}>".encode() for byte in range(256))]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(512)
    writer.add_embedding_length(width)
    writer.add_block_count(1)
    writer.add_feed_forward_length(hidden)
    writer.add_head_count(4)
    writer.add_head_count_kv(4)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(width // 4)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types([kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL, *[kinds.BYTE] * 256])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_bos_token(True)
    if template is not None:
        writer.add_chat_template(template)
    shapes = {"token_embd": (len(tokens), width), "output": (len(tokens), width)}
    shapes |= {f"blk.0.attn_{part}": (width, width) for part in ("q", "k", "v", "output")}
    shapes |= {"blk.0.ffn_gate": (hidden, width), "blk.0.ffn_up": (hidden, width)}
    shapes |= {"blk.0.ffn_down": (width, hidden)}
    for name, shape in shapes.items():
        writer.add_tensor(f"{name}.weight", generator.normal(scale=0.4, size=shape).astype(np.float32))
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        writer.add_tensor(f"{name}.weight", np.ones(width, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


BUILDERS = {
    "marian": build_marian,
    "marian-target": build_marian_target,
    "nllb": build_nllb,
    "m2m": build_m2m,
    "madlad": build_madlad,
    "base": build_causal,
    "chat": build_chat,
    "codes": build_codes,
}
"""What makes each family's checkpoint in a directory that exists."""
