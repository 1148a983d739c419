#!/usr/bin/env bash
# any-date-parser 2.2.4: on a machine in Jakarta “2022-08-27T12:30:00Z” is 05:30Z, seven hours too early.
#
# Behavior: a time with a zone is turned into UTC, and the result is then taken for a time of the machine's
#   own zone. On a machine in UTC this does no harm. A numeric offset that isn't behind an ISO time with
#   seconds, as in the dates of feeds, is left out instead: such a time is local.
# Seen: “2022-08-27T12:30:00Z” and “2022-08-27T19:30:00+07:00” are 12:30Z with TZ=UTC, 05:30Z in Jakarta and
#   16:30Z in New York; “27 August 2022 21:30 JST” the same. “Sat, 27 Aug 2022 19:30:00 +0700” is 19:30Z,
#   12:30Z and 23:30Z. JavaScript's own Date reads all but JST as 12:30Z everywhere.
# Guess: 12:30Z for each, wherever the machine is: the package lists offsets and abbreviations as supported.
# Hurts: whoever collects news with it: stories move by hours, over midnight to another day, and what a
#   server in UTC shows rightly is wrong for each reader's browser in Indonesia.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --prefix "$room" --silent --no-audit --no-fund any-date-parser@2.2.4 || exit 2
cat >"$room/moments.mjs" <<'JS'
import parser from "any-date-parser";

const DATES = [
  "2022-08-27T12:30:00Z",
  "2022-08-27T19:30:00+07:00",
  "27 August 2022 21:30 JST",
  "Sat, 27 Aug 2022 19:30:00 +0700",
];
const [zoned, local] = process.argv.slice(2);
const expected = [zoned, zoned, zoned, local];
let same = true;
for (const [index, words] of DATES.entries()) {
  const read = parser.fromString(words, "en");
  const seen = read.invalid ? String(read.invalid) : read.toISOString();
  const own = new Date(words);
  const ownSeen = Number.isNaN(own.getTime()) ? "no date" : own.toISOString();
  console.log(`${process.env.TZ}: ${words} -> ${seen}; Date: ${ownSeen}`);
  same &&= seen === `2022-08-27T${expected[index]}:00.000Z`;
  same &&= ownSeen === (words.endsWith("JST") ? "no date" : "2022-08-27T12:30:00.000Z");
}
if (!same) console.error("changed: the moments are read otherwise now");
process.exit(same ? 0 : 1);
JS
TZ=UTC node "$room/moments.mjs" 12:30 19:30
TZ=Asia/Jakarta node "$room/moments.mjs" 05:30 12:30
TZ=America/New_York node "$room/moments.mjs" 16:30 23:30
