#!/usr/bin/env bash
# pysubs2 1.8.1: “Korban tewas:” (killed:) and “162” below it, as the last subtitle of a file, lose the 162.
#
# Behavior: in SubRip files pysubs2 takes a line of figures at the end of a subtitle for the number of the
#   next one. The last subtitle has none after it, and its own last line goes. WebVTT is read the same way.
# Seen: a file of two subtitles that ends in “Korban tewas:\n162” gives “Korban tewas:”; in the middle of a
#   file the figure stays, and so it does alone in its subtitle. srt 3.5.3 and pycaption 2.3.14 keep it at the
#   end, too.
# Guess: the figure stays: nothing follows that it could number.
# Hurts: whoever translates or summarizes subtitles of news videos, where the figure stands large on a line of
#   its own and often in the closing card: a year, a toll or a telephone number is lost.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    pysubs2==1.8.1 srt==3.5.3 pycaption==2.3.14 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import sys

import pycaption
import pysubs2
import srt

RAIN = "Hujan di hulu"
TOLL = "Korban tewas:\n162"


def subrip(*texts):
    return "\n".join(
        f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{text}\n"
        for number, text in enumerate(texts, 1)
    )


def read(file):
    """The texts of *file* as pysubs2, srt and pycaption give them."""
    captions = pycaption.SRTReader().read(file)
    return (
        [line.plaintext for line in pysubs2.SSAFile.from_string(file)],
        [cue.content for cue in srt.parse(file)],
        [cue.get_text() for cue in captions.get_captions("en-US")],
    )


vtt = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{RAIN}\n\n00:03.000 --> 00:04.000\n{TOLL}\n"
seen = {
    "last": read(subrip(RAIN, TOLL)),
    "first": read(subrip(TOLL, RAIN)),
    "alone": read(subrip(RAIN, "162")),
    "last, WebVTT": [line.plaintext for line in pysubs2.SSAFile.from_string(vtt)],
}
expected = {
    "last": ([RAIN, "Korban tewas:"], [RAIN, TOLL], [RAIN, TOLL]),
    "first": ([TOLL, RAIN],) * 3,
    "alone": ([RAIN, "162"],) * 3,
    "last, WebVTT": [RAIN, "Korban tewas:"],
}
for name, texts in seen.items():
    print(f"{name}: {texts}")
sys.exit(0 if seen == expected else "changed: the figure is read otherwise now")
PY
