#!/usr/bin/env bash
# striprtf 0.0.35: “tewas {\deleted tiga }{\revised lima }orang” becomes “tewas tiga lima orang”.
#
# Behavior: what a tracked change deleted stands before what replaced it, and text that is hidden (\v) stands
# as if it showed, while a footnote is left out without a word.
# Seen: “Korban tewas tiga lima orang”, “Jangan dimuat: narasumber minta namanya dirahasiakan”, no footnote.
# Guess: as the word processor prints it: “Korban tewas lima orang”, nothing hidden, the footnote kept or marked.
# Hurts: newsrooms' and ministries' RTF drafts: three that became five dead reads as thirty-five, and what an
# editor hid is published.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check striprtf==0.0.35 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

from striprtf.striprtf import rtf_to_text

draft = (
    r"{\rtf1\ansi\ansicpg1252 Korban tewas {\deleted tiga }{\revised lima }orang{\footnote Data pukul 18.00.}.\par"
    r" {\v Jangan dimuat: narasumber minta namanya dirahasiakan.}\par}"
)
text = rtf_to_text(draft)
print(text)
same = "Korban tewas tiga lima orang." in text and "Jangan dimuat" in text and "18.00" not in text
sys.exit(0 if same else "changed: tracked, hidden or noted text is read otherwise now")
PY
