"""Every format told apart by its content, nothing unbounded, nothing but text or one of our errors."""

import io
import random
import zipfile
from contextlib import suppress

import docx
import pytest

from engine.errors import BinaryInput, InputError, InputTooLarge
from sources import Limits, iter_records
from sources.formats import read_bytes
from tests.unit.sources.files import TEXT, column, pdf, read, saved, zipped


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bytes(range(256)) * 20, "not readable text"),
        (b"\x7fELF" + b"\0" * 100, "program"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 10, "PNG"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 10, "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 10, "old Office"),
        (b"{\\rtf1\\ansi Harga naik}", "RTF"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (bytes(i * 7 % 256 for i in range(4000)).replace(b"\0", b"\1"), "control characters"),
        (b"\xff\xfe\x00", "byte order mark"),
    ],
)
def test_binary_is_refused_with_a_hint(data, says):
    with pytest.raises(BinaryInput, match=says) as caught:
        read(data)
    assert caught.value.hint


def test_a_text_over_the_limit_of_characters_is_refused():
    with pytest.raises(InputTooLarge, match="10 characters"):
        read_bytes(b"Harga beras", name="a", limits=Limits(input_characters=10))


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.jsonl", "a.json"])
def test_a_file_of_records_is_not_one_article(name):
    with pytest.raises(InputError, match="records") as caught:
        read(b"text\nHarga naik\n", name)
    assert "batch" in caught.value.hint


def damaged(data, chance):
    """*data* with a few bytes changed, cut out or put in."""
    data = bytearray(data)
    for _ in range(chance.choice([1, 3, 10])):
        at = chance.randrange(len(data))
        kind = chance.random()
        if kind < 0.6:
            data[at] = chance.randrange(256)
        elif kind < 0.8:
            del data[at : at + chance.randrange(1, min(40, len(data)))]
        else:
            data[at:at] = chance.randbytes(5)
        data = data or bytearray(b" ")
    return bytes(data)


@pytest.mark.parametrize("kind", ["pdf", "docx", "csv", "json", "utf-16"])
def test_damaged_input_gives_text_or_one_of_our_errors(kind):
    chance = random.Random(kind)
    document = docx.Document()
    document.add_paragraph("Harga beras naik.")
    source = zipfile.ZipFile(io.BytesIO(saved(document)))
    parts = {name: source.read(name) for name in source.namelist()}
    whole = {
        "pdf": pdf(column("Harga beras naik di", "Jakarta."), column("Selesai.")),
        "csv": b'id;judul;isi\n1;"a, b";"kata ""dia"""\n2;c;d\n',
        "json": b'[{"text": "a", "id": 1}, {"text": "b"}]',
        "utf-16": TEXT.encode("utf-16"),
    }
    for _ in range(150):
        if kind == "docx":  # within the archive, whose checksums would catch it otherwise
            name = chance.choice(list(parts))
            data = zipped({**parts, name: damaged(parts[name], chance)})
        else:
            data = damaged(whole[kind], chance)
        with suppress(InputError):
            read(data)
        with suppress(InputError):
            list(iter_records(data, "data", limits=Limits()))
