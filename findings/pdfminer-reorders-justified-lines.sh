#!/usr/bin/env bash
# pdfminer.six 20260107 on a PDF of fpdf2 2.8.9: words of a justified line come out in another order.
#
# Behavior: fpdf2 justifies by widening the spaces. In a narrow column pdfminer's layout analysis, at its
#   defaults, takes the parts of one printed line for separate lines and puts them in the wrong order, right
#   part first.
# Seen: in a column of 60 mm, “menyiapkan anggaran Rp1,2 triliun untuk memperkuat tanggul” is read as
#   “menyiapkan anggaran untuk triliun Rp1,2 memperkuat tanggul”. Set flush left, the same text is read
#   correctly; pypdf 7.1.1 reads both correctly.
# Guess: extra spaces at worst; words of one line that stand left to right would stay left to right.
# Hurts: whoever feeds press releases set in justified columns to a summarizer or translator through pdfminer
#   (or tools built on its layout): every word is there, so nothing looks lost, but amounts change places.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    fpdf2==2.8.9 pdfminer.six==20260107 pypdf==7.1.1 || exit 2
"$room/venv/bin/python" - <<'PY'
import io
import sys

import pypdf
from fpdf import FPDF
from pdfminer.high_level import extract_text

TEXT = (
    "Pemerintah Provinsi Jawa Tengah menyiapkan anggaran Rp1,2 triliun untuk memperkuat tanggul di pesisir."
    " Dana itu akan dipakai mulai Maret 2022 setelah banjir rob merendam 14 kelurahan pada pekan lalu."
)


def words(align):
    """What pdfminer and pypdf read from TEXT in a column of 60 mm."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.multi_cell(60, 6, TEXT, align=align)
    data = bytes(pdf.output())
    by_pypdf = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    return extract_text(io.BytesIO(data)).split(), by_pypdf.split()


left, left_by_pypdf = words("L")
justified, justified_by_pypdf = words("J")
print("left:     ", *left)
print("justified:", *justified)
same = (
    left == left_by_pypdf == justified_by_pypdf == TEXT.split()
    and sorted(justified) == sorted(left)
    and "anggaran untuk triliun Rp1,2 memperkuat" in " ".join(justified)
)
sys.exit(0 if same else "changed: the words are no longer read in this order")
PY
