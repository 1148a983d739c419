"""Text that is made to hurt, at every way in: harmless lengths, since it is our guards that are tested."""

import json
import unicodedata
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from check import compare
from clean import Article, Sentence, clean
from engine.errors import RingkasError
from ringkas import Brief
from sources import iter_records
from sources.formats import read_bytes
from sources.limits import Limits
from summarize import summarize
from tests.unit.sources.test_text import longest_run
from translate import Seq2SeqTranslator, translate

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


LINKS = st.sampled_from(
    [
        "http://[", "http://[::1", "//[x]y/", "http://a:b/", "http://a:99999999/", "//\u2100/", "http://xn--/", "//", ":", "%",
        "http://a]/?page=2", "javascript:0", "\\\\a\\b", "http://user@[/", "https://kabar.example/2", "", "\u0301//\u0301", "http://\ud800/",
    ]
)  # fmt: skip
PIECES = st.sampled_from(
    [
        PROSE, PROSE, "\n", "\n\n", "Baca juga: ", "Editor: ", "Kamis, 7 Maret 2024 ", "31/31/2024 ", "JAKARTA - ", "“", '"', "(abc)",
        "<p>", "</p>", "<div>", "<a href='", "'>", '">', "<title>", "</title>", "<h1>", "<time datetime='", "<!--", "<![CDATA[",
        "<?xml version='1.0' encoding='utf-16'?>", "<!doctype html>", "<script type='application/ld+json'>", "</script>", "&#xd800;",
        '{"@type": "Article", "headline": [', '"datePublished": 1e999', "]}", "&#x110000;", "&#0;", "&amp;#769;", "\x00", "\x01",
        "\x02", "\x1b[0m", "\ufeff", "\ufffd", "\u2028", "Ã¼", "1.234,5 ", "²", "٣ ", "100 juta ", "tidak ", "\ud800", "\udc00", '"headline": "\\ud800"', "<svg>", "<template>", "</",
    ]
)  # fmt: skip
ANYTHING = st.text(alphabet=st.characters(exclude_categories=()), max_size=80)
"""Surrogates too, which `st.text` leaves out."""
TEXTS = ANYTHING | st.lists(PIECES, max_size=20).map("".join)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
"""All fixtures but the translator are for the whole test: nothing in them changes from one example to the next."""


@st.composite
def pages(draw):
    links = [draw(LINKS) for _ in range(5)]
    return (
        f"<html><head><link rel=canonical href='{links[0]}'><meta property=og:url content='{links[1]}'>"
        f"<link rel=next href='{links[2]}?page=2'><base href='{links[3]}'></head><body><p>{draw(TEXTS)}</p><p>{PROSE}</p>"
        f"<a href='{links[4]}?page=2'>Halaman selanjutnya</a></body></html>"
    )


@FEW
@given(TEXTS | pages(), LINKS | st.none())
@example("<p>a</p>", "http://[")
@example("<link rel=canonical href='http://['><p>a</p>", None)
def test_nothing_makes_cleaning_raise(text, url):
    article = clean(text, url=url)
    assert article.text.encode() is not None


@FEW
@given(TEXTS | pages(), TEXTS)
def test_summarizing_raises_our_errors_alone(text, focus):
    with suppress(RingkasError):
        summarize(text, focus=focus).text.encode()


@FEW
@given(TEXTS, TEXTS, st.sampled_from(["en", "id"]))
@example("", "\ud800", "en")
def test_nothing_makes_comparing_raise(source, target, language):
    for finding in compare(source, target, target_language=language):
        json.dumps(finding.to_dict(), ensure_ascii=False).encode()


@FEW
@given(text=TEXTS)
def test_translating_raises_our_errors_alone(text, pipeline):
    translate(text, translator=pipeline.translator).text.encode()


@FEW
@given(text=TEXTS | pages(), url=LINKS | st.none())
def test_a_brief_raises_our_errors_alone_and_can_be_written(text, url, pipeline):
    with suppress(RingkasError):
        brief = pipeline(text, url=url, force=True)
        brief.to_json().encode()
        brief.to_markdown().encode()


@FEW
@given(
    st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(["", "PK\x03\x04", "%PDF-", "\ufeff", '[{"text":', "teks,id\n"]),
    st.sampled_from(["utf-8", "utf-16", "idna", "hex", "\x00", "\ud800", "", "é"]),
)
def test_reading_bytes_raises_our_errors_alone(data, head, charset):
    data = head.encode() + data
    with suppress(RingkasError):
        read_bytes(data, name="a", limits=Limits(), declared=charset).encode()
    with suppress(RingkasError):
        for record in iter_records(data, "a"):
            json.dumps([record.text, record.url, record.title], ensure_ascii=False).encode()


def test_half_a_character_is_no_obstacle_to_the_cache(model, tmp_path, monkeypatch):
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    cached = Seq2SeqTranslator(model, revision="r1")
    text = PROSE.replace("Budi", "Budi \ud83d")
    first = translate(text, translator=cached)
    calls = len(model.calls)
    assert translate(text, translator=cached) == first
    assert (first.segments[0].source, len(model.calls)) == (PROSE.replace("Budi", "Budi \ufffd"), calls)


def test_records_hold_whole_characters_alone():
    (record,) = iter_records(
        b'[{"id": "\\ud800", "judul": "a \\udc00", "teks": "\\ud83d\\ude00 b", "url": "\\ud800"}]'
    )
    assert (record.id, record.title, record.text, record.url) == (
        "\ufffd",
        "a \ufffd",
        "\U0001f600 b",
        "\ufffd",
    )


def test_a_brief_with_half_a_character_is_not_read(pipeline):
    data = pipeline(PROSE).to_dict()
    with pytest.raises(RingkasError):
        Brief.from_dict({**data, "title_en": "\ud800"})


def test_half_a_character_in_an_option_can_be_written(pipeline):
    pipeline(f"{PROSE} {PROSE.replace('Harga', 'Stok')}", focus="harga \ud800").to_json().encode()
