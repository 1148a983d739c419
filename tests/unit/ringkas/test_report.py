"""A report tells what a batch's output holds, in numbers that can be counted by hand, on a page that stands alone."""

import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

import ringkas as package
from engine.errors import InputError, MissingExtra, SettingsError
from ringkas.overview import survey, to_html

pytestmark = pytest.mark.usefixtures("home")

FLOOD = (
    "Banjir merendam {} rumah di Kota Demak sejak Senin malam.",
    "Sebanyak 450 warga mengungsi ke balai desa.",
    "Kepala BPBD Demak, Agus Salim, mengatakan tanggul diperbaiki dalam tiga pekan.",
    "Pemerintah mengirim bantuan Rp 1,5 juta.",
)
PAGE = (
    "<!doctype html><html lang=id><head><meta property='og:site_name' content='{portal}'>"
    "<meta property='article:published_time' content='{date}T10:00:00+07:00'></head>"
    "<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
)


def flood(houses):
    return " ".join(FLOOD).format(houses)


def page(text, *, portal, date, title):
    return PAGE.format(portal=portal, date=date, title=title, text=text)


@pytest.fixture
def source(tmp_path):
    """A story, its update, a copy of it, another story, and a record that fails."""
    market = "Harga beras di Pasar Induk Kudus naik 12 persen. Pedagang bernama Siti Aminah mengeluh kepada petugas."
    texts = {
        "a": page(flood(120), portal="Kabar Satu", date="2024-05-01", title="Banjir di Demak"),
        "b": page(flood(135), portal="Kabar Dua", date="2024-05-02", title="Banjir Demak Meluas"),
        "c": f"KUDUS, KABAR - {flood(120)}",
        "d": page(market, portal="Kabar Satu", date="2024-05-04", title="Harga <b>Beras</b> & Cabai"),
        "e": "",
    }
    path = tmp_path / "berita.jsonl"
    rows = ({"id": id, "url": f"https://www.{id}.example/x", "text": text} for id, text in texts.items())
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def batch(source, out, **options):
    package.batch(source, out, **{"only": "clean", "workers": 1} | options)
    return out


def counts(found):
    return {one.name: one.count for one in found}


@pytest.fixture
def briefs(source, tmp_path, translator, without_phrase_book):
    return batch(source, tmp_path / "briefs.jsonl", only="brief", translator=translator)


def test_articles_are_counted_by_language_portal_day_and_length(source, tmp_path):
    found = survey(batch(source, tmp_path / "out.jsonl"))
    assert (found.records, found.failed, found.merged) == (4, 1, 0)
    assert counts(found.languages) == {"id": 4}
    assert counts(found.portals) == {"Kabar Satu": 2, "Kabar Dua": 1, "c.example": 1}
    assert found.period == "day"
    assert [(day.name[-2:], day.count) for day in found.timeline] == [
        ("01", 1),
        ("02", 1),
        ("03", 0),
        ("04", 1),
    ]
    assert found.undated == 1
    assert counts(found.lengths)["0\u201349"] == 4


def test_years_between_two_articles_make_a_timeline_of_months_or_years(tmp_path):
    def timeline(last):
        texts = {
            date: page(flood(number), portal="Kabar", date=date, title="Banjir")
            for number, date in enumerate(("2019-11-30", last))
        }
        source = tmp_path / f"{last}.jsonl"
        rows = (json.dumps({"id": id, "text": text}) + "\n" for id, text in texts.items())
        source.write_text("".join(rows), encoding="utf-8")
        found = survey(batch(source, tmp_path / f"{last}.out.jsonl"))
        return found.period, [one.name for one in found.timeline]

    assert timeline("2020-02-01") == ("month", ["2019-11", "2019-12", "2020-01", "2020-02"])
    assert timeline("2026-01-01") == ("year", [str(year) for year in range(2019, 2027)])


def test_names_places_and_amounts_are_counted_once_an_article(source, tmp_path):
    found = survey(batch(source, tmp_path / "out.jsonl"))
    assert counts(found.names)["Agus Salim"] == 3
    assert counts(found.names)["Siti Aminah"] == 1
    assert counts(found.places)["Demak"] == 3
    assert "Demak" not in counts(found.names)
    assert counts(found.amounts)["Rp1,5 juta"] == 3
    assert counts(found.amounts)["12 persen"] == 1


def test_failures_are_counted_by_kind_with_an_example_and_its_hint(source, tmp_path):
    (failed,) = survey(batch(source, tmp_path / "out.jsonl")).failures
    assert (failed.kind, failed.count) == ("EmptyInput", 1)
    assert failed.example
    assert failed.hint


def test_articles_alike_are_a_group_with_the_figures_on_which_they_disagree(source, tmp_path):
    found = survey(batch(source, tmp_path / "out.jsonl"))
    assert found.groups_in_all == 1
    (group,) = found.groups
    assert group.size == 3
    assert {told.id: told.copies for told in group.articles} in ({"a": 1, "b": 0}, {"c": 1, "b": 0})
    (one,) = group.disagreements
    assert sorted(one.figures) == [("120",), ("135",)]
    assert "rumah" in one.sentences[0]


def test_what_a_batch_merged_is_told(source, tmp_path):
    found = survey(batch(source, tmp_path / "out.jsonl", dedupe=True))
    assert (found.records, found.merged) == (3, 1)


def test_sentences_come_with_findings_and_confidence_the_least_first_and_each_once(briefs):
    found = survey(briefs)
    told = [json.loads(line) for line in briefs.read_text(encoding="utf-8").splitlines()]
    segments = [segment for row in told for segment in row["translation"]["segments"]]
    assert sum(counts(found.confidence).values()) == len(segments)
    assert found.sentences[0].confidence == min(segment["confidence"] for segment in segments)
    assert [one.confidence for one in found.sentences] == sorted(one.confidence for one in found.sentences)
    assert len({(one.source, one.target) for one in found.sentences}) == len(found.sentences)
    assert any(one.findings for one in found.sentences)
    assert sum(one.error + one.warning + one.info for one in found.findings) == sum(
        len(row["shown"]) for row in told
    )


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "parquet"])
def test_a_table_is_read_whole_from_beside_it_or_else_for_what_it_holds(
    source, tmp_path, translator, without_phrase_book, ending
):
    if ending == "xlsx":
        pytest.importorskip("openpyxl")
    elif ending == "parquet":
        pytest.importorskip("pyarrow")
    out = batch(source, tmp_path / f"out.{ending}", only="brief", translator=translator)
    whole = survey(out)
    assert whole.sentences
    assert whole.lacks == ()
    (tmp_path / f"out.{ending}.work" / "rows.jsonl").unlink()
    alone = survey(out)
    for name in (
        "records",
        "languages",
        "portals",
        "timeline",
        "names",
        "places",
        "amounts",
        "groups_in_all",
    ):
        assert getattr(alone, name) == getattr(whole, name), name
    assert (alone.sentences, alone.confidence) == ((), ())
    assert "table" in alone.lacks[0]


def test_summaries_without_their_articles_are_counted_as_such(source, tmp_path):
    found = survey(batch(source, tmp_path / "out.jsonl", only="summary", sentences=1))
    assert found.records == 4
    assert "summaries" in found.lacks[0]


def test_an_output_that_a_batch_is_still_writing_is_read_as_far_as_it_is(source, tmp_path):
    out = batch(source, tmp_path / "out.jsonl")
    with out.open("ab") as file:
        file.write(b'{"id": "half')
    assert survey(out).records == 4


def test_counts_do_not_hang_on_what_is_kept_in_memory(source, tmp_path, monkeypatch):
    out = batch(source, tmp_path / "out.jsonl")
    before = survey(out)
    monkeypatch.setattr("ringkas.overview.tally._PENDING", 1)
    assert survey(out) == before


def test_what_no_batch_wrote_is_refused(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(SettingsError, match="folder") as told:
        survey(tmp_path / "folder")
    assert ".jsonl" in told.value.hint
    with pytest.raises(InputError, match="no file"):
        survey(tmp_path / "missing.jsonl")
    for name, content in (
        ("a.jsonl", '{"text": "isi"}\n'),
        ("b.jsonl", "kacau\n"),
        ("c.jsonl", '{"place": "x", "article": {}}\n'),
        ("d.csv", "id,teks\n1,isi\n"),
        ("e.xlsx", "kacau"),
    ):
        if name.endswith(".xlsx"):
            pytest.importorskip("openpyxl")
        (tmp_path / name).write_text(content, encoding="utf-8")
        with pytest.raises(InputError) as wrong:
            survey(tmp_path / name)
        assert wrong.value.hint, name


# The page


def test_the_page_has_a_table_for_each_chart_and_asks_nobody_for_anything(briefs):
    pytest.importorskip("matplotlib")
    html = to_html(survey(briefs))
    figures = re.findall(r"<figure.*?</figure>", html, flags=re.DOTALL)
    assert len(figures) >= 9
    for figure in figures:
        assert "<svg" in figure
        assert "<table>" in figure
    assert not re.search(r"""(?:src|href)=["'](?!#)|@import|url\((?!#)""", html)
    assert "<script" not in html
    assert not re.search(r"#01020\d", html)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_the_letters_of_a_chart_stay_letters(briefs):
    pytest.importorskip("matplotlib")
    html = to_html(survey(briefs))
    drawn = re.search(r'<figure aria-labelledby="portals-title">.*?(<svg.*?</svg>)', html, flags=re.DOTALL)
    texts = [node.text for node in ElementTree.fromstring(drawn[1]).iter("{http://www.w3.org/2000/svg}text")]
    assert {"Kabar Satu", "Kabar Dua", "2", "1"} <= set(texts)


def test_what_comes_from_articles_is_escaped(source, tmp_path):
    pytest.importorskip("matplotlib")
    lines = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    for line in lines[:2]:
        line["id"] = f"<img src=x>{line['id']}"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    html = to_html(survey(batch(source, tmp_path / "out.jsonl")))
    assert "<img" not in html
    assert "&lt;img src=x&gt;" in html


def test_the_same_output_makes_the_same_page(briefs):
    pytest.importorskip("matplotlib")
    assert to_html(survey(briefs)) == to_html(survey(briefs))


def test_an_output_without_a_row_is_a_report_of_none(tmp_path):
    pytest.importorskip("matplotlib")
    (tmp_path / "out.jsonl").write_text("", encoding="utf-8")
    found = survey(tmp_path / "out.jsonl")
    assert (found.records, found.timeline, found.groups) == (0, (), ())
    assert "<dd>0</dd>" in to_html(found)


# The command


def test_the_command_writes_a_page_or_json(ringkas, source, tmp_path):
    pytest.importorskip("matplotlib")
    out = batch(source, tmp_path / "out.jsonl")
    code, told, _ = ringkas("report", str(out), "--json")
    assert code == 0
    assert json.loads(told)["records"] == 4
    code, told, err = ringkas("report", str(out), "-o", str(tmp_path / "report.html"))
    assert (code, told) == (0, "")
    assert "Wrote" in err
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    code, told, _ = ringkas("report", str(out))
    assert told.startswith("<!doctype html>")


def test_without_what_draws_the_page_is_refused_and_json_made(ringkas, source, tmp_path, without):
    out = batch(source, tmp_path / "out.jsonl")
    without("matplotlib")
    code, _, err = ringkas("report", str(out), "-o", str(tmp_path / "report.html"))
    assert code == 1
    assert "ringkas[report]" in err
    assert ringkas("report", str(out), "--json")[0] == 0
    with pytest.raises(MissingExtra):
        to_html(survey(out))
