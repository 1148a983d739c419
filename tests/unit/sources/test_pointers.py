"""What only leads to articles is refused with the command that would read them."""

import pytest

from engine.errors import InputError
from sources import admit

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title><link>https://kabar.example/</link>
<item><title>Harga beras naik</title><link>https://kabar.example/beras?a=1&amp;b=2</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>
<entry><title>Beras</title><link href="https://kabar.example/beras"/></entry></feed>"""
SITEMAP = """<?xml version="1.0"?>
<!-- dibuat otomatis --><urlset><url><loc>https://kabar.example/beras</loc></url></urlset>"""


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
        (
            '<?xml version="1.0"?><sitemapindex><sitemap><loc>https://kabar.example/peta.xml</loc></sitemap>'
            "</sitemapindex>",
            "a sitemap",
            "Give one of its articles; or",
        ),
        (
            "1. https://kabar.example/satu\n2. <https://kabar.example/dua>\n- https://kabar.example/tiga\n",
            "list of 3 addresses",
            "ringkas run https://kabar.example/satu",
        ),
        (
            "https://kabar.example/satu, https://kabar.example/dua | https://kabar.example/tiga",
            "list of 3 addresses",
            "a text file with one a line",
        ),
        ("url\nhttps://kabar.example/satu\n", "address of a page", "ringkas run https://kabar.example/satu"),
        ("Bacaan:\nkabar.example/1\nkabar.example/2", "list of 2", "ringkas run https://kabar.example/1"),
        ("<https://kabar.example/beras>", "address of a page", "ringkas run https://kabar.example/beras"),
        ("kabar.co.id", "address of a page", "ringkas run https://kabar.co.id"),
        ("berita beras.docx", "name of a file", 'ringkas run "berita beras.docx"'),
        ('"berita, beras (2).pdf"', "name of a file", 'ringkas run "berita, beras (2).pdf"'),
        ("a/satu.txt\na/dua.txt\n", "list of 2 files", "ringkas run a/satu.txt"),
        ("~/berita/", "name of a folder", "ringkas batch ~/berita/"),
        ("C:\\Berkas saya", "name of a folder", 'ringkas batch "C:\\Berkas saya"'),
        ('<?xml version="1.0"?><opml version="2.0"><body/></opml>', "list of feeds", "ringkas watch"),
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Rina\nEND:VCARD\n", "calendar or a contact", "the text"),
        (
            "User-agent: *\nDisallow: /admin/\nSitemap: https://kabar.example/sitemap.xml\n",
            "robots.txt",
            "`ringkas batch`, by the address of its sitemap",
        ),
    ],
)
def test_what_only_leads_to_articles_is_refused_with_the_command_that_would(text, says, hint):
    with pytest.raises(InputError, match=says) as caught:
        admit(text)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    "lines", ["# daftar\nhttps://a.example/1\nb.example/2\nwww.c.example/3", "kabar.example/banjir"]
)
def test_addresses_may_lack_their_scheme(lines):
    with pytest.raises(InputError, match="address") as told:
        admit(lines)
    assert "ringkas run https://" in told.value.hint
