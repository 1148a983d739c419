#!/usr/bin/env bash
# nameparser 2.6.0: “Imam Santoso” has no first name, and that of “Budi Santoso, S.H., M.H.” is “S.H.”.
#
# Behavior: Imam, Sultan and Guru are in its list of titles, so an Indonesian first name in front is taken for
#   one. Of degrees after a comma it knows some (M.Si., M.H.), and takes the first that it doesn't know, as
#   S.H. (law), for the first name of a “Last, First”.
# Seen: “Imam Santoso” is title Imam, last Santoso; “Imam” alone a title without a name. “Budi Santoso, S.H.,
#   M.H.” is first S.H., last Budi Santoso, suffix M.H.; with “M.Si.” alone it is first Budi, last Santoso.
# Guess: Imam the first name, as only one name follows; S.H. a suffix, as M.H. and M.Si. are.
# Hurts: whoever sorts, counts or matches people in Indonesian news: Imam is a common first name and S.H. a
#   common degree, so a person has one name with the degrees and another without.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check nameparser==2.6.0 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

from nameparser import HumanName

expected = {
    "Agus Santoso": {"first": "Agus", "last": "Santoso"},
    "Imam Santoso": {"title": "Imam", "last": "Santoso"},
    "Imam": {"title": "Imam"},
    "Budi Santoso, M.Si.": {"first": "Budi", "last": "Santoso", "suffix": "M.Si."},
    "Budi Santoso, S.H., M.H.": {"first": "S.H.", "last": "Budi Santoso", "suffix": "M.H."},
}
changed = False
for name, parts in expected.items():
    seen = {part: value for part, value in HumanName(name).as_dict().items() if value}
    print(f"{name}: {seen}")
    changed |= seen != parts
sys.exit("changed: the names are parsed otherwise now" if changed else 0)
PY
