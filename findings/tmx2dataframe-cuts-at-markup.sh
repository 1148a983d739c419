#!/usr/bin/env bash
# tmx2dataframe 0.3.0: a sentence of a translation memory ends where its first markup begins.
#
# Behavior: TMX keeps bold, links and placeholders of a sentence as elements inside <seg>. tmx2dataframe takes
#   the text before the first of them and leaves out the rest, on both sides.
# Seen: “Korban <hi>tidak</hi> bertambah.” with “The toll <hi>did not</hi> rise.” gives “Korban ” and “The
#   toll ”; with <ph> and <bpt> it is the same. translate-toolkit 3.20.4 gives both sentences whole. Without
#   markup they are whole.
# Guess: the words whole, with or without the markup's own text.
# Hurts: whoever trains or evaluates a translator on memories from translation tools, which hold such markup
#   wherever the document had any: both sides are cut alike, so checks of length and alignment pass.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    tmx2dataframe==0.3.0 pandas==3.1.1 translate-toolkit==3.20.4 || exit 2
# -P: a folder “translate” where this is run isn't translate-toolkit's.
"$room/venv/bin/python" -P -W ignore - "$room/memory.tmx" <<'PY'
import pathlib
import sys

from tmx2dataframe import tmx2dataframe
from translate.storage.tmx import tmxfile

path = pathlib.Path(sys.argv[1])
PAIRS = [
    ("Hujan reda.", "The rain eased."),
    ("Korban <hi>tidak</hi> bertambah.", "The toll <hi>did not</hi> rise."),
    ('Rapat <ph x="1"/>ditunda.', 'The meeting <ph x="1"/>was put off.'),
    ('Harga <bpt i="1"/>turun<ept i="1"/> lagi.', 'Prices <bpt i="1"/>fell<ept i="1"/> again.'),
]
units = "".join(
    f'<tu><tuv xml:lang="id"><seg>{source}</seg></tuv><tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
    for source, target in PAIRS
)
path.write_text(
    '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="x" '
    'creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="id" datatype="plaintext"/>'
    f"<body>{units}</body></tmx>",
    encoding="utf-8",
)
_, frame = tmx2dataframe.read(str(path))
seen = list(zip(frame["source_sentence"], frame["target_sentence"], strict=True))
with path.open("rb") as file:
    whole = [(unit.source, unit.target) for unit in tmxfile(file, "id", "en").units]
for cut, kept in zip(seen, whole, strict=True):
    print(f"{cut}; translate-toolkit: {kept}")
expected = [
    ("Hujan reda.", "The rain eased."),
    ("Korban ", "The toll "),
    ("Rapat ", "The meeting "),
    ("Harga ", "Prices "),
]
full = [
    ("Hujan reda.", "The rain eased."),
    ("Korban tidak bertambah.", "The toll did not rise."),
    ("Rapat ditunda.", "The meeting was put off."),
    ("Harga turun lagi.", "Prices fell again."),
]
sys.exit(0 if (seen, whole) == (expected, full) else "changed: the sentences are read otherwise now")
PY
