"""What is raised keeps its height in plain text: powers, fractions, degrees."""

import docx
import pytest

from clean import clean
from sources.raised import written_raised
from tests.unit.sources.files import read, saved

PAGE = """<html><body><article><h1>Panen raya</h1><p>KUPANG - {} Gubernur meninjau panen raya itu bersama para
petani dan kepala dinas pada Selasa pagi.</p><p>Panen berlangsung sampai akhir pekan di dua kecamatan.</p></article>
</body></html>"""


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Ada 7 x 10<sup>4</sup> benih.", "Ada 7 x 10⁴ benih."),
        ("Kadar 2 x 10<sup>-3</sup> gram.", "Kadar 2 x 10⁻³ gram."),
        ("Lahan 800 m<sup>2</sup> dan bak 9 m<sup>3</sup>.", "Lahan 800 m² dan bak 9 m³."),
        ("Hasil naik 3<sup>1</sup>/<sub>4</sub> kali.", "Hasil naik 3 1/4 kali."),
        ("Hasil naik <b>3</b><sup>1</sup>/<sub>4</sub> kali.", "Hasil naik 3 1/4 kali."),
        ("Suhu 34<sup>o</sup>C di sawah.", "Suhu 34°C di sawah."),
        ("Suhu 34<sup>0</sup> C di sawah.", "Suhu 34° C di sawah."),
        ("Letaknya 10<sup>o</sup>11' LS.", "Letaknya 10°11' LS."),
        ("Panen ke-4<sup>th</sup> tahun ini.", "Panen ke-4th tahun ini."),
        ("Gas CO<sub>2</sub> turun.", "Gas CO2 turun."),
    ],
)
def test_pages_keep_heights(markup, text):
    assert text in clean(PAGE.format(markup)).text


def test_documents_keep_heights():
    document = docx.Document()
    paragraph = document.add_paragraph("Ada 7 x 10")
    paragraph.add_run("4").font.superscript = True
    paragraph.add_run(" benih di lahan 34")
    paragraph.add_run("0").font.superscript = True
    paragraph.add_run("C.")
    assert read(saved(document), "naskah.docx") == "Ada 7 x 10⁴ benih di lahan 34°C."


def test_a_mark_of_a_footnote_behind_a_sentence_stays_as_it_is():
    assert written_raised("1", before="selesai.", after=" Lalu") == "1"
