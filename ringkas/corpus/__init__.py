"""Many articles: a corpus worked through record by record, resumable, each record exactly once.

`api` has `batch`, which settles what is asked for (a `task`, with the `work` on each record, `filters` and
`sampling`) and has `running` do it: `sources.corpora` reads, `merging` leaves out `copies`, found by their
`sketches`, `remaining` knows what is still to be done, a `pool` has a `worker` do that in as many processes
as asked for, or on a Ray `cluster`, and `output`, `journal` and `failures` keep what is done, in input order.
`progress` tells of it meanwhile, a `report` at the end. (The package isn't called `batch` since the function
`ringkas.batch` is.)
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
