#!/usr/bin/env bash
# datasets 5.2.0: Dataset.from_list keeps only the fields that the first record has.
#
# Behavior: the columns are the keys of the first mapping; what later ones have beside them is left out, and
#   nothing is said. A field within a mapping is kept, with None where it lacks. pyarrow's Table.from_pylist,
#   which takes the first row's names, too, does the same; pandas and Ray Data keep all fields.
# Seen: of [{"teks": "Satu."}, {"teks": "Dua.", "judul": "Banjir"}] the dataset has the column teks alone, and
#   so has pyarrow's table; pandas has teks and judul; within a mapping ({"meta": {…}}) judul is kept.
# Guess: all fields, with None where a record has none.
# Hurts: whoever reads scraped articles into a dataset when the first of them happens to lack a title, a date or
#   an author: that column is gone for all.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    datasets==5.2.0 pandas==3.1.1 pyarrow==26.0.1 || exit 2
cd "$room"
HF_HUB_OFFLINE=1 "$room/venv/bin/python" - <<'PY'
import sys

import pandas
import pyarrow
from datasets import Dataset

first, second = {"teks": "Satu."}, {"teks": "Dua.", "judul": "Banjir"}
seen = {
    "datasets": Dataset.from_list([first, second]).column_names,
    "datasets, the other first": Dataset.from_list([second, first]).column_names,
    "pyarrow": pyarrow.Table.from_pylist([first, second]).column_names,
    "pandas": list(pandas.DataFrame([first, second]).columns),
}
within = Dataset.from_list([{"meta": first}, {"meta": second}])[1]["meta"]
for name, columns in seen.items():
    print(f"{name}: {columns}")
print("within a mapping:", within)
expected = {
    "datasets": ["teks"],
    "datasets, the other first": ["teks", "judul"],
    "pyarrow": ["teks"],
    "pandas": ["teks", "judul"],
}
sys.exit(0 if seen == expected and within == second else "changed: other columns are kept now")
PY
