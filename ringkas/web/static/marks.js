// Text with stretches of it set apart. Stretches count code points, as the server does, not UTF-16 units.

import { h } from "./dom.js";

export const fault = ([from, to]) => ({ from, to, tag: "mark" });

// The nodes of `text`; of stretches that overlap, the one that begins first.
export function marked(text, stretches) {
  const letters = Array.from(text);
  const nodes = [];
  let at = 0;
  for (const { from, to, tag, name } of [...stretches].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at || to <= from || to > letters.length) continue;
    nodes.push(letters.slice(at, from).join(""), h(tag, { class: name }, letters.slice(from, to).join("")));
    at = to;
  }
  return [...nodes, letters.slice(at).join("")].filter(Boolean);
}
