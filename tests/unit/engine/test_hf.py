"""transformers as the reference backend (random weights: plumbing, not quality)."""

import shutil

import pytest

from engine import Beam, Greedy, LanguageModel, Sampling, Seq2SeqModel, load
from engine.backends.hf import HfLanguageModel, HfSeq2Seq
from engine.errors import GenerationError, PreparationError

SOURCES = [
    "Harga beras naik sepuluh persen.",
    "Warga belum menerima bantuan dari pemerintah kota.",
    "Polisi.",
]
CHAT = [{"role": "system", "content": "Terjemahkan."}, {"role": "user", "content": "Harga beras naik."}]


@pytest.fixture(scope="module")
def seq2seq(make_checkpoint) -> HfSeq2Seq:
    return HfSeq2Seq(str(make_checkpoint("marian")), name="hf:tiny", threads=1)


@pytest.fixture(scope="module")
def base(make_checkpoint) -> HfLanguageModel:
    return HfLanguageModel(str(make_checkpoint("base")), name="hf:base", threads=1)


@pytest.fixture(scope="module")
def chat(make_checkpoint) -> HfLanguageModel:
    return HfLanguageModel(str(make_checkpoint("chat")), name="hf:chat", threads=1)


def test_registry_gives_either_kind(make_checkpoint, home):
    for family in ("marian", "nllb", "m2m", "madlad"):
        model = load(f"hf:{make_checkpoint(family)}")
        assert isinstance(model, Seq2SeqModel)
        assert not isinstance(model, LanguageModel)
    for family in ("base", "chat"):
        model = load(f"hf:{make_checkpoint(family)}")
        assert isinstance(model, LanguageModel)
        assert not isinstance(model, Seq2SeqModel)


def test_causal_checkpoint_is_no_translator(make_checkpoint):
    with pytest.raises(PreparationError, match="can't load"):
        HfSeq2Seq(str(make_checkpoint("base")), name="hf:base", threads=1)


def test_broken_weights_of_an_encoder_decoder_are_told_as_such(make_checkpoint, home, tmp_path):
    """transformers has a decoder-only class for Marian, too: it must not be what a damaged model becomes."""
    broken = tmp_path / "broken"
    shutil.copytree(make_checkpoint("marian"), broken)
    (broken / "model.safetensors").write_bytes(b"half")
    with pytest.raises(PreparationError, match=r"can't load hf:.*broken"):
        load(f"hf:{broken}")


def test_directory_without_a_configuration(home, tmp_path):
    with pytest.raises(PreparationError, match=r"can't load hf:.*It needs config\.json"):
        load(f"hf:{tmp_path}")


@pytest.mark.parametrize(("task", "ngram"), [("translator", 0), ("summarizer", 3)])
def test_how_an_encoder_decoder_is_searched_depends_on_its_task(make_checkpoint, home, task, ngram):
    for name in (f"hf:{make_checkpoint('marian')}", f"marian:{make_checkpoint('marian')}"):
        assert load(name, task=task).decoding == Beam(beam_size=4, no_repeat_ngram=ngram)
    assert load(f"hf:{make_checkpoint('base')}", task=task).decoding == Greedy()


def test_seq2seq_reversed_batch(seq2seq):
    forth = seq2seq.generate(SOURCES, decoding=Greedy())
    back = seq2seq.generate(SOURCES[::-1], decoding=Greedy())
    assert [row[0].text for row in forth] == [row[0].text for row in back[::-1]]


def test_seq2seq_alternatives_best_first(seq2seq):
    for row in seq2seq.generate(SOURCES, decoding=Beam(beam_size=4, alternatives=3)):
        scores = [hypothesis.score for hypothesis in row]
        assert len(row) == 3
        assert scores == sorted(scores, reverse=True)


def test_seq2seq_refuses_what_does_not_fit(seq2seq):
    with pytest.raises(GenerationError, match="Source 0 has"):
        seq2seq.generate(["Harga beras naik. " * 40], decoding=Greedy())


def test_sampling_repeats_with_its_seed(seq2seq, base):
    for model, inputs in ((seq2seq, SOURCES), (base, ["Harga"])):
        one, two, other = (
            model.generate(inputs, decoding=Sampling(seed=seed, alternatives=2, max_tokens=12))
            for seed in (3, 3, 4)
        )
        assert one == two
        assert one != other
        assert all(len(row) == 2 for row in one)


def test_base_model_continues_text(base):
    assert not base.chat
    (row,) = base.generate(["Harga beras"], decoding=Greedy(max_tokens=8))
    assert row[0].text
    assert not row[0].text.startswith("Harga beras")


def test_base_model_refuses_a_chat(base):
    with pytest.raises(GenerationError, match="without a chat template"):
        base.generate([CHAT], decoding=Greedy(max_tokens=4))


def test_chat_template_is_applied(chat):
    assert chat.chat
    rendered = "[system] Terjemahkan.\n[user] Harga beras naik.\n[assistant] "
    decoding = Greedy(max_tokens=8)
    assert chat.generate([CHAT], decoding=decoding) == chat.generate([rendered], decoding=decoding)


def test_a_template_that_wants_language_codes_is_written_out(make_checkpoint):
    model = HfLanguageModel(str(make_checkpoint("codes")), name="hf:codes", threads=1)
    chat = [{"role": "user", "content": "Harga beras naik."}]
    written = "<start_of_turn>user\nHarga beras naik.<end_of_turn>\n<start_of_turn>model\n"
    decoding = Greedy(max_tokens=8)
    assert model.chat
    assert model.generate([chat], decoding=decoding) == model.generate([written], decoding=decoding)
    (row,) = model.generate([chat], decoding=decoding)
    assert "".join(model.stream(chat, decoding=decoding)) == row[0].text


def test_stop_string_ends_the_text(base):
    decoding = Greedy(max_tokens=24)
    (free,) = base.generate(["Harga beras"], decoding=decoding)
    mark = free[0].text[4:6]
    (row,) = base.generate(["Harga beras"], decoding=decoding, stop=[mark])
    assert row[0].text == free[0].text[: free[0].text.index(mark)]
    assert not row[0].truncated


def test_prompt_over_the_context_is_refused(base):
    assert base.context_size == 256
    with pytest.raises(GenerationError, match="room for 256 tokens"):
        base.generate(["kata " * 300], decoding=Greedy())


@pytest.mark.parametrize("stop", [(), (" ",)])
def test_stream_gives_the_same_text(base, stop):
    decoding = Greedy(max_tokens=24)
    (row,) = base.generate(["Harga beras"], decoding=decoding, stop=stop)
    pieces = list(base.stream("Harga beras", decoding=decoding, stop=stop))
    assert "".join(pieces) == row[0].text
    assert stop or len(pieces) > 1


def test_leaving_a_stream_ends_it(base):
    stream = base.stream("Harga beras", decoding=Greedy(max_tokens=200))
    next(stream)
    stream.close()
    assert base.generate(["Harga"], decoding=Greedy(max_tokens=2))


def test_a_gpu_that_isnt_there_is_an_error_and_no_silent_cpu(make_checkpoint, monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    with pytest.raises(PreparationError, match="GPU"):
        load(f"hf:{make_checkpoint('base')}", device="cuda")
