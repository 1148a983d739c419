"""Sentence boundaries on labeled text, and what holds for any text."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean import split_sentences

LABELED = json.loads(
    (Path(__file__).parents[2] / "data" / "clean_sentences.json").read_text(encoding="utf-8")
)
CASES = [(group, entry) for group, entries in LABELED.items() for entry in entries]


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(("group", "entry"), CASES, ids=lambda value: value[:40])
def test_labeled(group, entry):
    expected = [part.strip() for part in entry.split("¦")]
    assert sentences(" ".join(expected)) == expected


def test_there_are_enough_labels():
    assert sum(entry.count("¦") + 1 for _, entry in CASES) >= 400


def test_sentences_may_be_parted_by_line_breaks():
    wrapped = "Harga beras di pasar tradisional kota itu naik lagi sejak\npekan lalu. Warga\nmengeluh.\n\nJudul kecil\nIsi."
    assert sentences(wrapped) == [
        "Harga beras di pasar tradisional kota itu naik lagi sejak\npekan lalu.",
        "Warga\nmengeluh.",
        "Judul kecil",
        "Isi.",
    ]


PIECES = st.sampled_from(
    [
        "Harga naik",
        "dr.",
        "B.",
        "Rp1.000",
        ".",
        "...",
        "?",
        "!",
        '"',
        "'",
        "(",
        ")",
        "No.",
        "5",
        "dkk.",
        "\n",
        "\n\n",
        " ",
        "ia",
        "Ia",
        "S.H.",
        ",",
        "1.",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_every_character_but_white_space_is_in_one_sentence(text):
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert re.sub(r"\s", "", "".join(sentences(text))) == re.sub(r"\s", "", text)
    assert all(sentence == sentence.strip() for sentence in sentences(text))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Pertalite Rp10.000/liter.Solar Rp6.800 per liter.",
            ["Pertalite Rp10.000/liter.", "Solar Rp6.800 per liter."],
        ),
        ("Warga mengungsi!Hujan belum reda.", ["Warga mengungsi!", "Hujan belum reda."]),
        ("Situs kabar.Com dan Bripka.Dedi tetap utuh.", ["Situs kabar.Com dan Bripka.Dedi tetap utuh."]),
        ("Berkas laporan.Docx dikirim dr.Budi.", ["Berkas laporan.Docx dikirim dr.Budi."]),
    ],
)
def test_sentences_stuck_together_come_apart_and_names_with_a_stop_do_not(text, sentences):
    assert [text[start:end] for start, end in split_sentences(text)] == sentences
