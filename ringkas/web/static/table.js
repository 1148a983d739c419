// The rows of a batch as files, each with its number, its id and all columns of the file that it came from.

import { told } from "./language.js";
import { distinctSentences, standing, tally } from "./brief.js";
import { errorSentence } from "./notices.js";
import { leastConfidence, problemOf, stateOf } from "./rows.js";

export const linesOf = (rows) => rows.map((row) => {
  const { index, id, label, columns, brief, problem, despite } = row;
  return JSON.stringify({ row: index + 1, id, status: stateOf(row), columns, ...(brief || { label }), error: problem || despite }) + "\n";
});

function results(row) {
  const { index, brief: made } = row;
  const problem = problemOf(row) || row.despite;
  const counts = made && tally(made);
  return {
    row: index + 1,
    status: stateOf(row),
    title: made?.article.title,
    title_en: made?.title_en,
    summary: made?.summary.text,
    summary_en: made?.summary_en.text,
    errors: counts?.error,
    warnings: counts?.warning,
    notes: counts?.info,
    confidence: leastConfidence({ brief: made }),
    findings: made && standing(made).map(told).join(" | "),
    edited: made && (made.title_edited ? 1 : 0) + distinctSentences(made).filter(({ outcome }) => outcome === "edited").length,
    error: problem && errorSentence(problem),
    signature: made?.signature,
    language: made?.article.language,
    translation: made?.translation.text,
  };
}

// The head and a list of cells for each row: the file's own columns first, as they were; one of ours whose name is
// taken there gets "ringkas_" in front.
export function tableOf(rows) {
  const own = [...new Set(rows.flatMap((row) => Object.keys(row.columns)))];
  const ours = Object.keys(results(rows[0]));
  const head = [...own, ...ours.map((name) => (own.includes(name) ? "ringkas_" + name : name))];
  const lines = rows.map((row) => {
    const made = results(row);
    return [...own.map((name) => row.columns[name]), ...ours.map((name) => made[name])];
  });
  return [head, ...lines].map((cells) => cells.map((value) => value ?? ""));
}

export const csvOf = (rows) => tableOf(rows).map((cells) => cells.map(csvCell).join(",") + "\r\n").join("");

// A cell that starts like a formula would be run by a spreadsheet: an apostrophe keeps it text.
function csvCell(value) {
  const text = String(value);
  return '"' + ("=+-@\t\r".includes(text[0]) ? "'" : "") + text.replaceAll('"', '""') + '"';
}
