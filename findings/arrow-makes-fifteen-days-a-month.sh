#!/usr/bin/env bash
# arrow 1.4.0: what was published 15 days ago is “a month ago”, in Indonesian “1 bulan yang lalu”.
#
# Behavior: humanize counts in weeks up to 14 days only; from 15 days on it is a month.
# Seen: 14 days are “2 weeks ago”, 15, 20 and 29 days “a month ago” (“2 minggu yang lalu”, “1 bulan yang lalu”).
# Guess: “2 weeks ago” for 15 days and 20, “4 weeks ago” for 29.
# Hurts: whoever shows how old an article is: what a desk reads as last month's news is of this fortnight.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check arrow==1.4.0 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

import arrow

now = arrow.get("2025-08-17T12:00:00+07:00")
seen = [
    now.shift(days=-days).humanize(now, locale=language) for language in ("en", "id") for days in (14, 15, 20, 29)
]
print(*seen, sep="\n")
expected = ["2 weeks ago", *3 * ["a month ago"], "2 minggu yang lalu", *3 * ["1 bulan yang lalu"]]
sys.exit(0 if seen == expected else "changed: days are counted otherwise now")
PY
