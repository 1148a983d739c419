"""Subtitles are read as what is said."""

import pytest

from engine.errors import InputError
from sources import admit

SRT = """1
00:00:01,000 --> 00:00:04,000
Harga beras di Pasar Induk Serang
naik 10 persen sejak Senin.

2
00:00:09,500 --> 00:00:12,000
<i>Pedagang bernama Mulyati</i>

3
00:00:12,100 --> 00:00:14,000
mengatakan pasokan berkurang.
"""
VTT = (
    "WEBVTT\n\nNOTE dibuat tangan\n\nSTYLE\n::cue { color: red }\n\nawal\n00:01.000 --> 00:04.000 align:start\n"
    "<v Mulyati>Harga beras naik.\n"
)


def test_subtitles_give_all_their_words_in_paragraphs():
    content = admit(SRT)
    assert content.kind == "subtitles"
    assert content.text == (
        "Harga beras di Pasar Induk Serang naik 10 persen sejak Senin.\n\n"
        "Pedagang bernama Mulyati mengatakan pasokan berkurang."
    )
    assert admit(VTT).text == "Harga beras naik."


def test_captions_that_roll_are_said_once():
    rolled = (
        "WEBVTT\n\n00:00.000 --> 00:03.000\n \nharga<00:01.000><c> beras naik</c>\n\n"
        "00:03.000 --> 00:03.010\nharga beras naik\n \n\n"
        "00:03.010 --> 00:06.000\nharga beras naik\nsejak<c> hari Senin</c>\n\n"
    )
    assert admit(rolled).text == "harga beras naik sejak hari Senin"


@pytest.mark.parametrize(
    "text",
    [
        "0:00:01.000,0:00:03.500\nHarga beras naik.\n\n0:00:03.500,0:00:05.000\nPasokan turun.\n",
        "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:03.00,Harga beras naik.\n",
    ],
    ids=["sbv", "ass"],
)
def test_subtitles_of_other_kinds_are_refused_with_what_to_save_them_as(text):
    with pytest.raises(InputError, match="subtitles") as told:
        admit(text)
    assert ".srt" in told.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "0:00\nHarga beras naik\n0:04\n10 persen sejak Senin.\n1:02:10\nPedagang mengeluh.\n",
        "[00:00] Harga beras naik\n[00:04] 10 persen sejak Senin.\n[00:09] Pedagang mengeluh.",
        "0:00 - Harga beras naik\r\n\r\n0:04 - 10 persen sejak Senin.\r\n\r\n0:09 - Pedagang mengeluh.\r\n",
    ],
)
def test_a_transcript_with_times_is_what_is_said(text):
    content = admit(text)
    assert (content.kind, content.text) == (
        "transcript",
        "Harga beras naik 10 persen sejak Senin. Pedagang mengeluh.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "10:15 Gubernur tiba di lokasi.\n10:40 Warga mulai dievakuasi.\n11:05 Jalan dibuka.",
        "0:15 Gol pertama.\n0:02 Laga dimulai.\n0:01 Pemain masuk.",
        "00:30 Gempa mengguncang Cianjur. Warga keluar rumah.\n\nBMKG mencatat dua gempa susulan.",
    ],
)
def test_the_clock_of_a_live_report_is_no_transcript(text):
    assert admit(text).kind == "text"
