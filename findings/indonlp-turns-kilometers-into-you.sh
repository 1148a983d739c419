#!/usr/bin/env bash
# indoNLP 0.3.4: replace_slang() makes “14 km” “14 kamu” (14 you) and “M 5,6” of an earthquake “sama 5,6”.
#
# Behavior: its slang list, from chats, holds units, titles and school types, as k, m, g, cm, km, dr, SMP and
#   SMA are short for words in chats, too. It replaces them wherever they stand as words, in capitals, too, and
#   also right after a figure.
# Seen: “Gempa M 5,6 berpusat 14 km dari Cianjur.” becomes “Gempa sama 5,6 berpusat 14 kamu dari Cianjur.”;
#   “dr Siti memeriksa siswa SMP.” (Dr. Siti examined pupils of a junior high school) “dari Siti memeriksa
#   siswa sampai.” (from Siti examined pupils until); “kg” and “mm” stay.
# Guess: standard Indonesian would be left alone: units after a figure and school types in capitals at least.
# Hurts: whoever normalizes a mix of news and posts before translating or counting: distances and magnitudes
#   lose their units, persons their titles, and the sentences still look like Indonesian.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check indoNLP==0.3.4 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

from indoNLP.preprocessing import replace_slang

expected = {
    "Gempa M 5,6 berpusat 14 km dari Cianjur.": "Gempa sama 5,6 berpusat 14 kamu dari Cianjur.",
    "dr Siti memeriksa siswa SMP.": "dari Siti memeriksa siswa sampai.",
    "Hujan 50 mm merusak 20 kg padi.": "Hujan 50 mm merusak 20 kg padi.",
}
changed = False
for sentence, replaced in expected.items():
    seen = replace_slang(sentence)
    print(f"{sentence} -> {seen}")
    changed |= seen != replaced
sys.exit("changed: indoNLP replaces other words now" if changed else 0)
PY
