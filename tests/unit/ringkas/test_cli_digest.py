"""``ringkas digest`` on texts that look alike."""

import json
from pathlib import Path

import lxml.html
import pytest

from engine.fakes import FakeSeq2Seq
from translate import Seq2SeqTranslator, load_glossary

BULLETIN = (
    "Gempa Magnitudo {size} di {place}\n\n"
    "Gempa bumi dengan magnitudo {size} terjadi di {place}, Sabtu (12/10) pukul 14.08 WIT. "
    "Hasil pemodelan menunjukkan gempa tidak berpotensi tsunami. {harm} "
    "Warga diminta tidak mudah percaya pada kabar yang belum jelas sumbernya.\n"
)


def test_two_bulletins_from_one_template_are_shown_side_by_side(ringkas, tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    harm = "Tiga orang tewas tertimpa bangunan."
    first.write_text(
        BULLETIN.format(size="5,2", place="Tual", harm="Belum ada laporan kerusakan."), encoding="utf-8"
    )
    second.write_text(BULLETIN.format(size="6,1", place="Simeulue", harm=harm), encoding="utf-8")
    code, out, err = ringkas("digest", str(first), str(second))
    assert code == 0
    assert "differ:" in out
    assert "magnitudo 5,2" in out
    assert "magnitudo 6,1" in out
    assert harm in out
    assert "Both count." in " ".join(err.split())
    code, out, _ = ringkas("digest", str(first), str(second), "--json")
    (versions,) = json.loads(out)["versions"]
    assert versions["articles"] == [0, 1]
    assert [0, 0] in versions["differences"]


def test_the_json_has_what_the_digest_warns_of(ringkas, tmp_path):
    names = []
    for number, (place, dead) in enumerate([("Tual", "Tiga"), ("Simeulue", "Dua"), ("Garut", "Enam")]):
        names.append(str(tmp_path / f"{number}.txt"))
        harm = f"{dead} orang tewas tertimpa bangunan."
        text = BULLETIN.format(size=f"{number + 5},2", place=place, harm=harm)
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    code, out, _ = ringkas("digest", *names, "--sentences", "4", "--json")
    assert code == 0
    value = json.loads(out)
    assert "Tiga orang tewas" in value["text"]
    assert "Dua orang tewas" in value["text"]
    assert any(
        "Article 3 " in finding["message"] and "Enam orang tewas" in finding["message"]
        for finding in value["findings"]
    )


@pytest.fixture
def three(tmp_path, monkeypatch):
    """Two states of one story and another one, as files in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name, size, place, harm in (
        ("a.txt", "5,2", "Tual", "Belum ada laporan kerusakan."),
        ("b.txt", "6,1", "Simeulue", "Tiga orang tewas tertimpa bangunan."),
    ):
        Path(name).write_text(BULLETIN.format(size=size, place=place, harm=harm), encoding="utf-8")
    Path("c.html").write_text(PAGE, encoding="utf-8")
    return ["a.txt", "b.txt", "c.html"]


PAGE = """<html><head><link rel="canonical" href="https://kabar.example/beras"></head><body><article>
<h1>Harga &lt;b&gt; *Beras* Naik</h1>
<p>Harga beras medium di Pasar Induk naik 10 persen menjadi Rp13.500 per kilogram pada pekan ini.</p>
<p>Pedagang mengeluhkan pasokan yang berkurang akibat banjir di Demak dan Kudus.</p>
</article></body></html>"""


@pytest.fixture
def stand_in(translator, monkeypatch):
    monkeypatch.setattr("translate.load_translator", lambda name, **_: translator)


def test_a_page_has_english_beside_each_sentence_and_leads_to_where_it_is_from(ringkas, three, stand_in):
    code, _, err = ringkas("digest", *three, "-o", "out.html")
    assert code == 0, err
    page = lxml.html.parse("out.html")
    rows = page.xpath("//h2[text()='Summary']/following-sibling::table[1]/tbody/tr")
    assert rows
    for row in rows:
        english, source = row.xpath("td")[1:]
        said = source.text
        assert english.text.startswith("EN(")
        for link in source.xpath(".//a/@href"):
            (place,) = page.xpath(f"//tr[@id='{link[1:]}']")
            assert said in place.text_content()
    assert page.xpath("//a[@href='https://kabar.example/beras']")
    assert "<b>" not in Path("out.html").read_text(encoding="utf-8")
    beside = page.xpath("//h2[text()='Alike, but not the same']/following-sibling::table[1]//tr")
    assert any("5,2" in row.text_content() and "6,1" in row.text_content() for row in beside)


@pytest.mark.parametrize("name", ["out.md", "out.docx"])
def test_markdown_and_word_hold_both_languages_places_links_and_what_differs(ringkas, three, stand_in, name):
    assert ringkas("digest", *three, "-o", name)[0] == 0
    if name == "out.md":
        text = Path(name).read_text(encoding="utf-8").replace("\\", "")
    else:
        document = pytest.importorskip("docx").Document(name)
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    sentence = "Pedagang mengeluhkan pasokan yang berkurang akibat banjir di Demak dan Kudus."
    for said in (
        "EN(",
        sentence,
        "3:2",
        "https://kabar.example/beras",
        "magnitudo 6,1",
        "Both count.",
        "Alike, but",
    ):
        assert said in text


def test_english_is_for_readers_unless_told_otherwise(ringkas, three, stand_in):
    assert "EN(" not in ringkas("digest", *three)[1]
    assert "EN(" not in ringkas("digest", *three, "--markdown", "--no-english")[1]
    _, out, _ = ringkas("digest", *three, "--english")
    assert "EN(" in out
    assert "\n  Tiga orang tewas" in out
    value = json.loads(ringkas("digest", *three, "--english", "--json")[1])
    assert all(one["english"].startswith("EN(") for one in value["sentences"])
    assert "english" not in json.loads(ringkas("digest", *three, "--json")[1])["sentences"][0]


def test_what_is_wrong_with_the_english_stands_beside_it(ringkas, three, monkeypatch):
    doubtful = Seq2SeqTranslator(FakeSeq2Seq(lambda _: "Twelve people were hurt.", name="fake:wrong"))
    monkeypatch.setattr("translate.load_translator", lambda name, **_: doubtful)
    ringkas("digest", *three, "-o", "out.html")
    (first,) = lxml.html.parse("out.html").xpath(
        "//h2[text()='Summary']/following-sibling::table[1]/tbody/tr[1]"
    )
    assert "Error" in first.xpath("td[2]//li")[0].text_content()
    assert "✗ error" in ringkas("digest", *three, "--english")[1]


@pytest.mark.parametrize("name", ["out.srt", "out.eml", "out.pdf", "out", "none/out.html"])
def test_another_ending_is_refused_before_anything_is_read(ringkas, tmp_path, name):
    missing = str(tmp_path / "missing.txt")
    code, out, err = ringkas("digest", missing, "-o", str(tmp_path / name))
    assert (code, out) == (2, "")
    assert "missing" not in err


def test_a_glossary_of_the_settings_reaches_a_digest(ringkas, three, stand_in, tmp_path, monkeypatch):
    (tmp_path / "terms.csv").write_text("source,target\nSatgasus,Special Unit\n", encoding="utf-8")
    monkeypatch.setenv("RINGKAS_GLOSSARY", str(tmp_path / "terms.csv"))
    assert "glossary:" in ringkas("digest", *three, "--markdown")[1]


def test_an_acronym_means_in_english_what_another_sentence_of_its_article_says(
    ringkas, tmp_path, monkeypatch
):
    model = Seq2SeqTranslator(FakeSeq2Seq(lambda _: "The DPD chair resigned yesterday.", name="fake:dpd"))
    monkeypatch.setattr("translate.load_translator", lambda name, **_: model)
    path = tmp_path / "a.txt"
    path.write_text(
        "Ketua DPD mundur kemarin. Surat itu diterima. DPD Golkar menerimanya.\n", encoding="utf-8"
    )
    _, out, _ = ringkas("digest", str(path), "--sentences", "1", "--english")
    assert "Ketua DPD mundur kemarin." in out
    assert "DPD Golkar" not in out
    assert "The DPD (Regional Leadership Board) chair resigned yesterday." in out


def test_the_signature_names_the_second_translator(ringkas, three, monkeypatch):
    monkeypatch.setattr(
        "translate.load_translator",
        lambda name, **_: Seq2SeqTranslator(FakeSeq2Seq(lambda source: f"EN({source})", name=name)),
    )
    asked = ("digest", *three, "--markdown", "--translator", "fake:one")
    assert "second:" not in ringkas(*asked)[1]
    said = ringkas(*asked, "--second", "fake:two")[1].replace("\\", "")
    assert "|translator:fake:one|second:fake:two|" in said


def test_what_made_a_digest_is_in_every_form_its_glossary_too(ringkas, tmp_path, three):
    own = tmp_path / "own.csv"
    own.write_text("balai desa,community hall\n", encoding="utf-8")
    code, out, _ = ringkas("digest", *three, "--glossary", str(own), "--json")
    assert code == 0
    signature = json.loads(out)["signature"]
    assert f"|glossary:{load_glossary(own).digest}" in signature
    assert signature in ringkas("digest", *three, "--glossary", str(own))[2]
