"""What a server packed is unpacked, within bounds."""

import gzip
import zlib

import pytest

from engine.errors import FetchError, InputTooLarge
from sources import Limits
from tests.unit.sources.web import PAGE, get, html, serving

pytestmark = pytest.mark.usefixtures("bare_environment")


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),  # without its header: wrong, but seen
        ("gzip", lambda data: gzip.compress(data[:40]) + gzip.compress(data[40:])),
        ("identity", bytes),
    ],
)
def test_packed_pages_are_unpacked(coding, pack):
    body = PAGE.encode() * 5000
    with serving({"/": html(pack(body), content_encoding=coding)}) as server:
        assert get(server).text == PAGE * 5000


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_a_decompression_bomb_is_stopped_at_the_limit(coding, pack):
    import tracemalloc

    bomb = pack(b"a" * 50_000_000)
    assert len(bomb) < 100_000
    with serving({"/": html(bomb, content_encoding=coding)}) as server:
        tracemalloc.start()
        try:
            with pytest.raises(InputTooLarge):
                get(server, limits=Limits(page_bytes=1_000_000))
            assert tracemalloc.get_traced_memory()[1] < 20_000_000
        finally:
            tracemalloc.stop()


def test_a_bomb_within_a_bomb_is_refused():
    bomb = gzip.compress(gzip.compress(b"a" * 10_000_000))
    answer = html(bomb, content_encoding="gzip, gzip")
    with serving({"/": answer}) as server, pytest.raises(FetchError, match="gzip, gzip"):
        get(server)
