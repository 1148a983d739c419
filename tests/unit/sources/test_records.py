"""Many articles in one file: each record found, faults named by their place, nothing unbounded."""

import csv
import io
import json

import pytest

from engine.errors import BinaryInput, EmptyInput, InputError, InputTooLarge
from sources import Limits, Record, iter_records
from tests.unit.sources.files import TEXT

LONG = "Harga beras di sejumlah pasar tradisional di Jakarta naik sejak pekan lalu karena pasokan berkurang."


def records(data, name="data", **limits):
    return list(iter_records(data, name, limits=Limits(**limits)))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_under_any_delimiter_and_encoding(delimiter, encoding):
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(["ID", "Judul", "Isi Berita", "Tautan"])
    writer.writerow(
        ["a7", "Beras, lagi; dan | lagi", f"{TEXT}\n\nKata “dia”, naik; ya\tbenar.", "https://a.example/1"]
    )
    writer.writerow(["", "", TEXT, ""])
    assert records(file.getvalue().encode(encoding), "data.csv") == [
        Record(
            id="a7",
            text=f"{TEXT}\n\nKata “dia”, naik; ya\tbenar.",
            url="https://a.example/1",
            title="Beras, lagi; dan | lagi",
        ),
        Record(id="2", text=TEXT),
    ]


def test_a_single_column_needs_no_quotes():
    assert [r.text for r in records(b'text\nHarga naik, kata dia; ya.\n"Kutip, ""naik""."\n')] == [
        "Harga naik, kata dia; ya.",
        'Kutip, "naik".',
    ]


def test_the_column_that_holds_prose_is_found_without_a_name():
    data = f"kode,uraian,tanggal\n1,{LONG},2026\n2,{LONG},2026\n".encode()
    assert [record.text for record in records(data)] == [LONG, LONG]


def test_a_csv_without_a_header_loses_no_row():
    assert [record.text for record in records(f"1;{LONG}\n2;{LONG}\n".encode())] == [LONG, LONG]


def test_no_column_of_prose_is_a_clear_error_that_names_the_columns():
    with pytest.raises(InputError, match="'kode', 'harga'") as caught:
        records(b"kode,harga\n1,2\n")
    assert "text" in caught.value.hint


def test_that_error_names_some_of_many_columns():
    with pytest.raises(InputError, match="'c19' and 80 more") as caught:
        records((",".join(f"c{n}" for n in range(100)) + "\n" + ",".join("1" * 100) + "\n").encode())
    assert "'c20'" not in str(caught.value)
    with pytest.raises(InputError) as caught:
        records(("k" * 5_000 + ",harga\n1,2\n").encode())
    assert len(str(caught.value)) < 300


def test_a_table_of_a_million_columns_is_refused_by_its_header():
    wide = ",".join(["text", *("c" for _ in range(1_000_000))])
    with pytest.raises(InputTooLarge, match="1,000,001 columns; at most 1,000") as caught:
        records(f"{wide}\n{wide}\n".encode())
    assert len(str(caught.value)) < 300


def test_a_table_of_a_thousand_columns_is_read():
    head, row = ",".join(["text", *(f"c{n}" for n in range(999))]), ",".join([LONG, *["x"] * 999])
    assert records(f"{head}\n{row}\n".encode(), "data.csv") == [Record(id="1", text=LONG)]


def test_a_field_longer_than_the_csv_module_allows_by_itself_is_read():
    text = "kata " * 60_000
    assert records(f"id,text\n1,{text}\n".encode())[0].text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"id,text\n1,a\n2,b,c\n", "line 3: 3 fields"),
        (b'id,text\n1,"tak ditutup\n2,b\n', "not valid CSV"),
        (b'{"text": "a"}\n{"text": \n', "line 2: not valid JSON"),
        (b'{"text": "a"}\n{"text": {"b": 1}}\n', "record 2: the text"),
        (b'[{"text": "a"},', "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
    ],
)
def test_a_fault_is_named_by_its_place(data, says):
    with pytest.raises(InputError, match=says):
        records(data)


def test_records_before_a_fault_are_not_held_back():
    lines = [json.dumps({"text": str(n)}) for n in range(50)] + ["{rusak"]
    stream = iter_records("\n".join(lines).encode(), limits=Limits())
    assert [next(stream).text for _ in range(50)] == [str(n) for n in range(50)]
    with pytest.raises(InputError, match="line 51"):
        next(stream)


@pytest.mark.parametrize(
    "data",
    [
        '{"text": "A", "id": 1, "url": "u", "title": "t"}\n\n{"text": null, "id": "x"}\n',
        '[{"text": "A", "id": 1, "url": "u", "title": "t"}, {"text": null, "id": "x"}]',
        '{"count": 2, "data": [{"text": "A", "id": 1, "url": "u", "title": "t"}, {"text": null, "id": "x"}]}',
        '[\n  {"id": 1, "url": "u", "title": "t", "text": ["A"]},\n  {"text": "", "id": "x"}\n]\n',
        '\ufeff\n{"text": "A", "id": 1, "url": "u", "title": "t"}\n{"id": "x"}',
    ],
    ids=["lines", "array", "wrapped", "pretty", "byte order mark"],
)
def test_json_in_its_usual_shapes(data):
    assert records(data.encode()) == [
        Record(id="1", text="A", url="u", title="t"),
        Record(id="x", text=""),
    ]


def test_json_of_plain_strings_and_a_single_object():
    assert [record.text for record in records(b'["A", "B"]')] == ["A", "B"]
    assert [record.text for record in records(b'{\n"isi": "A"\n}')] == ["A"]


@pytest.mark.parametrize("data", [b"", b" \n\n", b"id,text\n", b"[]"])
def test_no_records_is_empty_input(data):
    with pytest.raises(EmptyInput):
        records(data)


def test_binary_records_and_a_mixed_encoding_are_refused():
    with pytest.raises(BinaryInput):
        records(bytes(range(256)))
    mixed = f"id,text\n1,{'é' * 40_000}\n".encode() + "2,“x”\n".encode("cp1252")
    with pytest.raises(InputError, match="throughout"):
        records(mixed)


def test_the_limits_hold_for_bytes_lines_and_records():
    with pytest.raises(InputTooLarge, match="100 bytes"):
        records(b"text\n" + b"a" * 100, upload_bytes=100)
    with pytest.raises(InputTooLarge, match="record 2"):
        records(b"text\na\n" + b"b" * 50, input_characters=40)


def test_a_file_of_any_length_is_read_as_it_is_consumed(tmp_path):
    """Endless: it would never come back if the file were read whole."""
    path = tmp_path / "banyak.jsonl"
    line = json.dumps({"text": LONG}) + "\n"
    with path.open("w") as file:
        file.write(line * 2_000)
        file.truncate(10**12)  # a terabyte of zero bytes follows, on sparse disk
    stream = iter_records(path, limits=Limits())
    assert [next(stream).id for _ in range(1_500)][-1] == "1500"
    with pytest.raises(InputTooLarge, match="A line"):
        list(stream)


def test_a_character_on_the_edge_of_the_sniffed_part_is_no_trouble():
    for shift in range(4):
        text = "a" * shift + "é" * 40_000
        assert records(f"text\n{text}\nakhir\n".encode())[0].text == text
        assert records(f"text\n{'a' * shift + 'é ' * 20_000}\n".encode("utf-16"))[0].text.startswith(
            "a" * shift + "é"
        )


def test_a_record_keeps_all_columns_of_its_row():
    (row,) = records(
        json.dumps([{"nomor": 7, "tag": ["a"], "kosong": None, "isi": LONG}]).encode(), "data.json"
    )
    assert row.columns == {"nomor": "7", "tag": '["a"]', "kosong": "", "isi": LONG}
    (row,) = records(f"nomor,isi,rubrik\n07,{LONG},laut\n".encode(), "data.csv")
    assert row.columns == {"nomor": "07", "isi": LONG, "rubrik": "laut"}


def test_a_path_may_be_text(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("judul,teks\nHarga,Harga beras naik.\n", encoding="utf-8")
    assert list(iter_records(str(path))) == list(iter_records(path))
