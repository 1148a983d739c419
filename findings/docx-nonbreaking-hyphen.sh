#!/usr/bin/env bash
# docx2txt 0.9 and docx2python 3.7.1: “5‑7 orang” (people) with Word's nonbreaking hyphen is “57 orang”.
#
# Behavior: Word stores a nonbreaking hyphen (Ctrl+Shift+_) as an element of its own, w:noBreakHyphen, not as
#   a character. Both leave it out, and put nothing in its place.
# Seen: “Rapat dihadiri 5‑7 orang” (5 to 7 people came) is read as “Rapat dihadiri 57 orang”, “undang‑undang”
#   (law) as “undangundang”. python-docx 1.2.0 reads “-”, mammoth 1.13.0 “‑” (U+2011); a plain hyphen is kept
#   by all.
# Guess: a hyphen from all four; at worst a space.
# Hurts: whoever takes text from press releases: careful typists use this hyphen in ranges and doubled words,
#   so that they don't break. Ranges become numbers that look right, tenfold, and plurals unknown words.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 || exit 2
"$room/venv/bin/python" - "$room/release.docx" <<'PY'
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

path = sys.argv[1]
HYPHEN = "<w:noBreakHyphen/>"


def run(before, after, hyphen):
    first, last = (f'<w:t xml:space="preserve">{text}</w:t>' for text in (before, after))
    return f"<w:r>{first}{hyphen}{last}</w:r>"


def read(hyphen):
    """The text as each reader gives it, where *hyphen* stands between 5 and 7 and in “undang-undang”."""
    document = docx.Document()
    runs = run("Rapat dihadiri 5", "7 orang. ", hyphen) + run("Undang", "undang baru.", hyphen)
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    document.save(path)
    with open(path, "rb") as file:
        by_mammoth = mammoth.extract_raw_text(file).value
    with docx2python(path) as content:
        by_docx2python = content.text
    return {
        "python-docx": docx.Document(path).paragraphs[0].text.strip(),
        "mammoth": by_mammoth.strip(),
        "docx2txt": docx2txt.process(path).strip(),
        "docx2python": by_docx2python.strip(),
    }


WHOLE = "Rapat dihadiri 5-7 orang. Undang-undang baru."
LOST = WHOLE.replace("-", "")
seen = read(HYPHEN)
for name, text in seen.items():
    print(f"{name}: {text}")
expected = {
    "python-docx": WHOLE,
    "mammoth": WHOLE.replace("-", "\u2011"),
    "docx2txt": LOST,
    "docx2python": LOST,
}
same = seen == expected and set(read("<w:t>-</w:t>").values()) == {WHOLE}
sys.exit(0 if same else "changed: the hyphen is read otherwise now")
PY
