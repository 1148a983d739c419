"""What comes in through the pipeline and the command line is what it is, and losses are told."""

import json
from dataclasses import replace

import pytest

from clean import Removed, clean
from engine.errors import InputError, NoArticle
from ringkas.validation import about_removed, checked_article, require_text

SUBTITLES = "".join(
    f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{text}\n\n"
    for number, text in enumerate(
        (
            "Banjir merendam empat desa di Kabupaten Demak.",
            "Sebanyak 1.250 warga mengungsi ke balai kecamatan.",
            "Tanggul Sungai Wulan jebol pada Selasa malam.",
            "Pemerintah provinsi mengirim 12 perahu karet.",
            "Perbaikan tanggul butuh waktu tiga pekan.",
        ),
        start=1,
    )
)
INDEX = "<html><body>" + "".join(
    f'<div><a href="/{number}">{text}</a></div>'
    for number, text in enumerate(
        (
            "Terbaru",
            "Harga Beras Naik",
            "Banjir di Demak",
            "Liga 1 Dimulai",
            "Gempa Tual",
            "Hujan",
            "Kebakaran",
        )
    )
)


def test_no_cue_of_subtitles_is_lost(ringkas, tmp_path):
    path = tmp_path / "a.srt"
    path.write_text(SUBTITLES, encoding="utf-8")
    code, out, _ = ringkas("clean", str(path))
    assert code == 0
    for words in ("empat desa", "1.250 warga", "Selasa malam", "12 perahu", "tiga pekan"):
        assert words in out


def test_one_record_on_standard_input_is_one_article(ringkas):
    record = {
        "id": "a0",
        "url": "https://kabar.example/a",
        "title": "Banjir di Demak",
        "text": SUBTITLES[-45:],
    }
    record["text"] = "Banjir merendam empat desa di Demak. Sebanyak 1.250 warga mengungsi ke balai kecamatan."
    code, out, _ = ringkas("clean", "-", "--json", stdin=json.dumps(record).encode())
    article = json.loads(out)
    assert code == 0
    assert article["url"] == "https://kabar.example/a"
    assert "a0" not in json.dumps(article["paragraphs"])
    code, _, err = ringkas("summarize", "-", stdin=b"\n".join([json.dumps(record).encode()] * 2))
    assert code == 1
    assert "several articles" in err


@pytest.mark.parametrize("text", ["https://kabar.example/beras", "a.txt"])
def test_an_address_or_a_path_given_as_text_is_refused_in_python_too(text):
    with pytest.raises(InputError):
        checked_article(text)


def test_an_index_page_is_refused():
    with pytest.raises(NoArticle, match=r"index page|No article"):
        require_text(checked_article(INDEX))


def test_a_warning_tells_when_more_than_half_of_the_prose_was_removed():
    kept = clean("Banjir merendam empat desa di Kabupaten Demak sejak Selasa malam.")
    lost = tuple(
        Removed(
            text=f"Sebanyak {number} warga desa mengungsi ke balai kecamatan sejak Selasa malam.", rule=rule
        )
        for number, rule in ((1, "outside the article"), (2, "related"), (3, "related"), (4, "related"))
    )

    (finding,) = about_removed(replace(kept, removed=lost))
    assert finding.severity == "warning"
    assert "ringkas clean --json" in finding.message
    assert about_removed(replace(kept, removed=lost[:1])) == []
    repeats = tuple(Removed(text=line.text, rule="repeat") for line in lost)
    assert about_removed(replace(kept, removed=repeats)) == []
