"""Files in: every form told apart by its content, nothing lost, nothing unbounded."""

import csv
import io
import json
import random
import zipfile
from contextlib import suppress

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from engine.errors import BinaryInput, EmptyInput, InputError, InputTooLarge
from sources.charset import decode
from sources.documents import Record, iter_records, read_bytes, read_document
from sources.limits import Limits

LIMITS = Limits()
TEXT = "Harga “beras” naik – kata pedagang di Pasar Induk, Jakarta."
LONG = "Harga beras di sejumlah pasar tradisional di Jakarta naik sejak pekan lalu karena pasokan berkurang."


def read(data, name="berkas"):
    return read_bytes(data, name=name, limits=LIMITS)


# Text and HTML


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_text_is_read_in_any_usual_encoding(encoding):
    assert read(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Цены на рис выросли, сообщает агентство, но запасов хватит на три месяца. " * 5, "koi8_r"),
        ("小麦価格が世界市場で上昇したと通信社が伝えた。" * 10, "shift_jis"),
    ],
)
def test_other_scripts_are_guessed(text, encoding):
    assert read(text.encode(encoding)) == text


def test_stray_bytes_in_utf8_are_kept_as_what_they_most_likely_are():
    data = TEXT.encode() * 20 + "“kutipan”".encode("cp1252") + TEXT.encode()
    assert decode(data).text == TEXT * 20 + "“kutipan”" + TEXT


@pytest.mark.parametrize(
    "label", ["utf-7", "unicode_escape", "punycode", "hex", "rot13", "zlib", "no-such", "\x00", ""]
)
def test_a_declared_charset_that_no_page_has_is_passed_over(label):
    assert (
        decode(TEXT.encode("cp1252") + rb"+ADw-script\x3c", declared=label).text == TEXT + r"+ADw-script\x3c"
    )


def test_html_is_html_whatever_its_name(tmp_path):
    page = "<!doctype html><p>Harga naik.</p>"
    path = tmp_path / "halaman.txt"
    path.write_text(page)
    assert read_document(path, limits=LIMITS) == page


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


def test_the_limits_hold_before_all_is_read(tmp_path):
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(10**12)  # a sparse file: reading it whole would take a terabyte
    with pytest.raises(InputTooLarge, match="25,000,000 bytes"):
        read_document(path, limits=LIMITS)
    with pytest.raises(InputTooLarge, match="10 characters"):
        read_bytes(b"Harga beras", name="a", limits=Limits(input_characters=10))


def test_what_cannot_be_opened_is_a_clear_error(tmp_path):
    for path in (tmp_path, tmp_path / "tiada.txt"):
        with pytest.raises(InputError, match="can't be read"):
            read_document(path, limits=LIMITS)


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.jsonl", "a.json"])
def test_a_file_of_records_is_not_one_article(name):
    with pytest.raises(InputError, match="records") as caught:
        read(b"text\nHarga naik\n", name)
    assert "batch" in caught.value.hint


# docx


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_docx_is_read_in_order_with_tables_and_lists():
    document = docx.Document()
    document.add_heading("Harga Beras Naik", level=1)
    document.add_paragraph("Paragraf pertama.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Beras", "Rp13.500"
    document.add_paragraph("Beras medium", style="List Bullet")
    document.add_paragraph("   ")
    document.add_paragraph("Paragraf\tterakhir.")
    text = read(saved(document), "naskah.docx")
    assert text.split("\n\n") == [
        "Harga Beras Naik",
        "Paragraf pertama.",
        "Beras",
        "Rp13.500",
        "- Beras medium",
        "Paragraf\tterakhir.",
    ]


def test_docx_text_in_links_insertions_and_controls_is_kept_and_deleted_text_is_not():
    document = docx.Document()
    document.add_paragraph("")._p.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>Disisipkan, </w:t></w:r></w:ins>')
    )
    paragraph = document.paragraphs[-1]._p
    paragraph.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText>dihapus</w:delText></w:r></w:del>'
        )
    )
    paragraph.append(parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>tautan, </w:t></w:r></w:hyperlink>"))
    paragraph.append(
        parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>isian.</w:t></w:r></w:sdtContent></w:sdt>")
    )
    assert read(saved(document)) == "Disisipkan, tautan, isian."


def test_docx_text_boxes_are_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>Kotak.</w:t></w:r></w:p></w:txbxContent>"
    document = docx.Document()
    document.add_paragraph("Luar.")._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
            f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert read(saved(document)).split("\n\n") == ["Luar.", "Kotak."]


def test_a_docx_without_text_is_empty_input():
    with pytest.raises(EmptyInput):
        read(saved(docx.Document()))


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = zipped({"[Content_Types].xml": b"", "word/document.xml": b" " * 50_000_000})
    assert len(bomb) < 100_000
    with pytest.raises(InputTooLarge, match="unpack"):
        read_bytes(bomb, name="bom.docx", limits=Limits(unpacked_bytes=40_000_000))


def test_a_zip_that_understates_its_size_unpacks_no_further_than_stated():
    import struct

    bomb = bytearray(zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b" " * 5_000_000}))
    honest = struct.pack("<L", 5_000_000)
    assert bomb.count(honest) == 2  # in the member's head and in the directory
    with pytest.raises(InputError, match=r"damaged"):
        read(bytes(bomb).replace(honest, struct.pack("<L", 100)), "bohong.docx")


def test_an_archive_of_countless_tags_is_refused_before_it_is_parsed():
    bomb = zipped({"[Content_Types].xml": b"", "word/document.xml": b"<a/>" * 2_100_000})
    with pytest.raises(InputTooLarge, match="tags"):
        read(bomb)


def test_an_encrypted_archive_and_a_docx_without_a_body_are_clear_errors():
    locked = bytearray(zipped({"[Content_Types].xml": b"", "word/document.xml": b"<a/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := locked.find(mark, at + 1)) >= 0:
            locked[at + offset] |= 1  # the flag that says: encrypted
    with pytest.raises(BinaryInput, match="encrypted"):
        read(bytes(locked))
    source = zipfile.ZipFile(io.BytesIO(saved(docx.Document())))
    parts = {name: source.read(name) for name in source.namelist()}
    parts["word/document.xml"] = f"<w:document {nsdecls('w')}/>".encode()
    with pytest.raises(InputError, match="body"):
        read(zipped(parts))


def test_too_many_parts_are_refused():
    parts = {"[Content_Types].xml": b"", **{f"word/{n}.xml": b"" for n in range(5_001)}}
    with pytest.raises(InputTooLarge):
        read(zipped(parts))


@pytest.mark.parametrize(
    "data",
    [
        zipped({"isi.txt": b"Harga naik"}),
        zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}),
        b"PK\x03\x04 bukan zip",
    ],
    ids=["zip", "xlsx", "broken"],
)
def test_other_zip_archives_are_binary(data):
    with pytest.raises(BinaryInput, match="zip"):
        read(data)


def test_entities_in_a_docx_are_not_expanded(tmp_path):
    """Neither an entity that reads a file nor one that grows without end."""
    secret = tmp_path / "rahasia.txt"
    secret.write_text("RAHASIA")
    document = docx.Document()
    document.add_paragraph("PENANDA")
    source = zipfile.ZipFile(io.BytesIO(saved(document)))
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
    for entity in ("&f;", "&l11;"):
        parts = {name: source.read(name) for name in source.namelist()}
        head, _, body = parts["word/document.xml"].decode().partition("?>")
        parts["word/document.xml"] = f"{head}?>{doctype}{body.replace('PENANDA', f'A{entity}B')}".encode()
        try:
            text = read(zipped(parts))
        except InputError:
            continue  # refused: fine as well
        assert "RAHASIA" not in text
        assert "haha" not in text


# PDF


def pdf(*pages, font_size=12):
    """A real PDF; each page a list of (x, y, text), with an optional size as fourth."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        drawn = []
        for x, y, text, *size in lines:
            escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn.append(f"BT /F1 {size[0] if size else font_size} Tf {x} {y} Td ({escaped}) Tj ET")
        content = "\n".join(drawn)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def column(*lines, top=700, x=72):
    """Lines of one column: a number is a gap in points, text a line 14 points below the last."""
    placed, y = [], top
    for line in lines:
        if isinstance(line, int):
            y -= line
        else:
            placed.append((x, y, line))
            y -= 14
    return placed


def test_printed_lines_become_paragraphs():
    page = [
        (72, 780, "Harga Beras Naik di Pasar", 24),
        (72, 752, "Induk Jakarta", 24),
        *column(
            "Harga beras di Pasar Induk Cipinang naik 10 persen sejak pekan",
            "lalu. Pedagang menyebut pasokan dari daerah berkurang, anak-",
            "anak muda enggan bertani, dan pemerin-",
            "tah diminta bertindak.",
            10,
            "Kepala dinas menyatakan stok cukup untuk tiga bulan ke depan.",
            10,
            "- Beras medium: Rp13.500",
            "- Beras premium: Rp15.900",
        ),
    ]
    assert read(pdf(page), "naskah.pdf").split("\n\n") == [
        "Harga Beras Naik di Pasar Induk Jakarta",
        "Harga beras di Pasar Induk Cipinang naik 10 persen sejak pekan lalu. Pedagang menyebut pasokan dari "
        "daerah berkurang, anak-anak muda enggan bertani, dan pemerintah diminta bertindak.",
        "Kepala dinas menyatakan stok cukup untuk tiga bulan ke depan.",
        "- Beras medium: Rp13.500",
        "- Beras premium: Rp15.900",
    ]


def test_an_indent_begins_a_paragraph_where_no_gap_does():
    first = column(
        "Harga beras di Pasar Induk Cipinang naik 10 persen sejak pekan", "lalu, kata pedagang yang"
    )
    rest = [
        (96, 672, "Pemerintah akan membuka gudang Bulog mulai Senin depan"),
        (72, 658, "di semua provinsi."),
    ]
    assert len(read(pdf(first + rest)).split("\n\n")) == 2


def test_a_sentence_runs_over_the_page_break():
    pages = [
        column("Harga beras di pasar naik karena pasokan dari"),
        column("daerah berkurang.", 20, "Selesai."),
    ]
    assert read(pdf(*pages)).split("\n\n") == [
        "Harga beras di pasar naik karena pasokan dari daerah berkurang.",
        "Selesai.",
    ]


def test_no_word_of_a_pdf_is_lost_or_doubled():
    words = [f"kata{n}" for n in range(300)]
    lines = [" ".join(words[n : n + 6]) for n in range(0, 300, 6)]
    assert read(pdf(column(*lines[:25]), column(*lines[25:]))).split() == words


def test_a_pdf_of_pictures_is_a_clear_error():
    with pytest.raises(EmptyInput, match="only pictures") as caught:
        read(pdf([], []))
    assert "OCR" in caught.value.hint


@pytest.mark.parametrize("password", ["rahasia", ""])
def test_only_a_real_password_locks_a_pdf(password):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(column("Harga beras naik."))))
    writer.encrypt(user_password=password, owner_password="pemilik", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    if password:
        with pytest.raises(InputError, match="password"):
            read(file.getvalue())
    else:
        assert read(file.getvalue()) == "Harga beras naik."


@pytest.mark.parametrize("cut", [20, 200, 400])
def test_a_damaged_pdf_is_a_clear_error(cut):
    whole = pdf(column("Harga beras naik."))
    with pytest.raises(InputError):
        read(whole[:cut], "rusak.pdf")


def test_the_limits_hold_in_a_pdf():
    data = pdf(*[column("Harga beras naik.")] * 4)
    with pytest.raises(InputTooLarge, match="4 pages; the limit is 3"):
        read_bytes(data, name="a.pdf", limits=Limits(pages=3))
    with pytest.raises(InputTooLarge, match="30 characters"):
        read_bytes(data, name="a.pdf", limits=Limits(input_characters=30))


# Whatever comes


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
            records(data)


# Records


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
    stream = iter_records("\n".join(lines).encode(), limits=LIMITS)
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
    stream = iter_records(path, limits=LIMITS)
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
