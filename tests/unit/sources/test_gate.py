"""What is no kind of its own stays as it is, news that speaks of the kinds included."""

import json
from contextlib import suppress

import pytest

from engine.errors import InputError
from ringkas.validation import checked_article
from sources import admit, walls
from sources.gate import KINDS
from tests.unit.sources.news import NEWS, TITLE, mail

SENTENCES = NEWS.split(". ")


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        f"{TITLE}\n\n{NEWS}",
        f"# {TITLE}\n\n{NEWS}",
        f"<html><body><h1>{TITLE}</h1><p>{NEWS}</p><p>Situs ini menggunakan cookie.</p></body></html>",
        f"Robot Pengantar Makanan\n\n{NEWS} Pengunjung diminta mencentang kotak Anda bukan robot.",
        f"[FOTO] {TITLE}\n\n{NEWS}",
        "{Catatan redaksi}\n" + NEWS,
        f"From: kata orang Inggris.\n\n{NEWS}",
        f"Pukul 00:01:02 harga naik. {NEWS}",
        f"{NEWS}\nhttps://kabar.example/beras",
        f"{SENTENCES[0]}. https://kabar.example/a\n\n{SENTENCES[1]}. https://kabar.example/b",
        "Harga beras naik di Serang https://kabar.example/beras",
        f"Halaman Facebook korban tidak dapat ditemukan, kata polisi. {NEWS}",
        f"Situs KPU sedang dalam pemeliharaan sejak Senin. {NEWS}",
        "Robot di Pabrik\n\nPengunjung diminta memverifikasi bahwa mereka bukan robot. Robot itu bekerja malam hari."
        " Serikat pekerja menolak pemakaian robot tersebut sejak Senin lalu di pabrik.",
        f'"Beras naik," kata Mulyati.\n{NEWS} "Semoga turun."',
        "Berkas beras.txt disita polisi.",
        "Baca https://kabar.example/beras",
        f"Daftar harga:\n{NEWS}",
        "Naskah akademik rancangan undang-undang itu disimpan panitia di sebuah berkas yang oleh anggota dewan"
        " belum pernah dibuka, yakni naskah.docx",
        "Google membatasi cookie di Chrome mulai bulan ini. Pengiklan menolak rencana itu dan mengadu ke KPPU.",
        "Terlalu banyak permintaan membuat harga cabai naik menjadi Rp90.000 per kilogram.",
        "",
    ],
)
def test_text_pages_and_news_about_such_things_stay_as_they_are(text):
    content = admit(text)
    assert (content.kind, content.text) == ("text", text)


def test_every_kind_of_the_table_has_its_own_name():
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)


EXAMPLES = {
    "address": "https://kabar.example/beras\n",
    "path": "arsip/beras.html",
    "folder": "~/berita/",
    "feed": '<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title></channel></rss>',
    "list of feeds": '<opml version="2.0"><body/></opml>',
    "rules for robots": "User-agent: *\nDisallow: /admin/\n",
    "sitemap": '<?xml version="1.0"?><urlset><url><loc>https://kabar.example/a</loc></url></urlset>',
    "calendar or contact": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    "values without text": "null\n",
    "record": json.dumps({"judul": TITLE, "isi": NEWS}),
    "text in JSON": json.dumps(f"{TITLE}\n\n{NEWS}"),
    "table": f'judul,isi\n{TITLE},"{NEWS}"\n',
    "subtitles": f"WEBVTT\n\n00:01.000 --> 00:09.000\n{NEWS}\n",
    "other subtitles": "[Script Info]\nScriptType: v4.00+\n",
    "transcript": f"0:00\n{SENTENCES[0]}.\n0:07\n{SENTENCES[1]}.\n0:15\n{SENTENCES[2]}\n",
    "quoted text": f"> {TITLE}\n>\n>> {NEWS}\n",
    "YAML without fences": f"title: {TITLE}\nbody: |\n  {NEWS}\n",
    "Markdown with front matter": f"---\ntitle: {TITLE}\n---\n{NEWS}",
    "mailbox": f"From a@kabar.example Thu Jan 27 10:15:00 2022\n{mail(NEWS)}",
    "mail": mail(NEWS),
}
"""A text of each kind, whose words are read in the tests of its module."""
WALLS = {wall.name for wall in walls.WALLS}
"""What stands in front of pages has a text for each in `test_walls`."""


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.name not in WALLS])
def test_there_is_a_text_of_every_kind_and_it_is_told_as_that(kind):
    assert told_as(EXAMPLES[kind]) == kind


def told_as(text):
    """The name of the first kind that *text* may be and, read, is: one that refuses it has told it, too."""
    for kind in KINDS:
        if kind.is_it(text):
            with suppress(InputError):
                if kind.read(text) is None:
                    continue
            return kind.name
    return None


@pytest.mark.parametrize("kind", ["subtitles", "transcript", "quoted text", "mail", "text in JSON", "table"])
def test_what_is_read_gives_the_news_without_its_wrapping(kind):
    article = checked_article(EXAMPLES[kind])
    assert article.text == NEWS
    assert not article.text.startswith(">")
