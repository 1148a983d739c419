"""Corpora worked through: what comes out, in which form, what is taken of a corpus, and the command."""

import csv
import json
from datetime import datetime

import pytest

import ringkas as package
from engine.errors import SettingsError
from tests.unit.ringkas.batches import GOOD, batch, ids, rows, text, write_rows

pytestmark = pytest.mark.usefixtures("home")
ENGLISH = (
    "The minister told reporters on Thursday that the government will not raise fuel prices this year. " * 2
)


# What comes out


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_the_title_of_a_record_is_the_article_s_however_short(name, tmp_path):
    path = tmp_path / name
    if name.endswith("csv"):
        path.write_text(f'judul,isi\nBeras,"{text(1)}"\n,"{text(2)}"\n', encoding="utf-8")
    else:
        write_rows(path, [{"judul": "Beras", "isi": text(1)}, {"judul": float("nan"), "isi": text(2)}])
    batch(path, tmp_path / "out.jsonl")
    articles = [row["article"] for row in rows(tmp_path / "out.jsonl")]
    assert [article["title"] for article in articles] == ["Beras", ""]
    assert [article["paragraphs"] for article in articles] == [[text(1)], [text(2)]]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.parquet"])
def test_the_date_and_the_author_of_a_record_are_the_article_s_where_its_text_tells_none(name, tmp_path):
    path = tmp_path / name
    told = [
        {"tanggal": "Kamis, 27 Januari 2022 12:39 WIB", "penulis": "Oleh Rina Melati", "isi": text(1)},
        {
            "tanggal": "2021-01-02",
            "penulis": "admin",
            "isi": f"Penulis: Budi Santoso\n5 Mei 2023\n\n{text(2)}",
        },
        {"tanggal": "2 jam lalu", "penulis": "", "isi": text(3)},
    ]
    if name.endswith("csv"):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(told[0]))
            writer.writeheader()
            writer.writerows(told)
    elif name.endswith("parquet"):
        pyarrow = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(pyarrow.Table.from_pylist(told), path)
    elif name.endswith("jsonl"):
        write_rows(path, told)
    else:
        path.write_text(json.dumps(told), encoding="utf-8")
    batch(path, tmp_path / "out.jsonl")
    articles = [row["article"] for row in rows(tmp_path / "out.jsonl")]
    assert [(one["date"], one["byline"]) for one in articles] == [
        ("2022-01-27T12:39:00+07:00", "Rina Melati"),
        ("2023-05-05", "Budi Santoso"),
        ("", ""),
    ]
    assert [one["paragraphs"] for one in articles] == [[text(number)] for number in (1, 2, 3)]


def test_a_time_and_people_that_a_library_reads_are_told_too(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    row = {
        "date": datetime(2022, 1, 27, 12, 39),
        "authors": [{"name": "Rina"}, {"name": "Budi"}],
        "text": text(1),
    }
    parquet.write_table(pyarrow.Table.from_pylist([row]), tmp_path / "a.parquet")
    batch(tmp_path / "a.parquet", tmp_path / "out.jsonl")
    (made,) = rows(tmp_path / "out.jsonl")
    assert (made["article"]["date"], made["article"]["byline"]) == ("2022-01-27T12:39:00", "Rina, Budi")


def test_each_good_record_is_a_row_in_order_and_each_bad_one_a_line_of_the_errors(source, tmp_path):
    out = tmp_path / "out.jsonl"
    report = batch(source, out)
    assert ids(out) == GOOD
    assert (report.records, report.written, report.failed) == (12, 10, 2)
    assert report.faults == {"EmptyInput": 1, "InputError": 1}
    first, second = rows(report.errors)
    assert first["place"] == f"{source}, line 5"
    assert (second["id"], second["kind"]) == ("r8", "EmptyInput")
    assert first["hint"]
    assert second["hint"]


def test_a_row_carries_all_columns_of_the_input_and_the_article(source, tmp_path):
    batch(source, tmp_path / "out.jsonl")
    row = rows(tmp_path / "out.jsonl")[0]
    assert row["input"] == {"id": "r0", "text": text(0), "kota": "Solo"}
    assert row["place"] == f"{source}, line 1"
    assert row["article"]["paragraphs"] == [text(0)]
    assert len(row["article"]["sentences"]) == 2


def test_a_summary_row_has_the_summary(source, tmp_path):
    batch(source, tmp_path / "out.jsonl", only="summary", sentences=1)
    assert all(len(row["summary"]["sentences"]) == 1 for row in rows(tmp_path / "out.jsonl"))


def test_a_brief_row_is_a_brief_that_can_be_read_back(source, tmp_path, translator, without_phrase_book):
    batch(source, tmp_path / "out.jsonl", only="brief", translator=translator, limit=2)
    row = rows(tmp_path / "out.jsonl")[0]
    brief = package.Brief.from_dict(row)
    assert row["id"] == brief.id == "r0"
    assert brief.translation.segments[0].target.startswith("EN(")
    assert 0 <= row["confidence"] <= 1
    assert row["timings"] == {}


@pytest.mark.parametrize(("pages", "start"), [("markdown", "# "), ("html", "<!doctype html>")])
def test_a_folder_gets_a_page_a_record(source, tmp_path, translator, without_phrase_book, pages, start):
    batch(source, tmp_path / "out", only="brief", translator=translator, pages=pages, limit=5)
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name[:7] for file in files] == ["0000001", "0000002", "0000003", "0000004"]
    assert all(file.read_text(encoding="utf-8").startswith(start) for file in files)


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "parquet"])
def test_a_table_has_the_input_columns_and_those_that_were_made(source, tmp_path, ending):
    out = tmp_path / f"out.{ending}"
    if ending in ("csv", "tsv"):

        def read():
            return list(
                csv.DictReader(out.open(encoding="utf-8"), delimiter="\t" if ending == "tsv" else ",")
            )
    elif ending == "xlsx":
        openpyxl = pytest.importorskip("openpyxl")

        def read():
            header, *body = openpyxl.load_workbook(out).active.iter_rows(values_only=True)
            return [dict(zip(header, row, strict=True)) for row in body]
    else:
        parquet = pytest.importorskip("pyarrow.parquet")

        def read():
            return parquet.read_table(out).to_pylist()

    batch(source, out)
    table = read()
    assert [row["id"] for row in table] == [row["ringkas_id"] for row in table] == GOOD
    assert table[0]["kota"] == "Solo"
    assert table[0]["ringkas_text"] == text(0)


def test_a_cell_never_becomes_a_formula(tmp_path):
    source = write_rows(tmp_path / "a.jsonl", [{"id": 1, "text": text(1), "a": "=1+1", "b": "-3,5"}])
    batch(source, tmp_path / "out.csv")
    (row,) = csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8"))
    assert (row["a"], row["b"]) == ("'=1+1", "-3,5")
    openpyxl = pytest.importorskip("openpyxl")
    batch(source, tmp_path / "out.xlsx")
    cells = {
        cell.value: cell.data_type
        for cell in next(openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows(min_row=2))
    }
    assert cells["=1+1"] == "s"


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        ((1, 2**70), ["1", str(2**70)]),
        ((-(2**63) - 1, 0.5), [str(-(2**63) - 1), "0.5"]),
        ((2**53 + 1, 0.5), [str(2**53 + 1), "0.5"]),
        ((-(2**53) - 1, 0.5), [str(-(2**53) - 1), "0.5"]),
        ((2**53, 0.5), [2.0**53, 0.5]),
        ((2**63 - 1, -(2**63)), [2**63 - 1, -(2**63)]),
        ((True, 2), ["True", "2"]),
    ],
)
def test_numbers_that_fit_no_column_of_parquet_are_text(tmp_path, values, cells):
    parquet = pytest.importorskip("pyarrow.parquet")
    source = write_rows(
        tmp_path / "a.jsonl",
        [{"id": f"r{number}", "text": text(number), "n": value} for number, value in enumerate(values)],
    )
    batch(source, tmp_path / "out.parquet")
    written = parquet.read_table(tmp_path / "out.parquet").column("n").to_pylist()
    assert written == cells
    assert [type(value) for value in written] == [type(value) for value in cells]


def test_broken_characters_and_missing_numbers_are_still_json(tmp_path):
    source = write_rows(
        tmp_path / "a.jsonl", [{"text": text(1), "a": "\ud83d"}, {"text": text(2), "b": float("nan")}]
    )
    batch(source, tmp_path / "out.jsonl")
    first, second = rows(tmp_path / "out.jsonl")
    assert first["input"]["a"] == "\ufffd"
    assert second["input"]["b"] is None


# What is taken


def test_filters_leave_out_other_languages_and_dates(tmp_path):
    page = "<!doctype html><html><head><meta property='article:published_time' content='{}'></head><body><article><h1>Beras</h1><p>{}</p></article></body></html>"
    source = write_rows(
        tmp_path / "a.jsonl",
        [
            {"id": "lama", "text": page.format("2023-05-01T10:00:00+07:00", text(1))},
            {"id": "baru", "text": page.format("2024-05-01T10:00:00+07:00", text(2))},
            {"id": "english", "text": page.format("2024-05-01T10:00:00+07:00", ENGLISH)},
            {"id": "tanpa", "text": text(3)},
        ],
    )
    report = batch(source, tmp_path / "out.jsonl", filters=["language=id", "date>=2024"])
    assert ids(tmp_path / "out.jsonl") == ["baru"]
    assert report.left_out == 3
    batch(source, tmp_path / "other.jsonl", filters=["date<2024-01-01"])
    assert ids(tmp_path / "other.jsonl") == ["lama"]


def test_a_filter_by_confidence_looks_at_the_brief(source, tmp_path, translator, without_phrase_book):
    counts = [
        batch(
            source,
            tmp_path / f"{sign}.jsonl",
            only="brief",
            translator=translator,
            limit=2,
            filters=[f"confidence{sign}0.5"],
        ).written
        for sign in ("<", ">=")
    ]
    assert sum(counts) == 2


@pytest.mark.parametrize("wrong", ["colour=red", "date=last year", "confidence<2", "language", "language<id"])
def test_what_is_no_filter_is_refused(source, tmp_path, wrong):
    with pytest.raises(SettingsError, match="no filter"):
        batch(source, tmp_path / "out.jsonl", filters=[wrong])


def test_a_sample_is_the_same_for_the_same_seed_and_a_share_of_all(tmp_path):
    source = write_rows(tmp_path / "a.jsonl", [{"id": number, "text": text(number)} for number in range(300)])
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        batch(source, tmp_path / f"{name}.out.jsonl", sample=0.2, seed=seed)
    first, again, other = (ids(tmp_path / f"{name}.out.jsonl") for name in "abc")
    assert first == again != other
    assert 35 <= len(first) <= 85


def test_a_limit_takes_the_first_records(source, tmp_path):
    assert batch(source, tmp_path / "out.jsonl", limit=3).records == 3
    assert ids(tmp_path / "out.jsonl") == GOOD[:3]


# The command


def test_the_command_ends_with_3_where_records_failed(ringkas, source, tmp_path):
    code, out, err = ringkas(
        "batch", str(source), "-o", str(tmp_path / "out.jsonl"), "--only", "clean", "--workers", "1"
    )
    assert (code, out) == (3, "")
    assert "10 of 12 records written" in err
    assert "2 failed (1 EmptyInput, 1 InputError)" in err


def test_the_command_ends_with_0_where_none_failed_and_tells_in_json(ringkas, source, tmp_path):
    code, _, err = ringkas(
        "batch", str(source), "-o", str(tmp_path / "out.jsonl"), "--only", "summary", "--sentences", "1",
        "--limit", "4", "--workers", "1", "--json-log",
    )  # fmt: skip
    assert code == 0
    (line,) = err.splitlines()
    told = json.loads(line)
    assert (told["event"], told["written"], told["errors"]) == ("done", 4, None)


def test_what_is_configured_counts_for_a_batch_as_far_as_it_goes(ringkas, source, tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_STYLE", "bullets")
    for only in ("summary", "clean"):
        out = tmp_path / f"{only}.jsonl"
        given = ["batch", str(source), "-o", str(out), "--only", only, "--limit", "2", "--workers", "1"]
        code, _, err = ringkas(*given)
        assert code == 0, err
        if only == "summary":
            assert all(row["summary"]["text"].startswith("- ") for row in rows(out))
    code, _, err = ringkas(
        *given[:3], str(tmp_path / "other.jsonl"), "--only", "clean", "--style", "headline"
    )
    assert "style can't be asked" in err


def test_progress_is_a_line_a_minute_where_nobody_watches(ringkas, source, tmp_path, monkeypatch):
    monkeypatch.setattr("ringkas.cli.batch.MINUTE", 0.0)
    monkeypatch.setattr("ringkas.corpus.progress.TELL_SECONDS", 0.0)
    _, _, err = ringkas(
        "batch", str(source), "-o", str(tmp_path / "out.jsonl"), "--only", "clean", "--workers", "1"
    )
    lines = err.splitlines()
    assert len(lines) == 14  # each record, the end, the report
    assert "a second" in lines[5]
    assert "1 failed" in lines[5]
    assert "left" in lines[5]
    assert lines[5].endswith(("MB", "GB"))
