#!/usr/bin/env bash
# alto-tools 0.1.0: of a word split over two lines, the second half is replaced by the first, said again.
#
# Behavior: ALTO marks the halves of a hyphenated word as HypPart1 and HypPart2. “alto-tools --text” never
#   takes the content of a HypPart2: it writes what it wrote last, without a space, so it sticks to the next
#   word.
# Seen: “Bersama memper-|kuat tanggul” (together strengthening the dike) becomes “Bersama memper” and
#   “mempertanggul”; “14 orang me-|ninggal dunia” (14 people died) “14 orang me” and “medunia”. Without
#   hyphens the text is right.
# Guess: “memperkuat” from SUBS_CONTENT on either line, or the halves as printed.
# Hurts: whoever takes text from digitized newspapers: columns are narrow and Indonesian verbs long, so
#   several lines of each column lose a root (kuat, tinggal) and gain a word that doesn't exist.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check alto-tools==0.1.0 || exit 2
"$room/venv/bin/python" - "$room" <<'PY'
import pathlib
import subprocess
import sys

room = pathlib.Path(sys.argv[1])
PLACE = 'HEIGHT="9" WIDTH="9" HPOS="0" VPOS="0"'


def word(content, part="", whole=""):
    """A word; with *part* a half of the hyphenated word *whole*."""
    halved = f' SUBS_TYPE="{part}" SUBS_CONTENT="{whole}"' if part else ""
    return f'<String CONTENT="{content}"{halved} {PLACE}/>'


def text(*lines):
    """What “alto-tools --text” gives for *lines*, each a list of words; a line for each."""
    space = '<SP WIDTH="3" HPOS="0" VPOS="0"/>'
    body = "".join(
        f'<TextLine ID="L{number}" {PLACE}>{space.join(line)}'
        + ('<HYP CONTENT="-" WIDTH="3" HPOS="0" VPOS="0"/>' if "HypPart1" in line[-1] else "")
        + "</TextLine>"
        for number, line in enumerate(lines)
    )
    file = room / "page.xml"
    file.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">'
        '<Layout><Page ID="P" PHYSICAL_IMG_NR="1" HEIGHT="99" WIDTH="99">'
        f'<PrintSpace {PLACE}><TextBlock ID="B" {PLACE}>'
        f"{body}</TextBlock></PrintSpace></Page></Layout></alto>",
        encoding="utf-8",
    )
    command = [str(room / "venv/bin/alto-tools"), "--text", str(file)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [line.strip() for line in printed.strip().splitlines()]


seen = {
    "unbroken": text([word("Bersama"), word("memperkuat")], [word("tanggul")]),
    "memper-|kuat": text(
        [word("Bersama"), word("memper", "HypPart1", "memperkuat")],
        [word("kuat", "HypPart2", "memperkuat"), word("tanggul")],
    ),
    "me-|ninggal": text(
        [word("14"), word("orang"), word("me", "HypPart1", "meninggal")],
        [word("ninggal", "HypPart2", "meninggal"), word("dunia")],
    ),
}
expected = {
    "unbroken": ["Bersama memperkuat", "tanggul"],
    "memper-|kuat": ["Bersama memper", "mempertanggul"],
    "me-|ninggal": ["14 orang me", "medunia"],
}
for name, lines in seen.items():
    print(f"{name}: {lines}")
sys.exit(0 if seen == expected else "changed: the halves are read otherwise now")
PY
