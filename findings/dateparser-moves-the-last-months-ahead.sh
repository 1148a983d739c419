#!/usr/bin/env bash
# dateparser 1.5.0: “dalam 3 bulan terakhir” (in the last 3 months) is three months from now.
#
# Behavior: search_dates() with languages=["id"] takes “dalam” and an amount of time for the future, as in
#   “dalam 3 bulan” (in 3 months), and leaves the word that follows, “terakhir” (last), out of what it read.
# Seen: on 27 August 2022 “Kasus naik dalam 3 bulan terakhir.” gives 27 November 2022 for “dalam 3 bulan”, and
#   “Dalam 24 jam terakhir 14 warga dirawat.” the next day. The English “Cases rose in the last 3 months.” gives
#   27 May 2022.
# Guess: the past, as in English, or nothing if it doesn't know “terakhir”.
# Hurts: whoever puts news on a time line: the usual phrase for what has happened becomes a forecast, six
#   months off, and sorts after the article itself.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check dateparser==1.5.0 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import datetime
import sys

from dateparser.search import search_dates

NOW = datetime.datetime(2022, 8, 27, 12)
expected = {
    ("id", "Kasus naik dalam 3 bulan terakhir."): [("dalam 3 bulan", "2022-11-27")],
    ("id", "Kasus naik dalam 5 tahun terakhir."): [("dalam 5 tahun", "2027-08-27")],
    ("id", "Dalam 24 jam terakhir 14 warga dirawat."): [("Dalam 24 jam", "2022-08-28")],
    ("en", "Cases rose in the last 3 months."): [("3 months", "2022-05-27")],
}
changed = False
for (language, sentence), dates in expected.items():
    found = search_dates(sentence, languages=[language], settings={"RELATIVE_BASE": NOW}) or []
    seen = [(words, str(moment.date())) for words, moment in found]
    print(f"{sentence} -> {seen}")
    changed |= seen != dates
sys.exit("changed: dateparser reads these otherwise now" if changed else 0)
PY
