"""Bytes to text: no character lost, whatever the encoding, and what is no text refused."""

import pytest

from engine.errors import BinaryInput
from sources.charset import decode, refuse_binary
from tests.unit.sources.files import TEXT, read


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


@pytest.mark.parametrize(
    "data",
    [
        b"kata " * 1_000 + b"\0" + b"kata " * 1_000,
        b"kata \x01" * 500 + b"kata " * 20_000,
        b"kata " * 1_000 + b"\x02\x03\x04\x05" * 1_000,
    ],
    ids=["a zero byte", "a binary head", "text that turns binary"],
)
def test_bytes_and_text_are_judged_alike(data):
    with pytest.raises(BinaryInput, match="not readable text") as caught:
        decode(data)
    assert caught.value.hint
    with pytest.raises(BinaryInput, match="not readable text"):
        refuse_binary(data.decode("latin-1"))


def test_text_that_lost_its_letters_is_refused_and_a_stray_one_is_not():
    refuse_binary("Harga \ufffdberas\ufffd naik, kata pedagang di pasar itu.")
    with pytest.raises(BinaryInput, match="no encoding"):
        refuse_binary("H\ufffdrg\ufffd b\ufffdr\ufffds")


def test_tabs_page_breaks_and_escapes_are_text():
    refuse_binary("\t\n\v\f\r\x1b" * 100)


def test_a_page_in_single_bytes_that_calls_itself_utf_16_is_utf_8():
    page = '<html><head><meta charset="utf-16"></head><body>Harga “beras” naik.</body></html>'
    assert decode(page.encode("utf-8")).encoding == "utf-8"
    stray = page.encode("utf-8").replace(b"naik", b"naik\x96")
    assert "Harga “beras” naik" in decode(stray).text


def test_a_header_that_says_utf_16_means_little_endian_where_no_mark_says_otherwise():
    data = "Harga “beras” naik — kata pedagang.".encode("utf-16-le")
    assert decode(data + "ｗ中文字符很多很多很多很多".encode("utf-16-le"), declared="utf-16").text.startswith(
        "Harga “beras”"
    )


@pytest.mark.parametrize(
    "text", ["%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>", r"{\rtf1\ansi Harga beras naik.}"]
)
def test_bytes_of_a_document_that_somebody_took_for_text_are_refused(text):
    with pytest.raises(BinaryInput, match="read as text"):
        refuse_binary(text)
