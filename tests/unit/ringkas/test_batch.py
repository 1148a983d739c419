"""Corpora worked through: each record once and in order, whatever happens; what fails is told and can be retried."""

import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

import ringkas as package
from engine.errors import EmptyInput, InputError, MissingExtra, ModelError, SettingsError, StoreError
from ringkas.corpus.journal import Journal
from ringkas.corpus.output import Output
from ringkas.corpus.work import Work
from ringkas.corpus.workers import Crew
from sources import Limits
from sources.corpora import Corpus, Entry, PoliteFetcher
from tests.unit.ringkas.breaks import Killed, breaking
from tests.unit.ringkas.poison import Poisoned

ROOT = Path(__file__).parents[3]
ENGLISH = (
    "The minister told reporters on Thursday that the government will not raise fuel prices this year. " * 2
)


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path / "home"))


def text(number):
    return f"Harga beras naik {number} persen, kata pedagang di pasar kota. Warga menunggu bantuan pemerintah daerah."


def write_rows(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def source(tmp_path):
    """Twelve records, of which the fifth is broken and the ninth empty."""
    rows = [json.dumps({"id": f"r{number}", "text": text(number), "kota": "Solo"}) for number in range(12)]
    rows[4] = '{"id": '
    rows[8] = '{"id": "r8", "text": ""}'
    path = tmp_path / "berita.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def batch(source, out, **options):
    options.setdefault("only", "clean")
    options.setdefault("workers", 1)
    return package.batch(source, out, **options)


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(path):
    return [row["id"] for row in rows(path)]


GOOD = [f"r{number}" for number in range(12) if number not in (4, 8)]


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


# Exactly once


@pytest.mark.parametrize(
    "place", [(Output, "write"), (Output, "flush"), (Journal, "commit"), (Journal, "claim")]
)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("calls", [1, 2, 7])
def test_wherever_a_run_breaks_off_the_same_command_ends_as_if_it_had_not(
    source, tmp_path, monkeypatch, place, after, calls
):
    monkeypatch.setattr("ringkas.corpus.running.COMMIT_RECORDS", 2)
    batch(source, tmp_path / "whole.jsonl")
    owner, name = place
    original = getattr(owner, name)
    monkeypatch.setattr(owner, name, breaking(original, calls, after=after))
    with pytest.raises(Killed):
        batch(source, tmp_path / "out.jsonl")
    report = batch(source, tmp_path / "out.jsonl")
    assert (report.written, report.failed) == (10, 2)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    errors = [(tmp_path / f"{name}.jsonl.errors.jsonl").read_bytes() for name in ("out", "whole")]
    assert errors[0] == errors[1]


def test_half_a_line_behind_the_last_commit_goes(source, tmp_path, monkeypatch):
    monkeypatch.setattr("ringkas.corpus.running.COMMIT_RECORDS", 3)
    out = tmp_path / "out.jsonl"
    original = Journal.claim

    def claim(self, id, position):
        if position == 7:
            with out.open("ab") as file:
                file.write(b'{"id": "half')
            raise Killed
        return original(self, id, position)

    monkeypatch.setattr(Journal, "claim", claim)
    with pytest.raises(Killed):
        batch(source, out)
    monkeypatch.setattr(Journal, "claim", original)
    batch(source, out)
    assert ids(out) == GOOD


def test_a_process_that_is_killed_loses_and_doubles_nothing(tmp_path):
    source = write_rows(
        tmp_path / "a.jsonl", [{"id": number, "text": text(number)} for number in range(1500)]
    )
    out = tmp_path / "out.jsonl"
    batch(source, tmp_path / "whole.jsonl")
    size = (tmp_path / "whole.jsonl").stat().st_size
    command = [
        sys.executable,
        "-m",
        "ringkas",
        "batch",
        str(source),
        "-o",
        str(out),
        "--only",
        "clean",
        "--workers",
        "1",
    ]
    chance = random.Random(5)
    for goal in sorted(chance.uniform(0.05, 0.8) * size for _ in range(3)):
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        while process.poll() is None and (not out.exists() or out.stat().st_size < goal):
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "1,500 of 1,500 records" in done.stderr
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_batch_that_is_done_has_nothing_left_to_do(source, tmp_path, monkeypatch):
    batch(source, tmp_path / "out.jsonl")
    before = (tmp_path / "out.jsonl").read_bytes()
    monkeypatch.setattr(Output, "write", None)
    assert batch(source, tmp_path / "out.jsonl").written == 10
    assert (tmp_path / "out.jsonl").read_bytes() == before


def break_off(source, out, monkeypatch, *, at, **options):
    """Run a batch whose commits are frequent, until it has settled *at* records."""
    monkeypatch.setattr("ringkas.corpus.running.COMMIT_RECORDS", 1)
    original = Journal.claim

    def claim(self, id, position):
        if position == at:
            raise Killed
        return original(self, id, position)

    monkeypatch.setattr(Journal, "claim", claim)
    with pytest.raises(Killed):
        batch(source, out, **options)
    monkeypatch.setattr(Journal, "claim", original)


@pytest.mark.parametrize("change", ["removed", "inserted", "another"])
def test_a_source_that_changed_meanwhile_is_refused(source, tmp_path, monkeypatch, change):
    break_off(source, tmp_path / "out.jsonl", monkeypatch, at=6)
    lines = source.read_text(encoding="utf-8").splitlines()
    if change == "removed":
        del lines[1:]
    elif change == "inserted":
        lines.insert(0, lines[0])
    else:
        lines[2] = json.dumps({"id": "r2", "text": "lain"})
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="are others now"):
        batch(source, tmp_path / "out.jsonl")
    assert ids(tmp_path / "out.jsonl") == ["r0", "r1", "r2", "r3", "r5"]


def test_records_that_were_added_at_the_end_meanwhile_are_taken(source, tmp_path, monkeypatch):
    break_off(source, tmp_path / "out.jsonl", monkeypatch, at=6)
    with source.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "r12", "text": text(12)}) + "\n")
    batch(source, tmp_path / "out.jsonl")
    assert ids(tmp_path / "out.jsonl") == [*GOOD, "r12"]


@pytest.mark.parametrize(
    "other",
    [
        {"only": "summary"},
        {"limit": 3},
        {"filters": ["language=id"]},
        {"sample": 0.5},
        {"text_column": "text"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_command_on_the_same_output_is_refused(source, tmp_path, other):
    batch(source, tmp_path / "out.jsonl")
    before = (tmp_path / "out.jsonl").read_bytes()
    with pytest.raises(SettingsError, match="begun by another command") as caught:
        batch(source, tmp_path / "out.jsonl", **other)
    assert caught.value.hint
    assert (tmp_path / "out.jsonl").read_bytes() == before


def test_another_model_on_the_same_output_is_refused(source, tmp_path, translator, without_phrase_book):
    options = {"only": "brief", "limit": 1, "translator": translator}
    batch(source, tmp_path / "out.jsonl", **options)
    with pytest.raises(SettingsError, match="signature"):
        batch(source, tmp_path / "out.jsonl", **{**options, "translator": "embedded"})


def test_the_number_of_workers_changes_nothing_of_the_output(tmp_path):
    lines = [{"id": number % 190, "text": text(number)} for number in range(200)]
    source = write_rows(tmp_path / "a.jsonl", lines)
    with source.open("a", encoding="utf-8") as file:
        file.write("broken\n")
    reports = [batch(source, tmp_path / f"{count}.jsonl", only="summary", workers=count) for count in (1, 2)]
    assert [report.faults for report in reports] == [{"DuplicateId": 10, "InputError": 1}] * 2
    for name in ("{}.jsonl", "{}.jsonl.errors.jsonl"):
        assert (tmp_path / name.format(1)).read_bytes() == (tmp_path / name.format(2)).read_bytes()


def test_one_worker_starts_no_process(source, tmp_path, monkeypatch):
    monkeypatch.setattr("multiprocessing.get_context", None)
    assert batch(source, tmp_path / "out.jsonl").written == 10


def test_the_source_is_read_only_so_far_ahead(tmp_path):
    source = write_rows(tmp_path / "a.jsonl", [{"text": text(number)} for number in range(2000)])
    limits = Limits()
    seen = []
    entries = enumerate(Corpus([source], fetcher=PoliteFetcher(limits=limits), limits=limits))
    with Crew(work=Work(only="clean", form="jsonl", limits=limits), count=2) as crew:
        next(crew.run((seen.append(one) or one) for one in entries))
    assert 0 < len(seen) <= 2 * 3 * 32


# What fails


def test_a_record_that_ends_its_process_is_a_fault_of_its_own(tmp_path):
    limits = Limits()
    source = write_rows(
        tmp_path / "a.jsonl", [{"text": "Itu racun." if n == 5 else text(n)} for n in range(40)]
    )
    work = Work(only="summary", form="jsonl", limits=limits, summarizer=Poisoned())
    entries = enumerate(Corpus([source], fetcher=PoliteFetcher(limits=limits), limits=limits))
    with Crew(work=work, count=2) as crew:
        outcomes = list(crew.run(entries))
    assert [outcome.position for outcome in outcomes] == list(range(40))
    assert [(outcome.position, outcome.fault.kind) for outcome in outcomes if outcome.fault] == [
        (5, "WorkerDied")
    ]
    assert "2 processes ended" in outcomes[5].fault.message


def test_a_model_that_cannot_be_had_ends_the_batch_at_once(source, tmp_path):
    for count in (1, 2):
        with pytest.raises(ModelError):
            batch(
                source,
                tmp_path / "out.jsonl",
                only="summary",
                workers=count,
                summarizer="nllb:/no/such/folder",
            )
        assert not (tmp_path / "out.jsonl").exists()
        assert not (tmp_path / "out.jsonl.work").exists()


def test_a_mistake_of_our_own_is_a_fault_and_not_the_end(source, tmp_path, monkeypatch):
    def read(entry, limits):
        raise ZeroDivisionError("here")

    monkeypatch.setattr(Entry, "read", read)
    report = batch(source, tmp_path / "out.jsonl")
    assert report.faults == {"ZeroDivisionError": 12}
    assert "report it" in rows(report.errors)[0]["hint"]


def test_failed_records_are_tried_again_and_put_at_the_end(tmp_path, monkeypatch):
    for number in range(6):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{number}.txt").write_text(
            "" if number in (1, 3) else text(number), encoding="utf-8"
        )
    out = tmp_path / "out.jsonl"
    assert batch(tmp_path / "in", out).failed == 2
    (tmp_path / "in" / "1.txt").write_text(text(1), encoding="utf-8")
    report = batch(tmp_path / "in", out, retry_failed=True)
    assert (report.records, report.written, report.failed) == (6, 5, 1)
    assert [Path(id).stem for id in ids(out)] == ["0", "2", "4", "5", "1"]
    assert [Path(row["id"]).stem for row in rows(report.errors)] == ["3"]
    (tmp_path / "in" / "3.txt").write_text(text(3), encoding="utf-8")
    report = batch(tmp_path / "in", out, retry_failed=True)
    assert (report.failed, report.errors) == (0, None)
    assert not (tmp_path / "out.jsonl.errors.jsonl").exists()


def test_a_retry_that_breaks_off_goes_on_with_what_it_has_not_tried(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    for number in range(6):
        (tmp_path / "in" / f"{number}.txt").write_text("", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    batch(tmp_path / "in", out)
    for number in range(6):
        (tmp_path / "in" / f"{number}.txt").write_text(text(number), encoding="utf-8")
    break_off(tmp_path / "in", out, monkeypatch, at=3, retry_failed=True)
    report = batch(tmp_path / "in", out)
    assert (report.written, report.failed) == (6, 0)
    assert [Path(id).stem for id in ids(out)] == list("012345")


def test_a_retry_of_documents_that_moved_is_refused(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.txt").write_text("", encoding="utf-8")
    batch(tmp_path / "in", tmp_path / "out.jsonl")
    (tmp_path / "in" / "a.txt").write_text(text(1), encoding="utf-8")
    with pytest.raises(SettingsError, match="are others now"):
        batch(tmp_path / "in", tmp_path / "out.jsonl", retry_failed=True)
    assert ids(tmp_path / "out.jsonl") == []


def test_file_names_that_are_no_utf8_do_not_end_a_batch(tmp_path, monkeypatch):
    folder = tmp_path / "in"
    folder.mkdir()
    names = [b"a.txt", b"b\xe8.txt", b"b\xe9.txt", b"c\xff.txt", b"d.txt"]
    try:
        for number, name in enumerate(names):
            content = "" if name == b"c\xff.txt" else text(number)
            (folder / os.fsdecode(name)).write_text(content, encoding="utf-8")
        (folder / os.fsdecode(b"e\xff.csv")).write_text(f'text,x\n"{text(5)}",1\nb,1,2,3\n', encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    with tarfile.open(folder / "f.tar", "w") as archive:
        info = tarfile.TarInfo(os.fsdecode(b"g\xff.txt"))
        info.size = len(text(6))
        archive.addfile(info, io.BytesIO(text(6).encode()))
    out = tmp_path / "out.jsonl"
    break_off(folder, out, monkeypatch, at=3)
    report = batch(folder, out)
    assert (report.written, report.failed) == (6, 2)
    assert [row["article"]["paragraphs"] for row in rows(out)] == [[text(n)] for n in (0, 1, 2, 4, 5, 6)]
    assert len(set(ids(out))) == 6
    bad = folder / os.fsdecode(b"c\xff.txt")
    bad.write_text(text(3), encoding="utf-8")
    report = batch(folder, out, retry_failed=True)
    assert (report.written, report.failed) == (7, 1)
    assert rows(out)[-1]["article"]["paragraphs"] == [text(3)]


def test_an_id_that_was_given_before_is_a_fault_and_the_first_one_stays(tmp_path):
    source = write_rows(tmp_path / "a.jsonl", [{"id": "x", "text": text(1)}, {"id": "x", "text": text(2)}])
    report = batch(source, tmp_path / "out.jsonl")
    assert report.faults == {"DuplicateId": 1}
    assert rows(tmp_path / "out.jsonl")[0]["article"]["paragraphs"] == [text(1)]


def test_a_first_page_without_room_leaves_nothing_but_its_error(source, tmp_path, translator, monkeypatch):
    def full(file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ringkas.corpus.output.os.fsync", full)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StoreError, match="No space left"):
        batch(source, tmp_path / "pages", only="brief", translator=translator, limit=5)
    assert sorted(tmp_path.iterdir()) == before


def test_a_full_disk_is_an_error_that_says_how_to_go_on(source, tmp_path, monkeypatch):
    original = os.write

    def full(file, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ringkas.corpus.output.os.write", full)
    with pytest.raises(StoreError, match="No space left") as caught:
        batch(source, tmp_path / "out.jsonl")
    assert "command again" in caught.value.hint
    monkeypatch.setattr("ringkas.corpus.output.os.write", original)
    batch(source, tmp_path / "out.jsonl")
    assert ids(tmp_path / "out.jsonl") == GOOD


# What is refused, with nothing written


@pytest.mark.parametrize(("ending", "module"), [("xlsx", "openpyxl"), ("parquet", "pyarrow")])
def test_a_table_that_nothing_here_writes_is_refused_before_work_begins(
    source, tmp_path, without, ending, module
):
    without(module)
    with pytest.raises(MissingExtra, match=f"Writing out.{ending} needs {module}") as told:
        batch(source, tmp_path / f"out.{ending}")
    assert told.value.hint == "Install with: pip install 'ringkas[corpora]'"
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


def test_ray_is_asked_for_where_it_is_not_installed(source, tmp_path, without):
    without("ray")
    with pytest.raises(MissingExtra, match="The engine ray needs ray") as told:
        batch(source, tmp_path / "out.jsonl", engine="ray")
    assert told.value.hint == "Install with: pip install 'ringkas[ray]'"


def test_an_output_that_no_batch_made_is_not_written_over(source, tmp_path):
    (tmp_path / "out.jsonl").write_text("penting", encoding="utf-8")
    with pytest.raises(SettingsError, match="nothing was written over"):
        batch(source, tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "penting"
    assert not (tmp_path / "out.jsonl.work").exists()


def test_an_output_is_not_gone_on_with_where_that_is_not_wanted(source, tmp_path):
    batch(source, tmp_path / "out.jsonl")
    with pytest.raises(SettingsError, match="exists already"):
        batch(source, tmp_path / "out.jsonl", resume=False)


def test_two_batches_do_not_write_one_output(source, tmp_path):
    from filelock import FileLock

    batch(source, tmp_path / "out.jsonl")
    with (
        FileLock(tmp_path / "out.jsonl.work" / "lock"),
        pytest.raises(SettingsError, match="Another process"),
    ):
        batch(source, tmp_path / "out.jsonl")


def test_an_output_that_was_shortened_is_refused(source, tmp_path):
    batch(source, tmp_path / "out.jsonl")
    (tmp_path / "out.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="0 bytes"):
        batch(source, tmp_path / "out.jsonl")


def test_an_output_within_its_source_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text(text(1), encoding="utf-8")
    with pytest.raises(SettingsError, match="lies in what is to be read"):
        batch(tmp_path, tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"out": "out.pdf"}, "ends in none"),
        ({"out": "folder"}, "folder of pages holds briefs"),
        ({"only": "dance"}, "No step"),
        ({"limit": 0}, "limit must be"),
        ({"sample": 2}, "sample must be"),
        ({"workers": 0}, "workers must be"),
        ({"sentences": 3}, "can't be asked of --only clean"),
        ({"filters": ["confidence<0.5"]}, "Only a brief"),
        ({"only": "summary", "workers": 2, "summarizer": Poisoned()}, "can't be sent"),
        ({"out": "no/such/folder.jsonl"}, "can't be written"),
        ({"engine": "dask"}, "No engine"),
        ({"address": "10.0.0.1:6379"}, "Only the engine ray"),
    ],
)
def test_what_cannot_be_done_is_refused(source, tmp_path, options, says):
    out = tmp_path / options.pop("out", "out.jsonl")
    with pytest.raises((SettingsError, StoreError), match=says) as caught:
        batch(source, out, **options)
    assert caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


def test_a_source_that_cannot_be_used_leaves_nothing_behind(tmp_path):
    (tmp_path / "in").mkdir()
    with pytest.raises(EmptyInput):
        batch(tmp_path / "in", tmp_path / "out.jsonl")
    with pytest.raises(InputError, match="no file or folder"):
        batch(tmp_path / "missing", tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_feed_is_gone_through_as_it_was_when_the_batch_began(tmp_path, monkeypatch):
    feed = tmp_path / "feed.xml"
    item = "<item><link>http://127.0.0.1:1/{}</link></item>"
    feed.write_text(f"<rss><channel>{''.join(map(item.format, 'abcd'))}</channel></rss>", encoding="utf-8")
    break_off(feed, tmp_path / "out.jsonl", monkeypatch, at=2)
    feed.write_text(f"<rss><channel>{''.join(map(item.format, 'xyabcd'))}</channel></rss>", encoding="utf-8")
    report = batch(feed, tmp_path / "out.jsonl", delay=0)
    assert [row["id"][-1] for row in rows(report.errors)] == list("abcd")


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
