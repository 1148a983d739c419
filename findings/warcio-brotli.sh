#!/usr/bin/env bash
# warcio 1.8.1: a page compressed with Brotli is raw bytes without the package brotli, and an AttributeError
#   with it.
#
# Behavior: content_stream() undoes Content-Encoding: br only if “brotli” can be imported; if not, it gives
#   the compressed bytes as though they were the page. With brotli 1.2.1 installed it fails before the first
#   byte, since warcio sets an attribute on brotli.Decompressor, which refuses new ones.
# Seen: without brotli, content_stream().read() gives the bytes as stored; with it, “AttributeError:
#   'brotli.Decompressor' object has no attribute 'unused_data'”. brotli alone unpacks the same bytes; gzip is
#   fine.
# Guess: an error that names the missing package, and the page once it is installed.
# Hurts: whoever reads news pages from web archives: servers that offer br fill them with it. At first the
#   pages are taken for garbage or a wrong charset, and the obvious cure makes every such record fail.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
cat >"$room/read.py" <<'PY'
import base64
import gzip
import io
import sys

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = b"<html><p>Banjir merendam 14 kelurahan.</p></html>"
PACKED = base64.b64decode("GzAA+I2T5ZJJ9FQ8QrrN6/W4kqDb6x8kWKmEVIwUOih74eJK5F5FoaU5EdQHHfVfMGTDVzA=")


def read(encoding, body):
    """What content_stream() gives for a record with *body*; an error as its text."""
    archive = io.BytesIO()
    writer = WARCWriter(archive, gzip=True)
    fields = [("Content-Type", "text/html; charset=UTF-8"), ("Content-Encoding", encoding)]
    headers = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        "http://kabar.example/", "response", payload=io.BytesIO(body), http_headers=headers
    )
    writer.write_record(record)
    archive.seek(0)
    try:
        return next(ArchiveIterator(archive)).content_stream().read()
    except AttributeError as error:
        return f"AttributeError: {error}"


if sys.argv[1] == "without":
    expected = PACKED
else:
    import brotli

    if brotli.decompress(PACKED) != PAGE:
        sys.exit("changed: brotli itself doesn't unpack the page")
    expected = "AttributeError: 'brotli.Decompressor' object has no attribute 'unused_data'"
seen = read("br", PACKED)
print(f"{sys.argv[1]} brotli: {seen!r}")
same = seen == expected and read("gzip", gzip.compress(PAGE)) == PAGE
sys.exit(0 if same else "changed: warcio now treats br otherwise")
PY
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check warcio==1.8.1 || exit 2
"$room/venv/bin/python" "$room/read.py" without
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check brotli==1.2.1 || exit 2
"$room/venv/bin/python" "$room/read.py" with
