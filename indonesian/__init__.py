"""Facts of Indonesian that several stages use: a data file for each subject, and look-ups.

It depends on nothing. What trained data was made with stays where it is until the next training:
`check/stems.py` (baked into `check/data/lexicon.tsv`), and `summarize/data/words.toml` with the dateline of
`summarize/features.py` (baked into `summarize/data/ranker.npz`).
"""

from .facts import (
    DayParts,
    Named,
    Negation,
    Scale,
    Speech,
    Titles,
    Unit,
    Zone,
    ambiguous_months,
    datelines,
    day_parts,
    months,
    negation,
    number_words,
    one_of,
    scales,
    speech,
    titles,
    units,
    weekdays,
    zones,
)

__all__ = [
    "DayParts",
    "Named",
    "Negation",
    "Scale",
    "Speech",
    "Titles",
    "Unit",
    "Zone",
    "ambiguous_months",
    "datelines",
    "day_parts",
    "months",
    "negation",
    "number_words",
    "one_of",
    "scales",
    "speech",
    "titles",
    "units",
    "weekdays",
    "zones",
]
