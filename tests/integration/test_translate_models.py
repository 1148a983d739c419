"""Translation with real runtimes: the embedded model, the bundled language model, a checkpoint on disk."""

import json

import pytest

from engine import Greedy, load
from translate import load_translator, translate, translate_many, translate_stream

TEXT = (
    "BMKG mencatat gempa berkekuatan 5,6 di Cianjur, Senin (21/11/2022).\n\n"
    "- Sebanyak 2.350 keluarga mengungsi.\n- Info: https://bmkg.example.id/gempa"
)


@pytest.fixture(autouse=True)
def no_cache(monkeypatch):
    monkeypatch.setenv("RINGKAS_CACHE_MB", "0")


@pytest.mark.model
def test_the_embedded_model_translates_with_structure_numbers_and_addresses_intact():
    translator = load_translator("embedded")
    translation = translate(TEXT, translator=translator)
    first, second, third = translation.segments
    assert translation.text == f"{first.target}\n\n- {second.target}\n- {third.target}"
    assert "5.6" in first.target
    assert "Cianjur" in first.target
    assert "BMKG (Meteorology, Climatology and Geophysics Agency)" in first.target
    assert "2,350" in second.target
    assert "families" in second.target
    assert third.target.endswith("https://bmkg.example.id/gempa")
    assert translation.model.startswith("embedded:")
    assert [segment.source for segment in translate_stream(TEXT, translator=translator)] == [
        segment.source for segment in translation.segments
    ]


@pytest.mark.model
def test_the_bundled_language_model_is_asked_through_the_prompt():
    (segment,) = translate("Harga beras naik 10 persen.", translator="gguf:gemma-3-270m").segments
    assert "rice" in segment.target.lower()
    assert "10" in segment.target
    assert "\n" not in segment.target


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    """A Marian checkpoint in the hub's layout, small and with random weights: it proves plumbing only."""
    import torch
    from sentencepiece import SentencePieceProcessor, SentencePieceTrainer
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    directory = tmp_path_factory.mktemp("marian")
    pieces = ["</s>", "<unk>"]
    for side in ("source", "target"):
        SentencePieceTrainer.train(
            sentence_iterator=iter(TEXT.split() * 20),
            model_prefix=str(directory / side),
            vocab_size=90,
            hard_vocab_limit=False,
            bos_id=-1,
            eos_id=0,
            unk_id=1,
            minloglevel=2,
        )
        (directory / f"{side}.model").rename(directory / f"{side}.spm")
    model = SentencePieceProcessor(model_file=str(directory / "source.spm"))
    pieces += [piece for i in range(model.get_piece_size()) if (piece := model.id_to_piece(i)) not in pieces]
    numbers = {piece: number for number, piece in enumerate([*pieces, "<pad>"])}
    (directory / "vocab.json").write_text(json.dumps(numbers), encoding="utf-8")
    files = {"source_spm": "source.spm", "target_spm": "target.spm", "vocab": "vocab.json"}
    MarianTokenizer(
        **{name: str(directory / file) for name, file in files.items()}, model_max_length=64
    ).save_pretrained(directory)
    torch.manual_seed(1)
    pad = len(pieces)
    config = MarianConfig(
        vocab_size=pad + 1,
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
    )
    MarianMTModel(config).eval().save_pretrained(directory)
    return directory


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.usefixtures("home")
def test_a_checkpoint_translates_and_what_is_broken_is_flagged(checkpoint):
    translation = translate(TEXT, translator=f"marian:{checkpoint}")
    assert translation.model == f"marian:{checkpoint}"
    assert len(translation.segments) == 3
    # Random weights make nonsense: what matters is that it doesn't pass for a translation.
    assert all(segment.outcome == "flagged" for segment in translation.segments)
    assert all(segment.target for segment in translation.segments)
    assert "https://bmkg.example.id/gempa" in translation.text


@pytest.mark.usefixtures("home")
def test_pooling_changes_nothing(checkpoint):
    translator = load_translator(f"marian:{checkpoint}")
    sentences = ["Keluarga mengungsi.", "Gempa di Cianjur.", "Sebanyak 2.350 keluarga mengungsi, Senin."]
    alone = [translate(sentence, translator=translator).text for sentence in sentences]
    assert [one.text for one in translate_many(sentences, translator=translator)] == alone
    backwards = list(translate_many(sentences[::-1], translator=translator))
    assert [one.text for one in backwards[::-1]] == alone


@pytest.mark.usefixtures("home")
def test_the_cache_keeps_what_a_checkpoint_made(checkpoint, home, monkeypatch):
    monkeypatch.setenv("RINGKAS_CACHE_MB", "4")
    translator = load_translator(f"marian:{checkpoint}")
    if not translator.revision:
        pytest.skip("this runtime tells no revision")
    first = translate(TEXT, translator=translator)
    assert (home / "translations.sqlite").exists()

    class Refusing:
        name, revision, source_limit = translator.name, translator.revision, translator.source_limit
        count_tokens = staticmethod(translator.count_tokens)

        def translate(self, *_, **__):
            raise AssertionError("the cache should have answered")

    assert translate(TEXT, translator=Refusing()) == first


@pytest.mark.usefixtures("home")
def test_a_sentence_is_never_longer_than_the_engine_takes(checkpoint):
    model = load(f"marian:{checkpoint}")
    line = "Sebanyak 2.350 keluarga mengungsi " * 40
    assert model.count_tokens(line) > model.source_limit
    (segment,) = translate(line, translator=load_translator(f"marian:{checkpoint}")).segments
    assert any(finding.kind == "split" for finding in segment.findings)
    model.generate([line[: len(line) // 80]], decoding=Greedy())
