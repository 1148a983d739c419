"""A document of headings, paragraphs and tables, in every form: a digest, a desk's issue, a brief to read.

`block` has what a document is made of; `markdown`, `webpage`, `word`, `mail` and `clipboard` each write it.
"""

from .block import Block, Cell, Fault, Kind, Link
from .clipboard import blocks_to_plain_text, blocks_to_rich_text
from .mail import blocks_to_mail
from .markdown import blocks_to_markdown
from .webpage import blocks_to_html
from .word import blocks_to_docx

__all__ = [
    "Block",
    "Cell",
    "Fault",
    "Kind",
    "Link",
    "blocks_to_docx",
    "blocks_to_html",
    "blocks_to_mail",
    "blocks_to_markdown",
    "blocks_to_plain_text",
    "blocks_to_rich_text",
]
