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
