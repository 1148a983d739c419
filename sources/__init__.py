"""The ways in: files, streams, pages and records become text with its origin.

The pipeline and the command line read with `read_path`, `read_stream` and `read_url`, each of which gives a
`Source`; the page adds `iter_records`, for a file of many articles. `Limits` bound them all, and
`refuse_binary` is the one rule on what isn't text, `sound_text` the one place where foreign text is made safe
for what comes after. No stage reads anything by itself.

The modules behind: `formats` tells bytes apart by content and hands them to `charset`, `docx` or `pdf`;
`fetch` gets a page, from nowhere but where `addresses` lets it; `gate` tells texts apart, by the kinds that
`subtitles`, `mail`, `front_matter`, `unfenced`, `one_record`, `pointers` and `walls` know; `raised`
writes what stands higher than its line. A name is loaded when it is first used.
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
