#!/usr/bin/env bash
# price-parser 0.5.1: “Rp0,525 triliun” is 525, and “Rp1,525 triliun” a thousand times “Rp1,52 triliun”.
#
# Behavior: without decimal_separator, a comma with three figures after it counts as a thousands separator,
#   even after a lone zero, where no number has one, and whatever the currency. “triliun” is left out.
# Seen: amounts of “Rp1,5 triliun”, “Rp1,52 triliun”, “Rp1,525 triliun” and “Rp0,525 triliun”: 1.5, 1.52, 1525
#   and 525. With decimal_separator="," they are 1.5, 1.52, 1.525 and 0.525. “Rp1.525.000” is right either way.
# Guess: “Rp” or the leading zero would settle it: 1.525 and 0.525. At worst None where it is in doubt.
# Hurts: whoever collects amounts from Indonesian news, where budgets and share prices are often given to three
#   places: a column is right but for the rows with three of them, which are a thousand times too big.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check price-parser==0.5.1 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

from price_parser import Price

expected = {
    "Rp1,5 triliun": ("1.5", "1.5"),
    "Rp1,52 triliun": ("1.52", "1.52"),
    "Rp1,525 triliun": ("1525", "1.525"),
    "Rp0,525 triliun": ("525", "0.525"),
    "Rp1.525.000": ("1525000", "1525000"),
}
seen = {
    words: (str(Price.fromstring(words).amount), str(Price.fromstring(words, decimal_separator=",").amount))
    for words in expected
}
for words, (guessed, told) in seen.items():
    print(f"{words}: {guessed}; told that the comma is decimal: {told}")
sys.exit(0 if seen == expected else "changed: the amounts are read otherwise now")
PY
