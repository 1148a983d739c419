"""A docx: all that Word would print, in order, and archives that mean harm."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from engine.errors import BinaryInput, EmptyInput, InputError, InputTooLarge
from sources import Limits
from sources.formats import read_bytes
from tests.unit.sources.files import read, saved, zipped


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
        "Beras | Rp13.500",
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


@pytest.mark.parametrize("between", ["<!-- catatan -->", "<?catatan a?>", "<!-- a --><?b c?>"])
def test_docx_text_after_a_comment_or_an_instruction_is_kept(between):
    document = docx.Document()
    document.add_paragraph("")._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:t>Harga {between}beras</w:t>{between}<w:t> naik{between}.</w:t></w:r>"
        )
    )
    assert read(saved(document)) == "Harga beras naik."


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [("Symbol", "F0B3", "≥"), ("Symbol", "F061", "α"), ("Wingdings", "F04A", "\ufffd")],
)
def test_symbols_that_word_inserted_are_read_and_those_of_unknown_fonts_are_marked(font, code, character):
    document = docx.Document()
    symbol = f'<w:sym w:font="{font}" w:char="{code}"/>'
    document.add_paragraph("")._p.append(
        parse_xml(f"<w:r {nsdecls('w')}><w:t>hujan</w:t>{symbol}<w:t> 50 mm</w:t></w:r>")
    )
    assert read(saved(document)) == f"hujan{character} 50 mm"


def changed(data, change):
    """The archive *data* with each of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: change(name, archive.read(name)) for name in archive.namelist()})


@pytest.mark.parametrize("place", ["<w:t>&harga; naik.</w:t>", "<w:t>Harga</w:t>&harga;"])
def test_docx_with_entities_of_its_own_is_refused(place):
    document = docx.Document()
    document.add_paragraph("Harga naik.")

    def declare(name, content):
        if name != "word/document.xml":
            return content
        head, body = content.split(b"?>", 1)
        body = body.replace(b"<w:t>Harga naik.</w:t>", place.encode())
        return head + b'?><!DOCTYPE a [<!ENTITY harga "Harga beras">]>' + body

    with pytest.raises(InputError, match="entities"):
        read(changed(saved(document), declare))


def test_strict_docx_is_read():
    document = docx.Document()
    document.add_heading("Harga Beras Naik", level=1)
    document.add_paragraph("Beras medium", style="List Bullet")

    def strict(name, content):
        for usual, new in (
            (
                b"schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            (
                b"schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        ):
            content = content.replace(usual, new)
        return content

    assert read(changed(saved(document), strict)) == "Harga Beras Naik\n\n- Beras medium"


def test_docx_tables_keep_rows_and_empty_and_spanning_cells():
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    texts = ("Kota", "Korban", "", "", "Tewas", "Luka", "Blora", "3", "12", "", "", "7")
    for cell, text in zip((cell for row in table.rows for cell in row.cells), texts, strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    assert read(saved(document)) == (
        "Kota | Korban | Korban\nKota | Tewas | Luka\nBlora | 3 | 12\nBlora | | 7"
    ).replace("| |", "|  |")


def test_docx_prose_in_a_table_is_paragraphs():
    document = docx.Document()
    row = document.add_table(rows=2, cols=2).rows[0]
    row.cells[0].text = "Sidebar"
    row.cells[1].text = "Gubernur meresmikan pasar induk itu pada Senin pagi di hadapan ratusan pedagang."
    row.cells[1].add_paragraph("Ia berjanji sewa kios tidak naik.")
    assert read(saved(document)).split("\n\n") == [
        "Sidebar",
        "Gubernur meresmikan pasar induk itu pada Senin pagi di hadapan ratusan pedagang.",
        "Ia berjanji sewa kios tidak naik.",
    ]


def test_docx_words_crossed_out_are_marked_as_markdown_does():
    document = docx.Document()
    paragraph = document.add_paragraph("Korban ")
    for words in ("tiga", " belas"):
        paragraph.add_run(words).font.strike = True
    paragraph.add_run(" lima orang, ").font.strike = False
    paragraph.add_run("dua").font.double_strike = True
    paragraph.add_run(" hilang.")
    assert read(saved(document)) == "Korban ~~tiga belas~~ lima orang, ~~dua~~ hilang."
