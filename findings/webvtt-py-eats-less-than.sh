#!/usr/bin/env bash
# webvtt-py 0.6.0: of “< 50 mm di pesisir, > 100 mm di hulu” in SubRip subtitles only “100 mm di hulu” is left.
#
# Behavior: SRT has no escapes, a “<” in it is a “<”. from_srt() takes all from there to the next “>” for a tag,
#   spaces and figures included, and leaves it out of the text. In WebVTT, where the signs must be escaped,
#   text keeps them as “&lt;” and “&gt;”.
# Seen: “Hujan < 50 mm di pesisir, > 100 mm di hulu” is read as “Hujan  100 mm di hulu”; srt 3.5.3 and pysubs2
#   1.8.1 keep it whole. The same cue in WebVTT is “Hujan &lt; 50 mm di pesisir, &gt; 100 mm di hulu”.
# Guess: only what can be a tag (a letter or “/” after the “<”) would go; entities would be undone.
# Hurts: whoever translates or summarizes subtitles of forecasts and statistics: the amount of one place is
#   now said of another, in a sentence that reads well.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    webvtt-py==0.6.0 srt==3.5.3 pysubs2==1.8.1 || exit 2
"$room/venv/bin/python" - "$room" <<'PY'
import pathlib
import sys

import pysubs2
import srt
import webvtt

room = pathlib.Path(sys.argv[1])
WORDS = "Hujan < 50 mm di pesisir, > 100 mm di hulu"
ESCAPED = WORDS.replace("<", "&lt;").replace(">", "&gt;")
subrip = f"1\n00:00:01,000 --> 00:00:03,000\n{WORDS}\n"
(room / "a.srt").write_text(subrip, encoding="utf-8")
(room / "a.vtt").write_text(f"WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n{ESCAPED}\n", encoding="utf-8")
seen = {
    "srt": [cue.content for cue in srt.parse(subrip)],
    "pysubs2": [line.plaintext for line in pysubs2.SSAFile.from_string(subrip)],
    "webvtt-py": [cue.text for cue in webvtt.from_srt(str(room / "a.srt"))],
    "webvtt-py, from WebVTT": [cue.text for cue in webvtt.read(str(room / "a.vtt"))],
}
expected = {
    "srt": [WORDS],
    "pysubs2": [WORDS],
    "webvtt-py": ["Hujan  100 mm di hulu"],
    "webvtt-py, from WebVTT": [ESCAPED],
}
for reader, texts in seen.items():
    print(f"{reader}: {texts}")
sys.exit(0 if seen == expected else "changed: the cue is read otherwise now")
PY
