#!/usr/bin/env bash
# dask 2026.8.0 with pandas 3.1.1: lists and mappings in a column of a DataFrame become text in Python's notation.
#
# Behavior: dask.dataframe.from_pandas makes every column of objects one of strings ("dataframe.convert-string",
#   on where pyarrow is installed) and asks str() of whatever is in it. A list of keywords, a mapping of figures
#   or a date comes back as what Python would print of it; nothing is said, and a length is one of characters.
# Seen: ["banjir", "Rp2 miliar"] comes back as the text "['banjir', 'Rp2 miliar']" of 24 characters; {"korban": 3}
#   as "{'korban': 3}". With the option off both come back as they were, and so they do through Dask's bag.
# Guess: the cells as they were, as pandas keeps them.
# Hurts: whoever hands articles with their tags, entities or findings through Dask on the way to Parquet or JSON.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    "dask[dataframe]==2026.8.0" pandas==3.1.1 pyarrow==26.0.1 || exit 2
cd "$room"
"$room/venv/bin/python" - <<'PY'
import sys

import dask
import dask.bag
import dask.dataframe
import pandas

rows = [{"tags": ["banjir", "Rp2 miliar"], "figures": {"korban": 3}}, {"tags": [], "figures": {}}]
table = pandas.DataFrame(rows)


def through_dask():
    frame = dask.dataframe.from_pandas(table, npartitions=1).compute(scheduler="synchronous")
    return frame.to_dict("records")


by_default = through_dask()
with dask.config.set({"dataframe.convert-string": False}):
    as_objects = through_dask()
in_a_bag = dask.bag.from_sequence(rows).compute(scheduler="synchronous")
print("by default:", by_default[0])
print("without converting:", as_objects[0])
print("as a bag:", in_a_bag[0])
text = "['banjir', 'Rp2 miliar']"
same = by_default[0] == {"tags": text, "figures": "{'korban': 3}"} and len(by_default[0]["tags"]) == 24
same = same and as_objects == rows and in_a_bag == rows
sys.exit(0 if same else "changed: the cells come back otherwise now")
PY
