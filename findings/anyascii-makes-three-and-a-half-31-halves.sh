#!/usr/bin/env bash
# anyascii 0.3.3 and text-unidecode 1.3: “3½ tahun” becomes “31/2 tahun”, thirty-one halves.
#
# Behavior: a fraction's sign is written out without a space after the number before it. Unidecode 1.4.0, whose
# tables the second began from, puts one: “3 1/2 tahun”.
# Seen: “divonis 31/2 tahun, denda Rp 11/2 juta” from both.
# Guess: “3 1/2”, as Unidecode has it, or “3.5”.
# Hurts: whoever makes text plain before reading figures: three and a half years in prison become 15.5.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    anyascii==0.3.3 text-unidecode==1.3 Unidecode==1.4.0 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

from anyascii import anyascii
from text_unidecode import unidecode as text_unidecode
from unidecode import unidecode

line = "divonis 3½ tahun, denda Rp 1½ juta"
seen = [anyascii(line), text_unidecode(line), unidecode(line)]
print(*seen, sep="\n")
joined = "divonis 31/2 tahun, denda Rp 11/2 juta"
parted = "divonis 3 1/2 tahun, denda Rp 1 1/2 juta"
same = seen[:2] == [joined, joined] and " ".join(seen[2].split()) == parted
sys.exit(0 if same else "changed: fractions are written otherwise now")
PY
