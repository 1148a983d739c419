#!/usr/bin/env bash
# odfpy 1.4.1 and odfdo 3.27.3: an editor's comment in an ODT draft is read as part of the sentence it is on.
#
# Behavior: OpenDocument keeps a comment as office:annotation inside the paragraph, at its place. odfpy's
#   teletype.extractText() runs on through it: its author and date, too, with no space between. So does
#   odfdo's text of a paragraph. Deleted text with “Track Changes” on is kept at the document's start, and
#   both list it as a paragraph.
# Seen: “Bupati menolak usul itu.” (the regent rejected the proposal) with a comment of “Redaksi”, “Salah, ia
#   setuju.” (wrong, he agreed), is “Bupati menolak Redaksi2022-08-27T12:00:00Salah, ia setuju.usul itu.” to
#   odfpy. odfdo's get_formatted_text() sets the comment apart, and leaves out the deletion.
# Guess: comments aren't text of the document, and left out; deletions, too.
# Hurts: whoever feeds drafts of newsrooms and offices to a summarizer or translator: what an editor doubted
#   or struck out is told as the news, within the sentence that it corrects.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    odfpy==1.4.1 odfdo==3.27.3 || exit 2
"$room/venv/bin/python" - "$room" <<'PY'
import pathlib
import sys
import zipfile

import odfdo
from odf import dc, office, teletype, text
from odf.opendocument import OpenDocumentText, load

room = pathlib.Path(sys.argv[1])
plain, draft = str(room / "plain.odt"), str(room / "draft.odt")
document = OpenDocumentText()
paragraph = text.P(text="Bupati menolak ")
comment = office.Annotation()
comment.addElement(dc.Creator(text="Redaksi"))
comment.addElement(dc.Date(text="2022-08-27T12:00:00"))
comment.addElement(text.P(text="Salah, ia setuju."))
paragraph.addElement(comment)
paragraph.addText("usul itu.")
document.text.addElement(paragraph)
document.save(plain)

# A deletion as LibreOffice writes it: its text at the start, a mark at its old place.
DELETION = (
    '<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion><office:change-info>'
    "<dc:creator>Redaksi</dc:creator><dc:date>2022-08-27T12:00:00</dc:date></office:change-info>"
    "<text:p>Ini keliru.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
with zipfile.ZipFile(plain) as old, zipfile.ZipFile(draft, "w") as new:
    for name in old.namelist():
        content = old.read(name)
        if name == "content.xml":
            mark = b'<text:change text:change-id="ct1"/>'
            content = content.replace(b"<office:text>", b"<office:text>" + DELETION.encode())
            content = content.replace(b"usul itu.", b"usul itu." + mark)
        new.writestr(name, content)

by_odfpy = [teletype.extractText(found) for found in load(draft).getElementsByType(text.P)]
again = odfdo.Document(draft)
by_odfdo = [found.inner_text for found in again.body.paragraphs]
formatted = again.get_formatted_text()
print(f"odfpy: {by_odfpy}\nodfdo: {by_odfdo}\nodfdo, formatted: {formatted!r}")
same = (
    by_odfpy[:2] == ["Ini keliru.", "Bupati menolak Redaksi2022-08-27T12:00:00Salah, ia setuju.usul itu."]
    and by_odfdo[:2]
    == ["Ini keliru.", "Bupati menolak Salah, ia setuju.\nRedaksi 2022-08-27 12:00:00usul itu."]
    and formatted.startswith("Bupati menolak [*]usul itu.")
    and "Ini keliru." not in formatted
)
sys.exit(0 if same else "changed: comments or deletions are read otherwise now")
PY
