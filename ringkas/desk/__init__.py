"""A daily desk: what feeds list that is new, in one digest.

`plan` reads what is to be watched from a TOML file, `state` keeps what was seen beside it, `gathering`
fetches what is new, `issue` makes of it one `Issue` (copies put together, the rest briefed), `layout` says in
which order an issue is shown, and `forms` writes it as Markdown, HTML, docx or mail. `rounds` has
`watch_round`, which puts it together so that an article counts as seen only once its digest is written.
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
