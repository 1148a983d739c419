"""Corpora: each kind of source gives its documents in order, and what is wrong with one is a fault in its place."""

import gzip
import io
import json
import os
import tarfile
import zipfile

import pytest

from engine.errors import EmptyInput, InputError, InputTooLarge, MissingExtra
from sources import Limits
from sources.corpora import Corpus, Fault, Link, PoliteFetcher
from tests.unit.sources.corpora import PAGE, corpus, documents, texts
from tests.unit.sources.test_crawls import write_warc


@pytest.fixture(autouse=True)
def loopback(monkeypatch):
    monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", "1")


# Folders, patterns, archives


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_names(tmp_path):
    for name in ("b.html", "a.txt", "sub/c.html", "sub/.hidden.html", "style.css", "page"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"isi {name}", encoding="utf-8")
    found = corpus(tmp_path)
    places = [entry.place.removeprefix(f"{tmp_path}/") for entry in found]
    assert places == ["a.txt", "b.html", "page", "sub/c.html"]
    assert found.passed_over == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes here")
def test_what_never_ends_is_passed_over_in_a_folder(tmp_path):
    os.mkfifo(tmp_path / "a.txt")  # nobody writes to it: to open it would be to wait
    (tmp_path / "b.txt").write_text("isi", encoding="utf-8")
    (tmp_path / "c.jsonl").symlink_to(os.devnull)
    found = corpus(tmp_path)
    assert [entry.place for entry in found] == [str(tmp_path / "b.txt")]
    assert found.passed_over == 2


def test_an_entry_for_another_machine_has_its_bytes_with_it(tmp_path):
    (tmp_path / "a.html").write_bytes("<p>Harga beras naik, “kata” pedagang.</p>".encode("utf-16"))
    (tmp_path / "b.txt").write_text("x" * 40, encoding="utf-8")
    limits = Limits(upload_bytes=120, input_characters=1000)
    entries = list(Corpus([tmp_path], fetcher=PoliteFetcher(limits=limits), limits=limits))
    carried = [entry.portable(limits) for entry in entries]
    read = [entry.read(limits) for entry in entries]
    (tmp_path / "b.txt").unlink()
    (tmp_path / "a.html").write_text("x" * 200, encoding="utf-8")
    assert [entry.read(limits) for entry in carried] == read
    assert [(entry.place, entry.mark) for entry in carried] == [
        (entry.place, entry.mark) for entry in entries
    ]
    assert [entry.portable(limits) for entry in carried] == carried
    large, gone = (entry.portable(limits) for entry in entries)
    with pytest.raises(InputTooLarge, match=r"a\.html is over the limit"):
        large.read(limits)
    assert gone.body == Fault(
        kind="InputError",
        message=f"{tmp_path / 'b.txt'} can't be read (No such file or directory).",
        hint="Check the path and its permissions.",
    )


def test_a_pattern_finds_files(tmp_path):
    for name in ("b.html", "a.html", "c.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert texts(f"{tmp_path}/*.html") == ["a.html", "b.html"]


def test_zip_and_tar_are_read_in_their_order(tmp_path):
    names = ("z.html", "a.txt", "picture.png")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, f"isi {name}")
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = len(f"isi {name}")
            archive.addfile(info, io.BytesIO(f"isi {name}".encode()))
    assert texts(tmp_path / "a.zip") == texts(tmp_path / "a.tar.gz") == ["isi z.html", "isi a.txt"]


def test_what_a_file_is_called_can_be_written_down_whatever_its_bytes_are(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    feed = tmp_path / os.fsdecode(b"\xff.xml")
    try:
        for name in (b"a\xe8.txt", b"a\xe9.txt"):
            (folder / os.fsdecode(name)).write_text("isi", encoding="utf-8")
        feed.write_text("", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    places = [entry.place for entry in corpus(folder)]
    assert places == [f"{folder}/a\\udce8.txt", f"{folder}/a\\udce9.txt"]
    asked = []

    def recall(source, _ask):
        asked.append(source)
        return [Link(url="https://kabar.test/1")]

    assert [entry.place for entry in corpus(os.fspath(feed), recall=recall)] == ["https://kabar.test/1"]
    assert asked == [f"{tmp_path}/\\udcff.xml"]


def test_a_file_of_an_archive_over_the_limit_is_a_fault_and_the_rest_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", "a" * 5000)
        archive.writestr("b.txt", "isi")
    assert texts(tmp_path / "a.zip", limits=Limits(upload_bytes=1000)) == ["InputTooLarge", "isi"]


# Tables


def test_a_table_gives_ids_addresses_and_all_columns(tmp_path):
    (tmp_path / "a.csv").write_text("id,judul,teks,url\n7,J,isi,https://kabar.example/7\n", encoding="utf-8")
    (one,) = documents(tmp_path / "a.csv")
    assert (one.id, one.text, one.url) == ("7", "isi", "https://kabar.example/7")
    assert one.columns == {"id": "7", "judul": "J", "teks": "isi", "url": "https://kabar.example/7"}


def test_a_bad_line_of_json_lines_is_a_fault_of_its_own(tmp_path):
    lines = ['{"text": "satu"}', "", '{"text": ', "[1]", '{"teks": "x"}', '{"text": "dua"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert texts(tmp_path / "a.jsonl") == ["satu", "InputError", "InputError", "InputError", "dua"]
    places = [entry.place.rpartition(", ")[2] for entry in corpus(tmp_path / "a.jsonl")]
    assert places == ["line 1", "line 3", "line 4", "line 5", "line 6"]


def test_a_line_over_the_limit_is_one_fault_and_the_next_is_read(tmp_path):
    long = json.dumps({"text": "x" * 4000})
    (tmp_path / "a.jsonl").write_text(f'{{"text": "satu"}}\n{long}\n{{"text": "dua"}}\n', encoding="utf-8")
    assert texts(tmp_path / "a.jsonl", limits=Limits(upload_bytes=1000)) == ["satu", "InputTooLarge", "dua"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_lines_are_read_under_any_encoding(tmp_path, encoding):
    (tmp_path / "a.jsonl").write_text('{"text": "harga “naik”"}\n' * 2, encoding=encoding)
    assert texts(tmp_path / "a.jsonl") == ["harga “naik”"] * 2


def test_bad_rows_of_a_csv_are_faults_and_the_others_are_read(tmp_path):
    good = b"0,isi\n" * 12_000  # more than is looked at to tell the encoding
    (tmp_path / "a.csv").write_bytes(b"id,teks\n" + good + b'2,a,b\n3,x"y"\n4,"du\xff"\n5,"lima"\n')
    assert texts(tmp_path / "a.csv")[12_000:] == ["InputError", 'x"y"', "InputError", "lima"]


def test_packed_tables_are_read(tmp_path):
    data = b'{"text": "satu"}\n{"text": "dua"}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(data))
    assert texts(tmp_path / "a.jsonl.gz") == ["satu", "dua"]
    zstandard = pytest.importorskip("zstandard")
    (tmp_path / "a.jsonl.zst").write_bytes(zstandard.compress(data))
    assert texts(tmp_path / "a.jsonl.zst") == ["satu", "dua"]


def test_a_packed_table_that_breaks_off_keeps_what_came_before(tmp_path):
    import random

    words = random.Random(1)
    rows = "".join(json.dumps({"text": f"{words.random()}"}) + "\n" for _ in range(5000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows.encode())[:-3000])
    found = texts(tmp_path / "a.jsonl.gz")
    assert len(found) > 1000
    assert found[-1] == "InputError"
    assert "InputError" not in found[:-1]


def test_a_json_array_and_a_list_within_an_object_are_read(tmp_path):
    (tmp_path / "a.json").write_text('[{"text": "satu"}, {"text": "dua"}]', encoding="utf-8")
    (tmp_path / "b.json").write_text('{"data": [{"text": "tiga"}]}', encoding="utf-8")
    assert texts(tmp_path / "a.json", tmp_path / "b.json") == ["satu", "dua", "tiga"]


def test_parquet_is_read_with_its_types(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({"id": [1, 2], "isi": ["satu", "dua"], "suka": [1.5, None]})
    parquet.write_table(table, tmp_path / "a.parquet")
    found = documents(tmp_path / "a.parquet")
    assert [(one.id, one.text, one.columns["suka"]) for one in found] == [
        ("1", "satu", 1.5),
        ("2", "dua", None),
    ]


def test_an_id_that_is_no_text_is_a_fault(tmp_path):
    rows = [
        {"id": "a", "text": "x"},
        {"id": ["b"], "text": "y"},
        {"id": True, "text": "z"},
        {"id": 4, "text": "w"},
    ]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    assert texts(tmp_path / "a.json") == ["x", "InputError", "InputError", "w"]


def test_columns_can_be_named(tmp_path):
    (tmp_path / "a.csv").write_text("nomor,text,lain\n1,x,y\n", encoding="utf-8")
    (one,) = documents(tmp_path / "a.csv", text_column="lain", id_column="nomor")
    assert (one.id, one.text) == ("1", "y")


# What is refused as a whole


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.jsonl", b"<html><p>isi</p>", "isn't what its name says"),
        ("a.jsonl", b"{bad\n{worse\n", "isn't what its name says"),
        ("a.jsonl.gz", b"{}", "no gzip file"),
        ("a.zip", b"isi", "no archive"),
        ("a.tar", b"isi", "no archive"),
        ("a.csv", b"id,judul\n1,Beras\n", "no column that holds articles"),
        ("a.csv", b"", "no records"),
        ("a.csv", b"id,teks\n", "no records"),
        ("a.xml", b"<html><p>isi</p></html>", "no feed"),
        ("a.xml", b"isi", "no feed"),
        ("a.parquet", b"isi", "no Parquet file"),
        ("a.warc", b"isi", "no WARC file"),
        ("a.wacz", b"isi", "no WACZ file"),
    ],
)
def test_a_source_that_cannot_be_used_is_an_error_that_names_it(tmp_path, name, data, says):
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    if name.endswith(".warc"):
        pytest.importorskip("warcio")
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=says) as caught:
        list(corpus(tmp_path / name))
    assert name in caught.value.message
    assert caught.value.hint


def test_a_column_that_is_not_there_is_an_error_that_lists_those_that_are(tmp_path):
    (tmp_path / "a.csv").write_text("id,teks\n1,x\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"'isi'.*'id', 'teks'"):
        list(corpus(tmp_path / "a.csv", text_column="isi"))


def test_nothing_to_read_is_an_error(tmp_path):
    (tmp_path / "a.css").write_text("p {}", encoding="utf-8")
    with pytest.raises(EmptyInput, match="1 files of other kinds"):
        list(corpus(tmp_path))
    with pytest.raises(InputError, match="no file or folder"):
        corpus(tmp_path / "missing")
    with pytest.raises(InputError, match="Nothing fits"):
        corpus(tmp_path / "*.html")


def test_the_same_fault_within_a_folder_is_one_entry(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"no archive")
    (tmp_path / "b.txt").write_text("isi", encoding="utf-8")
    assert texts(tmp_path) == ["InputError", "isi"]


def test_the_share_that_was_read_grows_to_the_whole(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "satu dua tiga"}\n' * 5000, encoding="utf-8")
    found = corpus(tmp_path / "a.jsonl")
    shares = [found.share() for _ in found]
    assert shares == sorted(shares)
    assert shares[0] < 0.1
    assert shares[-1] == 1.0


# Without the libraries of the extra


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("a.parquet", "pyarrow"),
        ("a.jsonl.zst", "zstandard"),
        ("a.warc.gz", "warcio"),
        ("a.wacz", "warcio"),
    ],
)
def test_a_source_that_nothing_here_reads_is_refused_before_a_record_of_others_is_read(
    tmp_path, without, name, module
):
    without(module)
    (tmp_path / "first.jsonl").write_text('{"text": "isi"}\n', encoding="utf-8")
    (tmp_path / name).write_bytes(b"?")
    with pytest.raises(MissingExtra, match=module) as told:
        corpus(tmp_path / "first.jsonl", tmp_path / name)
    assert told.value.hint == "Install with: pip install 'ringkas[corpora]'"


def test_in_a_folder_what_nothing_here_reads_is_a_fault_with_the_hint_and_the_rest_is_read(tmp_path, without):
    without("pyarrow", "zstandard")
    (tmp_path / "a.parquet").write_bytes(b"?")
    (tmp_path / "b.jsonl.zst").write_bytes(b"?")
    (tmp_path / "c.jsonl").write_text('{"text": "isi"}\n', encoding="utf-8")
    first, second, third = documents(tmp_path)
    assert [first.kind, second.kind, third.text] == ["MissingExtra", "MissingExtra", "isi"]
    assert first.hint == second.hint == "Install with: pip install 'ringkas[corpora]'"


@pytest.mark.parametrize(("coding", "module"), [("br", "brotli"), ("zstd", "zstandard")])
def test_a_page_of_a_crawl_that_nothing_here_unpacks_is_a_fault_of_its_own(tmp_path, without, coding, module):
    fields = [("Content-Type", "text/html")]
    packed = [*fields, ("Content-Encoding", coding)]
    with (tmp_path / "a.warc.gz").open("wb") as file:
        write_warc(
            file,
            [
                ("https://kabar.example/a", "200 OK", packed, b"?"),
                ("https://kabar.example/b", "200 OK", fields, PAGE.encode()),
            ],
        )
    without(module)
    fault, page = documents(tmp_path / "a.warc.gz")
    assert (fault.kind, page.text) == ("MissingExtra", PAGE)
    assert "https://kabar.example/a" in fault.message
    assert fault.hint == "Install with: pip install 'ringkas[corpora]'"
