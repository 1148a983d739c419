"""What a block has is in every form that it is written in."""

from io import BytesIO

import docx
import pytest

from ringkas.export.blocks import (
    Block,
    Cell,
    blocks_to_docx,
    blocks_to_html,
    blocks_to_markdown,
    blocks_to_text,
)

BLOCKS = (
    Block(kind="title", text="Digest"),
    Block(kind="section", text="In short"),
    Block(kind="sentence", text="Rice is dearer."),
    Block(kind="source", text="Beras naik.", language="id"),
    Block(kind="fault", text="Error: 12 is missing."),
    Block(kind="row", cells=(Cell(text="Summary"), Cell(text="English"))),
    Block(
        kind="row",
        cells=(
            Cell(text="Beras naik 12 persen.", language="id", links=(("story 1", "s1"),)),
            Cell(text="Rice rose.", faults=("Error: the number 12 is missing.",)),
        ),
    ),
)
SAID = (
    "Digest", "In short", "Rice is dearer.", "Beras naik.", "Error: 12 is missing.", "Summary",
    "Beras naik 12 persen.", "story 1", "Rice rose.", "Error: the number 12 is missing.",
)  # fmt: skip


def of_word(blocks):
    document = docx.Document(BytesIO(blocks_to_docx(blocks, title="Digest")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


FORMS = {
    "markdown": blocks_to_markdown,
    "html": lambda blocks: blocks_to_html(blocks, title="Digest"),
    "docx": of_word,
    "text": blocks_to_text,
}


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_a_block_is_left_out(form):
    written = FORMS[form](BLOCKS)
    assert [said for said in SAID if said not in written] == []


def test_a_row_in_plain_text_has_a_line_for_each_cell_and_for_what_was_found():
    assert blocks_to_text(BLOCKS[-1:]) == (
        "Beras naik 12 persen.\n(story 1)\nRice rose.\n! Error: the number 12 is missing.\n"
    )
