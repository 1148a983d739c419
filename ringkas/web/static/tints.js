// Numbers, dates and names that both languages have get the same tint in both.

import { shown } from "./brief.js";

export const tinting = { on: false };
const TINTS = 6;
const TOKEN = /(\d[\d.,]*\d|\d)|(\p{L}[\p{L}\p{M}'’-]*)/gu;

// 3.450,5 in Indonesian is 3,450.5 in English.
function value(digits, language) {
  const [groups, point] = language === "id" ? [".", ","] : [",", "."];
  return Number(digits.replaceAll(groups, "").replace(point, "."));
}

// What is to be found again in the other language: where it stands, and a key that both have in common.
function tokens(text, language) {
  const found = [];
  for (const match of text.matchAll(TOKEN)) {
    const [word, digits] = match;
    const lower = word.toLowerCase();
    let key = "";
    if (digits) key = "number " + value(digits, language);
    else if (/^\p{Lu}/u.test(word) && lower !== "rp") key = lower in CONFIG.calendar[language] ? "date " + CONFIG.calendar[language][lower] : "name " + lower;
    if (!key || key.endsWith("NaN")) continue;
    const from = Array.from(text.slice(0, match.index)).length;
    found.push({ key, from, to: from + Array.from(word).length });
  }
  return found;
}

// The stretches of both texts, which share a key and therefore a tint; those of one sentence differ.
export function tints(source, target) {
  const ours = tokens(source, "id");
  const theirs = tokens(target, "en");
  const keys = new Set(ours.map(({ key }) => key));
  const common = [...new Set(theirs.map(({ key }) => key).filter((key) => keys.has(key)))];
  const stretches = (list) => list.filter(({ key }) => common.includes(key)).map(({ key, from, to }) =>
    ({ from, to, tag: "span", name: "rk-tint rk-tint-" + (common.indexOf(key) % TINTS) }));
  return { source: stretches(ours), target: stretches(theirs) };
}

// All pairs of the brief: the ids of source and English, and their texts.
export const pairs = () => [["translation", "a", "t"], ["summary_en", "s", "e"]].flatMap(([stage, from, to]) =>
  shown.brief[stage].segments.map(({ source, target, sentence }, index) => ({ source, target, source_id: from + sentence, target_id: to + index })));
