#!/usr/bin/env bash
# EbookLib 0.20: a chapter that begins with bare text loses it: “Banjir <b>tidak</b> surut.” becomes “tidak
# surut.”
#
# Behavior: EpubHtml takes the elements of its content over into the page, each with the text behind it.
#   What stands before the first of them is left out without a word. This is so for a fragment and
#   for a whole page with <body>.
# Seen: “<body>Banjir <b>tidak</b> surut.</body>” is in the file as “<b>tidak</b> surut.”; “Kata gubernur:
#   <q> …</q>” loses who says it; with the text in a <p> all is kept.
# Guess: the text as it was given, or put into a <p>: text that stands in a body by itself is valid HTML.
# Hurts: whoever binds articles into a book for readers: pages of old content systems part paragraphs by
#   <br>, so the whole first paragraph, the lead of the news, is missing, and the rest reads well without it.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    EbookLib==0.20 lxml==6.1.3 || exit 2
cd "$room"
"$room/venv/bin/python" -W ignore - <<'PY'
import re
import sys
import zipfile

from ebooklib import epub

WAYS = {
    "<body>Banjir <b>tidak</b> surut.</body>": "<b>tidak</b> surut.",
    "Kata gubernur: <q>Banjir surut.</q>": "<q>Banjir surut.</q>",
    "Banjir belum surut.<br/>Warga mengungsi.<br/>": "<br/>Warga mengungsi.<br/>",
    "<p>Banjir <b>tidak</b> surut.</p>": "<p>Banjir <b>tidak</b> surut.</p>",
}
changed = False
for content, expected in WAYS.items():
    book = epub.EpubBook()
    book.set_identifier("kabar")
    book.set_title("Kabar")
    book.set_language("id")
    chapter = epub.EpubHtml(title="Banjir", file_name="banjir.xhtml", lang="id", content=content)
    book.add_item(chapter)
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ["nav", chapter]
    book.toc = [chapter]
    epub.write_epub("kabar.epub", book)
    page = zipfile.ZipFile("kabar.epub").read("EPUB/banjir.xhtml").decode("utf-8")
    seen = re.search(r"<body[^>]*>(.*)</body>", page, re.DOTALL)[1].strip()
    print(f"{content} -> {seen}")
    changed |= seen != expected
sys.exit("changed: the first words are written otherwise now" if changed else 0)
PY
