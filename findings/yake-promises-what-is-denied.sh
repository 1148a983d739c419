#!/usr/bin/env bash
# yake 0.7.3, Indonesian: of a text that denies a rise of fuel prices, the first key phrase is that they are raised.
#
# Behavior: “tidak” (not) is a stop word, with which no phrase may begin or end, and which costs a phrase that has
#   it within. The verb beside it may begin one, so that what was denied ranks above the denial.
# Seen: “Presiden tidak menaikkan harga BBM. Harga BBM tidak naik …” gives “menaikkan harga BBM” (raise fuel
#   prices) first; “Presiden tidak menaikkan” is tenth, “BBM tidak naik” thirteenth.
# Guess: “harga BBM”, or a phrase with its denial.
# Hurts: whoever tags articles or reads a list of topics in place of them.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check yake==0.7.3 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

import yake

TEXT = (
    "Presiden tidak menaikkan harga BBM. Harga BBM tidak naik, kata Presiden. "
    "Kenaikan harga BBM ditunda sampai tahun depan. Menteri tidak hadir."
)
found = [phrase for phrase, _ in yake.KeywordExtractor(lan="id", n=3, top=20).extract_keywords(TEXT)]
print(found)
changed = found[0] != "menaikkan harga BBM" or any("tidak" in phrase.split() for phrase in found[:5])
sys.exit("changed: other phrases come first now" if changed else 0)
PY
