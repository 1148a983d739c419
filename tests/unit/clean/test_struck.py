"""What a page or Markdown shows crossed out was taken back by its writers: it isn't in the text, and the log has it."""

from clean import clean

PAGE = """<html><body><article><h1>Jadwal kapal cepat berubah</h1>
<p>AMBON - Kapal cepat ke Banda {} dari Pelabuhan Tulehu, kata syahbandar pada Senin (4/8/2025).</p>
<p>Penumpang diminta datang satu jam sebelumnya karena pemeriksaan barang memakan waktu.</p>
</article></body></html>"""


def struck(article):
    return [entry.text for entry in article.removed if entry.rule == "struck out"]


def test_a_corrected_figure_stands_alone():
    article = clean(PAGE.format("berangkat pukul <del>08.00</del> <ins>09.30</ins> WIT"))
    assert "Kapal cepat ke Banda berangkat pukul 09.30 WIT dari Pelabuhan Tulehu" in article.text
    assert struck(article) == ["08.00"]


def test_each_kind_of_element_and_one_within_another():
    article = clean(PAGE.format("<s>batal</s> tetap <b>berangkat <strike>sore</strike></b> pagi"))
    assert "Kapal cepat ke Banda tetap berangkat pagi dari" in article.text
    assert struck(article) == ["batal", "sore"]


def test_a_whole_paragraph_goes():
    article = clean(
        PAGE.format("berangkat").replace("<p>Penumpang", "<p><del>Kapal itu penuh.</del></p><p>Penumpang")
    )
    assert "penuh" not in article.text
    assert struck(article) == ["Kapal itu penuh."]


def test_a_page_that_looks_crossed_out_as_a_whole_keeps_its_text():
    article = clean(
        PAGE.format("berangkat").replace("<article>", "<article><s>").replace("</article>", "</s></article>")
    )
    assert "Kapal cepat ke Banda berangkat" in article.text
    assert not struck(article)


MARKDOWN = """Jadwal Kapal Cepat Berubah

AMBON - Kapal cepat ke Banda {} dari Pelabuhan Tulehu, kata syahbandar pada Senin (4/8/2025).

Penumpang diminta datang satu jam sebelumnya karena pemeriksaan barang memakan waktu."""


def test_so_does_what_markdown_crosses_out():
    article = clean(MARKDOWN.format("berangkat pukul ~~08.00~~ 09.30 WIT"))
    assert "Kapal cepat ke Banda berangkat pukul 09.30 WIT dari Pelabuhan Tulehu" in article.text
    assert struck(article) == ["08.00"]


def test_tildes_that_are_about_or_from_to_stay():
    article = clean(MARKDOWN.format("berangkat ~90 menit, 3~4 kali, ~~ sehari ~~"))
    assert "berangkat ~90 menit, 3~4 kali, ~~ sehari ~~ dari" in article.text
    assert not struck(article)
