#!/usr/bin/env bash
# quantulum3 0.10.0: “Rp1.5 trillion” and “Rp9.9 trillion” are the same amount, 1 trillion; “Rp50,000” is 0.
#
# Behavior: it knows no “Rp”, and passes over a figure that follows letters without a space. What is left of
#   the amount behind that, the figures after a comma or the word million or trillion alone, is taken for the
#   whole number. “US$9.9 million”, and “Rp 9.9 trillion” with a space, are read in full.
# Seen: “It cost Rp9.9 trillion.” gives 1,000,000,000,000, “Rp500 million” 1,000,000, “Rp1,500,000” 500,000
#   and “Rp50,000” 0, none of them with a unit. “IDR9.9 trillion” is 1 trillion, too.
# Guess: the amount without a unit, as for “Rp 9.9 trillion”; or nothing, as for “M5.6”.
# Hurts: whoever takes amounts from English news of Indonesia, which writes rupiah without a space: all
#   budgets come out alike, prices are zero, and nothing marks them as doubtful.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    quantulum3==0.10.0 inflect==7.6.0 num2words==0.5.14 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import sys

from quantulum3 import parser

expected = {
    "Rp1.5 trillion": [("trillion", 1e12)],
    "Rp9.9 trillion": [("trillion", 1e12)],
    "Rp500 million": [("million", 1e6)],
    "Rp1,500,000": [("500,000", 500000)],
    "Rp50,000": [("000", 0)],
    "IDR9.9 trillion": [("trillion", 1e12)],
    "Rp 9.9 trillion": [("9.9 trillion", 9.9e12)],
    "US$9.9 million": [("US$9.9 million", 9.9e6)],
    "M5.6": [],
}
changed = False
for amount, quantities in expected.items():
    seen = [(found.surface, found.value) for found in parser.parse(f"It was {amount}.")]
    print(f"{amount} -> {seen}")
    changed |= seen != quantities
sys.exit("changed: the amounts are read otherwise now" if changed else 0)
PY
