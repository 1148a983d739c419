#!/usr/bin/env bash
# natural 8.1.1 (npm): its Indonesian tokenizer makes “Banjir” (flood) “anjir” (damn), “Solo” “olo”.
#
# Behavior: AggressiveTokenizerId keeps a to z, figures and hyphens, and puts a space in place of all else,
#   capital letters included: the first letter of each name and sentence is lost, and words in capitals
#   altogether. The tokenizers of the other languages keep capitals.
# Seen: “Banjir merendam Solo. IHSG naik 5,3%.” gives anjir, merendam, olo, naik, 5, 3; the English, Dutch and
#   Swedish ones give Banjir, merendam, Solo. StemmerId.tokenizeAndStem() lowers the text first and is right.
# Guess: the words as they stand, or in small letters.
# Hurts: whoever counts, indexes or classifies Indonesian news with it: names and abbreviations (BPBD, IHSG)
#   are missing or other words (Bali is ali, Medan edan, “crazy”), and searching for the name finds nothing.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --prefix "$room" --silent --no-audit --no-fund natural@8.1.1 || exit 2
cat >"$room/capitals.mjs" <<'JS'
import natural from "natural";

const tokenizers = {
  Indonesian: new natural.AggressiveTokenizerId(),
  English: new natural.AggressiveTokenizer(),
  Dutch: new natural.AggressiveTokenizerNl(),
  Swedish: new natural.AggressiveTokenizerSv(),
};
const whole = "Banjir merendam Solo Bali Medan IHSG naik";
const expected = {
  Indonesian: "anjir merendam olo ali edan naik",
  English: whole,
  Dutch: whole,
  Swedish: whole,
};
let changed = false;
for (const [language, tokenizer] of Object.entries(tokenizers)) {
  const seen = tokenizer.tokenize("Banjir merendam Solo, Bali, Medan. IHSG naik.").filter(Boolean).join(" ");
  console.log(`${language}: ${seen}`);
  changed ||= seen !== expected[language];
}
if (changed) console.error("changed: capitals are treated otherwise now");
process.exit(changed ? 1 : 0);
JS
node "$room/capitals.mjs"
