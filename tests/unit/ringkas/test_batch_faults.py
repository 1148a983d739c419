"""What fails in a batch is told and can be tried again; what can't be done is refused with nothing written."""

import io
import os
import tarfile
from pathlib import Path

import pytest

from engine.errors import EmptyInput, InputError, MissingExtra, ModelError, SettingsError, StoreError
from ringkas.corpus.pool import WorkerPool
from ringkas.corpus.work import Work
from sources import Limits
from sources.corpora import Corpus, Entry, PoliteFetcher
from tests.unit.ringkas.batches import GOOD, batch, break_off, ids, rows, text, write_rows
from tests.unit.ringkas.poison import Poisoned

pytestmark = pytest.mark.usefixtures("home")


# What fails


def test_a_record_that_ends_its_process_is_a_fault_of_its_own(tmp_path):
    limits = Limits()
    source = write_rows(
        tmp_path / "a.jsonl", [{"text": "Itu racun." if n == 5 else text(n)} for n in range(40)]
    )
    work = Work(only="summary", form="jsonl", limits=limits, summarizer=Poisoned())
    entries = enumerate(Corpus([source], fetcher=PoliteFetcher(limits=limits), limits=limits))
    with WorkerPool(work=work, count=2) as pool:
        outcomes = list(pool.run(entries))
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
