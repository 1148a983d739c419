#!/usr/bin/env bash
# xlsx2csv 0.8.6: a cell of 14 shown as “14 hari” (14 days) becomes “0" 12ari"”, the hour of a date in it.
#
# Behavior: xlsx2csv takes a number format for a date's as soon as a d, h, m, s or y is in it, within quotes,
#   too, where Excel keeps words to be shown. It then replaces these letters by parts of the date that the
#   number would be, and leaves the number out. Formats without those letters are fine, and so are real dates.
# Seen: 162 with the format 0 "orang meninggal" (people died) gives «0 "orang 06eninggal"»; 14 with 0" hari"
#   gives «0" 12ari"»; 12.5 with 0.0 "mm" gives «0.0 "01"»; 27 with 0 "kota" (cities) gives 27. openpyxl 3.1.5
#   and python-calamine 0.9.1 give 162, 14, 12.5 and 27.
# Guess: the number, with its words or without.
# Hurts: whoever turns tables of agencies and ministries into CSV: most Indonesian units have one of these
#   letters (hari, meter, rumah, desa, mm), and the figures of such columns are gone.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    xlsx2csv==0.8.6 openpyxl==3.1.5 python-calamine==0.9.1 || exit 2
"$room/venv/bin/python" - "$room/table.xlsx" <<'PY'
import csv
import io
import sys

import openpyxl
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv

path = sys.argv[1]
CELLS = [(162, '0 "orang meninggal"'), (14, '0" hari"'), (12.5, '0.0 "mm"'), (27, '0 "kota"')]
book = openpyxl.Workbook()
book.active.append([number for number, _ in CELLS])
for cell, (_, shown) in zip(book.active[1], CELLS, strict=True):
    cell.number_format = shown
book.save(path)

text = io.StringIO()
Xlsx2csv(path).convert(text)
seen = next(csv.reader(io.StringIO(text.getvalue())))
for (number, shown), cell in zip(CELLS, seen, strict=True):
    print(f"{number} shown as {shown}: {cell}")
numbers = [number for number, _ in CELLS]
others = (
    [cell.value for cell in openpyxl.load_workbook(path).active[1]],
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0],
)
expected = ['0 "orang 06eninggal"', '0" 12ari"', '0.0 "01"', "27"]
same = seen == expected and all(row == numbers for row in others)
sys.exit(0 if same else "changed: the cells are read otherwise now")
PY
