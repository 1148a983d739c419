#!/usr/bin/env bash
# conllu 6.0.0: of “Url=https://kabar.example/?id=12” in MISC only “https://kabar.example/?id” is kept.
#
# Behavior: a value in a token's MISC column ends for conllu at the second “=”; the rest is lost, without a
#   word, and serialize() writes the short value. Comments (# source = …) are read whole.
# Seen: reading and writing a sentence turns the address into “https://kabar.example/?id”, and a gloss of “=”
#   into “_”. pyconll 3.3.1 keeps both.
# Guess: name and value part at the first “=”, as in its comments.
# Hurts: whoever keeps sources, glosses or alignments of Indonesian news in MISC and passes the file through
#   conllu once: every address of a page with a number in it now leads to the same page, and the file is still
#   valid.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    conllu==6.0.0 pyconll==3.3.1 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

import conllu
import pyconll

URL = "https://kabar.example/?id=12"
SENTENCE = (
    f"# source = {URL}\n# text = Banjir =\n"
    f"1\tBanjir\tbanjir\tNOUN\t_\t_\t0\troot\t_\tUrl={URL}\n"
    "2\t=\t=\tSYM\t_\t_\t1\tdep\t_\tGloss==\n\n"
)
parsed = conllu.parse(SENTENCE)[0]
seen = {
    "address": parsed[0]["misc"]["Url"],
    "comment": parsed.metadata["source"],
    "written": parsed.serialize(),
    "pyconll": pyconll.load_from_string(SENTENCE)[0].conll() + "\n\n",
}
for name, value in seen.items():
    print(f"{name}: {value!r}")
expected = {
    "address": "https://kabar.example/?id",
    "comment": URL,
    "written": SENTENCE.replace(f"Url={URL}", "Url=https://kabar.example/?id").replace("Gloss==", "Gloss=_"),
    "pyconll": SENTENCE,
}
sys.exit(0 if seen == expected else "changed: the values are read otherwise now")
PY
