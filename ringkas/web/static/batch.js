// Many articles: a table that fills as it goes, and a download of what is finished.

import { $, h, saveFile, show } from "./dom.js";
import { t, told } from "./language.js";
import { errorSentence, ICONS, mutter, say } from "./notices.js";
import { clearView, drawWhole } from "./view.js";
import { finish, progress } from "./running.js";

let rows = [];

export function clearBatch() {
  rows = [];
  $("rows").replaceChildren();
  show($("batch"), true);
  show($("result"), false);
  clearView();
}

export const redrawBatch = () => rows.forEach((_, index) => drawRow(index));

function drawRow(index) {
  const { brief: made, problem, label } = rows[index];
  const cells = [h("td", {}, String(index + 1))];
  if (made) {
    const worst = made.shown.map(([index]) => made.findings[index]).filter((f) => f.severity !== "info");
    const text = made.summary_en.text || made.translation.text;
    cells.push(h("td", { lang: "id" }, made.article.title || label),
      h("td", { lang: "en" }, h("strong", {}, made.title_en), " ", text.length > 280 ? text.slice(0, 280) + "…" : text),
      h("td", {}, worst.length ? worst.map((f) => ICONS[f.severity] + " " + t("severity." + f.severity)).join(", ") : t("count.none")),
      h("td", {}, h("button", { type: "button", onclick: () => openRow(index), "aria-label": `${t("batch.open")} ${index + 1}` }, t("batch.open"))));
  } else if (problem) {
    cells.push(h("td", {}, label), h("td", {}, errorSentence(problem)), h("td", {}),
      h("td", {}, h("span", { "aria-hidden": "true" }, ICONS.error + " "), t("batch.failed")));
  } else {
    cells.push(h("td", {}, label), h("td", {}), h("td", {}), h("td", {}, t("batch.wait")));
  }
  const row = h("tr", { "data-row": index }, ...cells);
  const old = $("rows").querySelector(`[data-row="${index}"]`);
  if (old) old.replaceWith(row);
  else $("rows").append(row);
}

function openRow(index) {
  drawWhole(rows[index].brief);
  $("result").scrollIntoView({ block: "start" });
  $("result").focus({ preventScroll: true });
}

export const BATCH_STEPS = {
  rows({ labels }) {
    rows = labels.map((label) => ({ label }));
    redrawBatch();
    progress(0, rows.length);
    say(t("status.row", { n: 1, total: rows.length }));
  },
  row({ index, brief: made, problem }) {
    Object.assign(rows[index], { brief: made, problem });
    drawRow(index);
    progress(index + 1, rows.length);
    if (index + 1 < rows.length) mutter(t("status.row", { n: index + 2, total: rows.length }));
  },
  rows_done() {
    const failed = rows.filter((row) => row.problem).length;
    finish(t("status.rows", { n: rows.length - failed, failed }));
  },
};

function saveRows(format) {
  const done = rows.filter((row) => row.brief || row.problem);
  if (!done.length) return;
  if (format === "jsonl") {
    const lines = done.map((row) => JSON.stringify(row.brief || { label: row.label, error: row.problem }) + "\n");
    return saveFile("ringkas.jsonl", "application/x-ndjson", lines);
  }
  const head = ["title", "title_en", "summary", "summary_en", "findings", "error", "signature"];
  const table = done.map(({ brief: b, problem, label }) => b
    ? [b.article.title, b.title_en, b.summary.text, b.summary_en.text, b.shown.map(([index]) => told(b.findings[index])).join(" | "), "", b.signature]
    : [label, "", "", "", "", errorSentence(problem), ""]);
  saveFile("ringkas.csv", "text/csv", ["\ufeff", [head, ...table].map((cells) => cells.map(csvCell).join(",") + "\r\n").join("")]);
}

// A cell that starts like a formula would be run by a spreadsheet: an apostrophe keeps it text.
function csvCell(value) {
  const text = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
  return '"' + text.replaceAll('"', '""') + '"';
}

export function watchBatch() {
  $("batch-jsonl").addEventListener("click", () => saveRows("jsonl"));
  $("batch-csv").addEventListener("click", () => saveRows("csv"));
}
