#!/usr/bin/env bash
# pycaption 2.3.14: of TTML subtitles in two <div>s, only those of the second are read.
#
# Behavior: DFXPReader keeps the captions of each <div> under its language, so that the next <div> of the same
#   language takes the place of the one before. A <div> without xml:lang has the language of the file. Two
#   languages in two <div>s are both kept.
# Seen: of “Korban tewas 14.” in a first <div> and “Tidak ada tsunami.” (no tsunami) in a second only the
#   second is there, whether xml:lang stands at the <div>s or at <tt> alone. ttconv 1.2.3 gives both.
# Guess: both, in the order of time: a <div> is a mere part of the text in TTML, as in HTML.
# Hurts: whoever makes transcripts of broadcasts: the file is valid and is read without a word, and a program
#   in parts (news, sport, weather) begins with its last one.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    pycaption==2.3.14 ttconv==1.2.3 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import sys
import xml.etree.ElementTree as ET

import pycaption
import ttconv.imsc.reader
import ttconv.srt.writer

FIRST = '<p begin="1s" end="2s">Korban tewas 14.</p>'
SECOND = '<p begin="3s" end="4s">Tidak ada tsunami.</p>'
ENGLISH = '<p begin="3s" end="4s">There was no tsunami.</p>'
BODIES = {
    "one div": (f"<div>{FIRST}{SECOND}</div>", 2),
    "two divs": (f"<div>{FIRST}</div><div>{SECOND}</div>", 1),
    "two divs, xml:lang": (f'<div xml:lang="id">{FIRST}</div><div xml:lang="id">{SECOND}</div>', 1),
    "two languages": (f'<div xml:lang="id">{FIRST}</div><div xml:lang="en">{ENGLISH}</div>', 2),
}
changed = False
for case, (body, count) in BODIES.items():
    file = (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="id">'
        '<head><layout><region xml:id="r" tts:origin="10% 80%" tts:extent="80% 20%"/></layout></head>'
        f'<body region="r">{body}</body></tt>'
    )
    read = pycaption.DFXPReader().read(file)
    captions = [read.get_captions(language) for language in read.get_languages()]
    seen = [caption.get_text() for part in captions for caption in part]
    model = ttconv.imsc.reader.to_model(ET.ElementTree(ET.fromstring(file)))
    whole = ttconv.srt.writer.from_model(model)
    print(f"{case}: {seen}; ttconv: {whole.count('-->')} subtitles")
    changed |= len(seen) != count or whole.count("-->") != 2
    changed |= case.startswith("two divs") and seen != ["Tidak ada tsunami."]
sys.exit("changed: the parts are read otherwise now" if changed else 0)
PY
