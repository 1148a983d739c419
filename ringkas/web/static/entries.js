// What the library says of a work, by the steps that came for it.

import { doubts, emptyBrief, isEdited, reading, tally } from "./brief.js";
import { nameOf } from "./naming.js";

const FAILED = { failed: true, error: 0, warning: 0, doubts: [], edited: false }; // a row without a brief
const HIGHEST = 0.95; // no reader can choose to be told of what is surer

// Its state, and the words that the library's search finds.
export function noteStep(work, step) {
  const add = (...texts) => { work.words = [work.words, ...texts].filter(Boolean).join("\n"); };
  if (step.step === "cleaned") {
    work.title = step.article.title;
    if (!work.title) work.beginning = nameOf(step.article);
    add(step.article.title, step.article.byline, step.article.source, step.article.url, step.article.date);
  }
  if (step.step === "title") {
    work.title_en = step.title_en;
    add(step.title_en);
  }
  if (step.step === "summarized") add(step.summary.text);
  if (step.step === "segment" && step.stage === "summary_en") add(step.segment.target);
  if (step.step === "rows") {
    work.total = step.labels.length;
    add(...step.labels);
  }
  if (step.step === "row" && step.brief) add(step.brief.article.title, step.brief.title_en, step.brief.summary_en.text);
  if (step.step === "done" || step.step === "rows_done") work.done = true;
  describe(work, step);
}

// Which article it is of, and by row what is left to be looked at in it; a brief that is no row's is row 0.
export function describe(work, step) {
  if (step.step === "cleaned") work.article = fingerprint(step.article.paragraphs.join("\n"));
  const at = { done: 0, row: step.index, revised: step.row ?? 0 }[step.step];
  if (at === undefined || !(step.brief || step.problem)) return;
  work.left ??= {};
  work.left[at] = step.brief ? leftOf({ ...emptyBrief(), ...step.brief }) : FAILED;
}

// Whether `one` has all that `other` has, the order of keys apart.
export function isSameAs(one, other) {
  if (Object(other) !== other || Object(one) !== one) return one === other;
  return (!Array.isArray(other) || one.length === other.length) && Object.keys(other).every((key) => isSameAs(one[key], other[key]));
}

function leftOf(brief) {
  const { error, warning } = tally(brief);
  return { error, warning, doubts: doubts(brief).filter((sure) => sure < HIGHEST), edited: isEdited(brief) };
}

// The same text has the same; that another has it, too, is as good as impossible (FNV-1a, two of 32 bits).
export function fingerprint(text) {
  let [one, two] = [0x811c9dc5, 0x9dc5811c];
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    two = Math.imul(two ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return [one, two].map((half) => (half >>> 0).toString(36)).join("-");
}

// Of all its rows together; nothing where nobody knows.
export function leftIn({ done, left }) {
  if (!done || !left) return undefined;
  const rows = Object.values(left);
  const sum = (count) => rows.reduce((n, row) => n + count(row), 0);
  return {
    counts: { error: sum((row) => row.error), warning: sum((row) => row.warning), unsure: sum((row) => row.doubts.filter((one) => one < reading.unsureBelow).length) },
    failed: rows.filter((row) => row.failed).length,
    edited: rows.some((row) => row.edited),
  };
}

// The newest of each article with its older versions; a batch stands alone. `works` are the newest first.
export function grouped(works) {
  const groups = new Map();
  for (const work of works) {
    const key = work.kind !== "batch" && work.article ? work.article : work.id;
    groups.set(key, [...(groups.get(key) || []), work]);
  }
  return [...groups.values()];
}
