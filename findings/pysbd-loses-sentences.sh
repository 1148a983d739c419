#!/usr/bin/env bash
# pysbd 0.3.4: a sentence that holds one of its private marks disappears from the result, without a word.
#
# Behavior: pysbd stands in ♬ ☝ ☄ and the like for punctuation and list marks while it works. Where the text
#   itself holds one, the finished sentence no longer matches the original, and segment() leaves it out: with
#   clean=False, which its source calls nondestructive, and with char_span=True as well.
# Seen: “Lagu ♬ itu diputar di radio. Ia pulang malam.” gives one sentence, “Ia pulang malam.”; the first
#   sentence alone gives an empty list. “Komet ☄ itu terlihat.” loses “Komet ☄ ”. ♪ and ★ do no harm.
# Guess: the mark would come back unchanged, or at worst as another character; the sentence would be there.
# Hurts: whoever splits pages and posts with pysbd before translating or summarizing them (a pointing finger
#   before a phone number, notes around a song): the sentence is missing in all that follows, and nothing
#   counts it.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check pysbd==0.3.4 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import sys

import pysbd

plain = pysbd.Segmenter(language="en", clean=False)
spans = pysbd.Segmenter(language="en", clean=False, char_span=True)
expected = {
    "Lagu ♪ itu diputar di radio. Ia pulang malam.": ["Lagu ♪ itu diputar di radio. ", "Ia pulang malam."],
    "Lagu ★ itu diputar di radio. Ia pulang malam.": ["Lagu ★ itu diputar di radio. ", "Ia pulang malam."],
    "Lagu ♬ itu diputar di radio. Ia pulang malam.": ["Ia pulang malam."],
    "Hubungi ☝ nomor di atas. Layanan gratis.": ["Layanan gratis."],
    "Lagu ♬ itu diputar di radio.": [],
    "Komet ☄ itu terlihat.": ["itu terlihat."],
}
changed = False
for text, sentences in expected.items():
    seen = plain.segment(text)
    print(f"{text!r} -> {seen!r}")
    changed |= seen != sentences or [span.sent for span in spans.segment(text)] != sentences
sys.exit("changed: pysbd no longer does this" if changed else 0)
PY
