#!/usr/bin/env bash
# simplemma 2.0.0, Indonesian: “mengaku” (to confess, to claim) becomes “kaku” (stiff), “mengakui” and
# “pengakuan” (confession) don't.
#
# Behavior: the word list has one lemma a form. After meng- a root may have lost its k, and of the two that are
#   possible, aku and kaku, it has the one that the word never comes from.
# Seen: mengaku: kaku; pengakuan: aku; diaku: aku; terasa (it feels): asa (hope); memasak (to cook): pasak (peg);
#   membunuh: bunuh.
# Guess: aku for all three, rasa and masak.
# Hurts: counts of words in news, where suspects confess daily: what they claim is apart from their confessions,
#   and stands under stiffness.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check simplemma==2.0.0 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

import simplemma

expected = {
    "mengaku": "kaku",
    "pengakuan": "aku",
    "diaku": "aku",
    "terasa": "asa",
    "memasak": "pasak",
    "membunuh": "bunuh",
}
seen = {word: simplemma.lemmatize(word, lang="id") for word in expected}
print(seen)
sys.exit(0 if seen == expected else "changed: these words have other lemmas now")
PY
