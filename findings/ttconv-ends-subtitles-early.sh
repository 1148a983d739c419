#!/usr/bin/env bash
# ttconv 1.2.3: in TTML whose <body> or <div> begins late, the last subtitles end too early, or are gone.
#
# Behavior: times within a <div> count from its beginning. A <div> without an end of its own ends with its
#   last subtitle; ttconv takes this end for one that counts from the beginning of the file, and cuts off
#   there. It adds what is missing only where subtitles follow one another without times
#   (timeContainer="seq").
# Seen: a <div> beginning at 10 s with subtitles from 1 to 4 s and from 5 to 14 s has one from 11 to 14 s and
#   none behind it; a <body> beginning at 2 s has one from 3 to 6 s and one from 7 to 14 s, 2 s too short. Of
#   a <div> at 10 s with a subtitle from 1 to 2 s nothing is left. With end="30s" at the <div> all is right.
# Guess: 11 to 14 and 15 to 24 s with and without that end: TTML has a part last until its last subtitle ends.
# Hurts: whoever takes transcripts from broadcasts, where programs begin at an offset: what was said last in
#   each part is missing, or all of it, and the converter reports no error.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check ttconv==1.2.3 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import re
import sys
import xml.etree.ElementTree as ET

import ttconv.imsc.reader
import ttconv.srt.writer

TOLL = '<p begin="1s" end="4s">Korban tewas 14.</p>'
WAVE = '<p begin="5s" end="14s">Tidak ada tsunami.</p>'
SHORT = '<p begin="1s" end="2s">Tidak.</p>'
BODIES = {
    f'<body region="r"><div begin="10s">{TOLL}{WAVE}</div></body>': [("11", "14")],
    f'<body region="r"><div begin="10s" end="30s">{TOLL}{WAVE}</div></body>': [("11", "14"), ("15", "24")],
    f'<body region="r" begin="10s"><div>{TOLL}{WAVE}</div></body>': [("11", "14")],
    f'<body region="r" begin="2s"><div>{TOLL}{WAVE}</div></body>': [("03", "06"), ("07", "14")],
    f'<body region="r"><div begin="10s">{SHORT}</div></body>': [],
    f'<body region="r"><div>{TOLL}{WAVE}</div></body>': [("01", "04"), ("05", "14")],
}
changed = False
for body, spans in BODIES.items():
    file = (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="id">'
        '<head><layout><region xml:id="r" tts:origin="10% 80%" tts:extent="80% 20%"/></layout></head>'
        f"{body}</tt>"
    )
    model = ttconv.imsc.reader.to_model(ET.ElementTree(ET.fromstring(file)))
    written = ttconv.srt.writer.from_model(model)
    seen = re.findall(r"00:00:(\d\d),000 --> 00:00:(\d\d),000", written)
    print(f"{body} -> {seen}")
    changed |= seen != spans or written.count("-->") != len(spans)
sys.exit("changed: the subtitles end otherwise now" if changed else 0)
PY
