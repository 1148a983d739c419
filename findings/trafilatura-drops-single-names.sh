#!/usr/bin/env bash
# trafilatura 2.3.1: an author of one name is dropped, and the photo's source becomes the author.
#
# Behavior: a name in <meta name="author"> that has no space in it counts as no name, and the author is looked
#   for elsewhere in the page, down to anything with “author” in its class.
# Seen: with “Suparman” in the meta tag and “Foto: Antara” beside the picture the author is “Foto Antara”;
#   without that line there is none. “Budi Santoso” in the meta tag stays. In JSON-LD “Suparman” is kept.
# Guess: “Suparman”: it is stated by the page, and nothing says that a person has two names.
# Hurts: whoever credits or counts authors in Indonesia, where many people have one name: their articles are
#   credited to agencies or to nobody, those of colleagues with two names are not.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    trafilatura==2.3.1 lxml_html_clean==0.4.6 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import sys

import trafilatura

TEXT = "<p>Warga mengungsi ke balai desa karena air naik sejak sore.</p>" * 6
PHOTO = '<div class="photo-author">Foto: Antara</div>'


def author(head, beside=""):
    """The author that trafilatura finds in a page with *head*, and *beside* next to the headline."""
    page = (
        f'<html lang="id"><head><title>Banjir rob</title>{head}</head>'
        f"<body><article><h1>Banjir rob</h1>{beside}{TEXT}</article></body></html>"
    )
    return trafilatura.extract_metadata(page).author


def meta(name):
    return f'<meta name="author" content="{name}">'


LINKED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
    '"headline": "Banjir rob", "author": {"@type": "Person", "name": "Suparman"}}</script>'
)
seen = {
    "one name": author(meta("Suparman")),
    "one name and a photo": author(meta("Suparman"), PHOTO),
    "two names and a photo": author(meta("Budi Santoso"), PHOTO),
    "one name in JSON-LD": author(LINKED),
}
expected = {
    "one name": None,
    "one name and a photo": "Foto Antara",
    "two names and a photo": "Budi Santoso",
    "one name in JSON-LD": "Suparman",
}
for case, name in seen.items():
    print(f"{case}: {name}")
sys.exit(0 if seen == expected else "changed: other authors are found now")
PY
