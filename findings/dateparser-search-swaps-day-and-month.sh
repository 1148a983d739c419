#!/usr/bin/env bash
# dateparser 1.5.0: in a sentence, “Selasa (7/6/2022)” is 6 July; the same words alone are 7 June.
#
# Behavior: dateparser.parse() with languages=["id"] reads dates in figures day first, as Indonesian writes
#   them. search_dates() with the same languages hands over the same words, and reads them month first, though
#   the weekday beside them says otherwise; only a day above 12 or DATE_ORDER="DMY" puts it right.
# Seen: “Rapat digelar pada Selasa (7/6/2022) malam.” gives 6 July 2022, a Wednesday; parse("Selasa
#   (7/6/2022)") gives 7 June. “Jumat (17/6/2022)” is 17 June for both.
# Guess: what is found in a text is read as parse() reads it; at worst the weekday would settle it.
# Hurts: whoever dates events in Indonesian news, which puts nearly every date so, weekday and figures in
#   brackets: more than a third of all days come out months away, while the others are right, so spot checks pass.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check dateparser==1.5.0 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import datetime
import sys

import dateparser
from dateparser.search import search_dates

NOW = datetime.datetime(2022, 8, 27, 12)
expected = {
    "Selasa (7/6/2022)": ("2022-06-07", "2022-07-06", "2022-06-07"),
    "Kamis (9/6/2022)": ("2022-06-09", "2022-09-06", "2022-06-09"),
    "Jumat (17/6/2022)": ("2022-06-17", "2022-06-17", "2022-06-17"),
}
seen = {}
for words in expected:
    sentence = f"Rapat digelar pada {words} malam."
    settings = {"RELATIVE_BASE": NOW}
    alone = dateparser.parse(words, languages=["id"], settings=settings)
    found = search_dates(sentence, languages=["id"], settings=settings)
    told = search_dates(sentence, languages=["id"], settings={**settings, "DATE_ORDER": "DMY"})
    if [span for span, _ in found] != [words]:
        sys.exit(f"changed: in {sentence!r} it finds {found}")
    seen[words] = tuple(str(moment.date()) for moment in (alone, found[0][1], told[0][1]))
    print(f"{words}: alone {seen[words][0]}, in a sentence {seen[words][1]}, told the order {seen[words][2]}")
sys.exit(0 if seen == expected else "changed: the dates are read otherwise now")
PY
