"""A brief as a document to keep, send or print: Markdown, HTML, docx, e-mail. (JSON is `Brief.to_json`.)"""

from .email import to_email
from .markdown import to_markdown
from .webpage import to_html
from .word import to_docx

__all__ = ["to_docx", "to_email", "to_html", "to_markdown"]
