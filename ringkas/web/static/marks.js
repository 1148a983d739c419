// Text with stretches of it set apart. Stretches count code points, as the server does, not UTF-16 units.

import { h } from "./dom.js";
import { t } from "./language.js";

export const fault = ([from, to]) => ({ from, to, tag: "mark", title: t("legend.fault") });

// The nodes of `text`; of stretches that overlap, the one that begins first.
export function marked(text, stretches) {
  const letters = Array.from(text);
  const nodes = [];
  let at = 0;
  for (const { from, to, tag, name, title } of [...stretches].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at || to <= from || to > letters.length) continue;
    nodes.push(letters.slice(at, from).join(""), h(tag, { class: name, title }, letters.slice(from, to).join("")));
    at = to;
  }
  return [...nodes, letters.slice(at).join("")].filter(Boolean);
}

// The words of `text` that `other` hasn't, in order: what is left of it beside the longest row that both have.
export function differing(text, other) {
  const words = (whole) => Array.from(whole.matchAll(/\S+/g), ({ 0: word, index }) => ({ word, from: Array.from(whole.slice(0, index)).length }));
  const ours = words(text);
  const theirs = words(other);
  const common = Array.from({ length: ours.length + 1 }, () => new Array(theirs.length + 1).fill(0));
  for (let i = ours.length - 1; i >= 0; i--)
    for (let j = theirs.length - 1; j >= 0; j--)
      common[i][j] = ours[i].word === theirs[j].word ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  const found = [];
  for (let i = 0, j = 0; i < ours.length;) {
    if (j < theirs.length && ours[i].word === theirs[j].word) {
      i += 1;
      j += 1;
    } else if (j < theirs.length && common[i][j + 1] >= common[i + 1][j]) j += 1;
    else {
      const { word, from } = ours[i];
      found.push({ from, to: from + Array.from(word).length, tag: "strong" });
      i += 1;
    }
  }
  return found;
}
