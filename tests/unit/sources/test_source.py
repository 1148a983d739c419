"""The ways to one text: a path, a stream, a URL."""

import io
import subprocess
import sys

import pytest

import sources
from engine.errors import FetchError, ForbiddenAddress, InputError, InputTooLarge
from sources import Limits, Source, read_path, read_stream, read_url

PAGE = "<!doctype html><p>Harga naik.</p>"


def test_html_is_html_whatever_its_name(tmp_path):
    path = tmp_path / "halaman.txt"
    path.write_text(PAGE)
    assert read_path(path) == read_path(str(path)) == Source(text=PAGE, url=None)


def test_the_limits_hold_before_all_is_read(tmp_path):
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(10**12)  # a sparse file: reading it whole would take a terabyte
    with pytest.raises(InputTooLarge, match=r"besar\.txt is over the limit of 25,000,000 bytes"):
        read_path(path, limits=Limits())


def test_what_cannot_be_opened_is_a_clear_error(tmp_path):
    for path in (tmp_path, tmp_path / "tiada.txt"):
        with pytest.raises(InputError, match="can't be read"):
            read_path(path)


class Dripping(io.RawIOBase):
    """Gives a byte at a time, as a slow pipe may, and counts them; without an end unless it has *data*."""

    def __init__(self, data=None):
        self.data = data
        self.given = 0

    def read(self, size=-1):
        if size == 0:
            return b""
        piece = b"a" if self.data is None else self.data[self.given : self.given + 1]
        self.given += len(piece)
        return piece


def test_a_stream_is_read_to_its_end_in_however_small_pieces():
    assert read_stream(Dripping(PAGE.encode()), name="pipa") == Source(text=PAGE)
    assert read_stream(io.BytesIO(PAGE.encode()), name="pipa") == Source(text=PAGE)


def test_a_stream_without_end_is_left_at_the_limit():
    stream = Dripping()
    with pytest.raises(InputTooLarge, match="pipa is over the limit of 100 bytes"):
        read_stream(stream, name="pipa", limits=Limits(upload_bytes=100))
    assert stream.given == 101


def test_limits_that_are_not_given_are_those_of_the_environment(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(PAGE)
    monkeypatch.setenv("RINGKAS_MAX_UPLOAD_BYTES", "5")
    with pytest.raises(InputTooLarge, match="5 bytes"):
        read_path(path)
    with pytest.raises(InputTooLarge, match="5 bytes"):
        read_stream(io.BytesIO(b"Harga naik."), name="pipa")
    assert read_path(path, limits=Limits()).text == PAGE


def test_a_url_is_fetched_under_the_same_rules(monkeypatch):
    monkeypatch.delenv("RINGKAS_ALLOW_PRIVATE", raising=False)
    with pytest.raises(ForbiddenAddress):
        read_url("http://127.0.0.1/")
    with pytest.raises(FetchError, match="not an http or https address"):
        read_url("file:///etc/passwd")


def test_reading_a_text_loads_none_of_the_heavy_libraries(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(PAGE)
    program = f"""
import sys, sources
assert not [name for name in sys.modules if name.startswith("sources.")], "loaded before it is used"
assert sources.read_path({str(path)!r}, limits=sources.Limits()).text == {PAGE!r}
print(*sorted({{"docx", "httpcore", "httpx", "lxml", "pypdf", "charset_normalizer"}} & set(sys.modules)))
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.stdout.strip(), ended.stderr) == ("", "")


def test_a_name_that_is_not_offered_is_an_attribute_error():
    with pytest.raises(AttributeError, match="read_everything"):
        sources.read_everything  # noqa: B018
