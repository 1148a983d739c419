// What is known of the rows of a batch: how each stands, which of them are shown, and in what order.

import { isByHand, leastSure, reading, standing, tally } from "./brief.js";
import { errorSentence } from "./notices.js";
import { nameOf } from "./naming.js";

// What is wrong with a row; a text that isn't there is the row's own.
export const problemOf = ({ problem }) => (problem?.error === "EmptyInput" ? { ...problem, error: "EmptyRow" } : problem);

// "continued" is done in spite of an error, "already_english" too short a text to be refused that needs no translation, as it seems.
export function stateOf({ brief, problem, despite }) {
  if (brief) return despite ? "continued" : brief.article.language === "en" ? "already_english" : "done";
  return problem ? "failed" : "waiting";
}

// Too short a text to be refused, which seems to be in another language.
export const isForeign = ({ article }) => !["", "id"].includes(article.language);

export const severe = ({ brief }, severity) => (brief ? tally(brief)[severity] : 0);

// That of the sentence which most needs a reader; none where a machine translated nothing.
export const leastConfidence = ({ brief }) => (brief && leastSure(brief)[0]?.confidence) ?? null;

// Each filter with what it lets through.
export const FILTERS = {
  all: () => true,
  done: (row) => stateOf(row) === "done",
  continued: (row) => stateOf(row) === "continued",
  already_english: (row) => stateOf(row) === "already_english",
  failed: (row) => stateOf(row) === "failed",
  waiting: (row) => stateOf(row) === "waiting",
  errors: (row) => severe(row, "error") > 0,
  doubtful: (row) => (leastConfidence(row) ?? 1) < reading.unsureBelow,
};

const STATES = ["failed", "continued", "already_english", "waiting", "done"];
// What a row is sorted by, the first to be shown first: what most needs a person.
const KEYS = {
  row: (_, index) => index,
  title: (row) => titleOf(row).toLowerCase(),
  findings: (row) => -severe(row, "error") - severe(row, "warning") / 1000,
  confidence: (row) => leastConfidence(row) ?? 2,
  state: (row) => STATES.indexOf(stateOf(row)),
};

export const titleOf = ({ brief, label }) => (brief && nameOf(brief.article)) || label;

function words(row) {
  const { brief, despite, label, columns } = row;
  const problem = problemOf(row);
  const made = brief ? [brief.article.title, brief.title_en, brief.summary.text, brief.summary_en.text, brief.article.paragraphs.join("\n"), brief.translation.text] : [];
  return [label, problem && errorSentence(problem), despite && errorSentence(despite), ...Object.values(columns || {}), ...made].join("\n").toLowerCase();
}

// The places of the rows that are wanted, in the order that is wanted.
export function arranged(rows, { filter, text, sort, turned }) {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...rows.keys()].filter((index) => {
    if (!FILTERS[filter](rows[index])) return false;
    return !wanted.length || wanted.every((word) => words(rows[index]).includes(word));
  });
  const key = new Map(found.map((index) => [index, KEYS[sort](rows[index], index)]));
  const order = (a, b) => (key.get(a) < key.get(b) ? -1 : key.get(a) > key.get(b) ? 1 : 0) * (turned ? -1 : 1);
  return found.sort((a, b) => order(a, b) || a - b);
}

// What the charts count: each fault once, without what was dismissed; a sentence of the article, or where only the
// summary was translated one of that.
export const counted = (rows) => {
  const briefs = rows.map(({ brief }) => brief).filter(Boolean);
  return {
    findings: briefs.flatMap((brief) => standing(brief).map(({ kind, severity }) => [kind, severity])),
    confidences: briefs.flatMap(({ summary_en, translation }) =>
      (translation.segments.length ? translation : summary_en).segments.filter((one) => !isByHand(one)).map(({ confidence }) => confidence)),
    dates: briefs.map(({ article }) => article.date),
    articles: briefs.map(({ article }) => ({ source: article.source, url: article.url, sentences: article.sentences.map(({ text }) => text) })),
  };
};
