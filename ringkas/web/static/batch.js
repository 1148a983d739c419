// A table of many articles, which fills as it goes: how it begins, goes on and ends, and what is taken along of it.

import { $, $$, saveFile, show } from "./dom.js";
import { changing, emptyBrief, shown } from "./brief.js";
import { t } from "./language.js";
import { fold } from "./composer.js";
import { mutter, say, showError } from "./notices.js";
import { ask, fromBase64 } from "./save.js";
import { csvOf, linesOf, tableOf } from "./table.js";
import { clearView } from "./view.js";
import { recall } from "./revision.js";
import { whereKept } from "./kept.js";
import { finish, isRunning, progress } from "./running.js";
import { isDownloading } from "./download.js";
import { atWork, look, makeRows, many, rowsThatAre, worthRetrying } from "./many.js";
import { drawLine, drawState, drawTable, rowsLeft } from "./lines.js";
import { drawRow } from "./row.js";

const tellRows = () => document.dispatchEvent(new Event("ringkas:rows"));

export function clearBatch(file = null) {
  Object.assign(many, { rows: [], file, wanted: [], at: 0 });
  Object.assign(look, { filter: "all", text: "", sort: "row", turned: false });
  $("batch-search").value = "";
  show($("batch"), true);
  show($("result"), false);
  clearView();
  redrawBatch();
}

export function redrawBatch() {
  many.rows.forEach(drawLine);
  if (many.rows[shown.row]?.problem) drawRow(shown.row);
  $("batch-xlsx").title = CONFIG.lacks.sheet ? t("batch.lacks", { lacks: CONFIG.lacks.sheet }) : "";
  drawTable();
  tellRows();
}

// What makes the table, to be drawn again where it isn't kept.
export const batchNow = () => ({ rows: many.rows, file: many.file });

export function drawBatchAgain(held) {
  clearBatch(held.file);
  many.rows = held.rows;
  redrawBatch();
}

// The table as the steps of a batch left it.
export function drawBatch(steps, file) {
  clearBatch(file);
  for (const step of steps) {
    if (step.step === "rows") many.rows = step.labels.map((label) => ({ label }));
    if (step.step === "row") take(step);
    if (step.step === "revised") many.rows[step.row].brief = step.brief;
  }
  many.rows.forEach(({ brief }, index) => brief && recall(brief, steps, index));
  redrawBatch();
}

// A brief that was kept by an earlier page may lack a key; what failed before may be done now.
function take(step) {
  const { label, line } = many.rows[step.index];
  many.rows[step.index] = { label, line, ...step, ...(step.brief && { brief: { ...emptyBrief(), ...step.brief } }) };
}

// From now on `wanted` are made, one after the other.
function begin(wanted) {
  const now = performance.now();
  Object.assign(many, { wanted, at: 0, began: now, last: now });
  progress(0, wanted.length);
  clearInterval(many.ticking);
  many.ticking = setInterval(tick, 1000);
}

function tick() {
  if (isRunning()) {
    if (!isDownloading()) mutter(doing());
    return drawState();
  }
  clearInterval(many.ticking);
  redrawBatch();
}

const doing = () => [t("status.row", { n: Math.min(many.at + 1, many.wanted.length), total: many.wanted.length }), rowsLeft()].filter(Boolean).join(" ");

export const BATCH_STEPS = {
  rows({ labels }) {
    many.rows = labels.map((label) => ({ label }));
    fold();
    begin([...many.rows.keys()]);
    redrawBatch();
    say(t("status.row", { n: 1, total: many.rows.length }));
  },
  row(step) {
    take(step);
    many.at += 1;
    many.last = performance.now();
    for (const index of [step.index, atWork()]) if (index !== undefined) drawLine(many.rows[index], index);
    if (shown.row === step.index) drawRow(step.index);
    drawTable();
    progress(many.at, many.wanted.length);
    mutter(doing());
  },
  rows_done() {
    const failed = rowsThatAre("failed").length;
    const english = rowsThatAre("already_english").length;
    finish([t("status.rows", { n: many.rows.length - failed - english, failed }), english ? t("status.rows.english", { n: english }) : ""].filter(Boolean).join(" ") + whereKept());
    clearInterval(many.ticking);
    redrawBatch();
  },
};

export function beginRows(wanted) {
  begin(wanted);
  redrawBatch();
}

// What is finished by now; the name says whether that is all.
async function saveRows(format) {
  await changing.done;
  const done = many.rows.filter((row) => row.brief || row.problem);
  if (!done.length) return;
  const name = `ringkas${done.length < many.rows.length ? "-partial" : ""}.${format}`;
  if (format === "jsonl") return saveFile(name, "application/x-ndjson", linesOf(done));
  if (format === "csv") return saveFile(name, "text/csv", ["\ufeff", csvOf(done)]);
  const answer = await ask("make_sheet", { rows: tableOf(done) });
  if (answer.error) return showError(answer.error === "InputTooLarge" ? { ...answer, error: "LongCell" } : answer);
  saveFile(name, answer.mime, [fromBase64(answer.base64)]);
}

export function watchBatch() {
  document.addEventListener("ringkas:revised", () => {
    if (shown.row === null) return;
    many.rows[shown.row].brief = shown.brief;
    drawLine(many.rows[shown.row], shown.row);
    drawTable();
    tellRows();
  });
  // A row that another tab has changed, and that isn't shown here.
  document.addEventListener("ringkas:elsewhere", ({ detail: { row, brief, past } }) => {
    if (row === shown.row || !many.rows[row]?.brief) return;
    many.rows[row].brief = { ...brief, article: many.rows[row].brief.article };
    recall(many.rows[row].brief, past, row);
    drawLine(many.rows[row], row);
    drawTable();
    tellRows();
  });
  document.addEventListener("ringkas:threshold", redrawBatch);
  for (const format of ["xlsx", "csv", "jsonl"]) $("batch-" + format).addEventListener("click", () => saveRows(format));
  $("batch-xlsx").disabled = Boolean(CONFIG.lacks.sheet);
  $("batch-retry").addEventListener("click", () => makeRows(worthRetrying()));
  $("batch-rest").addEventListener("click", () => makeRows(rowsThatAre("waiting")));
  $("force").addEventListener("change", drawState);
  $("batch-search").addEventListener("input", () => {
    look.text = $("batch-search").value;
    drawTable();
  });
  for (const button of $$("[data-filter]")) {
    button.addEventListener("click", () => {
      look.filter = button.dataset.filter;
      drawTable();
    });
  }
  for (const head of $$("[data-sort]")) {
    head.addEventListener("click", () => {
      Object.assign(look, { sort: head.dataset.sort, turned: head.dataset.sort === look.sort && !look.turned });
      drawTable();
    });
  }
}
