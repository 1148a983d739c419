"""What every HTML file of ours has around its content: it needs nothing else and can load nothing."""

from collections.abc import Iterable
from html import escape

__all__ = ["POLICY", "framed"]

# Everything is escaped; should anything slip through all the same, this keeps it from running or loading.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1f1d1a; --soft: #5d574e; --line: #e3ded4;
  --accent: #0d5c63; --lit: #fff0bd; --error: #a1160d; --warning: #7a4b00; --info: #1d4f7c; }
@media (prefers-color-scheme: dark) { :root { --paper: #15171a; --ink: #ece8e1; --soft: #b3ada3;
  --line: #3a3f46; --accent: #7fcdc4; --lit: #4a4018;
  --error: #ffb4ab; --warning: #f3c77b; --info: #a3cdf3; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 Charter, Georgia, serif;
  overflow-wrap: anywhere; }
main { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; text-wrap: balance; }
a { color: var(--accent); }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
@media print { :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; --error: #000;
  --warning: #000; --info: #000; } main { max-width: none; padding: 0; }
  body { font-size: 10.5pt; } h2, h3 { break-after: avoid; } }
"""
"""Palette and first rules of every such file, for light, dark and paper."""


def framed(content: Iterable[str], *, title: str, style: str, language: str = "en") -> str:
    """A whole page around *content*, lines of HTML that are escaped already; *style* is what only it needs.

    *title* is plain text.
    """
    lines = [
        "<!doctype html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="generator" content="ringkas">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        *content,
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"
