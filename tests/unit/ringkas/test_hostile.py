"""Text that is made to hurt, at every way in: harmless lengths, since it is our guards that are tested."""

import unicodedata
from urllib.parse import urlsplit

import pytest

from check import compare
from clean import Article, Sentence, clean
from sources import iter_records
from sources.formats import read_bytes
from sources.limits import Limits
from summarize import summarize
from tests.unit.sources.test_text import longest_run
from translate import translate

PROSE = "Harga beras di pasar itu naik lagi sejak pekan lalu, kata pedagang bernama Budi."
MARKS = "\u0301\u0316" * 40


@pytest.fixture
def normalized(monkeypatch):
    """The longest runs of combining marks in what anything normalizes while the test runs."""
    runs = []
    normalize = unicodedata.normalize

    def watched(form, text):
        runs.append(max(map(len, _runs(text)), default=0))
        return normalize(form, text)

    monkeypatch.setattr(unicodedata, "normalize", watched)
    urlsplit.cache_clear()  # or it would know a host from the test before
    return runs


def _runs(text):
    run = ""
    for character in text:
        if unicodedata.combining(character) or character in "\uff9e\uff9f":
            run += character
        else:
            yield run
            run = ""
    yield run


ZALGO = {
    "as they are": MARKS,
    "as entities": "&#769;&#790;" * 40,
    "as entities of entities": "&amp;#769;&amp;#790;" * 40,
    "as mojibake": "Ì\x81Ì–" * 40,
    "with invisible characters between": "\u200b".join(MARKS),
    "with other marks folded in": "\uff9e\u0316" * 40,
}


@pytest.mark.parametrize("marks", ZALGO.values(), ids=ZALGO)
def test_no_long_run_of_marks_is_normalized(marks, normalized, translator, tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    word = f"Su{marks}harto"
    text = PROSE.replace("Budi", word)
    page = (
        f'<html><head><title>{word}</title><meta property="og:title" content="{text}">'
        f'<meta property="og:url" content="https://{word}.example/x"><link rel="canonical" href="//{word}/y">'
        f"</head><body><article><h1>{word}</h1><p>{text}</p><p>{PROSE}</p>"
        f'<a href="//{word}/z?page=2">Halaman selanjutnya</a></article></body></html>'
    )
    by_hand = Article(
        paragraphs=(text,), sentences=(Sentence(text=text, paragraph=0, start=0, end=len(text)),)
    )
    for one in (text, page):
        assert longest_run(clean(one, url=f"https://{word}.example/").text) <= 30
        summarize(one)
    summarize(by_hand)
    translate(by_hand, translator=translator)
    assert longest_run(translate(text, translator=translator).segments[0].source) <= 30
    compare(text, text.replace("Harga", "Price"))
    compare(text, text, target_language="id")
    assert longest_run(read_bytes(text.encode(), name="a.txt", limits=Limits())) <= 30
    list(iter_records(f"teks\n{text}\n".encode(), "a.csv"))
    assert max(normalized) <= 32
