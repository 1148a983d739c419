"""Crawls: the pages of a WARC or a WACZ, unpacked."""

import gzip
import io
import zipfile

import pytest

from tests.unit.sources.corpora import PAGE, documents, texts


def write_warc(file, pages):
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file, gzip=True)
    for url, status, fields, body in pages:
        headers = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
        )


def crawled():
    kind = ("Content-Type", "text/html; charset=utf-8")
    body = PAGE.encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    yield "https://kabar.example/a", "200 OK", [kind], body
    yield "https://kabar.example/b", "404 Not Found", [kind], body
    yield "https://kabar.example/c.css", "200 OK", [("Content-Type", "text/css")], b"p {}"
    yield "https://kabar.example/d", "200 OK", [kind, ("Content-Encoding", "gzip")], gzip.compress(body)
    yield "https://kabar.example/e", "200 OK", [kind, ("Transfer-Encoding", "chunked")], chunked


def test_a_crawl_gives_its_pages_with_chunks_and_compression_undone(tmp_path):
    with (tmp_path / "a.warc.gz").open("wb") as file:
        write_warc(file, crawled())
    found = documents(tmp_path / "a.warc.gz")
    assert [(one.url[-1], one.text) for one in found] == [("a", PAGE), ("d", PAGE), ("e", PAGE)]
    assert all(one.id.startswith("urn:uuid:") for one in found)


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_bodies_that_the_library_fails_at_are_unpacked_too(tmp_path, coding):
    if coding == "br":
        packed = pytest.importorskip("brotli").compress(PAGE.encode())
        damaged = packed[:-4]  # it breaks off
    else:
        packed = pytest.importorskip("zstandard").compress(PAGE.encode())
        damaged = b"?"
    fields = [("Content-Type", "text/html"), ("Content-Encoding", coding)]
    with (tmp_path / "a.warc.gz").open("wb") as file:
        write_warc(
            file,
            [
                ("https://kabar.example/a", "200 OK", fields, packed),
                ("https://kabar.example/b", "200 OK", fields, damaged),
            ],
        )
    assert texts(tmp_path / "a.warc.gz") == [PAGE, "InputError"]


def test_a_wacz_is_read(tmp_path):
    inner = io.BytesIO()
    write_warc(inner, crawled())
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", inner.getvalue())
        archive.writestr("datapackage.json", "{}")
    assert texts(tmp_path / "a.wacz") == [PAGE] * 3
