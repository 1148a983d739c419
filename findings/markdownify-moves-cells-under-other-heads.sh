#!/usr/bin/env bash
# markdownify 1.2.3 and html2text 2025.4.15: a cell after one that spans rows moves one column to the left.
#
# Behavior: `rowspan` isn't read, so the second row of “Bandung” begins with its day, under the head “Kota”, and
# its figure stands under “Hari”.
# Seen: “| Selasa | 4 |” under “| Kota | Hari | Tewas |” from the one, “Selasa| 4” from the other.
# Guess: the spanning cell again, or an empty one, so that 4 stands under “Tewas”.
# Hurts: tables of disasters and elections given to a language model as Markdown: a day is read as a town.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    markdownify==1.2.3 html2text==2025.4.15 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

from html2text import html2text
from markdownify import markdownify

table = (
    "<table><tr><th>Kota</th><th>Hari</th><th>Tewas</th></tr>"
    "<tr><td rowspan='2'>Bandung</td><td>Senin</td><td>3</td></tr><tr><td>Selasa</td><td>4</td></tr></table>"
)
seen = [markdownify(table), html2text(table)]
print(*seen, sep="\n")
rows = [[cell.strip() for cell in text.strip().splitlines()[-1].strip("| ").split("|")] for text in seen]
sys.exit(0 if rows == [["Selasa", "4"], ["Selasa", "4"]] else "changed: spanning cells are read now")
PY
