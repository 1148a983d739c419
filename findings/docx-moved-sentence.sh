#!/usr/bin/env bash
# Word's tracked moves: of four docx readers, two give a moved sentence twice and one never.
#
# Behavior: a sentence that an editor dragged elsewhere with “Track Changes” on is stored at both places, as
#   w:moveFrom and w:moveTo. Its old copy keeps its text in w:t, unlike a deletion, which has w:delText.
# Seen: docx2txt 0.9 and docx2python 3.7.1 read it at the old place and the new one; python-docx 1.2.0's
#   Paragraph.text has it at neither; mammoth 1.13.0 once, at the new place, as Word shows the final text. A
#   tracked deletion in the same file is left out by all four.
# Guess: python-docx would miss it, as it misses insertions; the other three, which leave out deletions and
#   read insertions, would treat a move as a deletion and an insertion, and read it once.
# Hurts: newsrooms and officials whose drafts still hold tracked changes: a statement is repeated in the
#   article and weighs double in an extractive summary, or is missing from it, depending on the reader.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 || exit 2
"$room/venv/bin/python" - "$room/draft.docx" <<'PY'
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

path = sys.argv[1]
MOVED = "Bupati menolak usul itu."
DELETED = "Ini keliru."
BY = 'w:author="Redaksi" w:date="2022-01-27T12:39:00Z"'


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def moved(kind, mark, change):
    """MOVED at its old place ("moveFrom") or its new one ("moveTo"), with the marks around that Word writes."""
    return (
        f'<w:{kind}RangeStart w:id="{mark}" {BY} w:name="move1"/>'
        f'<w:{kind} w:id="{change}" {BY}>{run(MOVED)}</w:{kind}><w:{kind}RangeEnd w:id="{mark}"/>'
    )


deletion = f'<w:del w:id="5" {BY}>{run(DELETED, "delText")}</w:del>'
insertion = f'<w:ins w:id="6" {BY}>{run(" Warga hadir.")}</w:ins>'
draft = docx.Document()
for content in (
    run("Anggaran naik. ") + moved("moveFrom", 1, 2) + deletion,
    run("Rapat ditutup. ") + moved("moveTo", 3, 4) + insertion,
):
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{content}</w:p>")
    draft.element.body.insert(len(draft.element.body) - 1, paragraph)
draft.save(path)

with open(path, "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
with docx2python(path) as content:
    by_docx2python = content.text
texts = {
    "python-docx": "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs),
    "docx2txt": docx2txt.process(path),
    "docx2python": by_docx2python,
    "mammoth": by_mammoth,
}
for name, text in texts.items():
    print(f"{name}: {' '.join(text.split())}")
seen = {name: text.count(MOVED) for name, text in texts.items()}
inserted = {name for name, text in texts.items() if "Warga hadir." in text}
same = (
    seen == {"python-docx": 0, "docx2txt": 2, "docx2python": 2, "mammoth": 1}
    and inserted == {"docx2txt", "docx2python", "mammoth"}
    and not any(DELETED in text for text in texts.values())
)
sys.exit(0 if same else f"changed: the moved sentence is now read {seen} times")
PY
