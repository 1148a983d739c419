"""What the page asks for when a reader changes a brief, and the glossary that comes along."""

import json

import pytest

from engine.errors import InputError, InputTooLarge
from engine.fakes import FakeSeq2Seq
from engine.protocols import Hypothesis
from ringkas.web.changes import alternatives, revise, teach
from ringkas.web.terms import MOST, glossary_of, parse_terms, read_terms
from translate import Seq2SeqTranslator

pytestmark = pytest.mark.usefixtures("without_phrase_book")


@pytest.fixture
def brief(pipeline):
    made = pipeline(
        "Harga Beras Turun\n\nHarga beras turun 4 persen di Jakarta. Pasokan naik menjadi 3.450 ton."
    )
    return json.loads(made.to_json())


def term(source, target):
    return {"source": source, "target": target, "note": ""}


def change(whole, **more):
    return {
        "brief": whole,
        "stage": "translation",
        "index": 0,
        "outcome": "edited",
        "target": "Teks.",
        **more,
    }


def test_an_edit_comes_back_checked_and_without_the_article(brief):
    answer = revise(change(brief, target="Rice prices fell 5 percent in Jakarta."))["brief"]
    segment = answer["translation"]["segments"][0]
    assert segment["outcome"] == "edited"
    assert any(finding["severity"] == "error" for finding in segment["findings"])
    assert "article" not in answer


def test_an_edited_title_comes_back_checked(brief):
    answer = revise(change(brief, stage="title", target="Rice Prices Fall 5 Percent"))["brief"]
    assert (answer["title_en"], answer["title_edited"]) == ("Rice Prices Fall 5 Percent", True)
    assert any("5" in finding["message"] for finding in answer["findings"])
    assert answer["translation"] == brief["translation"]


def test_what_has_no_title_is_given_one_and_loses_it_again(brief):
    brief["article"]["title"] = brief["title_en"] = ""
    named = revise(change(brief, stage="title", target="Rice"))["brief"]
    assert (named["title_en"], named["title_edited"]) == ("Rice", True)
    bare = revise(change({**named, "article": brief["article"]}, stage="title", target=""))["brief"]
    assert (bare["title_en"], bare["title_edited"]) == ("", False)


def test_a_title_of_another_try_is_nobody_s_edit(brief):
    answer = revise(change(brief, stage="title", target="Rice Prices Fall", outcome="retry"))["brief"]
    assert (answer["title_en"], answer["title_edited"]) == ("Rice Prices Fall", False)


def test_a_segment_that_was_there_before_comes_back_as_it_was(brief):
    edited = {**revise(change(brief))["brief"], "article": brief["article"]}
    old = brief["translation"]["segments"][0]
    assert revise(change(edited, segment=old))["brief"]["translation"] == brief["translation"]


def test_an_edit_is_checked_with_the_glossary_that_comes_along(brief):
    def kinds(terms):
        answer = revise(change(brief, target="Rice prices fell 4 percent in Jakarta.", terms=terms))
        return {finding["kind"] for finding in answer["brief"]["translation"]["segments"][0]["findings"]}

    assert "glossary" not in kinds([])
    assert "glossary" in kinds([term("beras", "paddy")])


@pytest.mark.parametrize(
    "wrong",
    [
        {"brief": {}},
        {"stage": "summary"},
        {"stage": "title", "target": 1},
        {"stage": "title", "outcome": "alternative"},
        {"index": -1},
        {"index": "0"},
        {"index": 99},
        {"outcome": "first"},
        {"target": None},
        {"segment": {"source": "x"}},
        {"terms": [{}]},
    ],
    ids=str,
)
def test_what_is_no_change_is_an_error(brief, wrong):
    with pytest.raises(InputError):
        revise(change(brief, **wrong))


def test_what_is_taught_names_its_terms_and_its_glossary(brief, pipeline):
    terms = [term("beras", "paddy")]
    answer = teach({"brief": brief, "terms": terms, "changed": terms}, translator=pipeline.translator)
    assert answer["brief"]["glossary"] == {"beras": "paddy"}
    assert "|glossary:" in answer["brief"]["signature"]
    assert "paddy" in answer["brief"]["translation"]["text"].lower()


def test_alternatives_are_told_apart_by_words_and_none_is_worse_than_the_first(nbest):
    found = alternatives("Harga beras turun 4 persen.", translator=nbest, glossary=None)
    assert [one["target"] for one in found] == ["Rice prices fell 4 percent.", "Rice fell by 4 percent."]
    assert all(0 <= one["confidence"] <= 1 for one in found)


def test_of_a_text_of_two_sentences_each_alternative_has_both(nbest):
    text = "Harga beras turun 4 persen. Nelayan senang."
    said = {"Nelayan senang.": ["Fishermen are happy."]}

    class Uneven(type(nbest)):
        def translate(self, sentences, **options):
            known = [[Hypothesis(text=one) for one in said.get(sentence, ())] for sentence in sentences]
            return [ours or theirs for ours, theirs in zip(known, super().translate(sentences), strict=True)]

    found = alternatives(text, translator=Uneven(FakeSeq2Seq(str, name="fake:uneven")), glossary=None)
    assert [one["target"] for one in found] == [
        "Rice prices fell 4 percent. Fishermen are happy.",
        "Rice fell by 4 percent. Fishermen are happy.",
    ]


@pytest.fixture
def nbest():
    """A translator with four hypotheses: faulty, sound, the same again but for its capitals, sound."""

    class FourTranslator(Seq2SeqTranslator):
        def translate(self, sentences, **options):
            said = (
                "Rice prices fell.",
                "Rice prices fell 4 percent.",
                "rice prices fell 4 percent",
                "Rice fell by 4 percent.",
            )
            return [[Hypothesis(text=text) for text in said] for _ in sentences]

    return FourTranslator(FakeSeq2Seq(str, name="fake:four"))


def test_terms_are_read_in_one_line_and_an_empty_list_is_no_glossary():
    (read,) = read_terms([{"source": " cabai\n rawit ", "target": "bird's eye chili", "note": ""}])
    assert read.source == "cabai rawit"
    assert glossary_of({"terms": []}) is None
    assert glossary_of({}) is None


@pytest.mark.parametrize(
    "given", [None, {}, "x", [1], [{"source": "a"}], [term("a", "")], [term("", "b")]], ids=str
)
def test_what_is_no_glossary_is_an_error(given):
    with pytest.raises(InputError):
        read_terms(given)


def test_more_terms_than_a_page_can_show_are_refused():
    with pytest.raises(InputTooLarge):
        read_terms([term(f"istilah {n}", "term") for n in range(MOST + 1)])


def test_a_file_becomes_terms_or_an_error_that_names_its_line():
    answer = parse_terms({"name": "x.tsv", "content": "id\ten\nberas\tpaddy\n"})
    assert answer == {"terms": [term("beras", "paddy")]}
    with pytest.raises(InputError, match="Line 2 of the glossary") as caught:
        parse_terms({"name": "x.csv", "content": "source,target\nberas,\n"})
    assert "ringkas glossary" not in caught.value.hint
    with pytest.raises(InputError):
        parse_terms({"name": "x.csv"})


@pytest.mark.parametrize(("mark", "marked"), [(0, False), (1, True)])
def test_an_edit_and_what_else_there_is_are_marked_as_the_brief_was_asked_for(brief, nbest, mark, marked):
    answer = revise(change({**brief, "mark_below": mark}, target="The judge slept."))["brief"]
    kinds = {finding["kind"] for finding in answer["translation"]["segments"][0]["findings"]}
    assert ("confidence" in kinds, answer["mark_below"]) == (marked, mark)
    found = alternatives("Harga beras turun 4 persen.", translator=nbest, glossary=None, mark_below=mark)
    assert {"confidence" in {finding["kind"] for finding in one["findings"]} for one in found} == {marked}
