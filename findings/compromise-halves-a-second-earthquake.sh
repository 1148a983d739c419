#!/usr/bin/env bash
# compromise 14.17.0: “A second earthquake” is number 0.5, and with toNumber() “0.5th earthquake”.
#
# Behavior: “a” before an ordinal makes it a fraction for compromise, as in “a third of voters”, whatever
#   follows: a second is a half, a third a third, a tenth a tenth. After “the” it is an ordinal.
# Seen: “A second earthquake killed 14 people.” has the numbers 0.5 and 14, and reads “0.5th earthquake killed
#   14 people.” with its numbers as figures; “Police arrested a second suspect and a third suspect.” becomes
#   “Police arrested 0.5th suspect and 0.333rd suspect.”; “the second earthquake” has the number 2.
# Guess: 2nd and 3rd, or left as it is: “a second” before a noun is no half in English.
# Hurts: whoever compares numbers of English translations with their sources, or writes them as figures:
#   “gempa kedua” and its right translation “a second earthquake” disagree, and readers get half a suspect.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --prefix "$room" --silent --no-audit --no-fund compromise@14.17.0 || exit 2
cat >"$room/numbers.mjs" <<'JS'
import nlp from "compromise";

const expected = [
  ["A second earthquake killed 14 people.", [0.5, 14], "0.5th earthquake killed 14 people."],
  [
    "Police arrested a second suspect and a third suspect.",
    [0.5, 0.333],
    "Police arrested 0.5th suspect and 0.333rd suspect.",
  ],
  ["A tenth house fell.", [0.1], "0.1st house fell."],
  ["The second earthquake killed 14 people.", [2, 14], "The 2nd earthquake killed 14 people."],
];
let same = true;
for (const [sentence, numbers, figures] of expected) {
  const seen = nlp(sentence).numbers().get();
  const written = nlp(sentence);
  written.numbers().toNumber();
  console.log(`${sentence} -> ${seen}; ${written.text()}`);
  same &&= JSON.stringify(seen) === JSON.stringify(numbers) && written.text() === figures;
}
if (!same) console.error("changed: the numbers are read otherwise now");
process.exit(same ? 0 : 1);
JS
node "$room/numbers.mjs"
