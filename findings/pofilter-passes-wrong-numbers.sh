#!/usr/bin/env bash
# translate-toolkit 3.20.4: pofilter passes “14 orang” = “114 people”, and reports “2.000” = “2,000”.
#
# Behavior: its check “numbers” asks whether the characters of each number of the source stand as often in the
#   translation, within longer numbers, too. “1,5” is two numbers for it, 1 and 5; “2.000” is one. What the
#   translation has beyond those isn't looked at.
# Seen: passed are “14 orang” = “114 people”, “1,5 juta” = “15 million” (1.5 million), “5 orang” = “1.5
#   people” and “2.000 orang” = “2.000 people”; reported are the right “2,000 people” and “Rp1,500,000” for
#   “Rp1.500.000”, and the wrong “41” for “14”.
# Guess: wrong figures would be reported; at worst right ones that English writes otherwise, too.
# Hurts: whoever checks translated figures of Indonesian news with it: the right thousands drown in reports,
#   the wrong ones pass, and a tenfold or hundredfold toll is no finding.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check translate-toolkit==3.20.4 || exit 2
cat >"$room/pairs.py" <<'PY'
import pathlib
import subprocess
import sys

from translate.storage.po import pofile

PAIRS = [
    ("14 orang", "114 people", "passed"),
    ("1,5 juta orang", "15 million people", "passed"),
    ("5 orang", "1.5 people", "passed"),
    ("2.000 orang", "2.000 people", "passed"),
    ("14 warga", "41 residents", "reported"),
    ("2.000 warga", "2,000 residents", "reported"),
    ("Rp1.500.000", "Rp1,500,000", "reported"),
]
room = pathlib.Path(sys.argv[1])
store = pofile()
store.updateheader(add=True, Content_Type="text/plain; charset=UTF-8", Language="en")
for source, target, _ in PAIRS:
    store.addsourceunit(source).target = target
store.savefile(str(room / "news.po"))
pofilter = pathlib.Path(sys.executable).with_name("pofilter")
options = ["--progress=none", "--language=en", "--test=numbers"]
subprocess.run([pofilter, *options, str(room / "news.po"), str(room / "wrong.po")], check=True)
reported = {unit.source for unit in pofile.parsefile(str(room / "wrong.po")).units if unit.source}
seen = [(source, target, "reported" if source in reported else "passed") for source, target, _ in PAIRS]
for source, target, verdict in seen:
    print(f"{source} = {target}: {verdict}")
sys.exit(0 if seen == PAIRS else "changed: the numbers are checked otherwise now")
PY
"$room/venv/bin/python" -W ignore "$room/pairs.py" "$room"
