"""Corpora: many documents, read piece by piece from wherever they lie.

`Corpus` reads folders and globs, archives, tables (CSV, JSON lines, Parquet …), crawls (WARC, WACZ), lists of
addresses, feeds and sitemaps, and gives an `Entry` for each document in a fixed order; `Entry.read` makes the
document's text of it, in whatever process. What is wrong with one document is a `Fault` in its place.

The modules behind: `files` finds out what a source is; `tables`, `archives`, `crawls` and `listings` read its
kinds; `polite` fetches pages as robots.txt asks; `packed` unpacks gzip and Zstandard.
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
