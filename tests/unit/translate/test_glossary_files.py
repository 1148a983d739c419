"""A user's own glossary: whichever way it is written, beside the one that ships, and what is said of its faults."""

import csv
import io

import pytest

from engine.errors import SettingsError
from engine.fakes import FakeLanguageModel, FakeSeq2Seq
from translate import (
    PromptedTranslator,
    Seq2SeqTranslator,
    check_glossary,
    export_glossary,
    load_glossary,
    translate,
)


@pytest.fixture
def written(tmp_path):
    """Write a glossary of this content; gives its path."""

    def write(content, name="terms.csv"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    "content",
    [
        "source,target,note\nbalai desa,community hall,x\n",
        "balai desa,community hall\n",
        "balai desa;community hall;a, b, c\n",
        "id;en\nbalai desa;community hall\n",
        "balai desa\tcommunity hall\n",
        "No\tEnglish\tIndonesian\n1\tcommunity hall\tbalai desa\n",
        "\ufeffIstilah,Terjemahan\r\nbalai desa,community hall\r\n",
        '"balai\ndesa",community hall\n',
        "balai  desa, community hall \n\n,,\n",
    ],
)
def test_a_table_is_read_however_it_is_written(written, content):
    (term,) = load_glossary(written(content), only=True).terms
    assert (term.source, term.target) == ("balai desa", "community hall")


@pytest.mark.parametrize(
    "content", ["", " \n\n", "source,target,note\n", "\ufeffIstilah;Terjemahan\r\n;\r\n"]
)
def test_a_glossary_without_terms_is_an_error_that_says_what_to_give(written, content):
    (problem,) = check_glossary(written(content))
    assert problem.severity == "error"
    assert "has no terms. Give one a line" in problem.message
    with pytest.raises(SettingsError, match="has no terms") as caught:
        load_glossary(written(content))
    assert "Give one a line" in caught.value.hint


def test_an_own_glossary_is_added_to_the_one_that_ships(written):
    path = written("Satgasus,Special Task Force\nKPK,KPK (Anti-Graft Commission)\n")
    glossary = load_glossary(path)
    told = glossary.renderings("Satgasus, KPK dan BPBD hadir.")
    assert told.keys() == {"Satgasus", "KPK", "BPBD"}
    assert [term.target for term in glossary.terms if term.source == "KPK"] == ["KPK (Anti-Graft Commission)"]
    assert [match.text for match in load_glossary(path, only=True).find("KPK dan BPBD hadir.")] == ["KPK"]


def test_an_own_term_goes_before_one_that_ships_in_other_case(written):
    (match,) = load_glossary(written("kpk,graft office\n")).find("Kata KPK tadi")
    assert match.term.target == "graft office"


def test_translate_adds_a_file_unless_it_is_to_be_alone(written):
    path = written("balai desa,community hall\n")

    def sources(**options):
        model = FakeSeq2Seq(lambda text: text)
        translate("Pemprov ke balai desa.", translator=Seq2SeqTranslator(model), glossary=path, **options)
        return model.calls[0][0]

    assert sources() == ("Provincial Government ke community hall.",)
    assert sources(glossary_only=True) == ("Pemprov ke community hall.",)


RAID = "serangan udara,air strike\nAngkatan Udara,Air Force\nradang tenggorokan,Sore throat\nlapangan,field\n"
SENTENCE = "Angkatan Udara menyangkal serangan udara dan radang tenggorokan di lapangan."


def test_english_that_reads_as_other_indonesian_is_only_looked_for(written):
    model = FakeSeq2Seq(lambda _: "The air force denied the raid.")
    translation = translate(SENTENCE, translator=Seq2SeqTranslator(model), glossary=written(RAID))
    assert model.calls[0][0] == ("Air Force menyangkal serangan udara dan radang tenggorokan di field.",)
    missing = [finding for finding in translation.findings if finding.kind == "glossary"]
    assert ["air strike" in finding.message for finding in missing] == [True, False, False]


def test_a_model_that_is_told_terms_in_words_is_told_them_all(written):
    model = FakeLanguageModel(lambda _: "The air force denied the raid.")
    translate(SENTENCE, translator=PromptedTranslator(model), glossary=written(RAID))
    prompt = str(model.calls[0][0][0])
    assert all(english in prompt for english in ("Air Force", "air strike", "Sore throat", "field"))


def test_a_file_that_changes_is_read_again(written):
    for target in ("community hall", "the village office"):
        path = written(f"balai desa,{target}\n")
        assert load_glossary(path, only=True).terms[0].target == target


def test_a_table_that_is_no_csv_is_refused_with_its_line(written):
    path = written("a,b\n" + "c" * 1000 + ",d\n")
    before = csv.field_size_limit(500)
    try:
        with pytest.raises(SettingsError, match="Line 2"):
            load_glossary(path)
    finally:
        csv.field_size_limit(before)


def test_every_fault_is_named_with_its_line(written):
    path = written(
        "source,target\n"
        "balai adat,community hall\n"
        "lurah,\n"
        "balai adat,village hall\n"
        "KPK,graft commission\n"
        "DPR,DPR (House of Representatives)\n"
        "satgasus,special force\n"
        "Satgasus,Special Task Force\n"
    )
    shipped = {term.source: term.target for term in load_glossary().terms}
    problems = [(p.line, p.severity, p.message) for p in check_glossary(path)]
    assert problems[:2] == [
        (3, "error", "it lacks a target; quote a cell that has the delimiter in it."),
        (4, "error", "it repeats `balai adat` of line 2; keep one line a term."),
    ]
    assert problems[2:] == [
        (5, "warning", f"`KPK` takes the place of the one that ships, “{shipped['KPK']}”."),
        (6, "info", "`DPR` ships with the same English."),
        (8, "warning", "`Satgasus` is never found in a text: `satgasus` on line 7 stands for it."),
    ]


def test_english_that_no_model_is_given_is_noted(written):
    (problem,) = check_glossary(
        written("serangan balik udara,air raid\nAngkatan Udara Sekutu,Allied Air Force\n")
    )
    assert (problem.line, problem.severity) == (1, "info")
    assert "`air` as Indonesian (water)" in problem.message


def test_a_sound_glossary_has_no_problem(written):
    assert check_glossary(written("balai desa adat,community hall\nSatgasus,Special Task Force\n")) == []


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_what_is_exported_is_read_again(written, delimiter):
    glossary = load_glossary(written('"a, ""b""; c","d\te",f\n'))
    content = export_glossary(glossary.terms, delimiter=delimiter)
    again = load_glossary(written(content, "again.csv"), only=True)
    assert {term.source for term in again.terms} == {term.source for term in glossary.terms}
    assert next(csv.reader(io.StringIO(content), delimiter=delimiter)) == ["source", "target", "note"]
