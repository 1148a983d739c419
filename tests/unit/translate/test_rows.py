"""A table's row is translated cell by cell, its bars and empty cells where they were."""

import pytest

from clean import clean
from engine.fakes import FakeSeq2Seq
from translate import Seq2SeqTranslator, translate, translate_many, translate_stream
from translate.rows import column_label

ENGLISH = {
    "Pasar Wage": "Wage Market",
    "Pasar ditutup 3 hari": "Market closed for 3 days",
    "Belum dihitung": "Not counted yet",
}


@pytest.fixture
def model():
    return FakeSeq2Seq(lambda source: ENGLISH[source])


def test_each_cell_is_a_text_of_its_own(model):
    made = translate("Pasar Wage | 11.800 | Pasar ditutup 3 hari", translator=Seq2SeqTranslator(model))
    assert made.text == "Wage Market | 11.800 | Market closed for 3 days"
    assert [segment.outcome for segment in made.segments] == ["first"]


def test_empty_cells_keep_their_places(model):
    text = "Pasar Wage | | 3\n| Belum dihitung | 4\nPasar Wage | Belum dihitung |"
    expected = "Wage Market | | 3\n| Not counted yet | 4\nWage Market | Not counted yet |"
    translator = Seq2SeqTranslator(model)
    assert translate(text, translator=translator).text == expected
    assert [made.text for made in translate_many([text], translator=translator)] == [expected]
    assert [segment.target for segment in translate_stream(text, translator=translator)] == expected.split(
        "\n"
    )


def test_a_row_without_words_is_copied(model):
    (segment,) = translate("11.800 | 12.900", translator=Seq2SeqTranslator(model)).segments
    assert (segment.target, segment.outcome) == ("11.800 | 12.900", "copied")


def test_labels_of_columns_have_the_english_that_tables_have(model):
    made = translate("Kota | Jumlah | Luka berat | Harga (Rp/kg)", translator=Seq2SeqTranslator(model))
    assert made.text == "City | Total | Seriously injured | Price (Rp/kg)"


def test_a_name_is_no_label():
    assert column_label("Blora") == column_label("Jumlah penduduk miskin") == column_label("") == ""


def test_a_finding_points_at_its_cell():
    model = FakeSeq2Seq(lambda source: {"Korban 12 orang": "13 victims", "Pasar Wage": "Wage Market"}[source])
    row = "Pasar Wage | Korban 12 orang"
    made = translate(row, translator=Seq2SeqTranslator(model))
    (found,) = [finding for finding in made.findings if finding.severity == "error" and finding.source_span]
    start, end = found.source_span
    assert row[start:end] == "12"
    if found.target_span:
        start, end = found.target_span
        assert made.text[start:end] == "13"


def test_a_table_comes_out_with_as_many_cells(model):
    article = clean(
        "Pedagang Pindah\n\nPedagang pasar pindah ke lapangan desa sejak Senin (3/8/2026) pagi.\n\n"
        "| Pasar | Pekan lalu | Keterangan |\n|---|---|---|\n| Pasar Wage | | Belum dihitung |\n"
        "| | 12.900 | Pasar ditutup 3 hari |\n\nMereka berharap pembeli ikut pindah, kata kepala desa."
    )
    rows = [article.paragraphs[place] for place, kind in enumerate(article.kinds) if kind == "row"]
    made = translate("\n".join(rows), translator=Seq2SeqTranslator(model))
    assert made.text == (
        "Market | Last week | Remarks\nWage Market | | Not counted yet\n| 12.900 | Market closed for 3 days"
    )
