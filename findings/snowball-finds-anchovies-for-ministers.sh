#!/usr/bin/env bash
# snowballstemmer 3.1.1, Indonesian: “menteri” (minister) has the stem of “teri” (anchovy), “pemilu” (election)
# that of “pilu” (sorrowful).
#
# Behavior: the rules take off what looks like a prefix or an infix (me-, ke-, per-, -em-), and know no word
#   that only begins so.
# Seen: menteri and teri: teri; pemilu and pilu: pilu; kepala (head) and pala (nutmeg): pala; kelapa (coconut)
#   becomes lapa, keluarga (family) luarga. What is derived is right: membunuh and dibunuh: bunuh.
# Guess: menteri, pemilu and kepala as they are: they have no prefix.
# Hurts: searches in news: who asks for anchovies gets ministers, and who counts words counts them as one.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check snowballstemmer==3.1.1 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

import snowballstemmer

stem = snowballstemmer.stemmer("indonesian").stemWord
expected = {
    "menteri": "teri",
    "teri": "teri",
    "pemilu": "pilu",
    "pilu": "pilu",
    "kepala": "pala",
    "pala": "pala",
    "kelapa": "lapa",
    "keluarga": "luarga",
    "membunuh": "bunuh",
    "dibunuh": "bunuh",
}
seen = {word: stem(word) for word in expected}
print(seen)
sys.exit(0 if seen == expected else "changed: these words have other stems now")
PY
