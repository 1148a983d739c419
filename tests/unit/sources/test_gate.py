"""Each kind of input is read as what it is, or refused with what to do; news that speaks of the same stays news."""

import base64
import json
import quopri

import pytest

from clean import clean
from engine.errors import InputError, NoArticle
from sources import admit
from sources.gate import KINDS

TITLE = "Harga Beras di Pasar Induk Naik"
NEWS = (
    "Harga beras di Pasar Induk Serang naik 10 persen sejak Senin. Pedagang bernama Mulyati mengatakan pasokan"
    " dari Karawang berkurang karena banjir. Dinas Perdagangan akan menggelar pasar murah di lima kecamatan."
)
SENTENCES = NEWS.split(". ")

SRT = """1
00:00:01,000 --> 00:00:04,000
Harga beras di Pasar Induk Serang
naik 10 persen sejak Senin.

2
00:00:09,500 --> 00:00:12,000
<i>Pedagang bernama Mulyati</i>

3
00:00:12,100 --> 00:00:14,000
mengatakan pasokan berkurang.
"""
VTT = (
    "WEBVTT\n\nNOTE dibuat tangan\n\nSTYLE\n::cue { color: red }\n\nawal\n00:01.000 --> 00:04.000 align:start\n"
    "<v Mulyati>Harga beras naik.\n"
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title><link>https://kabar.example/</link>
<item><title>Harga beras naik</title><link>https://kabar.example/beras?a=1&amp;b=2</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>
<entry><title>Beras</title><link href="https://kabar.example/beras"/></entry></feed>"""
SITEMAP = """<?xml version="1.0"?>
<!-- dibuat otomatis --><urlset><url><loc>https://kabar.example/beras</loc></url></urlset>"""


def mail(body, encoding="8bit", subject="Fwd: Harga Beras di Pasar Induk Naik"):
    return (
        f"From: Redaksi <redaksi@kabar.example>\nTo: meja@kabar.example\nSubject: {subject}\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        f"Content-Transfer-Encoding: {encoding}\n\n{body}\n"
    )


def test_subtitles_give_all_their_words_in_paragraphs():
    content = admit(SRT)
    assert content.kind == "subtitles"
    assert content.text == (
        "Harga beras di Pasar Induk Serang naik 10 persen sejak Senin.\n\n"
        "Pedagang bernama Mulyati mengatakan pasokan berkurang."
    )
    assert admit(VTT).text == "Harga beras naik."


def test_captions_that_roll_are_said_once():
    rolled = (
        "WEBVTT\n\n00:00.000 --> 00:03.000\n \nharga<00:01.000><c> beras naik</c>\n\n"
        "00:03.000 --> 00:03.010\nharga beras naik\n \n\n"
        "00:03.010 --> 00:06.000\nharga beras naik\nsejak<c> hari Senin</c>\n\n"
    )
    assert admit(rolled).text == "harga beras naik sejak hari Senin"


def test_a_mail_that_only_covers_its_attachment_is_refused():
    def sent(body):
        return (
            "From: a@kabar.example\nTo: b@kabar.example\nSubject: Beras\nMIME-Version: 1.0\n"
            'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\n'
            f'{body}\n--x\nContent-Type: application/pdf; name="beras.pdf"\n'
            'Content-Disposition: attachment; filename="beras.pdf"\n\nJVBERi0=\n--x--\n'
        )

    with pytest.raises(InputError, match=r"in its attachment, beras\.pdf"):
        admit(sent("Terlampir berita hari ini."))
    assert NEWS in admit(sent(NEWS)).text


def test_a_mailbox_of_one_mail_is_that_mail():
    assert admit(f"From a@kabar.example Wed Mar  6 08:15:00 2024\n{mail(NEWS)}").titled.startswith(TITLE)


def test_a_string_in_json_is_its_text():
    assert admit(json.dumps(f"{TITLE}\n\n{NEWS}")).text == f"{TITLE}\n\n{NEWS}"


@pytest.mark.parametrize("name", ["date", "tanggal", "datePublished", "published_at"])
def test_the_date_of_a_record_is_the_article_s(name):
    article = clean(admit(json.dumps({"title": TITLE, "text": NEWS, name: "2022-01-27"})).text)
    assert (article.title, article.date) == (TITLE, "2022-01-27")


def test_front_matter_gives_the_title_and_address_and_nothing_of_it_is_left():
    text = f'---\ntitle: "{TITLE}"\ntags:\n  - beras\nurl: https://kabar.example/beras\n---\n\n{NEWS}\n'
    content = admit(text)
    assert (content.text.strip(), content.url) == (f"{TITLE}\n\n{NEWS}", "https://kabar.example/beras")
    assert admit(f'+++\ntitle = "{TITLE}"\n+++\n{NEWS}').text == f"{TITLE}\n\n{NEWS}"
    assert admit(f"---\ntitle: {TITLE}\n---\n# {TITLE}\n\n{NEWS}").text == f"# {TITLE}\n\n{NEWS}"


def test_a_title_with_which_the_first_sentence_begins_is_no_part_of_it():
    text = f"From: a@kabar.example\nTo: b@kabar.example\nSubject: Harga\nDate: Thu, 27 Jan 2022 10:15:00 +0700\n\n{NEWS}"
    content = admit(text)
    assert (content.title, content.text.endswith(f"\n\n{NEWS}")) == ("Harga", True)
    assert admit(json.dumps({"title": "Harga", "text": NEWS})).text == f"Harga\n\n{NEWS}"


def test_a_rule_across_the_text_is_no_front_matter():
    text = f"---\n{NEWS}\n---\nBaca juga"
    assert admit(text).text == text


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("8bit", NEWS + " “Mahal”"),
        ("quoted-printable", quopri.encodestring((NEWS + " “Mahal”").encode()).decode()),
        ("base64", base64.encodebytes((NEWS + " “Mahal”").encode()).decode()),
    ],
)
def test_a_mail_is_its_body_under_its_subject(encoding, body):
    content = admit(mail(body, encoding))
    assert content.kind == "mail"
    assert content.text.strip() == f"{TITLE}\n\n{NEWS} “Mahal”"


def test_a_mail_without_text_is_refused():
    text = mail("", "base64").replace("text/plain", "image/png")
    with pytest.raises(InputError, match="no text"):
        admit(text)


def test_a_page_saved_as_mhtml_is_its_html():
    page = f"<html><body><h1>{TITLE}</h1><p>{NEWS}</p></body></html>"
    text = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kabar.example/beras\r\n"
        "Subject: Beras\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n'
        "------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{quopri.encodestring(page.encode()).decode()}\r\n"
        "------x\r\nContent-Type: text/css\r\n\r\nbody {}\r\n------x--\r\n"
    )
    content = admit(text)
    assert (content.text.strip(), content.url) == (page, "https://kabar.example/beras")


@pytest.mark.parametrize("lines", [1, 2])
def test_json_of_one_record_is_read_and_of_many_refused(lines):
    record = json.dumps({"id": 7, "title": TITLE, "text": NEWS, "url": "https://kabar.example/beras"})
    text = "\n".join([record] * lines)
    if lines == 1:
        content = admit(text)
        assert (content.text, content.url) == (f"{TITLE}\n\n{NEWS}", "https://kabar.example/beras")
        assert admit(f"[{text}]").text == content.text
    else:
        with pytest.raises(InputError, match="several articles") as caught:
            admit(text)
        assert "Pipeline.stream" in caught.value.hint


def test_json_without_an_article_is_refused():
    with pytest.raises(InputError, match="no column that holds articles"):
        admit('{"status": "ok", "jumlah": 3}')


def test_a_table_of_articles_is_refused():
    with pytest.raises(InputError, match="several articles"):
        admit(f'id,judul,teks\n1,A,"{NEWS}"\n2,B,"{NEWS}"\n')


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        (FEED, "a feed", "ringkas run https://kabar.example/beras?a=1&b=2"),
        (ATOM, "a feed", "ringkas run https://kabar.example/beras"),
        (SITEMAP, "a sitemap", "ringkas run https://kabar.example/beras"),
        (
            "# pagi\nhttps://kabar.example/satu\n\nhttps://kabar.example/dua\n",
            "list of 2 addresses",
            "ringkas run https://kabar.example/satu",
        ),
        (" https://kabar.example/beras \n", "address of a page", "ringkas run https://kabar.example/beras"),
        ("arsip/beras.html", "name of a file", "ringkas run arsip/beras.html"),
        ("a.txt", "name of a file", "brief_file"),
        (r"C:\Berkas saya\beras.docx", "name of a file", r'ringkas run "C:\Berkas saya\beras.docx"'),
        (
            "- [Harga Beras Naik](https://kabar.example/satu)\n- [Banjir](https://kabar.example/dua)\n",
            "list of 2 addresses",
            "ringkas run https://kabar.example/satu",
        ),
        (
            "Harga Beras Naik https://kabar.example/satu\nBanjir Demak https://kabar.example/dua\n",
            "list of 2 addresses",
            "ringkas run https://kabar.example/satu",
        ),
        (
            "[InternetShortcut]\r\nIDList=\r\nURL=https://kabar.example/beras\r\n",
            "address of a page",
            "ringkas run https://kabar.example/beras",
        ),
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">\n'
            "<plist><dict><key>URL</key>\n<string>https://kabar.example/beras?a=1&amp;b=2</string></dict></plist>",
            "address of a page",
            "ringkas run https://kabar.example/beras?a=1&b=2",
        ),
        ('<?xml version="1.0"?><opml version="2.0"><body/></opml>', "list of feeds", "ringkas watch"),
        (
            "User-agent: *\nDisallow: /admin/\nSitemap: https://kabar.example/sitemap.xml\n",
            "robots.txt",
            "`ringkas batch`, by the address of its sitemap",
        ),
        (
            "".join(f"From a@kabar.example Wed Mar  6 08:15:00 2024\n{mail(NEWS)}\n" for _ in range(2)),
            "a mailbox",
            ".eml",
        ),
    ],
)
def test_what_only_leads_to_articles_is_refused_with_the_command_that_would(text, says, hint):
    with pytest.raises(InputError, match=says) as caught:
        admit(text)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Verifikasi bahwa Anda bukan robot\n\nSelesaikan pemeriksaan di bawah ini untuk melanjutkan.",
            "robots",
        ),
        (
            "<html><head><title>Just a moment...</title><script>var a = 1;</script></head><body><h1>kabar.example"
            "</h1><p>Checking your browser before accessing this site. Please enable JavaScript and cookies to"
            " continue.</p></body></html>",
            "robots",
        ),
        (
            "<html><body><h2>Kami menghargai privasi Anda</h2><p>Kami dan mitra kami menggunakan cookie untuk"
            " menampilkan iklan di situs ini.</p><button>Terima semua cookie</button></body></html>",
            "cookies",
        ),
        (
            "<html><head><title>Tunggu sebentar...</title></head><body><p>Memverifikasi bahwa Anda adalah manusia."
            " Proses ini mungkin perlu waktu beberapa detik.</p></body></html>",
            "robots",
        ),
        ("<html><body><p>Please enable JS and disable any ad blocker</p></body></html>", "robots"),
        (
            "<html><body><h1>Menteri Umumkan Anggaran</h1><p>Artikel ini khusus untuk pelanggan. Silakan masuk atau"
            " berlangganan untuk membaca artikel selengkapnya.</p></body></html>",
            "members",
        ),
        (
            "<html><body><h1>404</h1><p>Maaf, halaman yang Anda cari tidak ditemukan. Silakan kembali ke beranda.</p>"
            "</body></html>",
            "says there is no article",
        ),
        (
            "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
            "says there is no article",
        ),
        ("<html><body><h1>Situs sedang dalam pemeliharaan</h1></body></html>", "says there is no article"),
    ],
)
def test_a_wall_is_not_an_article(text, says):
    with pytest.raises(NoArticle, match=says) as caught:
        admit(text)
    assert "browser" in caught.value.hint


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
        "",
    ],
)
def test_text_pages_and_news_about_such_things_stay_as_they_are(text):
    content = admit(text)
    assert (content.kind, content.text) == ("text", text)


def test_every_kind_of_the_table_has_its_own_name():
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: {TITLE}\ndate: 2022-01-27\n---\n{NEWS}",
        f"---\njudul: {TITLE}\ntanggal: 27 Januari 2022\n---\n# {TITLE}\n\n{NEWS}",
        f"From: a@kabar.example\nTo: b@kabar.example\nSubject: {TITLE}\nDate: Thu, 27 Jan 2022 10:15:00 +0700\n\n{NEWS}",
    ],
)
def test_the_date_of_front_matter_and_of_a_mail_is_the_article_s(text):
    article = clean(admit(text).text)
    assert article.title == TITLE
    assert article.date.startswith("2022-01-27")
    assert article.text == clean(NEWS).text


@pytest.mark.parametrize(
    "lines", ["# daftar\nhttps://a.example/1\nb.example/2\nwww.c.example/3", "kabar.example/banjir"]
)
def test_addresses_may_lack_their_scheme(lines):
    with pytest.raises(InputError, match="address") as told:
        admit(lines)
    assert "ringkas run https://" in told.value.hint
