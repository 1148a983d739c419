// Sentences that a reader has begun to write and not left yet: each is kept with its brief at every key, until it is
// checked or given up, so that neither a reload nor a brief that is drawn anew takes it away.

import { shown } from "./brief.js";
import { keepWriting } from "./kept.js";

const begun = new WeakMap(); // an article, which no change of its brief replaces -> what is written, by place

const key = ({ stage, index }) => stage + " " + index;
const of = (article) => begun.get(article) || begun.set(article, new Map()).get(article);

// Each with its stage, its index and the text so far; `kept` where an earlier page began it.
export const writings = (article) => [...of(article).values()];

export function write({ stage, index }, text) {
  of(shown.brief.article).set(key({ stage, index }), { stage, index, text });
  keepWriting(shown.row, { stage, index }, text);
}

export function forgetWriting(article, row, place) {
  if (of(article).delete(key(place))) keepWriting(row, place, null);
}

// Of the brief with this article, or of that row of a batch.
export function recallWritings(article, steps, row) {
  for (const { step, stage, index, text, ...one } of steps)
    if (step === "writing" && one.row === row) of(article).set(key({ stage, index }), { stage, index, text, kept: true });
}
