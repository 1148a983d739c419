#!/usr/bin/env bash
# trafilatura 2.3.1 and readability-lxml 0.9: a part of an article tagged “menunggu” (to wait) is cut as a menu.
#
# Behavior: both look for the English names of page furniture anywhere in a class, not at word limits. Class
#   names made from Indonesian tags hold them by chance: “menu” is in menunggu, menurun (to fall), menular (to
#   spread) and in most verbs in men- whose root begins with u; “meta” in metamorfosis; “bar” in tersebar
#   (scattered, trafilatura alone).
# Seen: an article of two parts, the second a section of the class “tag-menunggu”, “tag-menurun”,
#   “tag-menular” or “tag-metamorfosis”: both give the first part only, with no sign that more was there. With
#   “tag-banjir” both give all of it; with “tag-tersebar” readability-lxml does, and trafilatura doesn't.
# Guess: names would be matched as words, or inside an article only where the text, too, looks like a menu.
# Hurts: whoever collects Indonesian news: blog software puts a post's tags into its classes, so articles on
#   falling prices or spreading diseases lose paragraphs and those on floods don't: a bias by subject.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    trafilatura==2.3.1 lxml_html_clean==0.4.6 || exit 2
# Apart, as pip 23 stumbles over the two spellings of an extra of lxml that the two ask for.
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check readability-lxml==0.9 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import sys

import trafilatura
from readability import Document

FIRST = "Pemerintah Kabupaten Kendal menyiapkan anggaran untuk memperkuat tanggul di pesisir, kata bupati."
SECOND = "Gubernur menyatakan bahwa warga yang terdampak akan menerima bantuan mulai pekan depan di balai desa."


def page(tag):
    """An article of two parts; the second is a section with the class of *tag*."""
    return (
        '<html lang="id"><head><title>Banjir rob di Kendal</title></head><body><main><article class="post">'
        f"<h1>Banjir rob di Kendal</h1><div class='isi'>{f'<p>{FIRST}</p>' * 3}</div>"
        f'<section class="tag-{tag}">{f"<p>{SECOND}</p>" * 3}</section></article></main></body></html>'
    )


expected = {
    "banjir": (True, True),
    "menunggu": (False, False),
    "menurun": (False, False),
    "menular": (False, False),
    "metamorfosis": (False, False),
    "tersebar": (False, True),
}
changed = False
for tag, kept in expected.items():
    texts = (trafilatura.extract(page(tag), deduplicate=False) or "", Document(page(tag)).summary())
    seen = tuple(SECOND in text for text in texts)
    changed |= seen != kept or not all(FIRST in text for text in texts)
    print(f"tag-{tag}: second part kept by trafilatura {seen[0]}, by readability-lxml {seen[1]}")
sys.exit("changed: other parts are kept now" if changed else 0)
PY
