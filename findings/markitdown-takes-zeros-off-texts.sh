#!/usr/bin/env bash
# markitdown 0.1.9: cells of a workbook that hold text come out as other numbers, and the words NA and None as NaN.
#
# Behavior: it reads a sheet with pandas and lets it infer each column's type: text of digits becomes a number, a column of
#   whole numbers with one blank in it one of decimal fractions, "NA", "N/A", "null" and "None" a missing value.
# Seen: the text "0012" (a district's code) becomes 12, the text "123456789012345678" (18 digits, as staff numbers have) above a
#   blank 1.234568e+17, 12000 above a blank 12000.0, the text "NA" NaN, a cell shown as 5% 0.050.
# Guess: a converter to Markdown writes what the sheet shows, or at least a text cell's text.
# Hurts: whoever hands tables of codes, telephone numbers or staff numbers to a language model by it: leading zeros are
#   gone, and long numbers are rounded.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    "markitdown[xlsx]==0.1.9" pandas==3.1.1 openpyxl==3.1.5 || exit 2
"$room/venv/bin/python" -W ignore - "$room/table.xlsx" <<'PY'
import sys

import openpyxl
from markitdown import MarkItDown

book = openpyxl.Workbook()
sheet = book.active
sheet.append(["Kode", "Nomor", "Warga", "Singkatan", "Naik"])
sheet.append(["0012", "123456789012345678", 12000, "NA", 0.05])
sheet.append(["0013", None, None, "BPS", 0.125])
sheet["E2"].number_format = "0%"
book.save(sys.argv[1])
table = MarkItDown().convert(sys.argv[1]).text_content
print(table)
row = next(line for line in table.splitlines() if "12" in line)
seen = [cell.strip() for cell in row.strip("|").split("|")]
expected = ["12", "1.234568e+17", "12000.0", "NaN", "0.050"]
sys.exit(0 if seen == expected else "changed: markitdown writes cells otherwise now")
PY
