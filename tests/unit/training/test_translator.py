"""Reading and noising pairs, scoring, and the adapter's file."""

import random
from itertools import islice

import pytest

from training.evaluate import digits_kept, too_long
from training.lora import load_adapter, save_adapter, views
from training.packing import Example
from training.settings import Settings, rate
from training.translator import (
    PROSE,
    Correction,
    Pair,
    contrasted,
    fitting,
    mixed,
    noised,
    read_corrections,
    read_pairs,
    usable,
)

torch = pytest.importorskip("torch")


def pair(source, target, corpus="c"):
    return Pair(source=source, target=target, corpus=corpus)


def test_reads_pairs_and_names_the_line_that_is_wrong(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("Selamat pagi.\tGood morning.\tx\n", encoding="utf-8")
    assert read_pairs(path) == [pair("Selamat pagi.", "Good morning.", "x")]
    path.write_text("Selamat pagi.\tGood morning.\tx\tarticle-1\n", encoding="utf-8")
    assert read_pairs(path) == [pair("Selamat pagi.", "Good morning.", "x")]
    path.write_text("a\tb\tx\nonly one\n", encoding="utf-8")
    with pytest.raises(ValueError, match=":2:"):
        read_pairs(path)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Harga beras naik lagi pada hari Senin.", "The price of rice rose again on Monday.", True),
        ("Ya.", "Yes.", True),
        ("Harga beras naik lagi pada hari Senin.", "Up.", False),
        ("Harga.", "The price of rice rose again on Monday, said the minister of trade.", False),
        ("Lihat [di sini](x) untuk keterangan lebih lanjut", "See [here](x) for further details", False),
        ("const value = compute(a, b);", "const value = compute(a, b);", False),
        ("", "", False),
    ],
)
def test_usable(source, target, expected):
    assert usable(pair(source, target)) is expected


def test_noise_loses_no_pair_and_never_mixes_sides():
    pairs = [pair(f"Kalimat nomor {i}.", f"Sentence number {i}.", "c" if i % 2 else "d") for i in range(1000)]
    made = list(noised(pairs, random.Random(0)))
    sources = " ".join(p.source for p in made).lower()
    for i in range(1000):
        assert f"nomor {i}" in sources
    for p in made:
        numbers = [word.strip(".") for word in p.source.split() if word.strip(".").isdigit()]
        assert numbers == [word.strip(".") for word in p.target.split() if word.strip(".").isdigit()]
    assert any(p.source.isupper() for p in made)
    assert any(not p.source.endswith(".") for p in made)
    assert any(p.source.lower().count("kalimat") == 2 for p in made)


@pytest.mark.parametrize(("prose", "rest"), [(3, 0), (0, 3)])
def test_pairs_of_one_kind_are_all_that_comes(prose, rest):
    pairs = [pair(str(i), str(i), PROSE[0] if i < prose else "c") for i in range(prose + rest)]
    stream = mixed(pairs, lambda: 0.5, random.Random(0))
    assert {p.source for p in islice(stream, 3)} == {"0", "1", "2"}


def test_the_share_of_prose_is_what_was_asked_for_and_may_change():
    pairs = [pair("a", "a", PROSE[0]), pair("b", "b", "c")]
    shares = iter([1.0] * 50 + [0.0] * 50)
    drawn = [p.source for p in islice(mixed(pairs, lambda: next(shares), random.Random(0)), 100)]
    assert drawn == ["a"] * 50 + ["b"] * 50


def test_no_pairs_is_an_error():
    with pytest.raises(ValueError, match="no usable pairs"):
        next(mixed([], lambda: 0.5, random.Random(0)))


def test_what_the_softmax_does_not_know_is_left_out():
    """Two sentences joined can hold a token that neither has."""
    short = Example(prompt=[2, 50, 51], target=[7, 1])
    strange = Example(prompt=[2], target=[7, 9, 1])
    long = Example(prompt=[2, 3, 4, 5, 6], target=[7, 7, 7, 1])
    assert list(fitting([short, strange, long], length=8, known=frozenset([1, 7]))) == [short]


def test_the_rate_falls_to_zero(tmp_path):
    settings = Settings(base=tmp_path, out=tmp_path, learning_rate=1.0, decay_from=0.5)
    assert [rate(p, settings) for p in (0, 0.5, 0.75, 1)] == [1, 1, 0.5, 0]


def test_an_adapter_grows_without_changing_what_it_computes(tmp_path):
    torch.manual_seed(0)
    small = [("m.lora_A.weight", (2, 6)), ("m.lora_B.weight", (5, 2))]
    flat = torch.randn(22)
    save_adapter(tmp_path, flat, small, rank=2, alpha=4)
    large = [("m.lora_A.weight", (3, 6)), ("m.lora_B.weight", (5, 3))]
    grown = torch.randn(33)
    load_adapter(tmp_path, grown, large, scale=2.0)
    before, after = views(flat, small), views(grown, large)
    expected = before["m.lora_B.weight"] @ before["m.lora_A.weight"]
    torch.testing.assert_close(
        after["m.lora_B.weight"] @ after["m.lora_A.weight"], expected, atol=0.02, rtol=0.02
    )
    with pytest.raises(ValueError, match="scale"):
        load_adapter(tmp_path, grown, large, scale=1.0)
    with pytest.raises(ValueError, match="rank"):
        load_adapter(
            tmp_path, torch.zeros(11), [("m.lora_A.weight", (1, 6)), ("m.lora_B.weight", (5, 1))], scale=2.0
        )


def test_counts():
    sources = ["Pada 17 Agustus 1945", "Rp 1,5 triliun", "Tidak ada angka", "Nomor 7 dan 7"]
    outputs = ["On August 17, 1945", "Rp 1.5 trillion", "No number", "Number 7"]
    assert digits_kept(sources, outputs) == (2, 3)
    assert too_long(["abc", "abc"], ["abcdef", "abcdefg"]) == 1


class Letters:
    """A tokenizer of one token a letter."""

    def encode(self, texts):
        return [[ord(letter) for letter in text] for text in texts]


def test_reads_corrections_and_names_the_line_that_is_wrong(tmp_path):
    path = tmp_path / "corrections.tsv"
    path.write_text("Ia menolak.\tHe refused.\tHe agreed.\n", encoding="utf-8")
    assert read_corrections(path) == [
        Correction(source="Ia menolak.", target="He refused.", rejected="He agreed.")
    ]
    for wrong in ("Ia menolak.\tHe refused.", "Ia menolak.\tHe agreed.\tHe agreed.", "\ta\tb"):
        path.write_text(f"a\tb\tc\n{wrong}\n", encoding="utf-8")
        with pytest.raises(ValueError, match=":2:"):
            read_corrections(path)


def test_a_correction_is_contrasted_with_what_it_corrects_in_either_direction():
    correction = Correction(source="ya", target="yes", rejected="no")
    [example] = contrasted([correction], Letters(), prompt="{source}:")
    text = [bytes(tokens[1:]).decode() for tokens in (example.prompt, example.worse.prompt)]
    assert text == ["ya:", "ya:"]
    assert [bytes(one.target[:-1]).decode() for one in example.sequences] == [" yes", " no"]
    [turned] = contrasted(
        [correction],
        Letters(),
        prompt="{source}:",
        turn=lambda one: Pair(source=one.target, target=one.source, corpus=one.corpus),
    )
    assert [bytes(one.prompt[1:]).decode() for one in turned.sequences] == ["yes:", "no:"]
    assert [bytes(one.target[:-1]).decode() for one in turned.sequences] == [" ya", " ya"]


def test_a_correction_of_which_either_side_has_an_unknown_token_fits_nowhere():
    worse = Example(prompt=[5], target=[8])
    examples = [Example(prompt=[5], target=[7], worse=worse), Example(prompt=[5], target=[7])]
    assert list(fitting(examples, length=9, known=frozenset({7}))) == examples[1:]
