"""Copies in a corpus are merged as a digest merges them, on disk, and what became of each is told."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

import ringkas as package
from engine.errors import GenerationError, InputError, SettingsError
from ringkas import Pipeline
from ringkas.corpus.copies import Copies
from ringkas.corpus.journal import Journal
from ringkas.corpus.output import Output
from tests.unit.ringkas.batches import ids, rows
from tests.unit.ringkas.breaks import Killed, breaking

pytestmark = pytest.mark.usefixtures("home")

FLOOD = (
    "Banjir merendam {} rumah di Kota {} sejak Senin malam.",
    "Sebanyak {} warga mengungsi ke balai desa.",
    "Kepala BPBD {}, Agus Salim, mengatakan tanggul diperbaiki dalam tiga pekan.",
    "Pemerintah mengirim 12 perahu karet.",
)
MORE = "Situasi terus dipantau petugas."


def flood(houses, city="Demak", people=450):
    return " ".join(FLOOD).format(houses, city, people, city)


def copy_of(text):
    """Another portal's: its own dateline, the end cut off, a sentence of its own."""
    first, second, *_ = text.split(". ")
    return f"KUDUS, KABAR - {first}. {second}. {MORE}"


def write_rows(path, texts):
    rows = (json.dumps({"id": id, "text": text}) + "\n" for id, text in texts.items())
    path.write_text("".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def source(tmp_path):
    """Six records: the second is the whole of what the first tells, the third an update, the fifth empty."""
    texts = {"a": copy_of(flood(120)), "b": flood(120), "c": flood(135), "d": flood(77, "Solo", 61), "e": ""}
    texts["f"] = copy_of(flood(77, "Solo", 61))
    return write_rows(tmp_path / "berita.jsonl", texts)


def batch(source, out, **options):
    options = {"only": "clean", "workers": 1, "dedupe": True} | options
    return package.batch(source, out, **options)


def test_the_longest_of_copies_stands_for_them_and_each_other_is_told(source, tmp_path):
    report = batch(source, tmp_path / "out.jsonl")
    assert ids(tmp_path / "out.jsonl") == ["b", "c", "d"]
    assert (report.records, report.written, report.merged, report.failed) == (6, 3, 2, 1)
    first, second = rows(report.copies)
    assert (first["id"], first["copy_of"], first["only_here"]) == ("a", "b", [MORE])
    assert (second["id"], second["copy_of"]) == ("f", "d")
    assert first["copy_of_place"] == f"{source}, line 2"
    (error,) = rows(report.errors)
    assert (error["id"], error["kind"]) == ("e", "EmptyInput")


def test_where_there_are_no_copies_the_output_is_as_without_the_search(tmp_path):
    texts = {str(number): flood(number, people=number * 7) for number in range(3, 9)}
    source = write_rows(tmp_path / "a.jsonl", texts)
    for only, ending in (("clean", "jsonl"), ("summary", "jsonl"), ("clean", "csv")):
        report = batch(source, tmp_path / f"{only}.out.{ending}", only=only)
        batch(source, tmp_path / f"{only}.plain.{ending}", only=only, dedupe=False)
        assert (report.merged, report.copies) == (0, None)
        made, plain = (tmp_path / f"{only}.{name}.{ending}" for name in ("out", "plain"))
        assert made.read_bytes() == plain.read_bytes()
    assert not (tmp_path / "clean.out.jsonl.copies.jsonl").exists()


def test_copies_are_not_translated(source, tmp_path, translator, without_phrase_book):
    report = batch(source, tmp_path / "out.csv", only="brief", translator=translator)
    table = list(csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8")))
    assert [row["ringkas_id"] for row in table] == ["b", "c", "d"]
    assert all(row["ringkas_translation"] for row in table)
    assert report.records == 6


def test_the_number_of_workers_changes_nothing(source, tmp_path):
    for count in (1, 2):
        batch(source, tmp_path / f"{count}.jsonl", only="summary", workers=count)
    for name in ("{}.jsonl", "{}.jsonl.copies.jsonl", "{}.jsonl.errors.jsonl"):
        assert (tmp_path / name.format(1)).read_bytes() == (tmp_path / name.format(2)).read_bytes()


@pytest.mark.parametrize(
    ("owner", "name", "calls"),
    [
        *((Output, "write", calls) for calls in (1, 2, 7)),
        *((Journal, "commit", calls) for calls in (1, 2, 4, 7)),
        *((Journal, "claim", calls) for calls in (1, 4, 8)),
        (Copies, "find", 1),
        *((Copies, "_settle", calls) for calls in (1, 3, 5)),
        *((Copies, "_commit", calls) for calls in (1, 3)),
        (Copies, "copies", 1),
    ],
)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_wherever_a_run_breaks_off_the_same_command_ends_as_if_it_had_not(
    source, tmp_path, monkeypatch, owner, name, calls, after
):
    monkeypatch.setattr("ringkas.corpus.running.COMMIT_RECORDS", 2)
    monkeypatch.setattr("ringkas.corpus.copies.COMMIT_SECONDS", 0.0)
    monkeypatch.setattr("ringkas.corpus.copies.COMMIT_SHARE", 1e9)
    batch(source, tmp_path / "whole.jsonl")
    original = getattr(owner, name)
    monkeypatch.setattr(owner, name, breaking(original, calls, after=after))
    with pytest.raises(Killed):
        batch(source, tmp_path / "out.jsonl")
    batch(source, tmp_path / "out.jsonl")
    for ending in ("", ".errors.jsonl", ".copies.jsonl"):
        made, whole = (tmp_path / f"{name}.jsonl{ending}" for name in ("out", "whole"))
        assert made.read_bytes() == whole.read_bytes()


def test_a_copy_is_found_among_bulletins_that_share_all_but_their_figures(tmp_path, monkeypatch):
    monkeypatch.setattr("ringkas.corpus.copies.HOLDERS", 2)
    texts = {f"{number}": flood(number, people=number + 3) for number in range(20, 60)}
    texts["copy"] = f"DEMAK - {texts['41']}"
    source = write_rows(tmp_path / "a.jsonl", texts)
    report = batch(source, tmp_path / "out.jsonl")
    assert [(row["id"], row["copy_of"]) for row in rows(report.copies)] == [("copy", "41")]


def test_a_filter_and_a_limit_come_before_the_comparison(source, tmp_path):
    report = batch(source, tmp_path / "out.jsonl", limit=1)
    assert ids(tmp_path / "out.jsonl") == ["a"]
    assert (report.records, report.merged) == (1, 0)
    report = batch(source, tmp_path / "none.jsonl", filters=["language=en"])
    assert (report.written, report.left_out, report.merged, report.failed) == (0, 5, 0, 1)


def test_a_run_that_is_done_tells_the_same_again(source, tmp_path, monkeypatch):
    first = batch(source, tmp_path / "out.jsonl")
    monkeypatch.setattr(Copies, "_settle", None)
    again = batch(source, tmp_path / "out.jsonl")
    assert (again.merged, again.records, again.faults) == (first.merged, first.records, first.faults)
    assert len(rows(again.errors)) == 1


def test_merging_and_not_merging_are_two_commands(source, tmp_path):
    batch(source, tmp_path / "out.jsonl", dedupe=False)
    with pytest.raises(SettingsError, match="its dedupe was"):
        batch(source, tmp_path / "out.jsonl")


def write_files(folder, texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def names(path):
    return [re.search(r"(\w+)\.txt", line["place"])[1] for line in rows(path)]


@pytest.fixture
def mended(tmp_path):
    """A folder of which three files were empty when it was worked through; they aren't any more."""
    texts = {"a": "", "b": flood(120), "c": "", "d": copy_of(flood(77, "Solo", 61)), "e": "", "f": flood(135)}
    source = write_files(tmp_path / "in", texts)
    batch(source, tmp_path / "out.jsonl")
    # A copy of what is written, something new, and the whole of what is written as a copy with its end cut off.
    write_files(source, {"a": copy_of(flood(120)), "c": flood(12, "Kudus", 33), "e": flood(77, "Solo", 61)})
    return source


def test_what_failed_and_is_mended_is_compared_with_what_stands_and_put_at_the_end(mended, tmp_path):
    out = tmp_path / "out.jsonl"
    before = out.read_bytes()
    report = batch(mended, out, retry_failed=True)
    assert out.read_bytes().startswith(before)
    assert names(out) == ["b", "d", "f", "c", "e"]
    assert (report.records, report.written, report.merged, report.failed) == (6, 5, 1, 0)
    (copy,) = rows(report.copies)
    assert (Path(copy["place"]).stem, Path(copy["copy_of_place"]).stem) == ("a", "b")
    assert report.errors is None
    again = batch(mended, out, retry_failed=True)
    assert (again.written, again.merged, names(out)) == (5, 1, ["b", "d", "f", "c", "e"])


def test_what_fails_later_than_in_cleaning_is_tried_again_too(
    tmp_path, monkeypatch, translator, without_phrase_book
):
    source = write_files(tmp_path / "in", {"a": "", "b": flood(120), "c": flood(77, "Solo", 61)})
    out = tmp_path / "out.jsonl"
    options = {"only": "brief", "translator": translator}
    original = Pipeline.__call__

    def failing(self, article, **asked):
        if "Solo" in article.text:
            raise GenerationError("No memory.", hint="Wait.")
        return original(self, article, **asked)

    monkeypatch.setattr(Pipeline, "__call__", failing)
    assert batch(source, out, **options).faults == {"EmptyInput": 1, "GenerationError": 1}
    write_files(source, {"a": flood(12, "Kudus", 33)})
    report = batch(source, out, retry_failed=True, **options)
    assert (names(out), report.faults) == (["b", "a"], {"GenerationError": 1})
    assert len(rows(report.errors)) == 1
    monkeypatch.setattr(Pipeline, "__call__", original)
    report = batch(source, out, retry_failed=True, **options)
    assert (names(out), report.faults, report.records) == (["b", "a", "c"], {}, 3)


@pytest.mark.parametrize(
    ("owner", "name", "calls"),
    [
        *((Output, "write", calls) for calls in (1, 3, 5)),
        *((Journal, "commit", calls) for calls in (1, 2, 3, 4, 5)),
        (Journal, "mend", 2),
        (Copies, "find", 1),
        *((Copies, "_settle", calls) for calls in (1, 3)),
    ],
)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_wherever_a_retry_breaks_off_it_ends_as_if_it_had_not(
    mended, tmp_path, monkeypatch, owner, name, calls, after
):
    monkeypatch.setattr("ringkas.corpus.running.COMMIT_RECORDS", 1)
    monkeypatch.setattr("ringkas.corpus.copies.COMMIT_SECONDS", 0.0)
    shutil.copytree(tmp_path / "out.jsonl.work", tmp_path / "whole.jsonl.work")
    for ending in ("", ".errors.jsonl"):
        shutil.copy(tmp_path / f"out.jsonl{ending}", tmp_path / f"whole.jsonl{ending}")
    batch(mended, tmp_path / "whole.jsonl", retry_failed=True)
    original = getattr(owner, name)
    monkeypatch.setattr(owner, name, breaking(original, calls, after=after))
    with pytest.raises(Killed):
        batch(mended, tmp_path / "out.jsonl", retry_failed=True)
    monkeypatch.setattr(owner, name, original)
    # What a retry has begun, the command without it ends; what it hadn't is left to another.
    batch(mended, tmp_path / "out.jsonl")
    batch(mended, tmp_path / "out.jsonl", retry_failed=True)
    for ending in ("", ".copies.jsonl"):
        made, whole = (tmp_path / f"{name}.jsonl{ending}" for name in ("out", "whole"))
        assert made.read_bytes() == whole.read_bytes()
    assert not (tmp_path / "out.jsonl.errors.jsonl").exists()


def test_a_source_that_cannot_be_used_leaves_nothing_behind(tmp_path):
    (tmp_path / "a.csv").write_text("id,kota\n1,Demak\n", encoding="utf-8")
    with pytest.raises(InputError):
        batch(tmp_path / "a.csv", tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_the_command_tells_how_many_were_merged_and_where_to_look(ringkas, source, tmp_path):
    code, _, err = ringkas(
        "batch", str(source), "-o", str(tmp_path / "out.jsonl"), "--only", "clean", "--workers", "1", "--dedupe"
    )  # fmt: skip
    assert code == 3
    assert f"2 copies merged: see {tmp_path}/out.jsonl.copies.jsonl" in err
