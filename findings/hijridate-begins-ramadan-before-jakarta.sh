#!/usr/bin/env bash
# hijridate 2.6.0: 1 Ramadan 1445 becomes 11 March 2024; in Indonesia it was 12 March.
#
# Behavior: the Umm al-Qura calendar of Saudi Arabia is the only one it has, and nothing in a result says so;
# Indonesia's ministry of religion decides by a session of its own (12 March 2024), as does Muhammadiyah (11 March).
# Seen: 2024-03-11; so a Hijri date of an Indonesian paper comes out a day early.
# Guess: a calendar to choose, or an error of a day that is said.
# Hurts: who puts "1 Ramadan 1445 H" of Indonesian news on a timeline: the fast begins before it was announced.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check hijridate==2.6.0 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

from hijridate import Hijri

day = Hijri(1445, 9, 1).to_gregorian()
print(day.isoformat())
sys.exit(0 if day.isoformat() == "2024-03-11" else "changed: another calendar is used now")
PY
