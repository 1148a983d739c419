"""Marian models in ONNX Runtime against transformers (random weights: plumbing, not quality)."""

from concurrent.futures import ThreadPoolExecutor

import pytest

import engine
from engine import Beam, Greedy, Sampling, Seq2SeqModel, parse_name
from engine.backends.hf import HfSeq2Seq
from engine.backends.marian import MarianModel, prepare
from engine.errors import GenerationError
from engine.stopping import output_bound

SOURCES = [
    "Harga beras naik sepuluh persen.",
    "Presiden mengunjungi Bandung bersama menteri dan gubernur pada hari Senin, kata kepala desa itu.",
    "Warga belum menerima bantuan.",
    "",
    '"Kami tidak tahu," kata polisi.',
    "Rp 1,2 triliun untuk 345 sekolah \u2013 dan pelabuhan?",
    "\u65e5\u672c naik, \u043f\u0440\u0438\u0432\u0435\u0442!",
    "Polisi.",
]
DECODINGS = [Greedy(), Beam(beam_size=3, alternatives=3)]


@pytest.fixture(scope="module")
def load(make_checkpoint, tmp_path_factory):
    """Converts a tiny checkpoint into a store of this module's own and opens it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RINGKAS_HOME", str(tmp_path_factory.mktemp("home")))

        def make(family: str = "marian", *, quantized: bool = True, threads: int = 1) -> MarianModel:
            name = parse_name(f"marian:{make_checkpoint(family)}")
            return MarianModel(prepare(name, quantized=quantized), name=str(name), threads=threads)

        yield make


@pytest.fixture(scope="module")
def reference(make_checkpoint):
    """Beam search in transformers, a source at a time: texts and scores, best first.

    It stops as soon as a beam's worth of hypotheses has ended, as ours does.
    """
    import torch
    from transformers import AutoTokenizer, MarianMTModel

    directory = make_checkpoint("marian-target")
    tokenizer = AutoTokenizer.from_pretrained(directory)
    model = MarianMTModel.from_pretrained(directory).eval()

    def search(source: str, width: int, max_tokens: int, **options: float) -> tuple[list[str], list[float]]:
        ids = torch.tensor([tokenizer(source).input_ids])
        found = model.generate(
            input_ids=ids,
            attention_mask=torch.ones_like(ids),
            num_beams=width,
            num_return_sequences=width,
            early_stopping=True,
            max_new_tokens=max_tokens,
            max_length=None,
            forced_eos_token_id=None,
            return_dict_in_generate=True,
            output_scores=True,
            **options,
        )
        texts = [tokenizer.decode(row, skip_special_tokens=True) for row in found.sequences]
        return texts, found.sequences_scores.tolist()

    return search


def texts(rows):
    return [[hypothesis.text for hypothesis in row] for row in rows]


@pytest.fixture
def one_batch(monkeypatch):
    """All sources together, whatever a plan would say."""
    monkeypatch.setattr(
        "engine.onnx.scheduling.plan", lambda lengths, **_: [list(range(len(lengths)))] if lengths else []
    )


@pytest.mark.parametrize("options", [{}, {"no_repeat_ngram": 2}, {"max_tokens": 7}])
def test_same_greedy_output_as_transformers(load, make_checkpoint, options):
    reference = HfSeq2Seq(str(make_checkpoint("marian-target")), name="hf:tiny", threads=1)
    mine = load("marian-target", quantized=False).generate(SOURCES, decoding=Greedy(**options))
    theirs = reference.generate(SOURCES, decoding=Greedy(**options))
    assert texts(mine) == texts(theirs)
    assert len({row[0].text for row in mine}) > 4, "outputs that are all alike would prove nothing"
    assert {row[0].truncated for row in mine} == {True, False}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({}, {}),
        ({"length_penalty": 0.5}, {"length_penalty": 0.5}),
        ({"no_repeat_ngram": 2}, {"no_repeat_ngram_size": 2}),
        ({"repetition_penalty": 1.4}, {"repetition_penalty": 1.4}),
    ],
)
@pytest.mark.parametrize("width", [2, 4])
def test_same_beam_output_as_transformers(load, reference, width, ours, theirs):
    model = load("marian-target", quantized=False)
    found = model.generate(SOURCES, decoding=Beam(beam_size=width, alternatives=width, **ours))
    for source, row in zip(SOURCES, found, strict=True):
        if source:
            bound = output_bound(model.count_tokens(source), None, limit=63)
            expected, scores = reference(source, width, bound, **theirs)
            assert texts([row]) == [expected]
            assert [hypothesis.score for hypothesis in row] == pytest.approx(scores, rel=1e-4)


def test_no_piece_is_put_out_that_only_the_source_has(load, make_checkpoint, monkeypatch):
    from sentencepiece import SentencePieceProcessor

    target = SentencePieceProcessor(model_file=str(make_checkpoint("marian") / "target.spm"))
    known = {target.id_to_piece(number) for number in range(target.get_piece_size())} - {"<unk>"}
    model, seen = load(), set()
    decode = model._tokenizer.decode
    monkeypatch.setattr(model._tokenizer, "decode", lambda tokens: seen.update(tokens) or decode(tokens))
    model.generate(SOURCES * 5, decoding=Sampling(temperature=5.0, top_k=10_000, alternatives=3))
    model.generate(SOURCES, decoding=Beam())
    assert len(seen) > 60
    assert seen <= known
    free = HfSeq2Seq(str(make_checkpoint("marian")), name="hf:tiny", threads=1)
    assert texts(free.generate(SOURCES, decoding=Greedy())) != texts(
        model.generate(SOURCES, decoding=Greedy())
    ), "the checkpoint would put some out"


@pytest.mark.parametrize("quantized", [True, False])
@pytest.mark.parametrize("decoding", DECODINGS)
def test_reversed_batch(load, decoding, quantized):
    model = load(quantized=quantized)
    forth = model.generate(SOURCES, decoding=decoding)
    back = model.generate(SOURCES[::-1], decoding=decoding)
    assert texts(forth) == texts(back[::-1])


@pytest.mark.parametrize("quantized", [True, False])
@pytest.mark.parametrize("decoding", DECODINGS)
@pytest.mark.usefixtures("one_batch")
def test_alone_as_in_a_batch_whose_outputs_end_at_very_different_steps(load, decoding, quantized):
    """The rows of a sentence stay its own while others leave the batch. Inputs are quantized row by row."""
    model = load(quantized=quantized)
    sources = [*SOURCES, *(" ".join(source.split()[::-1]) for source in SOURCES)] * 2
    together = texts(model.generate(sources, decoding=decoding))
    sizes = sorted({len(model._tokenizer.encode(row[0])) for row in together})
    assert len(sizes) >= 5
    assert sizes[0] <= 2
    assert sizes[-1] >= 30
    for source, row in zip(sources, together, strict=True):
        assert texts(model.generate([source], decoding=decoding)) == [row]


@pytest.mark.parametrize("decoding", DECODINGS)
def test_number_of_cores_makes_no_difference(load, decoding):
    one, three = load(threads=1), load(threads=3)
    assert texts(one.generate(SOURCES * 6, decoding=decoding)) == texts(
        three.generate(SOURCES * 6, decoding=decoding)
    )


def test_several_threads_at_once_get_their_own_answers(load):
    model = load(threads=2)
    jobs = [(source, decoding) for source in SOURCES for decoding in DECODINGS] * 3
    expected = [model.generate([source, SOURCES[0]], decoding=decoding) for source, decoding in jobs]
    with ThreadPoolExecutor(6) as pool:
        found = pool.map(lambda job: model.generate([job[0], SOURCES[0]], decoding=job[1]), jobs)
        assert [texts(rows) for rows in found] == [texts(rows) for rows in expected]


def test_beam_gives_distinct_alternatives_best_first(load):
    for row in load().generate(list(filter(None, SOURCES)), decoding=Beam(beam_size=4, alternatives=3)):
        assert len({hypothesis.text for hypothesis in row}) == 3
        scores = [hypothesis.score for hypothesis in row]
        assert scores == sorted(scores, reverse=True)


def test_beam_of_one_is_greedy(load):
    model = load()
    assert model.generate(SOURCES, decoding=Beam(beam_size=1)) == model.generate(SOURCES, decoding=Greedy())


def test_beam_finds_what_is_more_probable_than_greedy(load):
    model = load()
    beam = model.generate(SOURCES, decoding=Beam(beam_size=8))
    greedy = model.generate(SOURCES, decoding=Greedy())
    assert sum(b[0].score - g[0].score for b, g in zip(beam, greedy, strict=True) if g[0].text) > 0.1


def test_sampling_repeats_with_its_seed(load):
    model = load()
    first, second, other = (
        model.generate(SOURCES, decoding=Sampling(seed=seed, alternatives=2)) for seed in (1, 1, 3)
    )
    assert first == second
    assert first != other
    assert all(len(row) == 2 for row, source in zip(first, SOURCES, strict=True) if source)
    assert sum(row[0].text != row[-1].text for row in first) > 3


def test_sampling_from_one_token_is_greedy(load):
    model = load()
    assert texts(model.generate(SOURCES, decoding=Sampling(top_k=1))) == texts(
        model.generate(SOURCES, decoding=Greedy())
    )


def test_max_tokens_bounds_the_output(load):
    model = load()
    short = model.generate(SOURCES[:2], decoding=Greedy(max_tokens=3))
    free = model.generate(SOURCES[:2], decoding=Greedy())
    for (cut,), (whole,) in zip(short, free, strict=True):
        assert cut.truncated
        assert whole.text.startswith(cut.text)
        assert 0 < len(cut.text) < len(whole.text)


def test_no_bound_is_beyond_the_positions_that_there_are(load):
    model = load()
    assert texts(model.generate(SOURCES[:2], decoding=Greedy(max_tokens=10_000)))[0][0]


def test_no_repeat_ngram_and_repetition_penalty_change_what_repeats(load):
    model = load()
    free = texts(model.generate(SOURCES[:2], decoding=Greedy()))
    for options in ({"no_repeat_ngram": 2}, {"repetition_penalty": 1.5}):
        limited = texts(model.generate(SOURCES[:2], decoding=Greedy(**options)))
        assert all(row != other for row, other in zip(free, limited, strict=True))


def test_too_long_source_is_refused_not_cut(load):
    model = load()
    long = "Harga beras naik. " * 40
    assert model.count_tokens(long) > model.source_limit
    with pytest.raises(GenerationError, match=r"Source 1 has \d+ tokens"):
        model.generate([SOURCES[0], long], decoding=Greedy())


def test_source_at_its_limit_is_taken_and_read_to_its_end(load, make_checkpoint):
    model = load("marian-target", quantized=False)
    source = SOURCES[1]
    while model.count_tokens(source) < model.source_limit:
        source += "," if model.count_tokens(f"{source},") <= model.source_limit else "."
    assert model.count_tokens(source) == model.source_limit == 63
    reference = HfSeq2Seq(str(make_checkpoint("marian-target")), name="hf:tiny", threads=1)
    for decoding in (Greedy(), Greedy(no_repeat_ngram=2)):
        assert texts(model.generate([source], decoding=decoding)) == texts(
            reference.generate([source], decoding=decoding)
        )


def test_white_space_becomes_an_empty_hypothesis(load):
    model = load()
    for decoding in (*DECODINGS, Sampling(alternatives=2)):
        found = model.generate(["", SOURCES[0], " \n\u00a0"], decoding=decoding)
        assert texts([found[0], found[2]]) == [[""], [""]]
        assert found[1] == model.generate([SOURCES[0]], decoding=decoding)[0]
        assert model.generate([], decoding=decoding) == []
        assert texts(model.generate([" "], decoding=decoding)) == [[""]]


def test_names_load_it_in_8_bits(make_checkpoint, home):
    name = f"marian:{make_checkpoint('marian')}"
    model = engine.load(name, threads=1)
    assert isinstance(model, MarianModel)
    assert isinstance(model, Seq2SeqModel)
    assert model.name == name
    (directory,) = (path for path in (home / "models").iterdir() if path.is_dir())
    assert directory.name.endswith("--onnx2-int8")
    assert model.revision.startswith(directory.name)
    assert model.generate(SOURCES[:1], decoding=Greedy())[0][0].text


def test_same_tokens_and_limits_as_transformers(load, make_checkpoint):
    ours = load()
    reference = HfSeq2Seq(str(make_checkpoint("marian")), name="hf:tiny", threads=1)
    assert ours.source_limit == reference.source_limit
    for source in SOURCES:
        assert ours.count_tokens(source) == reference.count_tokens(source)
