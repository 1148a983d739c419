"""What comes in through the pipeline and the command line is what it is, and losses are told."""

import json
from dataclasses import replace

import pytest

from clean import Article, Removed, clean
from engine.errors import InputError, NoArticle, SettingsError, WrongLanguage
from ringkas import Pipeline, brief, brief_file
from ringkas.validation import about_joined, about_removed, checked_article, require_text, translatable
from sources import Record

SUBTITLES = "".join(
    f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{text}\n\n"
    for number, text in enumerate(
        (
            "Banjir merendam empat desa di Kabupaten Demak.",
            "Sebanyak 1.250 warga mengungsi ke balai kecamatan.",
            "Tanggul Sungai Wulan jebol pada Selasa malam.",
            "Pemerintah provinsi mengirim 12 perahu karet.",
            "Perbaikan tanggul butuh waktu tiga pekan.",
        ),
        start=1,
    )
)
INDEX = "<html><body>" + "".join(
    f'<div><a href="/{number}">{text}</a></div>'
    for number, text in enumerate(
        (
            "Terbaru",
            "Harga Beras Naik",
            "Banjir di Demak",
            "Liga 1 Dimulai",
            "Gempa Tual",
            "Hujan",
            "Kebakaran",
        )
    )
)


def test_no_cue_of_subtitles_is_lost(ringkas, tmp_path):
    path = tmp_path / "a.srt"
    path.write_text(SUBTITLES, encoding="utf-8")
    code, out, _ = ringkas("clean", str(path))
    assert code == 0
    for words in ("empat desa", "1.250 warga", "Selasa malam", "12 perahu", "tiga pekan"):
        assert words in out


def test_one_record_on_standard_input_is_one_article(ringkas):
    record = {
        "id": "a0",
        "url": "https://kabar.example/a",
        "title": "Banjir di Demak",
        "text": SUBTITLES[-45:],
    }
    record["text"] = "Banjir merendam empat desa di Demak. Sebanyak 1.250 warga mengungsi ke balai kecamatan."
    code, out, _ = ringkas("clean", "-", "--json", stdin=json.dumps(record).encode())
    article = json.loads(out)
    assert code == 0
    assert article["url"] == "https://kabar.example/a"
    assert "a0" not in json.dumps(article["paragraphs"])
    code, _, err = ringkas("summarize", "-", stdin=b"\n".join([json.dumps(record).encode()] * 2))
    assert code == 1
    assert "several articles" in err


@pytest.mark.parametrize("text", ["https://kabar.example/beras", "a.txt"])
def test_an_address_or_a_path_given_as_text_is_refused_in_python_too(text):
    with pytest.raises(InputError):
        checked_article(text)


def test_an_index_page_is_refused():
    with pytest.raises(NoArticle, match=r"index page|No article"):
        require_text(checked_article(INDEX))


@pytest.mark.parametrize(
    "text",
    [
        "Terpopuler\n"
        + "".join(f"{n}\nHarga Beras di Pasar Nomor {n} Naik\n{n} jam lalu\n" for n in range(1, 7)),
        "Indeks Berita\n\n"
        + "".join(f"Daerah | 0{n}.10\nHarga Beras di Pasar Nomor {n} Naik\n\n" for n in range(1, 7)),
    ],
    ids=["popular", "index"],
)
def test_headlines_that_were_copied_off_an_index_page_are_refused_as_one(text):
    with pytest.raises(NoArticle, match="index page"):
        require_text(checked_article(text))


def test_a_column_of_addresses_is_refused_with_what_reads_addresses(ringkas, tmp_path):
    table = tmp_path / "a.csv"
    table.write_text("url\nhttps://kabar.example/1\nhttps://kabar.example/2\n", encoding="utf-8")
    code, _, err = ringkas("clean", str(table))
    assert code == 1
    assert "in a text file with one a line" in err
    code, _, err = ringkas("batch", str(table), "-o", str(tmp_path / "out.jsonl"))
    assert code == 1
    assert "addresses alone go into a text file" in " ".join(err.split())


def test_a_page_of_teasers_is_refused_with_the_commands_that_read_them(ringkas):
    page = "<html><body><h1>Berita Terkini</h1>" + "".join(
        f"<article><h2><a href='/{number}'>Kabar ke-{number} dari Kabupaten Demak</a></h2>"
        f"<p>Sebanyak {number} warga desa mengungsi ke balai kecamatan.</p></article>"
        for number in range(1, 16)
    )
    code, out, err = ringkas("clean", "-", stdin=page.encode())
    assert (code, out) == (5, "")
    assert err.startswith("Error: ")
    assert "index page" in err
    assert "ringkas batch" in err
    assert "ringkas watch" in err


def test_a_page_of_a_few_teasers_is_refused_by_every_way_in(ringkas, tmp_path):
    page = tmp_path / "kanal.html"
    page.write_text(
        "<html><head><title>Kabar Kita</title></head><body><h1>Ekonomi</h1>"
        "<h3><a href='/b/1'>Harga Beras di Pasar Induk Naik</a></h3><p>Pasokan dari petani berkurang sejak Senin.</p>"
        "<h3><a href='/b/2'>Rupiah Menguat Terhadap Dolar</a></h3><p>Mata uang itu ditutup di Rp15.400 per dolar.</p>"
        "</body></html>",
        encoding="utf-8",
    )
    for command in ("run", "clean", "summarize", "translate", "digest"):
        code, out, err = ringkas(command, str(page))
        assert (code, out) == (5, "")
        assert "index page" in err


def test_subtitles_are_translated_into_a_file_of_their_own_kind_alone(
    ringkas, tmp_path, monkeypatch, translator
):
    monkeypatch.setattr("translate.load_translator", lambda name, **_: translator)
    srt = tmp_path / "a.srt"
    srt.write_text(SUBTITLES, encoding="utf-8")
    page = tmp_path / "a.txt"
    page.write_text("Banjir merendam empat desa di Kabupaten Demak sejak Selasa.", encoding="utf-8")
    assert ringkas("translate", str(srt), "-o", str(tmp_path / "en.srt"))[0] == 0
    assert "-->" in (tmp_path / "en.srt").read_text(encoding="utf-8")
    for given, output in ((str(srt), "en.vtt"), (str(page), "en.srt")):
        code, _, err = ringkas("translate", given, "-o", str(tmp_path / output))
        assert code == 2
        assert "subtitles" in err
        assert not (tmp_path / "en.vtt").exists()
    assert ringkas("run", str(srt), "-o", str(tmp_path / "b.srt"))[0] == 2


@pytest.mark.parametrize("command", ["run", "clean", "summarize", "translate", "digest"])
def test_hints_name_the_command_that_was_given(ringkas, tmp_path, command):
    given = tmp_path / "a.txt"
    index = "".join(f"<h2><a href='/b/{n}'>Harga Beras di Pasar Nomor {n} Naik</a></h2>" for n in range(8))
    for content, named in (
        ("https://kabar.example/a\n", "https://kabar.example/a"),
        ("berita.docx", "berita.docx"),
        ("https://kabar.example/a\nhttps://kabar.example/b\n", "https://kabar.example/a"),
        (
            "<rss><channel><item><link>https://kabar.example/c</link></item></channel></rss>",
            "https://kabar.example/c",
        ),
        (f"<html><body>{index}</body></html>", "URL"),
    ):
        given.write_text(content, encoding="utf-8")
        code, _, err = ringkas(command, str(given))
        assert code in (1, 5)
        assert f"`ringkas {command} {named}`" in " ".join(err.split())


def test_a_warning_tells_when_more_than_half_of_the_prose_was_removed():
    kept = clean("Banjir merendam empat desa di Kabupaten Demak sejak Selasa malam.")
    lost = tuple(
        Removed(
            text=f"Sebanyak {number} warga desa mengungsi ke balai kecamatan sejak Selasa malam.", rule=rule
        )
        for number, rule in ((1, "outside the article"), (2, "related"), (3, "related"), (4, "related"))
    )

    (finding,) = about_removed(replace(kept, removed=lost))
    assert finding.severity == "warning"
    assert "ringkas clean --json" in finding.message
    assert about_removed(replace(kept, removed=lost[:1])) == []
    repeats = tuple(Removed(text=line.text, rule="repeat") for line in lost)
    assert about_removed(replace(kept, removed=repeats)) == []


NEWS = "Banjir merendam empat desa di Demak. Sebanyak 1.250 warga mengungsi ke balai kecamatan."
RECORD = {"id": "a0", "url": "https://kabar.example/a", "judul": "Banjir", "isi": NEWS}


@pytest.fixture
def no_model(monkeypatch):
    """Fails where a model is about to be loaded."""

    def load(name, **_):
        raise AssertionError(f"{name} was loaded")

    for place in (
        "ringkas.pipeline.load_translator",
        "translate.load_translator",
        "summarize.load_summarizer",
    ):
        monkeypatch.setattr(place, load)
    monkeypatch.setattr("ringkas.pipeline.load_summarizer", load)


@pytest.mark.parametrize(
    "content", [json.dumps(RECORD), json.dumps([RECORD], indent=1)], ids=["object", "list"]
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "-"])
def test_one_record_is_one_article_in_a_file_as_on_standard_input(ringkas, tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    given = content.encode() if name == "-" else None
    code, out, err = ringkas("clean", name if given else str(path), "--json", stdin=given)
    assert code == 0, err
    article = json.loads(out)
    assert (article["title"], article["url"]) == ("Banjir", RECORD["url"])
    assert article["paragraphs"] == [NEWS]


def test_a_file_of_one_record_is_read_in_python_and_in_a_batch(tmp_path, translator, monkeypatch):
    import ringkas

    path = tmp_path / "a.json"
    path.write_text(json.dumps(RECORD), encoding="utf-8")
    made = brief_file(path, summarizer="extractive", translator=translator)
    assert (made.article.title, made.article.paragraphs) == ("Banjir", (NEWS,))
    ringkas.batch(path, tmp_path / "out.jsonl", only="clean", workers=1)
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert (row["id"], row["article"]["title"], row["article"]["paragraphs"]) == ("a0", "Banjir", [NEWS])


@pytest.mark.parametrize("command", ["run", "clean", "summarize", "translate"])
@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        ("\n".join([json.dumps(RECORD)] * 3), 1, "ringkas batch"),
        (json.dumps(RECORD)[:-40], 1, "not valid JSON"),
        ("https://kabar.example/1\nhttps://kabar.example/2\n", 1, "ringkas batch"),
        ("kabar.example/1", 1, "ringkas run https://kabar.example/1"),
        ("arsip/berita.html\n", 1, "ringkas run arsip/berita.html"),
        ('<rss version="2.0"><channel><title>Kabar</title></channel></rss>', 1, "ringkas watch"),
        ("<html><body><p>Verifikasi bahwa Anda bukan robot.</p></body></html>", 5, "browser"),
        (INDEX, 5, "article"),
    ],
    ids=["records", "broken", "addresses", "address", "path", "feed", "wall", "index"],
)
def test_what_is_no_article_is_refused_by_every_command_before_a_model_is_loaded(
    ringkas, no_model, command, content, code, says
):
    ended, out, err = ringkas(command, "-", stdin=content.encode())
    assert ended == code
    assert out == ""
    assert says.replace("ringkas run ", f"ringkas {command} ") in err


@pytest.mark.parametrize("text", ["https://kabar.example/a", INDEX, "The minister told reporters. " * 9])
def test_a_brief_is_refused_before_a_model_is_loaded_in_python_too(no_model, text):
    with pytest.raises((InputError, NoArticle, WrongLanguage)):
        brief(text)
    with pytest.raises(SettingsError):
        brief(NEWS, sentences=0)


def test_a_brief_of_a_record_keeps_its_id_and_the_time_that_cleaning_took(translator):
    made = brief(Record(id="a0", text=NEWS, title="Banjir"), summarizer="extractive", translator=translator)
    assert (made.id, made.article.title) == ("a0", "Banjir")
    assert made.timings["clean"] > 0
    again = Pipeline.load(summarizer="extractive", translator=translator)(made.article)
    assert again.translation == made.translation


def test_what_is_translated_alone_is_read_as_what_it_is():
    assert translatable(SUBTITLES) == SUBTITLES
    assert translatable(NEWS) == NEWS
    assert translatable(json.dumps(RECORD)) == f"Banjir\n\n{NEWS}"
    assert translatable(f"---\njudul: Banjir\ndate: 2024-03-05\n---\n{NEWS}") == f"Banjir\n\n{NEWS}"
    mail = f"From: a@b.example\nTo: c@d.example\nSubject: Fwd: Banjir\nDate: Thu, 27 Jan 2022 10:15 +0700\n\n{NEWS}"
    assert translatable(mail) == f"Banjir\n\n{NEWS}"
    for page in (f"<h1>Banjir</h1><p>{NEWS}</p>", json.dumps({**RECORD, "isi": f"<p>{NEWS}</p>"})):
        article = translatable(page)
        assert isinstance(article, Article)
        assert (article.title, article.paragraphs) == ("Banjir", (NEWS,))


def test_a_note_says_how_many_words_were_joined():
    article = checked_article("Warga da-pat pulang, te-tapi jalan ma-sih ditutup, kata para petugas.")
    (finding,) = about_joined(article)
    assert (finding.kind, finding.severity) == ("joined", "info")
    assert "3 words" in finding.message
    assert "“da-pat”" in finding.message
    assert about_joined(replace(article, joined=())) == []
