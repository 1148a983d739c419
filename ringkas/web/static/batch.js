// Many articles: a table that fills as it goes, and a download of what is finished.

import { $, h, saveFile, show } from "./dom.js";
import { emptyBrief, shown, standing } from "./brief.js";
import { t } from "./language.js";
import { errorSentence, ICONS, mutter, say } from "./notices.js";
import { csvOf, linesOf } from "./table.js";
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
    const worst = standing(made).filter((f) => f.severity !== "info");
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

// A brief that was kept by an earlier page may lack a key.
const take = (step) => Object.assign(rows[step.index], step, step.brief && { brief: { ...emptyBrief(), ...step.brief } });

// The table as the steps of a batch left it.
export function drawBatch(steps) {
  clearBatch();
  for (const step of steps) {
    if (step.step === "rows") rows = step.labels.map((label) => ({ label }));
    if (step.step === "row") take(step);
    if (step.step === "revised") rows[step.row].brief = step.brief;
  }
  redrawBatch();
}

function openRow(index) {
  drawWhole(rows[index].brief, index);
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
  row(step) {
    const { index } = step;
    take(step);
    drawRow(index);
    progress(index + 1, rows.length);
    if (index + 1 < rows.length) mutter(t("status.row", { n: index + 2, total: rows.length }));
  },
  rows_done() {
    const failed = rows.filter((row) => row.problem).length;
    finish(t("status.rows", { n: rows.length - failed, failed }));
  },
};

// What is finished by now; the name says whether that is all.
function saveRows(format) {
  const done = rows.filter((row) => row.brief || row.problem);
  if (!done.length) return;
  const name = `ringkas${done.length < rows.length ? "-partial" : ""}.${format}`;
  if (format === "jsonl") saveFile(name, "application/x-ndjson", linesOf(done));
  else saveFile(name, "text/csv", ["\ufeff", csvOf(done)]);
}

export function watchBatch() {
  document.addEventListener("ringkas:revised", () => {
    if (shown.row === null) return;
    rows[shown.row].brief = shown.brief;
    drawRow(shown.row);
  });
  $("batch-jsonl").addEventListener("click", () => saveRows("jsonl"));
  $("batch-csv").addEventListener("click", () => saveRows("csv"));
}
