#!/usr/bin/env bash
# pendulum 3.3.0: its Indonesian long dates are set as Danish ones, with Indonesian names in them.
#
# Behavior: the localized formats LL, LLL and LLLL of the locale “id” have a full stop after the day, and LLLL
#   a “d.” before it (Danish “den”, the); they are those of the locale “da”, character for character.
# Seen: 27 August 2022, 19:30 in LLLL is “Sabtu d. 27. Agustus 2022 19:30”, where Indonesian writes “Sabtu, 27
#   Agustus 2022 19.30”.
# Guess: names and order from CLDR, “Sabtu, 27 Agustus 2022”; at worst a colon in the time.
# Hurts: sites and exports that print such dates, and all who read them back: patterns for Indonesian dates
#   don't expect a stop after the day, and sentence splitters may take “27.” for the end of a sentence.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check pendulum==3.3.0 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

import pendulum

moment = pendulum.datetime(2022, 8, 27, 19, 30)
expected = {
    "LL": ("27. Agustus 2022", "27. august 2022"),
    "LLL": ("27. Agustus 2022 19:30", "27. august 2022 19:30"),
    "LLLL": ("Sabtu d. 27. Agustus 2022 19:30", "lørdag d. 27. august 2022 19:30"),
}
seen = {form: tuple(moment.format(form, locale=locale) for locale in ("id", "da")) for form in expected}
for form, (indonesian, danish) in seen.items():
    print(f"{form}: id {indonesian!r}, da {danish!r}")
sys.exit(0 if seen == expected else "changed: pendulum now writes other dates")
PY
