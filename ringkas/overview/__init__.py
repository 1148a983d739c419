"""A look at what a batch has written: how much, from where, what failed, and what a person should read.

`rows` reads the output, whatever its form; `counting` counts what is in it, in `classes`, with a `tally` on
disk where it may be much; `mentions` finds names, places and amounts, and `groups` tells where articles
disagree. `charts` draws, and `page` makes one HTML page of the `result`.
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
