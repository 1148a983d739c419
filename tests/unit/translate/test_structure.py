"""What is around the sentences survives, and what isn't language is left alone."""

from types import SimpleNamespace

import pytest

from clean import clean
from engine.fakes import FakeSeq2Seq
from tests.unit.translate.replies import english
from translate import (
    Excerpt,
    Seq2SeqTranslator,
    Translator,
    assemble,
    load_glossary,
    translate,
    translate_stream,
)
from translate.casing import known_casing
from translate.notation import to_english_notation
from translate.postedit import strip_stray_symbols
from translate.preparation import prepare
from translate.sentences import split_text

TEXT = """BANJIR DI DEMAK MELUAS

Banjir meluas. Warga mengungsi.

- Tiga desa terendam
- Dua jembatan putus
  1. Jembatan Wonokerto

https://bpbd.example.id/demak
(0274) 555-123

# Bantuan
Posko dibuka.
"""


@pytest.fixture
def model():
    return FakeSeq2Seq(english)


@pytest.fixture
def translator(model):
    return Seq2SeqTranslator(model)


def lines(text):
    return [(line[: len(line) - len(line.lstrip(" -#1."))], bool(line.strip())) for line in text.split("\n")]


def test_lines_bullets_headings_and_blank_lines_stay(translator):
    assert lines(translate(TEXT, translator=translator).text) == lines(TEXT)


def test_segments_carry_their_sentence_and_its_index(translator):
    translation = translate(TEXT, translator=translator)
    assert [segment.sentence for segment in translation.segments] == list(range(len(translation.segments)))
    assert [segment.source for segment in translation.segments][:3] == [
        "BANJIR DI DEMAK MELUAS",
        "Banjir meluas.",
        "Warga mengungsi.",
    ]


def test_addresses_and_numbers_are_copied_without_a_call(translator, model):
    segments = {segment.source: segment for segment in translate(TEXT, translator=translator).segments}
    for source in ("https://bpbd.example.id/demak", "(0274) 555-123"):
        assert (segments[source].target, segments[source].outcome) == (source, "copied")
        assert not any(source in sources for sources, _ in model.calls)


@pytest.mark.parametrize("initials", ["(rsa/tam)", "(ANT/BOB)", "(ab/cd/ef)"])
def test_initials_of_reporter_and_editor_are_copied(initials, translator, model):
    *_, last = translate(f"Warga mengungsi.\n\n{initials}", translator=translator).segments
    assert (last.target, last.outcome, last.findings) == (initials, "copied", ())
    assert not any(initials in sources for sources, _ in model.calls)


def test_nothing_gives_nothing(translator):
    for text in ("", "\n\n", "  "):
        translation = translate(text, translator=translator)
        assert (translation.text.strip(), translation.segments) == ("", ())


def test_an_article_keeps_its_paragraphs(translator):
    article = clean("Banjir meluas. Warga mengungsi.\n\nPosko dibuka di balai desa sejak pagi tadi.")
    translation = translate(article, translator=translator)
    assert translation.text.count("\n\n") == len(article.paragraphs) - 1
    assert [segment.source for segment in translation.segments] == [s.text for s in article.sentences]


def test_a_summary_keeps_its_style(translator):
    sentences = [SimpleNamespace(text="Banjir meluas."), SimpleNamespace(text="Warga mengungsi.")]
    summary = SimpleNamespace(text="- Banjir meluas.\n- Warga mengungsi.", sentences=sentences)
    assert translate(summary, translator=translator).text == "- enBanjir enmeluas.\n- enWarga enmengungsi."


def test_a_line_wrapped_in_mid_sentence_is_one_sentence(translator):
    text = "Warga di tiga desa itu mengungsi ke balai kecamatan sejak\nkemarin malam karena air terus naik."
    (segment,) = translate(text, translator=translator).segments
    assert "\n" not in segment.source


def test_headlines_in_capitals_go_in_as_sentences_and_come_out_in_capitals(translator, model):
    text = "JOKOWI TINJAU BANJIR DEMAK\n\nPresiden Jokowi tiba di Demak pada pagi hari."
    headline = translate(text, translator=translator).segments[0]
    assert headline.target.isupper()
    assert "Jokowi tinjau banjir Demak" in model.calls[0][0]


@pytest.mark.parametrize(
    ("source", "model_says", "target"),
    [
        (
            "Nelayan diminta tidak melaut.",
            "fishermen are asked not to sail.",
            "Fishermen are asked not to sail.",
        ),
        ("Kata iPhone mahal sekali.", "iPhone is said to be dear.", "iPhone is said to be dear."),
        ("Situs e-dagang tutup.", "e-dagang sites close.", "e-dagang sites close."),
        ("dan warga mengungsi.", "and people fled.", "and people fled."),
    ],
)
def test_a_sentence_begins_with_a_capital_where_its_source_does(source, model_says, target):
    replying = Seq2SeqTranslator(FakeSeq2Seq(lambda _: model_says))
    assert translate(source, translator=replying, glossary=load_glossary()).segments[0].target == target


def test_the_context_tells_which_words_of_a_lone_headline_are_names(translator, model):
    headline = Excerpt(text="JOKOWI TINJAU BANJIR DEMAK", context="Presiden Jokowi tiba di Demak.")
    list(translate_stream(headline, translator=translator))
    assert model.calls[0][0] == ("Jokowi tinjau banjir Demak",)
    model.calls.clear()
    translate(headline, translator=translator)
    assert model.calls[0][0] == ("Jokowi tinjau banjir Demak",)


PROTECTED = [
    "https://kabar.example.id/a?b=1&c=2",
    "redaksi@kabar.example.id",
    "@infoBMKG",
    "#BanjirDemak",
    "`rm -rf`",
]


@pytest.mark.parametrize("span", PROTECTED)
def test_a_protected_span_is_set_between_its_neighbours_where_the_model_mangles_it(span):
    def mangle(text):
        return english(text.replace(span, "Flood Info"))

    source = f"Kirim kabar banjir di desa Anda ke {span} sebelum hari Minggu malam."
    (segment,) = translate(source, translator=Seq2SeqTranslator(FakeSeq2Seq(mangle))).segments
    assert span in segment.target
    assert segment.outcome == "split"
    assert not [finding for finding in segment.findings if finding.kind == "protected"]


@pytest.mark.parametrize("span", PROTECTED[:-1])
def test_protected_spans_at_the_edges_never_reach_the_model(span, translator, model):
    (segment,) = translate(f"Air terus naik {span}", translator=translator).segments
    assert segment.target == f"enAir enterus ennaik {span}"
    assert model.calls[0][0] == ("Air terus naik",)


def test_a_sentence_that_comes_twice_is_translated_once(translator, model):
    translate("Baca juga berita lain.\n\nHujan turun.\n\nBaca juga berita lain.", translator=translator)
    sent = [text for sources, _ in model.calls for text in sources]
    assert sent.count("Baca juga berita lain.") == 1


def test_a_stream_gives_the_first_sentence_before_it_translates_the_rest(translator, model):
    stream = translate_stream("Satu ikan. Dua ikan. Tiga ikan.", translator=translator)
    assert next(stream).source == "Satu ikan."
    assert len(model.calls) == 1
    stream.close()
    assert len(model.calls) == 1


def test_a_stream_and_a_call_agree(translator):
    segments = list(translate_stream(TEXT, translator=translator))
    assert assemble(TEXT, segments, model=translator.name) == translate(TEXT, translator=translator)


def test_what_is_known_is_not_translated_again(translator, model):
    (known,) = translate_stream("Warga mengungsi.", translator=translator)
    calls = len(model.calls)
    segments = list(translate_stream("Warga mengungsi.", translator=translator, known={known.source: known}))
    assert segments == [known]
    assert len(model.calls) == calls


def test_findings_of_segments_carry_their_index():
    model = FakeSeq2Seq(lambda text: text)
    translation = translate(
        "Harga beras naik di pasar.\nHarga gula turun di pasar itu.", translator=Seq2SeqTranslator(model)
    )
    assert {finding.segment for finding in translation.findings} == {0, 1}


def test_two_sentences_that_came_out_the_same_are_reported():
    model = FakeSeq2Seq(lambda _: "The price of rice is rising at the market.")
    translation = translate(
        "Harga beras naik di pasar.\nDi pasar, harga beras naik.\nDi pasar, harga beras naik.",
        translator=Seq2SeqTranslator(model),
    )
    repeated = [finding for finding in translation.findings if finding.kind == "repetition"]
    assert [finding.segment for finding in repeated] == [1]


@pytest.mark.parametrize(
    "run", ["a", "a-", "a.", "#", "`", "@", "1.", "1,", "http://", "- ", "A ", ".", "\n"]
)
def test_a_run_of_anything_takes_time_in_proportion(run):
    """A regular expression that looks at each character of a run from each of them would never end here."""
    text = run * (200_000 // len(run))
    split = split_text(text)
    assert split.fill(split.sentences) == text
    prepared = prepare(text, casing=known_casing([text]), glossary=load_glossary())
    assert strip_stray_symbols(text, prepared.core) is not None
    assert to_english_notation(text) is not None


def test_the_translators_fit_the_protocol(translator):
    assert isinstance(translator, Translator)


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Empat belas bank", "Fourteen bank"),
        ("di dua puluh lima rumah", "di twenty-five rumah"),
        ("tiga puluh satu", "thirty-one"),
        ("sebelas", "eleven"),
        ("usia empat belas.", "usia fourteen."),
        # Part of a longer number, of a range, of another word, or of a name.
        ("seratus dua puluh orang", "seratus dua puluh orang"),
        ("seribu dua puluh orang", "seribu dua puluh orang"),
        ("dua ribu empat belas", "dua ribu empat belas"),
        ("dua puluh lima ribu", "dua puluh lima ribu"),
        ("dua belas koma lima", "dua belas koma lima"),
        ("dua-tiga puluh orang", "dua-tiga puluh orang"),
        ("tujuh puluh-an", "tujuh puluh-an"),
        ("dua puluh satunya", "dua puluh satunya"),
        ("usia dua puluhan", "usia dua puluhan"),
        ("dua orang, belasan luka", "dua orang, belasan luka"),
        ("Universitas Sebelas Maret", "Universitas Sebelas Maret"),
    ],
)
def test_number_words_of_two_words_are_in_english(source, english):
    assert to_english_notation(source) == english
