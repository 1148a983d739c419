"""What every HTML file of ours has around its content: it needs nothing else and can load nothing."""

from collections.abc import Iterable
from html import escape

__all__ = ["POLICY", "framed"]

# Everything is escaped; should anything slip through all the same, this keeps it from running or loading.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def framed(content: Iterable[str], *, title: str, style: str, language: str = "en") -> str:
    """A whole page around *content*, lines of HTML that are escaped already. *title* is plain text."""
    lines = [
        "<!doctype html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="generator" content="ringkas">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        *content,
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"
