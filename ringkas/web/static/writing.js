// Sentences that a reader has begun to write and not left yet: each is kept with its brief at every key, until it is
// checked or given up, so that neither a reload nor a brief that is drawn anew takes it away. Each tab keeps its own, and
// none takes away what another one writes.

import { shown } from "./brief.js";
import { ownTab } from "./drafts.js";
import { keepWriting } from "./kept.js";

// An article, which no change of its brief replaces -> what is written, by place. `kept` where an earlier page began it,
// `isForeign` where that was another tab, `isHeld` while it is checked.
const begun = new WeakMap();

const key = ({ stage, index }) => stage + " " + index;
const of = (article) => begun.get(article) || begun.set(article, new Map()).get(article);

// Each with its stage, its index and the text so far.
export const writings = (article) => [...of(article).values()].filter(({ isHeld }) => !isHeld);

export function write({ stage, index }, text) {
  const written = of(shown.brief.article);
  written.set(key({ stage, index }), { stage, index, text, wasKept: written.get(key({ stage, index }))?.wasKept });
  keepWriting(shown.row, { stage, index }, text);
}

// While it is checked it is no more being written, and stays kept.
export function holdWriting(article, place, isHeld) {
  const one = of(article).get(key(place));
  if (one) one.isHeld = isHeld;
}

// Where it was kept before, its end is kept: other tabs may have the like.
export function forgetWriting(article, row, place) {
  const one = of(article).get(key(place));
  if (of(article).delete(key(place))) keepWriting(row, place, one.wasKept ? "" : null);
}

// What was only taken along from another tab, where that has changed the sentence since.
export function dropForeign(article, isChanged) {
  for (const one of of(article).values()) if (one.isForeign && isChanged(one)) of(article).delete(key(one));
}

// Of the brief with this article, or of that row of a batch: what this tab wrote, else what was written last.
export function recallWritings(article, steps, row) {
  const own = ownTab();
  const rank = ({ tab, at = 0 }) => (tab === own ? Infinity : at);
  const last = new Map();
  for (const one of steps)
    if (one.step === "writing" && one.row === row && !(rank(one) < rank(last.get(key(one)) ?? { at: -1 }))) last.set(key(one), one);
  for (const { stage, index, text, tab } of last.values())
    if (text) of(article).set(key({ stage, index }), { stage, index, text, kept: true, wasKept: true, isForeign: tab !== own });
}
