#!/usr/bin/env bash
# eSpeak NG 1.52.0 in Indonesian: “7.000” (7 thousand), said after “2.000.000”, is “tujuh juta” (7 million).
#
# Behavior: thousands at the end of a text can take over the millions or billions from the end of an earlier
#   one. Seen through phonemizer 3.4.0 with the library of espeakng-loader 0.2.4, a call for each text.
#   Numbers with a word behind them are right.
# Seen: of the texts “7.000”, “2.000.000”, “7.000”, “8.000” the first is “tujuh ribu”, the last two are “tujuh
#   juta” and “delapan juta”; “7.000” behind “2.000.000.000” is “tujuh miliar”; “7.000 orang” (people) behind
#   “2.000.000” is seven thousand. In Malay it's the same.
# Guess: each text by itself: “7.000” is seven thousand, whatever was said before.
# Hurts: whoever has the cells of a table read aloud one by one, or makes training data for a voice from such
#   texts: amounts become a thousandfold, while each cell alone, tried again, is right.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    phonemizer==3.4.0 espeakng-loader==0.2.4 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import sys

import espeakng_loader
from phonemizer.backend import EspeakBackend
from phonemizer.backend.espeak.wrapper import EspeakWrapper

EspeakWrapper.set_library(espeakng_loader.get_library_path())
EspeakWrapper.set_data_path(espeakng_loader.get_data_path())
expected = {
    ("id", "7.000", "2.000.000", "7.000", "8.000"): [
        "tudʒuh ribu",
        "dua dʒuta",
        "tudʒuh dʒuta",
        "dəlapan dʒuta",
    ],
    ("id", "7.000", "2.000.000.000", "7.000"): ["tudʒuh ribu", "dua miljar", "tudʒuh miljar"],
    ("id", "7.000", "2.000.000", "7.000 orang"): ["tudʒuh ribu", "dua dʒuta", "tudʒuh ribu ɔraŋ"],
    ("ms", "7.000", "2.000.000", "7.000"): ["tudʒoh ribu", "duə dʒutə", "tudʒoh dʒutə"],
}
changed = False
for (language, *texts), spoken in expected.items():
    seen = [words.strip() for words in EspeakBackend(language).phonemize(texts)]
    print(f"{language}: {texts} -> {seen}")
    changed |= seen != spoken
sys.exit("changed: the numbers are said otherwise now" if changed else 0)
PY
