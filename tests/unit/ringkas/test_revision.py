"""A brief that a person or a glossary changes: other English in places, and all that follows from it."""

import dataclasses
import json

import numpy
import pytest

from engine.errors import InputError
from engine.fakes import FakeSeq2Seq
from ringkas import Brief, Pipeline
from ringkas.revision import with_english, with_glossary, with_title
from ringkas.stage_findings import is_about_title
from summarize import load_summarizer
from translate import Glossary, Segment, Seq2SeqTranslator, Term, extend_glossary, load_glossary, rewrite

pytestmark = pytest.mark.usefixtures("without_phrase_book")

TEXT = """Harga Beras Turun

Harga beras turun 4 persen di Jakarta. Pasokan naik menjadi 3.450 ton. Nelayan senang."""

ENGLISH = {
    "Harga beras turun": "Rice prices fell",
    "Harga beras turun 4 persen di Jakarta.": "Rice prices fell 4 percent in Jakarta.",
    "Pasokan naik menjadi 3.450 ton.": "Supply rose to many tons.",
    "Nelayan senang.": "Fishermen are happy.",
}


def render(source):
    return ENGLISH.get(source, f"EN {source}")


@pytest.fixture
def pipeline():
    return Pipeline(
        summarizer=load_summarizer("extractive"),
        translator=Seq2SeqTranslator(FakeSeq2Seq(render, name="fake:table")),
    )


@pytest.fixture
def brief(pipeline):
    made = pipeline(TEXT, sentences=2)
    assert any("3.450" in finding.message for finding in made.findings)
    return made


def place(brief, words):
    """Where the article's English has a sentence with these words of the source."""
    return next(at for at, one in enumerate(brief.translation.segments) if words in one.source)


def edit(brief, words, target):
    at = place(brief, words)
    segment = rewrite(brief.translation.segments[at], target)
    return with_english(brief, segment, stage="translation", index=at)


FREE = [
    (
        "Warga mengungsi ke balai desa karena rumah mereka terendam.",
        "With their homes under water, people took shelter in the village hall.",
    ),
    (
        "Petugas masih mencari nelayan yang hilang di perairan itu.",
        "The search goes on for the fisherman who went missing in those waters.",
    ),
]


@pytest.mark.parametrize(("source", "target"), FREE)
def test_what_a_person_writes_is_not_doubted_as_a_small_model_s_english_is(source, target):
    made = Segment(source=source, target="", sentence=0)
    chosen, edited = (rewrite(made, target, outcome=outcome) for outcome in ("alternative", "edited"))
    assert [finding.kind for finding in chosen.findings] == ["confidence"]
    assert edited.findings == ()
    assert edited.confidence > 0.7
    assert rewrite(made, "The judge slept.").findings  # what has nothing of its source is told all the same


def titled(brief):
    """The kinds of what is found in the title."""
    return {finding.kind for finding in brief.findings if is_about_title(finding)}


def test_a_title_that_a_person_writes_is_checked_and_marked(brief):
    wrong = with_title(brief, "Rice prices fell 5 percent")
    assert (wrong.title_en, wrong.title_edited) == ("Rice prices fell 5 percent", True)
    assert "number" in titled(wrong)
    mended = with_title(wrong, "Rice\nprices fell")
    assert mended.title_en == "Rice prices fell"
    assert "number" not in titled(mended)
    assert mended.translation == brief.translation


def test_a_title_from_another_try_is_checked_and_no_longer_by_hand(brief):
    retried = with_title(with_title(brief, "Rice prices fell"), "Rice prices fell 5 percent", by_hand=False)
    assert not retried.title_edited
    assert "number" in titled(retried)


def test_a_title_that_a_person_wrote_stays_with_another_glossary_and_is_checked_with_it(brief, pipeline):
    terms = [Term(source="beras", target="paddy")]
    edited = with_title(brief, "Rice prices fell")
    taught = with_glossary(
        edited, extend_glossary(terms), changed=Glossary(terms), translator=pipeline.translator
    )
    assert taught.title_en == "Rice prices fell"
    assert "glossary" in titled(taught)


def test_an_article_without_a_title_has_none_to_edit(brief):
    bare = dataclasses.replace(brief, article=dataclasses.replace(brief.article, title=""), title_en="")
    with pytest.raises(InputError):
        with_title(bare, "Rice prices fell")


def test_a_sentence_that_is_mended_loses_its_findings_and_is_marked(brief):
    mended = edit(brief, "Pasokan", "Supply rose to 3,450 tons.")
    assert not any("3.450" in finding.message for finding in mended.findings)
    assert mended.translation.segments[place(brief, "Pasokan")].outcome == "edited"
    assert "Supply rose to 3,450 tons." in mended.translation.text
    assert Brief.from_dict(mended.to_dict()).findings == mended.findings


def test_a_mistake_that_a_person_makes_is_found(brief):
    spoiled = edit(brief, "Harga beras", "Rice prices fell 40 percent in Jakarta.")
    assert any(
        finding.severity == "error" and finding.segment == place(brief, "Harga beras")
        for finding in spoiled.findings
    )


def test_the_summary_s_sentence_changes_with_the_article_s_that_it_repeats(brief):
    assert any(one.source == "Pasokan naik menjadi 3.450 ton." for one in brief.summary_en.segments)
    mended = edit(brief, "Pasokan", "Supply rose to 3,450 tons.")
    assert "3,450 tons" in mended.summary_en.text
    assert [one.sentence for one in mended.summary_en.segments] == [
        one.sentence for one in brief.summary_en.segments
    ]


def test_what_is_put_back_gives_the_brief_as_it_was(brief):
    at = place(brief, "Pasokan")
    mended = edit(brief, "Pasokan", "Supply rose to 3,450 tons.")
    assert with_english(mended, brief.translation.segments[at], stage="translation", index=at) == brief


def test_verdicts_stay_with_their_findings_and_go_with_them(brief):
    judged = dataclasses.replace(
        brief, accepted=tuple(range(len(brief.findings))), dismissed=tuple(range(len(brief.findings)))
    )
    mended = edit(judged, "Pasokan", "Supply rose to 3,450 tons.")
    assert len(mended.findings) < len(brief.findings)
    assert mended.accepted == mended.dismissed == tuple(range(len(mended.findings)))
    fresh = edit(judged, "Nelayan", "Fishermen 7 are happy.")
    new = [index for index in range(len(fresh.findings)) if fresh.findings[index] not in brief.findings]
    assert new
    assert not set(new) & set(fresh.accepted)


@pytest.mark.parametrize("index", [-1, 99])
def test_a_place_that_is_none_is_an_error(brief, index):
    with pytest.raises(InputError, match="no such sentence"):
        with_english(brief, brief.translation.segments[0], stage="translation", index=index)


def test_a_brief_that_was_stopped_cannot_be_changed(brief):
    short = dataclasses.replace(brief.translation, segments=brief.translation.segments[:1])
    with pytest.raises(InputError, match="whole brief"):
        edit(dataclasses.replace(brief, translation=short), "Harga beras", "Rice fell 4 percent in Jakarta.")


@pytest.fixture
def counted(pipeline):
    """A translator that uses what it is taught, and the sentences that it was asked for."""
    asked = []

    def taught(source):
        asked.append(source)
        return "Trawler crews are happy." if source == "Trawler Crews senang." else render(source)

    return Seq2SeqTranslator(FakeSeq2Seq(taught, name="fake:taught")), asked


TERM = Term(source="nelayan", target="trawler crews")


def test_a_term_is_used_at_once_and_only_its_sentences_are_translated_again(brief, counted):
    translator, asked = counted
    taught = with_glossary(brief, extend_glossary([TERM]), changed=Glossary([TERM]), translator=translator)
    assert "Trawler crews are happy." in taught.translation.text
    assert len(asked) == 1
    assert taught.glossary == {"nelayan": "trawler crews"}
    assert f"glossary:{extend_glossary([TERM]).digest}" in taught.signature
    others = [at for at in range(3) if at != place(brief, "Nelayan")]
    assert [taught.translation.segments[at] for at in others] == [
        brief.translation.segments[at] for at in others
    ]


def test_what_a_person_wrote_is_not_translated_again_but_checked_against_the_term(brief, counted):
    translator, asked = counted
    edited = edit(brief, "Nelayan", "Fisherfolk are happy.")
    taught = with_glossary(edited, extend_glossary([TERM]), changed=Glossary([TERM]), translator=translator)
    assert "Fisherfolk are happy." in taught.translation.text
    assert asked == []
    assert any(finding.kind == "glossary" for finding in taught.findings)


def test_a_term_that_is_taken_away_leaves_no_trace(brief, pipeline, counted):
    taught = with_glossary(brief, extend_glossary([TERM]), changed=Glossary([TERM]), translator=counted[0])
    back = with_glossary(taught, load_glossary(), changed=Glossary([TERM]), translator=pipeline.translator)
    assert back == brief


def test_the_title_is_translated_again_where_it_has_the_term(brief, pipeline):
    term = Term(source="beras", target="paddy")
    taught = with_glossary(
        brief, extend_glossary([term]), changed=Glossary([term]), translator=pipeline.translator
    )
    assert brief.title_en == "Rice prices fell"
    assert "paddy" in taught.title_en.lower()


def test_a_summary_that_is_translated_again_means_by_an_acronym_what_its_article_means(pipeline):
    lead = "Pengurus KPK membuka toko beras murah di Medan pada Senin pagi."
    brief = pipeline(f"{lead} Warga antre. Koperasi Pedagang Kecil (KPK) punya 40 anggota.", sentences=1)
    assert brief.summary.text == lead
    term = Term(source="beras murah", target="cheap rice")
    taught = with_glossary(
        brief, extend_glossary([term]), changed=Glossary([term]), translator=pipeline.translator
    )
    assert taught.summary_en.text == f"EN {lead.replace('beras murah', 'cheap rice')}"


def test_a_brief_made_with_a_glossary_names_its_own_terms_that_the_article_has(pipeline):
    terms = [TERM, Term(source="cabai rawit", target="bird's eye chili")]
    assert pipeline(TEXT, glossary=extend_glossary(terms)).glossary == {"nelayan": "trawler crews"}
    assert pipeline(TEXT).glossary == {}


def test_what_is_too_unsure_stays_so_through_edits_and_another_glossary(pipeline):
    def marks(made):
        return sum(finding.kind == "confidence" for finding in made.findings)

    brief = pipeline(TEXT, sentences=2, mark_below=0)
    assert marks(brief) == 0
    at = place(brief, "Nelayan")
    lower = rewrite(brief.translation.segments[at], "The judge slept.", mark_below=brief.mark_below)
    edited = with_english(brief, lower, stage="translation", index=at)
    assert (marks(edited), edited.mark_below) == (0, 0)
    paddy = Glossary([Term(source="beras", target="paddy")])
    assert marks(with_glossary(brief, paddy, changed=paddy, translator=pipeline.translator)) == 0

    strict = dataclasses.replace(brief, mark_below=1)
    assert marks(with_glossary(strict, paddy, changed=paddy, translator=pipeline.translator)) > 0
    assert marks(with_title(strict, "Rice is cheaper")) > 0
    assert Brief.from_dict(strict.to_dict()).mark_below == 1


def test_a_brief_s_mark_is_a_number_that_json_has(pipeline):
    made = pipeline(TEXT, sentences=2, mark_below=numpy.float32(0.5))
    assert Brief.from_dict(json.loads(made.to_json())).mark_below == 0.5
    for mark in ("0.5", True, None):
        with pytest.raises(InputError):
            Brief.from_dict({**made.to_dict(), "mark_below": mark})
