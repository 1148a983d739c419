"""Many articles: a corpus worked through record by record, resumable, each record exactly once.

`running` has `batch`, which puts it together: `sources.corpora` reads, `work` makes of each entry what is
wanted, `workers` does that in as many processes as asked for, or `cluster` on a Ray cluster, `output` and
`journal` keep what is done, in input order. `filters` says what is left out, `report` what is told while it
runs and at the end. (The package isn't called `batch` since the function `ringkas.batch` is.)
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
