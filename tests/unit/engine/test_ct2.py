"""CTranslate2 against transformers on the same checkpoints (random weights: plumbing, not quality).

Marian is among them: no `marian:` name loads CTranslate2, but `firefox:` runs such models with it.
"""

import pytest

import engine
from engine import Beam, Greedy, Sampling, parse_name
from engine.backends.ct2 import Ct2Model, prepare
from engine.backends.hf import HfSeq2Seq
from engine.errors import GenerationError, PreparationError

SOURCES = [
    "Harga beras naik sepuluh persen.",
    "Presiden mengunjungi Bandung bersama menteri dan gubernur pada hari Senin, kata kepala desa itu.",
    "Warga belum menerima bantuan.",
    "",
    '"Kami tidak tahu," kata polisi.',
    "Rp 1,2 triliun untuk 345 sekolah \u2013 dan pelabuhan?",
]
FAMILIES = ["marian", "nllb", "m2m", "madlad"]


@pytest.fixture
def load(make_checkpoint, home):
    """Loads a family's tiny checkpoint in CTranslate2, in the 32-bit floats of the reference."""

    def make(family: str, quantization: str = "float32") -> Ct2Model:
        name = parse_name(f"{family}:{make_checkpoint(family)}")
        return Ct2Model(prepare(name, quantization=quantization), name=str(name), threads=1)

    return make


@pytest.mark.parametrize("family", FAMILIES)
def test_same_greedy_output_as_transformers(family, load, make_checkpoint):
    ours = load(family)
    reference = HfSeq2Seq(str(make_checkpoint(family)), name="hf:tiny", threads=1)
    mine = ours.generate(SOURCES, decoding=Greedy())
    theirs = reference.generate(SOURCES, decoding=Greedy())
    assert [row[0].text for row in mine] == [row[0].text for row in theirs]
    assert [row[0].truncated for row in mine] == [row[0].truncated for row in theirs]
    assert len({row[0].text for row in mine}) > 3, "outputs that are all alike would prove nothing"
    for row, other in zip(mine, theirs, strict=True):
        if row[0].text and not row[0].truncated:
            # they normalize with and without the unknown token, which neither may choose
            assert row[0].score == pytest.approx(other[0].score, rel=0.01)


@pytest.mark.parametrize("family", FAMILIES)
def test_same_tokens_and_limits_as_transformers(family, load, make_checkpoint):
    ours = load(family)
    reference = HfSeq2Seq(str(make_checkpoint(family)), name="hf:tiny", threads=1)
    assert ours.source_limit == reference.source_limit
    for source in SOURCES:
        assert ours.count_tokens(source) == reference.count_tokens(source)


def test_some_outputs_end_by_themselves(load):
    rows = load("marian").generate(SOURCES, decoding=Greedy())
    assert {row[0].truncated for row in rows} == {True, False}


@pytest.mark.parametrize("family", FAMILIES)
def test_reversed_batch(family, load):
    model = load(family)
    forth = model.generate(SOURCES, decoding=Greedy())
    back = model.generate(SOURCES[::-1], decoding=Greedy())
    assert [row[0].text for row in forth] == [row[0].text for row in back[::-1]]


def test_alone_as_in_a_batch(load):
    model = load("marian")
    together = model.generate(SOURCES * 20, decoding=Greedy())
    for index, source in enumerate(SOURCES):
        assert model.generate([source], decoding=Greedy())[0][0].text == together[index][0].text


def test_beam_gives_distinct_alternatives_best_first(load):
    rows = load("marian").generate(SOURCES[:3], decoding=Beam(beam_size=4, alternatives=3))
    for row in rows:
        assert len(row) == 3
        assert len({hypothesis.text for hypothesis in row}) == 3
        scores = [hypothesis.score for hypothesis in row]
        assert scores == sorted(scores, reverse=True)


def test_beam_of_one_is_greedy(load):
    model = load("marian")
    assert model.generate(SOURCES, decoding=Beam(beam_size=1)) == model.generate(SOURCES, decoding=Greedy())


def test_beam_finds_what_is_more_probable_than_greedy(load):
    model = load("marian")
    beam = model.generate(SOURCES, decoding=Beam(beam_size=8))
    greedy = model.generate(SOURCES, decoding=Greedy())
    gains = [b[0].score - g[0].score for b, g in zip(beam, greedy, strict=True) if g[0].score is not None]
    assert sum(gains) > 0.1


@pytest.mark.parametrize(
    ("family", "prefix"), [("madlad", "<2en> "), ("nllb", ""), ("m2m", ""), ("marian", "")]
)
def test_tokens_around_a_source_are_transformers_own(family, prefix, make_checkpoint, load):
    from engine.backends.sequence_format import load_tokenizer, read_format
    from engine.backends.tokenizers import read_tokenizer

    load(family)
    directory = prepare(parse_name(f"{family}:{make_checkpoint(family)}"), quantization="float32")
    layout, pieces = read_format(directory), read_tokenizer(directory)
    tokenizer = load_tokenizer(make_checkpoint(family))
    tokenizer.src_lang = {"nllb": "ind_Latn", "m2m": "id"}.get(family)
    for source in filter(None, SOURCES):
        ours = tokenizer.convert_tokens_to_ids([*layout.before, *pieces.encode(source), *layout.after])
        assert ours == tokenizer(prefix + source).input_ids


def test_sampling_repeats_with_its_seed(load):
    model = load("marian")
    first, second = (
        model.generate(SOURCES[:1], decoding=Sampling(seed=seed, alternatives=2)) for seed in (1, 1)
    )
    other = model.generate(SOURCES[:1], decoding=Sampling(seed=2, alternatives=2))
    assert first == second
    assert first != other


def test_max_tokens_bounds_the_output(load):
    model = load("nllb")
    (row,) = model.generate([SOURCES[0]], decoding=Greedy(max_tokens=3))
    (free,) = model.generate([SOURCES[0]], decoding=Greedy())
    assert row[0].truncated
    assert free[0].text.startswith(row[0].text)
    assert len(row[0].text) < len(free[0].text)


def test_no_repeat_ngram(load):
    (row,) = load("madlad").generate([SOURCES[0]], decoding=Greedy(no_repeat_ngram=2))
    (free,) = load("madlad").generate([SOURCES[0]], decoding=Greedy())
    assert row[0].text != free[0].text


def test_too_long_source_is_refused_not_cut(load):
    model = load("marian")
    long = "Harga beras naik. " * 40
    assert model.count_tokens(long) > model.source_limit
    with pytest.raises(GenerationError, match=r"Source 1 has \d+ tokens"):
        model.generate([SOURCES[0], long], decoding=Greedy())


def test_source_at_its_limit_is_taken(load):
    model = load("marian")
    words = SOURCES[1].split() * 20
    while model.count_tokens(" ".join(words)) > model.source_limit:
        words.pop()
    assert model.generate([" ".join(words)], decoding=Greedy())[0][0].text


def test_int8_is_what_names_load(make_checkpoint, home):
    model = engine.load(f"nllb:{make_checkpoint('nllb')}", threads=1)
    assert isinstance(model, Ct2Model)
    assert [path.name.endswith("--int8") for path in (home / "models").iterdir() if path.is_dir()] == [True]
    assert model.generate(SOURCES[:1], decoding=Greedy())[0][0].text


def test_marian_for_another_device_than_the_processor(make_checkpoint, home):
    """``auto`` may be a graphics card, which only CTranslate2 uses; here it is the processor after all."""
    model = engine.load(f"marian:{make_checkpoint('marian')}", threads=1, device="auto")
    assert isinstance(model, Ct2Model)
    assert model.generate(SOURCES[:1], decoding=Greedy())[0][0].text


def test_wrong_backend_names_the_right_one(make_checkpoint, home):
    with pytest.raises(PreparationError, match=r"marian: or hf:"):
        engine.load(f"nllb:{make_checkpoint('marian')}")
    assert not list((home / "models").glob("*/")), "nothing half-done may stay"


def test_checkpoint_saved_anew_is_converted_anew(make_checkpoint, home, tmp_path):
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(make_checkpoint("marian"), copy)
    first = prepare(parse_name(f"marian:{copy}"))
    assert prepare(parse_name(f"marian:{copy}")) == first
    (copy / "config.json").write_text((copy / "config.json").read_text() + "\n")
    assert prepare(parse_name(f"marian:{copy}")) != first


def test_directory_without_a_checkpoint(home, tmp_path):
    with pytest.raises(PreparationError, match="no checkpoint"):
        engine.load(f"nllb:{tmp_path}")


def test_broken_conversion_is_reported(make_checkpoint, home):
    name = f"nllb:{make_checkpoint('nllb')}"
    directory = prepare(parse_name(name))
    (directory / "model.bin").write_bytes(b"broken")
    with pytest.raises(PreparationError, match="can't load"):
        Ct2Model(directory, name=name, threads=1)
    assert engine.load(name).generate(SOURCES, decoding=Greedy(max_tokens=5)), "made anew"
