"""Facts of Indonesian that several stages use: a data file for each subject, and look-ups.

It depends on nothing. What trained data was made with stays where it is until the next training:
`check/stems.py` (baked into `check/data/lexicon.tsv`), and `summarize/data/words.toml` with the dateline of
`summarize/features.py` (baked into `summarize/data/ranker.npz`).
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
