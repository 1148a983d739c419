"""The spine with a stand-in translator: order, traces, refusals. tests/integration runs the real models."""

import json
import pickle
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from clean import clean, dateline
from engine.errors import (
    BinaryInput,
    EmptyInput,
    InputError,
    InputTooLarge,
    NoArticle,
    SettingsError,
    WrongLanguage,
)
from engine.fakes import FakeSeq2Seq
from engine.version import version_of
from prompts import digest
from ringkas import Pipeline, brief_file, brief_url, confidence, summarize, translate, translate_many
from ringkas.events import Cleaned, Done, SegmentDone, Summarized, TitleDone
from sources import Limits, Record
from summarize.extractive import ExtractiveSummarizer
from translate import Seq2SeqTranslator

EXAMPLES = Path(__file__).parents[3] / "examples"
PAGE = (EXAMPLES / "banjir-semarang.html").read_text(encoding="utf-8")
PASTE = (EXAMPLES / "banjir-semarang.txt").read_text(encoding="utf-8")

ENGLISH = (
    "The provincial government has set aside money to strengthen the sea wall along the coast after tidal floods "
    "hit fourteen districts last week, and officials say the work should be finished by the middle of December."
)
MALAY = (
    "Kerajaan Malaysia memaklumkan bahawa pihaknya telah meluluskan peruntukan sebanyak lima juta ringgit kerana "
    "banjir yang melanda negeri Kelantan. Menteri berkata kerja pembaikan akan bermula pada bulan hadapan dan "
    "penduduk kampung diminta bersabar serta mematuhi arahan polis."
)
JAVANESE = (
    "Bapak lan ibu padha menyang sawah esuk-esuk amarga wayahe panen pari. Aku lan adhiku ora melu amarga kudu "
    "sekolah. Sawise mulih sekolah, aku banjur menyang sawah nggawa panganan kanggo bapak lan ibu sing lagi kerja."
)


def test_a_brief_traces_every_english_sentence_to_its_source(pipeline):
    brief = pipeline(PAGE, sentences=3)
    assert brief.title_en.startswith("EN(")
    assert len(brief.summary.sentences) == len(brief.summary_en.segments) == 3
    for index, segment in enumerate(brief.translation.segments):
        assert segment.sentence == index
        assert segment.source == brief.article.sentences[index].text
    for segment in brief.summary_en.segments:
        assert segment.source == brief.summary.sentences[segment.sentence].text


def test_offsets_point_into_the_joined_paragraphs(pipeline):
    article = pipeline(PAGE).article
    text = "\n\n".join(article.paragraphs)
    assert [text[s.start : s.end] for s in article.sentences] == [s.text for s in article.sentences]


def test_page_and_paste_of_one_article_give_one_article(pipeline):
    page, paste = pipeline(PAGE).article, pipeline(PASTE).article
    assert page.title == paste.title
    assert page.paragraphs == paste.paragraphs


def test_a_shared_sentence_is_translated_once(pipeline, model):
    """Counted against a run that has the summary alone, since a sentence that fails a check is tried again."""

    def times_asked(scope):
        model.calls.clear()
        sentence = pipeline(PAGE, scope=scope).summary.sentences[0].text
        asked = [source for sources, _ in model.calls for source in sources]
        return asked.count(sentence.removeprefix(dateline(sentence)))

    assert times_asked("both") == times_asked("summary") > 0


def test_steps_come_in_order(pipeline):
    kinds = [type(step) for step in pipeline.steps(PAGE, sentences=2)]
    assert kinds[:3] == [Cleaned, Summarized, TitleDone]
    assert kinds[-1] is Done
    assert set(kinds[3:-1]) == {SegmentDone}


def test_closing_the_steps_stops_the_work(pipeline, model):
    steps = pipeline.steps(PAGE)
    for step in steps:
        if isinstance(step, Summarized):
            break
    steps.close()
    assert model.calls == []


@pytest.mark.parametrize(
    ("scope", "summary", "article"), [("summary", True, False), ("article", False, True)]
)
def test_scope_leaves_out_what_was_not_asked_for(pipeline, scope, summary, article):
    brief = pipeline(PAGE, scope=scope)
    assert bool(brief.summary_en.segments) == summary
    assert bool(brief.translation.segments) == article


def test_json_has_the_documented_keys(pipeline):
    value = json.loads(pipeline(PAGE).to_json())
    assert set(value) >= {
        "article", "title_en", "summary", "summary_en", "translation", "findings", "timings", "signature",
    }  # fmt: skip
    assert set(value["article"]) >= {
        "title", "byline", "date", "source", "url", "language", "paragraphs", "sentences", "removed",
    }  # fmt: skip
    assert set(value["translation"]["segments"][0]) >= {
        "source", "target", "sentence", "alternatives", "findings",
    }  # fmt: skip


def test_the_signature_names_what_made_the_brief(pipeline):
    parts = pipeline(PAGE, sentences=2).signature.split("|")
    assert f"ringkas:{version_of('ringkas')}" in parts
    assert f"prompts:{digest()}" in parts
    assert parts[-1] == "sentences:2"


def test_findings_come_gravest_first(pipeline):
    severities = [finding.severity for finding in pipeline(PAGE).findings]
    assert len(set(severities)) > 1
    assert severities == sorted(severities, key=["error", "warning", "info"].index)


def test_threads_do_not_mix_their_briefs(pipeline):
    pages = [PAGE.replace("14 kelurahan", f"{n} kelurahan") for n in range(20, 28)]
    briefs = [None] * len(pages)

    def work(index):
        briefs[index] = pipeline(pages[index])

    threads = [threading.Thread(target=work, args=(index,)) for index in range(len(pages))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for n, brief in zip(range(20, 28), briefs, strict=True):
        assert f"{n} kelurahan" in brief.article.text
        assert f"merendam {n} " in brief.translation.text


@pytest.mark.parametrize("text", ["", "   \n\t ", "\u00a0\u200b"])
def test_nothing_is_a_clear_error(pipeline, text):
    with pytest.raises((EmptyInput, NoArticle)):
        pipeline(text)


def test_binary_is_a_clear_error(pipeline):
    with pytest.raises(BinaryInput):
        pipeline(bytes(range(256)).decode("latin-1") * 10)


def test_over_the_limit_is_refused_and_says_the_limit(pipeline):
    with pytest.raises(InputTooLarge, match=f"{Limits().input_characters:,}"):
        pipeline("kata " * 2_000_001)


def test_a_page_without_an_article_is_a_clear_error(pipeline):
    with pytest.raises(NoArticle):
        pipeline("<html><body><nav><a href='/'>Beranda</a> <a href='/masuk'>Masuk</a></nav></body></html>")


def test_english_is_refused_unless_forced(pipeline):
    with pytest.raises(WrongLanguage, match="English") as caught:
        pipeline(ENGLISH)
    assert caught.value.language == "en"
    brief = pipeline(ENGLISH, force=True)
    assert any(f.kind == "language" and f.severity == "warning" for f in brief.findings)


def test_a_short_text_is_never_refused(pipeline):
    pipeline("The minister said no.")


@pytest.mark.parametrize(("text", "name"), [(MALAY, "Malay"), (JAVANESE, "Javanese")])
def test_neighbouring_languages_are_warned_about(pipeline, text, name):
    findings = pipeline(text).findings
    assert any(f.kind == "language" and name in f.message for f in findings)


def test_lengths_exclude_each_other(pipeline):
    with pytest.raises(SettingsError, match="sentences and words"):
        pipeline(PAGE, sentences=2, words=30)


def test_a_brief_says_what_the_embedded_model_made(pipeline):
    class Embedded(ExtractiveSummarizer):
        name = "embedded:summarizer-1"

    def said(brief):
        return {finding.stage for finding in brief.findings if finding.kind == "model"}

    assert said(pipeline(PASTE)) == set()
    embedded = Pipeline(summarizer=Embedded(), translator=pipeline.translator)
    assert said(embedded(PASTE)) == {"summary"}


def test_a_call_gives_what_its_steps_end_with(pipeline):
    text = "SIDANG RINA LESTARI DITUNDA\n\nRina Lestari hadir di Pengadilan Negeri Solo. Ia menolak dakwaan jaksa. Sidang berlanjut pekan depan."
    *_, last = pipeline.steps(text)
    called = pipeline(text)
    assert replace(called, timings={}) == replace(last.brief, timings={})


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda pipeline: pipeline.stream([], on_error="yield"), "on_error"),
        (lambda pipeline: pipeline("Harga naik.", sentense=3), "Did you mean sentences"),
        (lambda pipeline: clean(b"Harga naik."), "not bytes"),
        (lambda pipeline: clean("Harga naik.", url=5), "url is str or None, not int"),
        (lambda pipeline: clean("Harga naik.", title=None), "title is str, not NoneType"),
        (lambda pipeline: confidence("Harga naik.", None), "two str, not NoneType"),
        (lambda pipeline: summarize("Harga naik.", sentense=3), "Did you mean sentences"),
        (lambda pipeline: translate("Harga naik.", glosary="a.csv"), "Did you mean glossary"),
        (lambda pipeline: pipeline.stream(Path("berita.txt")), "many texts.* not one PosixPath"),
        (lambda pipeline: pipeline.stream(None), "many texts.* not one NoneType"),
        (lambda pipeline: pipeline.stream({"isi": ["Harga naik."]}), "one column of a table"),
        (
            lambda pipeline: list(translate_many(5, translator=pipeline.translator)),
            "many items.* not one int",
        ),
        (lambda pipeline: list(pipeline.stream(["Harga naik.", None])), "A text is a str.* not NoneType"),
        (lambda pipeline: Record(id=7, text="Harga naik."), "id of a Record is str, not int"),
        (lambda pipeline: Record(id="7", text=None), "text of a Record is str, not NoneType"),
        (lambda pipeline: Limits(pages="7"), "limit pages is a number, not str"),
        (lambda pipeline: Pipeline(summarizer="extractive", translator="embedded"), "Pipeline.load"),
        (
            lambda pipeline: Pipeline.load(translator=pipeline.translator, threads="2"),
            "threads is int or None",
        ),
        (
            lambda pipeline: Pipeline.load(translator=pipeline.translator, limits={"pages": 2}),
            "limits is Limits",
        ),
        (lambda pipeline: brief_url(b"https://kabar.example/a"), "A URL is a str, not bytes"),
    ],
)
def test_what_makes_no_sense_is_a_type_error_that_says_so(pipeline, call, said):
    with pytest.raises(TypeError, match=said):
        call(pipeline)


def test_a_device_that_there_is_not_is_refused_whatever_the_models(pipeline):
    with pytest.raises(SettingsError, match="cpu, cuda or auto, not 'gpu'"):
        Pipeline.load(translator=pipeline.translator, device="gpu")
    with pytest.raises(SettingsError, match="threads must be 1 or more, not 0"):
        Pipeline.load(translator=pipeline.translator, threads=0)


def test_the_address_of_an_article_that_has_none_is_the_one_that_is_given(pipeline):
    article = clean(PASTE)
    assert pipeline(article, url="https://kabar.example/a").article.url == "https://kabar.example/a"
    known = replace(article, url="https://kabar.example/b")
    assert pipeline(known, url="https://kabar.example/a").article.url == "https://kabar.example/b"


def test_an_address_is_no_file():
    with pytest.raises(InputError, match="an address, not a file") as caught:
        brief_file("https://kabar.example/a")
    assert "brief_url" in caught.value.hint
    for path in (b"a.txt", 5, None):
        with pytest.raises(TypeError, match="A path is a str or a Path"):
            brief_file(path)


def test_a_pickled_pipeline_is_names_and_loads_its_models_where_it_is_unpickled(monkeypatch):
    class Locked(FakeSeq2Seq):
        def __reduce__(self):
            raise TypeError("a model in memory can't be pickled")

    asked = []

    def load(name, *, device, threads, progress):
        asked.append((name, device, threads))
        return Seq2SeqTranslator(Locked(), decoding=Locked().decoding)

    monkeypatch.setattr("ringkas.pipeline.load_translator", load)
    limits = Limits(input_characters=123_456)
    pickled = pickle.dumps(Pipeline.load(translator="marian:a/b", threads=2, limits=limits))
    again = pickle.loads(pickled)
    assert asked == [("marian:a/b", "cpu", 2)] * 2
    assert again.summarizer.name == "extractive"
    assert again.limits == limits


def test_a_pipeline_of_objects_is_pickled_with_them():
    summarizer = ExtractiveSummarizer()
    translator = Seq2SeqTranslator(FakeSeq2Seq(), decoding=FakeSeq2Seq().decoding)
    again = pickle.loads(pickle.dumps(Pipeline(summarizer=summarizer, translator=translator)))
    assert again.translator.name == translator.name
    assert again.translator is not translator
