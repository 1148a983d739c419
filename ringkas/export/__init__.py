"""A brief to keep, send, print or paste: Markdown, HTML, docx, e-mail. (JSON is `Brief.to_json`.)"""

from .clipboard import to_plain_text, to_rich_text
from .email import to_email
from .markdown import to_markdown
from .rows import Unsure
from .webpage import to_html
from .word import to_docx

__all__ = ["Unsure", "to_docx", "to_email", "to_html", "to_markdown", "to_plain_text", "to_rich_text"]
