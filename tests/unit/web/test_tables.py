"""The rows of a batch as a spreadsheet, and what was counted of them as charts."""

import base64
import io

import pytest
from openpyxl import load_workbook

from engine.errors import InputError, InputTooLarge
from ringkas.web.tables import draw_charts, make_sheet


def read(answer):
    """The rows of the sheet in *answer*."""
    return list(load_workbook(io.BytesIO(base64.b64decode(answer["base64"]))).active.values)


def test_cells_are_what_was_sent_and_never_formulas():
    rows = [["nomor", "row", "title"], ["=1+1", 1, "Satu\x07"], ["", 0.5, "Dua"]]
    answer = make_sheet({"rows": rows})
    assert read(answer) == [("nomor", "row", "title"), ("=1+1", 1, "Satu\ufffd"), (None, 0.5, "Dua")]
    sheet = load_workbook(io.BytesIO(base64.b64decode(answer["base64"]))).active
    assert sheet["A2"].data_type == "s"


def test_a_text_that_no_cell_holds_is_told_with_its_row():
    with pytest.raises(InputTooLarge, match=r"^Row 2: text has 40,000 characters"):
        make_sheet({"rows": [["text"], ["pendek"], ["a" * 40_000]]})


@pytest.mark.parametrize(
    "rows", [None, [], {}, "ab", [["a"], 1], [["a"], [None]], [["a"], [{}]], [["a"], ["\ud800"]]]
)
def test_what_is_no_table_is_refused(rows):
    with pytest.raises(InputError, match="no table"):
        make_sheet({"rows": rows})


COUNTS = {
    "findings": [["number", "error"], ["number", "warning"], ["name", "info"]],
    "confidences": [0.05, 1, 0.95, 0.5],
    "dates": ["2024-05-03T08:00:00+07:00", "2024-05-01", "", "kemarin"],
    "articles": [
        {
            "source": "",
            "url": "https://www.warta.example/1",
            "sentences": [
                "Bantuan itu diserahkan Dewi Lestari senilai Rp3,4 triliun.",
                "Ia menemui Agus Salim di Kudus.",
            ],
        },
        {"source": "", "url": "", "sentences": ["Acara itu dihadiri Dewi Lestari di Kudus."]},
    ],
    "words": {"number": "Angka <b>", "error": "Kesalahan", "unknown": "tidak diketahui"},
}


def test_charts_are_drawn_with_a_table_each():
    findings, confidence, dates, *_ = draw_charts(COUNTS)["charts"]
    assert findings["rows"] == [["Angka <b>", 1, 1, 0], ["name", 0, 0, 1]]
    assert "Kesalahan" in findings["svg"]
    assert "Angka &lt;b&gt;" in findings["svg"]
    assert [count for _, count in confidence["rows"]] == [1, 0, 0, 0, 0, 1, 0, 0, 0, 2]
    assert dates["rows"] == [["2024-05-01", 1], ["2024-05-02", 0], ["2024-05-03", 1]]
    assert (dates["period"], dates["undated"]) == ("day", 2)
    for chart in (findings, confidence, dates):
        assert chart["svg"].startswith("<svg ")
        assert "var(--" in chart["svg"]  # the page's own colors


def test_what_articles_are_and_mention_is_counted_once_an_article():
    charts = {chart["name"]: chart for chart in draw_charts(COUNTS)["charts"][3:]}
    assert charts["portals"]["rows"] == [["tidak diketahui", 1], ["warta.example", 1]]
    assert charts["lengths"]["rows"][0] == ["0\u201349", 2]
    assert charts["names"]["rows"][0] == ["Dewi Lestari", 2]
    assert charts["places"]["rows"] == [["Kudus", 2]]
    assert charts["amounts"]["rows"] == [["Rp3,4 triliun", 1]]
    assert all(chart["svg"].startswith("<svg ") for chart in charts.values())


def test_without_anything_to_show_there_are_no_drawings():
    nothing = {"findings": [], "confidences": [], "dates": [], "articles": [], "words": {}}
    charts = draw_charts(nothing)["charts"]
    assert [(chart["svg"], chart["rows"]) for chart in charts] == [("", [])] * 8


@pytest.mark.parametrize(
    "changes",
    [
        {"findings": [["number", "fatal"]]},
        {"findings": [[f"kind {n}", "error"] for n in range(200)]},
        {"confidences": [2]},
        {"confidences": ["0.5"]},
        {"dates": [1]},
        {"dates": None},
        {"articles": [{"source": "", "url": ""}]},
        {"articles": [{"source": "", "url": "", "sentences": [1]}]},
        {"words": []},
    ],
)
def test_what_is_no_count_is_refused(changes):
    with pytest.raises(InputError, match="no counts"):
        draw_charts(COUNTS | changes)
