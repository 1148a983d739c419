"""What a block has is in every form that it is written in."""

from html import unescape
from io import BytesIO

import docx
import pytest

from ringkas.export.blocks import (
    Block,
    Cell,
    Fault,
    blocks_to_docx,
    blocks_to_html,
    blocks_to_mail,
    blocks_to_markdown,
    blocks_to_plain_text,
    blocks_to_rich_text,
)

BLOCKS = (
    Block(kind="title", text="Digest"),
    Block(kind="section", text="In short"),
    Block(kind="sentence", text="Rice is dearer."),
    Block(kind="source", text="Beras naik.", language="id"),
    Block(kind="fault", text="Error: 12 is missing."),
    Block(kind="original", text="Ikhtisar", language="id"),
    Block(kind="subsection", text="Two stories"),
    Block(kind="paragraph", text="Sugar isn't."),
    Block(kind="item", strong="Warning", text=" (article): a name."),
    Block(kind="note", text="Kabar", address="https://kabar.example/beras"),
    Block(kind="foot", text="Translated by a machine."),
    Block(kind="signature", text="Made by", code="ringkas:1.0"),
    Block(kind="row", cells=(Cell(text="Summary"), Cell(text="English"))),
    Block(
        kind="row",
        cells=(
            Cell(text="Beras naik 12 persen.", language="id", links=(("story 1", "s1"),)),
            Cell(text="Rice rose.", faults=(Fault("Error", ": the number 12 is missing."),)),
        ),
    ),
    Block(
        kind="pair",
        cells=(
            Cell(text="1"),
            Cell(text="Salt sank.", faults=(Fault("Note", ": short."),), notes=("(edited)",)),
            Cell(text="Garam turun.", language="id", based="from the article: 3"),
        ),
    ),
)
SAID = (
    "Digest", "In short", "Rice is dearer.", "Beras naik.", "Error: 12 is missing.", "Ikhtisar", "Two stories",
    "Sugar isn't.", "Warning", "(article): a name.", "Kabar", "https://kabar.example/beras",
    "Translated by a machine.", "Made by", "ringkas:1.0", "Summary", "Beras naik 12 persen.", "story 1",
    "Rice rose.", "Error", "the number 12 is missing.", "Salt sank.", "Note", "short.", "(edited)",
    "Garam turun.", "from the article: 3",
)  # fmt: skip


def of_word(blocks):
    document = docx.Document(BytesIO(blocks_to_docx(blocks, title="Digest")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


FORMS = {
    "markdown": blocks_to_markdown,
    "html": lambda blocks: blocks_to_html(blocks, title="Digest"),
    "docx": of_word,
    "mail": blocks_to_mail,
    "rich": blocks_to_rich_text,
    "plain": blocks_to_plain_text,
}


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_a_block_is_left_out(form):
    written = unescape(FORMS[form](BLOCKS))
    assert [said for said in SAID if said not in written] == []


def test_a_row_in_a_mail_has_a_line_for_each_cell_and_for_what_was_found():
    assert blocks_to_mail(BLOCKS[-2:-1]) == (
        "Beras naik 12 persen.\n(story 1)\nRice rose.\n! Error: the number 12 is missing.\n"
    )
