#!/usr/bin/env bash
# humanize 4.17.0, Indonesian active: 1,500 is “1.5 thousand”, and 1,250,000 people are “1,250,000”.
#
# Behavior: activate("id_ID") translates the words that the Indonesian file has, which lacks “thousand”; figures
#   keep the English point and comma, whatever the language.
# Seen: intword(1500) is “1.5 thousand”, intword(2_500_000_000) “2.5 miliar”, intcomma(1500) “1,500”, which in
#   Indonesian is one and a half; naturaltime is Indonesian: “2 jam yang lalu”.
# Guess: “1,5 ribu”, “2,5 miliar” and “1.500”.
# Hurts: dashboards and captions in Indonesian: “1,500 ton” reads as a ton and a half.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check humanize==4.17.0 || exit 2
"$room/venv/bin/python" - <<'PY'
import datetime
import sys

import humanize

humanize.activate("id_ID")
seen = [
    humanize.intword(1500),
    humanize.intword(2_500_000_000),
    humanize.intcomma(1500),
    humanize.naturaltime(datetime.timedelta(hours=2)),
]
print(*seen, sep="\n")
expected = ["1.5 thousand", "2.5 miliar", "1,500", "2 jam yang lalu"]
sys.exit(0 if seen == expected else "changed: figures are written otherwise now")
PY
