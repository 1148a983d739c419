"""Input that is made to hurt, for as long as there is time: only our own errors may leave, and soon.

    python bench/fuzz.py                            # an hour of CPU time for each target
    python bench/fuzz.py --minutes 2 --only clean records

The tests' strategies, at lengths and numbers that a test has no time for. An example that raises anything but
a `RingkasError`, breaks what a target promises, or takes more than SECONDS of CPU time is printed, shrunken,
and the target is given up; hypothesis keeps it in `.hypothesis/` and begins with it next time. Ends with 1
where there was one.
"""

import argparse
import json
import logging
import re
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Run as a script, this folder comes first on the path and `clean.py` in it would be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from check import compare, confidence  # noqa: E402
from clean import clean, split_sentences  # noqa: E402
from engine.errors import RingkasError  # noqa: E402
from sources import Limits, iter_records  # noqa: E402
from sources.charset import decode  # noqa: E402
from sources.formats import read_bytes  # noqa: E402
from tests.unit.check.test_hostile import TEXT as CHECKED  # noqa: E402
from tests.unit.clean.test_sentences import PIECES as SENTENCES  # noqa: E402
from tests.unit.ringkas.test_hostile import ANYTHING, LINKS, PIECES, TEXTS, pages  # noqa: E402
from tests.unit.sources.files import pdf, zipped  # noqa: E402

SECONDS = 20.0
"""CPU time of one example; the slowest that are known take a tenth of a second."""
ROUND = 500
"""Examples between two looks at the clock."""
LONG = st.lists(PIECES | SENTENCES | ANYTHING, max_size=400).map("".join)
CHARSETS = st.sampled_from(
    [
        "", "utf-8", "utf-16", "utf-16-be", "utf-32", "cp1252", "iso-8859-1", "iso-2022-jp", "hz",
        "gb18030", "big5", "koi8-r", "utf-7", "idna", "hex", "rot13", "unicode-escape", "punycode", "\x00",
        "\ud800", "é",
    ]
)  # fmt: skip
MARKUP = st.sampled_from(
    [
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:t xml:space='preserve'> ", "<w:tab/>",
        "<w:br/>", "<w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>", "</w:tr>", "</w:tbl>",
        "<w:pPr><w:numPr/></w:pPr>", "<!-- a -->", "<w:del>", "</w:del>", "<w:ins>", "</w:ins>",
        "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<?a b?>", "<w:txbxContent>",
        "</w:txbxContent>", "<mc:Fallback>", "</mc:Fallback>", "&amp;", "&#769;", "&#0;", "&x;",
        "<w:hyperlink>", "</w:hyperlink>", "<x>", "</x>", "]]>", "<![CDATA[", "\x00",
    ]
)  # fmt: skip
WORD = (
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
)
HEADS = st.sampled_from(
    [
        b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\x00\x00", b"<meta charset=utf-16>",
        b"\x00t\x00e", b"<?xml version='1.0' encoding='x'?>", b"PK\x03\x04", b"%PDF-1.4\n", b"%%EOF",
        b"\x1b$B", b"\x00", b"\x80",
    ]
)  # fmt: skip
ROWS = st.sampled_from(
    [
        '"', '""', ",", ";", "\t", "|", "\n", "\r\n", "\r", "text", "isi", "judul", "id", "[", "]", "{",
        "}", ":", "null", '{"text": "', '"}', '{"isi": {', "1e999", "-", "NaN", "true", "\\u0000",
        "\\ud800", "\\", "[[", "{}", "#", "\ufeff",
    ]
)  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["text", "isi", "id", "url", "title"]) | TEXTS, inner, max_size=5)
    ),
    max_leaves=20,
)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """Bytes of a docx, a page, a PDF or a text; one in a few damaged."""
    kind = draw(st.sampled_from(["docx", "parts", "page", "pdf", "text"]))
    if kind in ("docx", "parts"):
        data = docx(draw, free=kind == "parts")
    elif kind == "page":
        data = draw(pages()).encode("utf-8", "surrogatepass")
    elif kind == "pdf":
        place = st.integers(-50, 900)
        line = st.tuples(place, place, st.text(st.characters(max_codepoint=255), max_size=30))
        data = pdf(*draw(st.lists(st.lists(line, max_size=8), max_size=3)))
    else:
        data = draw(LONG).encode(draw(st.sampled_from(["utf-8", "utf-16", "cp1252"])), "ignore")
    if draw(st.booleans()) and data:
        at = draw(st.integers(0, len(data) - 1))
        data = data[:at] + draw(st.binary(max_size=8)) + data[at + draw(st.integers(0, 8)) :]
    return data


def docx(draw: st.DrawFn, *, free: bool) -> bytes:
    """A docx whose text is made of pieces; *free* ones needn't be sound XML."""
    text = st.lists(TEXTS, max_size=5).map(lambda texts: [escaped(one) for one in texts])
    if free:
        body = "".join(draw(st.lists(MARKUP | ANYTHING, max_size=40)))
    else:
        body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in draw(text))
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        f"<Override PartName='/word/document.xml' ContentType='{kinds}'/></Types>",
        "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Target='word/document.xml' Type='http://schemas.openxmlformats.org/"
        "officeDocument/2006/relationships/officeDocument'/></Relationships>",
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
    }
    left_out = draw(st.none() | st.sampled_from(list(parts)))
    return zipped(
        {name: part.encode("utf-8", "surrogatepass") for name, part in parts.items() if name != left_out}
    )


def escaped(text: str) -> str:
    """*text* as XML has it, without the characters that it can't have."""
    plain = re.sub(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    return plain.replace("&", "&amp;").replace("<", "&lt;")


def lines_of(values: list[Any]) -> str:
    """JSON lines."""
    return "\n".join(map(json.dumps, values))


class TooSlow(Exception):
    """An example took more than SECONDS of CPU time."""


def target(**strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Make a function of what *strategies* draw into a round of examples, each within its time."""

    def decorate(check: Callable[..., None]) -> Callable[[], None]:
        @wraps(check)
        def one(**drawn: Any) -> None:
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            try:
                check(**drawn)
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)

        few = settings(max_examples=ROUND, deadline=None, suppress_health_check=list(HealthCheck))
        return few(given(**strategies)(one))

    return decorate


@target(text=TEXTS | LONG | pages(), url=LINKS | st.none())
def cleaning(text: str, url: str | None) -> None:
    article = clean(text, url=url)
    article.text.encode()
    assert len(article.kinds) == len(article.paragraphs)
    assert all(article.text[one.start : one.end] == one.text for one in article.sentences)


@target(text=TEXTS | LONG | st.lists(SENTENCES, max_size=200).map(" ".join))
def splitting(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    said = "".join(text[start:end] for start, end in spans)
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", text)


@target(data=documents(), name=st.sampled_from(["a", "a.txt", "a.html", "a.docx", "a.pdf"]), charset=CHARSETS)
def reading(data: bytes, name: str, charset: str) -> None:
    with suppress(RingkasError):
        read_bytes(data, name=name, limits=Limits(), declared=charset).encode()


@target(
    text=st.lists(ROWS | TEXTS, max_size=60).map("".join)
    | VALUES.map(json.dumps)
    | st.lists(VALUES).map(lines_of),
    name=st.sampled_from(["a", "a.csv", "a.tsv", "a.json", "a.jsonl"]),
    charset=st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def recording(text: str, name: str, charset: str) -> None:
    with suppress(RingkasError):
        for record in iter_records(text.encode(charset, "ignore"), name):
            for part in (record.id, record.text, record.url, record.title, *record.columns.values()):
                str(part).encode()


@target(source=CHECKED | TEXTS | LONG, goal=CHECKED | TEXTS | LONG, language=st.sampled_from(["en", "id"]))
def comparing(source: str, goal: str, language: Any) -> None:
    for finding in compare(source, goal, target_language=language):
        finding.message.encode()
        for text, span in ((source, finding.source_span), (goal, finding.target_span)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    assert 0 <= confidence(source, goal) <= 1


@target(
    head=HEADS,
    data=st.binary(max_size=400) | LONG.map(lambda text: text.encode("utf-8", "ignore")),
    charset=CHARSETS,
)
def decoding(head: bytes, data: bytes, charset: str) -> None:
    with suppress(RingkasError):
        decode(head + data, declared=charset).text.encode()


TARGETS: dict[str, Callable[[], None]] = {
    "clean": cleaning,
    "sentences": splitting,
    "documents": reading,
    "records": recording,
    "compare": comparing,
    "charset": decoding,
}


def fuzz(name: str, minutes: float) -> bool:
    """Go at the target *name* for so many minutes of CPU time, and print what it came to; whether it held."""
    began, rounds, fault = time.process_time(), 0, ""
    while not fault and time.process_time() < began + 60 * minutes:
        try:
            TARGETS[name]()
        except Exception as exc:  # noqa: BLE001 - whatever leaves is what is looked for
            fault = "".join(traceback.format_exception(exc, limit=-4))
        rounds += 1
    took = round((time.process_time() - began) / 60, 1)
    print(json.dumps({"target": name, "minutes": took, "examples": rounds * ROUND, "held": not fault}))
    print(fault, end="", flush=True)
    return not fault


def too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow(f"more than {SECONDS} s of CPU time")


def main() -> None:
    """Go at each target in turn."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=60, help="of CPU time, for each target")
    parser.add_argument("--only", nargs="*", choices=list(TARGETS), default=list(TARGETS))
    arguments = parser.parse_args()
    signal.signal(signal.SIGVTALRM, too_slow)
    logging.disable()  # libraries say much of damaged documents
    held = [fuzz(name, arguments.minutes) for name in arguments.only]
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
