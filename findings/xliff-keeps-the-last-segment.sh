#!/usr/bin/env bash
# xliff 6.4.0 (npm): of a unit of several sentences in XLIFF 2.0, only the last is read.
#
# Behavior: XLIFF 2.0 divides a <unit>, mostly a paragraph, into one <segment> for each sentence. xliff2js()
#   writes source and target of each segment into the same two fields of the unit, so that the last one stays;
#   js2xliff() then writes a unit of that one sentence.
# Seen: a unit of “Hujan reda.”, “Rapat ditunda.” and “Warga tidak mengungsi.” is read as “Warga tidak
#   mengungsi.” (residents didn't flee) on both sides, and written back so. Units of one segment are right.
# Guess: the sentences joined, or in a list, as the <mrk> segments of XLIFF 1.2 are; or an error.
# Hurts: whoever takes a translator's finished files into a site or a corpus with it: source and target lose
#   the same sentences, so that the pairs look complete, and a file written back has lost them for everybody.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --prefix "$room" --silent --no-audit --no-fund xliff@6.4.0 || exit 2
cat >"$room/segments.mjs" <<'JS'
import xliff from "xliff";

const PAIRS = [
  ["Hujan reda.", "The rain eased."],
  ["Rapat ditunda.", "The meeting was put off."],
  ["Warga tidak mengungsi.", "Residents did not flee."],
];
const segment = ([source, target]) =>
  `<segment><source>${source}</source><target>${target}</target></segment>`;
const unit = (pairs, at) => `<unit id="u${at}">${pairs.map(segment).join("")}</unit>`;
const file = (units) =>
  '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="id" trgLang="en">' +
  `<file id="f">${units.map(unit).join("")}</file></xliff>`;

const [paragraph, apart] = [[PAIRS], PAIRS.map((pair) => [pair])];
const read = async (units) => {
  const { resources } = await xliff.xliff2js(file(units));
  return Object.values(resources.f).map(({ source, target }) => [source, target]);
};
const joined = await read(paragraph);
const single = await read(apart);
const written = await xliff.js2xliff(await xliff.xliff2js(file(paragraph)));
const kept = PAIRS.map(([source]) => written.includes(source));
console.log("one unit of three segments:", joined);
console.log("three units of one segment:", single);
console.log("written back:", kept);
const same =
  JSON.stringify([joined, single, kept]) === JSON.stringify([[PAIRS[2]], PAIRS, [false, false, true]]);
if (!same) console.error("changed: the segments are read otherwise now");
process.exit(same ? 0 : 1);
JS
node "$room/segments.mjs"
