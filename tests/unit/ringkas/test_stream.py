"""Many texts through one pipeline: in order, and what fails on the way."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine.errors import (
    EmptyInput,
    GenerationError,
    InputError,
)
from engine.fakes import FakeSeq2Seq
from ringkas import Pipeline
from ringkas.events import SegmentDone
from sources import Record, iter_records
from translate import Seq2SeqTranslator

EXAMPLES = Path(__file__).parents[3] / "examples"
PAGE = (EXAMPLES / "banjir-semarang.html").read_text(encoding="utf-8")
PASTE = (EXAMPLES / "banjir-semarang.txt").read_text(encoding="utf-8")


def test_stream_gives_what_single_calls_give_in_order(pipeline):
    streamed = list(pipeline.stream([PAGE, PASTE], sentences=2))
    single = [pipeline(PAGE, sentences=2), pipeline(PASTE, sentences=2)]
    for one, other in zip(streamed, single, strict=True):
        assert {**one.to_dict(), "timings": {}} == {**other.to_dict(), "timings": {}}


@pytest.mark.parametrize("way", ["call", "stream", "steps"])
def test_a_headline_in_capitals_has_the_names_of_its_own_article(pipeline, model, way, without_phrase_book):
    records = [
        Record(
            id=name,
            title=f"{name.upper()} TINJAU BANJIR DEMAK",
            text=f"Banjir merendam {number} rumah di Demak. Presiden {name} tiba di Demak pada Senin pagi.",
        )
        for name, number in (("Jokowi", 120), ("Megawati", 300))
    ]
    match way:
        case "call":
            briefs = [pipeline(record) for record in records]
        case "stream":
            briefs = list(pipeline.stream(records))
        case "steps":
            briefs = [list(pipeline.steps(record))[-1].brief for record in records]
    assert briefs[1].title_en == "EN(MEGAWATI TINJAU BANJIR DEMAK)"
    sources = {source for call in model.calls for source in call[0]}
    assert {f"{name} tinjau banjir Demak" for name in ("Jokowi", "Megawati")} < sources


@pytest.mark.parametrize("way", ["call", "stream", "steps"])
def test_a_summary_means_by_an_acronym_what_its_article_means(pipeline, way, without_phrase_book):
    """The sentence that explains it isn't in the summary."""
    lead = "Pengurus KPK membuka toko beras murah di Medan pada Senin pagi."
    text = f"{lead} Warga antre. Koperasi Pedagang Kecil (KPK) punya 40 anggota."
    match way:
        case "call":
            brief = pipeline(text, sentences=1)
        case "stream":
            (brief,) = pipeline.stream([text], sentences=1)
        case "steps":
            *before, done = pipeline.steps(text, sentences=1)
            brief = done.brief
            segments = [step for step in before if isinstance(step, SegmentDone)]
            assert [(step.stage, step.total) for step in segments] == [("summary_en", 1)] + [
                ("translation", 3)
            ] * 3
    assert brief.summary.text == lead
    assert brief.summary_en.text == f"EN({lead})"


@pytest.mark.parametrize("of_html", [False, True])
def test_a_record_of_a_stream_tells_what_it_tells_alone(pipeline, of_html):
    body = "Warga mengungsi ke balai desa sejak Selasa malam karena tanggul jebol."
    row = {
        "judul": "Banjir Demak",
        "tanggal": "27 Januari 2022",
        "penulis": '["Rina Melati"]',
        "teks": f"<article><p>{body}</p></article>" if of_html else body,
    }
    (record,) = iter_records(json.dumps(row).encode())
    (streamed,) = pipeline.stream([record])
    alone = pipeline(json.dumps(row))
    for brief in (streamed, alone):
        article = brief.article
        assert (article.title, article.date, article.byline) == ("Banjir Demak", "2022-01-27", "Rina Melati")
        assert article.paragraphs == (body,)


def test_stream_reads_only_as_far_as_a_batch_needs(pipeline):
    read = []

    def endless():
        while True:
            read.append(len(read))
            yield PAGE.replace("14 kelurahan", f"{len(read)} kelurahan")

    stream = pipeline.stream(endless())
    next(stream)
    assert len(read) < 100  # though copies of one article never fill a batch
    stream.close()


def test_stream_gives_what_came_before_a_text_that_fails(pipeline):
    stream = pipeline.stream([PAGE, "   ", PASTE])
    assert next(stream).article.title
    with pytest.raises(EmptyInput):
        next(stream)


def numbered(*numbers):
    return [PASTE.replace("14 kelurahan", f"{n} kelurahan") for n in numbers]


@pytest.fixture
def moody(monkeypatch, tmp_path):
    """A pipeline whose model fails at whatever holds "77"."""
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))

    def render(source):
        if "77" in source:
            raise GenerationError("It broke.", hint="Try another model.")
        return f"EN({source})"

    model = FakeSeq2Seq(render, name="fake:moody")
    return Pipeline.load(summarizer="extractive", translator=Seq2SeqTranslator(model))


def test_stream_says_which_text_failed(pipeline):
    with pytest.raises(EmptyInput, match="Text 1: ") as caught:
        list(pipeline.stream([PAGE, "   ", PASTE]))
    assert caught.value.record == 1


def test_stream_gives_every_brief_before_a_text_that_the_model_fails_at(moody):
    made = []
    with pytest.raises(GenerationError) as caught:
        made.extend(brief.article.text for brief in moody.stream(numbered(20, 21, 77, 22)))
    assert caught.value.record == 2
    # What extend had taken before the error is kept.
    assert ["20 kelurahan" in made[0], "21 kelurahan" in made[1], len(made)] == [True, True, 2]


def test_stream_skips_what_fails_and_logs_it(moody, caplog):
    texts = [*numbered(20), "", *numbered(77, 21)]
    briefs = list(moody.stream(texts, on_error="skip"))
    assert ["20 kelurahan" in briefs[0].article.text, "21 kelurahan" in briefs[1].article.text] == [
        True,
        True,
    ]
    assert len(briefs) == 2
    assert [record.getMessage()[:26] for record in caplog.records] == [
        "A text was skipped. Text 1", "A text was skipped. Text 2",
    ]  # fmt: skip


def test_stream_hands_failures_to_a_callable_in_order(moody):
    log = []
    texts = [*numbered(77), "", *numbered(20), ""]
    for brief in moody.stream(texts, on_error=lambda index, error: log.append((index, type(error)))):
        log.append("20 kelurahan" in brief.article.text)
    assert log == [(0, GenerationError), (1, EmptyInput), True, (3, EmptyInput)]


def test_stream_gives_what_is_done_when_its_source_breaks(pipeline):
    def source():
        yield from numbered(20, 21)
        raise OSError("disk gone")

    made = []
    with pytest.raises(OSError, match="disk gone"):
        made.extend(brief.title_en for brief in pipeline.stream(source(), on_error="skip"))
    assert len(made) == 2


def test_a_foreign_error_says_which_text_it_was(pipeline):
    def fails(article, request):
        raise ZeroDivisionError

    pipeline.summarizer = SimpleNamespace(name="fake:zero", summarize=fails)
    with pytest.raises(ZeroDivisionError) as caught:
        list(pipeline.stream(numbered(20), on_error="skip"))
    assert caught.value.__notes__ == ["This was text 0 of the stream."]


def test_a_missing_value_of_a_table_is_one_failure_of_a_stream(moody):
    log = []
    texts = [*numbered(20), None, float("nan"), *numbered(21)]
    made = list(moody.stream(texts, on_error=lambda index, error: log.append((index, type(error)))))
    assert log == [(1, InputError), (2, InputError)]
    assert len(made) == len(list(moody.stream(texts, on_error="skip"))) == 2
