"""A second translator beside the first: in a brief, its JSON, its files, on the command line and in the settings."""

import io
import json

import pytest

from engine.errors import SettingsError
from engine.fakes import FakeSeq2Seq
from engine.settings import user_file
from ringkas import Brief, Pipeline, batch, brief
from ringkas.export import to_docx, to_email, to_html, to_markdown
from ringkas.options import Options
from ringkas.partial import partial_brief
from ringkas.revision import with_glossary
from ringkas.web.pipelines import Pipelines
from translate import Glossary, Seq2SeqTranslator, Term, extend_glossary

pytestmark = pytest.mark.usefixtures("without_phrase_book")

FIRST, SECOND = "marian:fake/first", "marian:fake/second"
TEXT = """Harga Beras Turun

Harga beras turun 4 persen di Jakarta. Pasokan naik menjadi 3.450 ton. Nelayan senang."""
GOOD = {
    "Harga beras turun": "Rice prices fell",
    "Harga beras turun 4 persen di Jakarta.": "Rice prices fell 4 percent in Jakarta.",
    "Pasokan naik menjadi 3.450 ton.": "Supply rose to 3,450 tons.",
    "Nelayan senang.": "Fishermen are happy.",
}
# However often they are asked: the second time figures and words are in English.
LOST = dict.fromkeys(
    ("Pasokan naik menjadi 3.450 ton.", "Pasokan naik menjadi 3,450 ton."), "Supply rose to many tons."
)
WRONG = dict.fromkeys(
    ("Harga beras turun 4 persen di Jakarta.", "Harga beras turun 4 percent di Jakarta."),
    "Rice prices fell <5> percent in Jakarta.",
)


def translator(name):
    """One that loses a number where the other changes one; what neither knows comes back behind "EN"."""
    known = GOOD | (LOST if name == FIRST else WRONG)
    return Seq2SeqTranslator(FakeSeq2Seq(lambda source: known.get(source, f"EN {source}"), name=name))


@pytest.fixture
def pair():
    return Pipeline.load(summarizer="extractive", translator=translator(FIRST), second=translator(SECOND))


@pytest.fixture
def made(pair):
    return pair(TEXT, sentences=2)


def authors(brief):
    return {segment.source: segment.model for segment in brief.translation.segments if segment.model}


def test_a_brief_has_the_better_english_of_each_sentence_and_says_whose_it_is(made):
    assert authors(made) == {
        "Harga beras turun 4 persen di Jakarta.": FIRST,
        "Pasokan naik menjadi 3.450 ton.": SECOND,
        "Nelayan senang.": FIRST,
    }
    for english in ("Rice prices fell 4 percent in Jakarta.", "Supply rose to 3,450 tons."):
        assert english in made.translation.text
    assert (made.translation.model, made.translation.second) == (FIRST, SECOND)
    assert {segment.model for segment in made.summary_en.segments} <= {FIRST, SECOND}


def test_however_a_brief_is_made_it_is_the_same(pair, made):
    *_, last = pair.steps(TEXT, sentences=2)
    (streamed,) = pair.stream([TEXT], sentences=2)
    alone = brief(
        TEXT, summarizer="extractive", translator=translator(FIRST), second=translator(SECOND), sentences=2
    )
    for one in (last.brief, streamed, alone):
        assert (one.translation, one.summary_en, one.signature) == (
            made.translation,
            made.summary_en,
            made.signature,
        )


def test_the_signature_tells_who_was_second():
    def signature(*names):
        first, second = (*map(translator, names), None)[:2]
        return Pipeline.load(summarizer="extractive", translator=first, second=second)(TEXT).signature

    both = signature(FIRST, SECOND)
    assert f"|translator:{FIRST}|second:{SECOND}|" in both
    assert len({both, signature(FIRST), signature(SECOND), signature(SECOND, FIRST)}) == 4
    assert "second:" not in signature(FIRST)


def test_the_second_must_be_another():
    with pytest.raises(SettingsError, match="is the first"):
        Pipeline.load(summarizer="extractive", translator=translator(FIRST), second=translator(FIRST))


def test_json_has_both_and_comes_back(made):
    data = json.loads(made.to_json())
    segment = next(one for one in data["translation"]["segments"] if "3.450" in one["source"])
    assert segment["model"] == SECOND
    assert (segment["other"]["model"], segment["other"]["target"]) == (FIRST, "Supply rose to many tons.")
    assert [finding["kind"] for finding in segment["other"]["findings"] if finding["severity"] == "error"]
    assert data["translation"]["second"] == SECOND
    assert Brief.from_dict(data).translation == made.translation


def test_json_of_one_translator_names_no_other(pipeline):
    data = pipeline(TEXT).to_dict()
    assert {(one["model"], one["other"]) for one in data["translation"]["segments"]} == {("", None)}
    assert data["translation"]["second"] == ""


def test_what_was_stopped_tells_of_both(pair):
    steps = list(pair.steps(TEXT))[:-2]
    partial = partial_brief(
        steps, summarizer="extractive", translator=FIRST, second=SECOND, options=Options()
    )
    assert (partial.translation.second, f"second:{SECOND}" in partial.signature) == (SECOND, True)
    glossary = extend_glossary([Term(source="nelayan", target="boatman")])
    named = partial_brief(
        steps, summarizer="extractive", translator=FIRST, options=Options.of(glossary=glossary)
    )
    assert named.glossary == {"nelayan": "boatman"}


def test_the_page_to_keep_has_the_others_english_folded_with_its_words_shaded(made):
    page = to_html(made)
    assert f">{FIRST} has other words</summary>" in page
    assert "Supply rose to <mark>many</mark> tons.</span></details>" in page
    assert "Rice prices fell <mark>&lt;5&gt;</mark> percent in Jakarta." in page
    assert page.count("<details") == 2 + 2  # the summary has both sentences; on the third both agree
    assert f"Kata-kata lain dari {FIRST}" in to_html(made, language="id")


def test_every_file_says_how_much_each_of_them_wrote(made):
    import docx

    said = f"{FIRST} and {SECOND} (2 of 5 sentences by the second)"
    word = docx.Document(io.BytesIO(to_docx(made)))
    assert said in to_markdown(made).replace("\\", "")
    assert said in to_html(made)
    assert said in to_email(made)
    assert any(said in paragraph.text for paragraph in word.paragraphs)


def test_what_a_glossary_changes_is_asked_of_both(pair, made):
    changed = Glossary([Term(source="pasokan", target="stock")])
    taught = with_glossary(
        made,
        extend_glossary(changed.terms),
        changed=changed,
        translator=pair.translator,
        second=pair.second,
    )
    assert all(segment.other for segment in taught.translation.segments)
    assert taught.translation.second == SECOND


@pytest.fixture
def by_name(monkeypatch):
    """The two by their names, as an installed model is had."""
    for place in ("ringkas.pipeline.load_translator", "translate.load_translator"):
        monkeypatch.setattr(place, lambda name, **_: translator(name))
    monkeypatch.setenv("RINGKAS_SUMMARIZER", "extractive")
    monkeypatch.delenv("RINGKAS_SECOND", raising=False)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("by_name")
def test_the_commands_take_a_second(ringkas, article, tmp_path):
    models = ("--translator", FIRST, "--second", SECOND)
    code, out, _ = ringkas("run", article, "--json", *models)
    assert (code, json.loads(out)["translation"]["second"]) == (0, SECOND)
    code, out, _ = ringkas("run", article, *models)
    assert f"{FIRST} and {SECOND} (2 of 6 sentences" in " ".join(out.split())
    code, out, _ = ringkas("translate", article, "--json", *models)
    translation = json.loads(out)
    assert (code, translation["second"]) == (0, SECOND)
    assert SECOND in {segment["model"] for segment in translation["segments"]}
    rows = tmp_path / "out.jsonl"
    code, _, _ = ringkas("batch", article, "-o", str(rows), *models)
    assert (code, json.loads(rows.read_text())["translation"]["second"]) == (0, SECOND)


@pytest.mark.usefixtures("by_name")
def test_a_second_can_be_set_and_left_out_for_once(ringkas, article, monkeypatch, tmp_path):
    def second(*options):
        code, out, _ = ringkas("run", article, "--json", "--translator", FIRST, *options)
        assert code == 0
        return json.loads(out)["translation"]["second"]

    assert second() == ""
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path / "home"))
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text(f'[models]\nsecond = "{SECOND}"\n')
    assert second() == SECOND
    assert second("--second", "") == ""
    assert SECOND in ringkas("config")[1]
    monkeypatch.setenv("RINGKAS_SECOND", "marian:fake/third")
    assert second() == "marian:fake/third"


@pytest.mark.usefixtures("by_name")
def test_a_second_that_is_the_first_ends_the_command_with_a_hint(ringkas, article):
    for command in ("run", "translate"):
        code, _, err = ringkas(command, article, "--translator", FIRST, "--second", FIRST)
        assert code != 0
        assert "is the first" in err
        assert "--second ''" in err


def test_another_second_on_the_same_output_is_refused(tmp_path, article):
    options = {"only": "brief", "summarizer": "extractive", "translator": translator(FIRST)}
    batch(article, tmp_path / "out.jsonl", **options)
    with pytest.raises(SettingsError):
        batch(article, tmp_path / "out.jsonl", second=translator(SECOND), **options)


@pytest.mark.usefixtures("by_name")
def test_on_the_page_the_second_stays_beside_whichever_first_a_visitor_chooses(pair):
    pipelines = Pipelines(pair, allowed=["marian:fake/third", SECOND])
    assert pipelines.get("", "marian:fake/third").second is pair.second
    assert pipelines.get("", SECOND).second is None
