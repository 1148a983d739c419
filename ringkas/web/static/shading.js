// What is set apart within the sentences of both languages.

import { complete, faults, pairOf } from "./brief.js";
import { fault } from "./marks.js";
import { pairs, tinting, tints } from "./tints.js";
import { eachSpan, spanOf } from "./links.js";
import { fillSpan } from "./paragraphs.js";

// The words that differ, in both languages, and where that is wanted those that are the same.
export function drawMarks() {
  const stretches = new Map();
  const add = (id, text, ...more) => {
    if (spanOf(id)?.textContent === text) stretches.set(id, [...(stretches.get(id) || []), ...more]);
  };
  for (const { finding, elsewhere, verdict } of complete() ? faults() : []) {
    if (verdict === "dismissed") continue;
    for (const one of [finding, ...elsewhere]) {
      const pair = pairOf(one);
      if (pair && one.target_span) add(pair.target_id, pair.target, fault(one.target_span));
      if (pair && one.source_span) add(pair.source_id, pair.source, fault(one.source_span));
    }
  }
  const alike = tinting.on ? pairs() : [];
  for (const pair of alike) {
    const found = tints(pair.source, pair.target);
    add(pair.source_id, pair.source, ...found.source);
    add(pair.target_id, pair.target, ...found.target);
  }
  eachSpan((span, id) => fillSpan(span, span.textContent, stretches.get(id) || []));
}
