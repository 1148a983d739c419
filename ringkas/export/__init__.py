"""A brief as a document to keep, send or print: Markdown, HTML, docx. (JSON is `Brief.to_json`.)"""

from .markdown import to_markdown
from .webpage import to_html
from .word import to_docx

__all__ = ["to_docx", "to_html", "to_markdown"]
