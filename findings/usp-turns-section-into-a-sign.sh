#!/usr/bin/env bash
# ultimate-sitemap-parser 1.8.1: the address …?id=12&section=politik of a sitemap comes back as
# …?id=12§ion=politik.
#
# Behavior: after the XML parser has turned “&amp;” into “&”, the text of <loc> is read once more as HTML,
#   where “&sect”, “&reg”, “&copy” and the like need no semicolon. The <link> of an RSS feed that serves as
#   a sitemap is read so, too; an address in a plain text sitemap isn't.
# Seen: section, region and copy after an ampersand become “§ion”, “®ion” and “©”; “page” and “halaman”
#   stay. feedparser 6.0.14 keeps the same <link>, and Python's ElementTree the same <loc>.
# Guess: the address as the site wrote it: an escaped ampersand is what the sitemap protocol asks for.
# Hurts: whoever collects news by sitemaps: where sections or regions (“region=jabar”) are told by a
#   parameter, each of these addresses is one that the site never gave, and the pages behind them are missed.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    ultimate-sitemap-parser==1.8.1 feedparser==6.0.14 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import sys
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

import feedparser
from usp.tree import sitemap_from_str

SITE = "https://kabar.example/baca?id=12"
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
ENDS = {
    "&section=politik": "§ion=politik",
    "&region=jabar": "®ion=jabar",
    "&copy=2": "©=2",
    "&page=2&halaman=3": "&page=2&halaman=3",
}
changed = False
for end, expected in ENDS.items():
    address = SITE + end
    escaped = escape(address)
    sitemap = f'<?xml version="1.0"?><urlset xmlns="{SITEMAPS}"><url><loc>{escaped}</loc></url></urlset>'
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title>'
        "<link>https://kabar.example/</link><description>Berita</description>"
        f"<item><title>Banjir</title><link>{escaped}</link></item></channel></rss>"
    )
    seen = {
        name: [page.url for page in sitemap_from_str(text).all_pages()]
        for name, text in (("sitemap", sitemap), ("feed", feed), ("plain text", address))
    }
    others = ElementTree.fromstring(sitemap)[0][0].text, feedparser.parse(feed).entries[0].link
    print(f"{address} -> {seen}")
    changed |= seen != {"sitemap": [SITE + expected], "feed": [SITE + expected], "plain text": [address]}
    changed |= others != (address, address)
sys.exit("changed: the addresses are read otherwise now" if changed else 0)
PY
