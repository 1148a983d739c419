// Many articles: a table that fills as it goes, which can be sorted, filtered and stepped through; what failed or is
// missing is made again, and all can be downloaded.

import { $, $$, h, saveFile, show } from "./dom.js";
import { changing, emptyBrief, reading, shown } from "./brief.js";
import { percent, plural, t, timeLeft } from "./language.js";
import { fold } from "./composer.js";
import { errorSentence, ICONS, mutter, say, showError } from "./notices.js";
import { arranged, FILTERS, leastConfidence, problemOf, severe, stateOf, titleOf } from "./rows.js";
import { fromBase64, ask } from "./save.js";
import { csvOf, linesOf, tableOf } from "./table.js";
import { clearView, drawWhole, startAt } from "./view.js";
import { drawRefused } from "./refused.js";
import { recall } from "./revision.js";
import { writings } from "./writing.js";
import { whereKept } from "./kept.js";
import { arriveAt, whereabouts } from "./place.js";
import { finish, isRunning, progress } from "./running.js";
import { isDownloading } from "./download.js";

let rows = []; // each with what the server sent of it, and its line of the table as `line`
const batch = { file: null, wanted: [], at: 0, began: 0, last: 0, ticking: 0 }; // the file, and which of its rows are being made
const look = { filter: "all", text: "", sort: "row", turned: false };

export const rowsSoFar = () => rows;
const tellRows = () => document.dispatchEvent(new Event("ringkas:rows"));

export function clearBatch(file = null) {
  rows = [];
  Object.assign(batch, { file, wanted: [], at: 0 });
  Object.assign(look, { filter: "all", text: "", sort: "row", turned: false });
  $("batch-search").value = "";
  show($("batch"), true);
  show($("result"), false);
  clearView();
  redrawBatch();
}

export function redrawBatch() {
  rows.forEach(drawLine);
  if (rows[shown.row]?.problem) drawRow(shown.row);
  $("batch-xlsx").title = CONFIG.lacks.sheet ? t("batch.lacks", { lacks: CONFIG.lacks.sheet }) : "";
  drawTable();
  tellRows();
}

// What makes the table, to be drawn again where it isn't kept.
export const batchNow = () => ({ rows, file: batch.file });

export function drawBatchAgain(held) {
  clearBatch(held.file);
  rows = held.rows;
  redrawBatch();
}

// The table as the steps of a batch left it.
export function drawBatch(steps, file) {
  clearBatch(file);
  for (const step of steps) {
    if (step.step === "rows") rows = step.labels.map((label) => ({ label }));
    if (step.step === "row") take(step);
    if (step.step === "revised") rows[step.row].brief = step.brief;
  }
  rows.forEach(({ brief }, index) => brief && recall(brief, steps, index));
  redrawBatch();
}

// A brief that was kept by an earlier page may lack a key; what failed before may be done now.
function take(step) {
  const { label, line } = rows[step.index];
  rows[step.index] = { label, line, ...step, ...(step.brief && { brief: { ...emptyBrief(), ...step.brief } }) };
}

const atWork = () => (isRunning() ? batch.wanted[batch.at] : undefined);

function drawLine(row, index) {
  const { brief, problem, despite } = row;
  const state = stateOf(row);
  const confidence = leastConfidence(row);
  const found = ["error", "warning"].filter((severity) => severe(row, severity));
  const cell = (name, ...content) => h("td", { "data-name": t("batch." + name) }, ...content);
  const cells = [
    h("td", {}, String(index + 1)),
    h("td", { lang: "id" }, titleOf(row)),
    brief ? h("td", { lang: "en" }, h("strong", {}, brief.title_en), " ", shortened(brief.summary_en.text || brief.translation.text))
      : h("td", {}, problem ? errorSentence(problemOf(row)) : null),
    cell("findings", brief && (found.length ? found.map((severity) => `${ICONS[severity]} ${plural("count." + severity, severe(row, severity))}`).join(", ") : t("count.none"))),
    cell("confidence", confidence === null ? "" : confidence < reading.unsureBelow ? `${ICONS.warning} ${percent(confidence)}` : percent(confidence)),
    cell("state", h("span", { class: "rk-state" }, state in MARKS ? h("span", { "aria-hidden": "true" }, MARKS[state] + " ") : null, t(index === atWork() ? "batch.working" : "batch." + state)),
      isOpenable(row) ? press("batch.open", index, () => openRow(index)) : null,
      despite ? h("small", {}, errorSentence(despite)) : null,
      brief && writings(brief.article).length ? h("small", {}, t("batch.writing")) : null,
      remedy(row, index)),
  ];
  // A press anywhere in a row opens it; its button is for keys and for who can't see the row.
  const open = (event) => event.target.closest("button") || String(window.getSelection()) || openRow(index);
  const line = h("tr", { onclick: isOpenable(row) ? open : null, "data-row": index, "data-state": state, "aria-current": isOpenable(row) && shown.row === index ? "true" : null }, ...cells);
  row.line?.replaceWith(line);
  row.line = line;
}

const shortened = (text) => (text.length > 280 ? text.slice(0, 280) + "…" : text);
const press = (label, index, onclick) => h("button", { type: "button", onclick, "aria-label": `${t(label)} ${index + 1}` }, t(label));

const MARKS = { failed: ICONS.error, continued: ICONS.warning };
const isOpenable = ({ brief, problem }) => Boolean(brief || problem);

// What helps where a text was taken for another language is to go on with it all the same.
function remedy({ problem }, index) {
  if (!problem || isRunning() || !batch.file || HOPELESS.includes(problem.error)) return null;
  return problem.error === "WrongLanguage"
    ? press("status.again", index, () => make([index], true))
    : press("batch.retry", index, () => make([index]));
}

// Lines are only moved where their order is another, so that nobody is disturbed while rows arrive.
function drawTable() {
  // Where the last row that a filter showed was mended, all are shown.
  if (!rows.some(FILTERS[look.filter])) look.filter = "all";
  const lines = arranged(rows, look).map((index) => rows[index].line);
  const now = [...$("rows").children];
  if (lines.length !== now.length || lines.some((line, at) => line !== now[at])) {
    const held = document.activeElement;
    $("rows").replaceChildren(...lines);
    if (held?.isConnected) held.focus({ preventScroll: true });
  }
  for (const head of $$("[data-sort]")) {
    const sorted = head.dataset.sort === look.sort;
    head.parentElement.setAttribute("aria-sort", sorted ? (look.turned ? "descending" : "ascending") : "none");
  }
  for (const button of $$("[data-filter]")) {
    const { filter } = button.dataset;
    const count = rows.filter(FILTERS[filter]).length;
    button.setAttribute("aria-pressed", String(filter === look.filter));
    button.textContent = `${t("batch.filter." + filter)} ${count}`;
    button.disabled = !count;
    show(button, count > 0 || ["done", "failed"].includes(filter));
  }
  $("batch-note").textContent = rows.length && !lines.length ? t("library.none") : "";
  drawState();
  drawStepper();
}

// What is wrong with the text itself would be again.
const HOPELESS = ["EmptyInput", "BinaryInput", "NoArticle", "InputTooLarge"];
const isHopeless = ({ error }) => HOPELESS.includes(error) || (error === "WrongLanguage" && !$("force").checked);
const worthRetrying = () => places("failed").filter((index) => !isHopeless(rows[index].problem));

const places = (state) => [...rows.keys()].filter((index) => stateOf(rows[index]) === state);

// How far it is, and what can be made again.
function drawState() {
  const count = (state) => places(state).length;
  const parts = ["done", "continued", "failed", "waiting"].filter((state) => count(state) || state === "done" || state === "failed").map((state) => t("batch.count." + state, { n: count(state) }));
  $("batch-state").textContent = [...parts, isRunning() ? rowsLeft() : ""].filter(Boolean).join(" · ");
  for (const [id, state, n] of [["batch-retry", "failed", worthRetrying().length], ["batch-rest", "waiting", count("waiting")]]) {
    show($(id), !isRunning() && Boolean(batch.file) && n > 0);
    $(id).textContent = plural("batch.make." + state, n);
  }
}

// Reckoned from the rows that this run has made; nothing before the first is done.
function rowsLeft() {
  if (!batch.at || batch.at >= batch.wanted.length) return "";
  const each = (batch.last - batch.began) / batch.at;
  const left = Math.max(1, (each * (batch.wanted.length - batch.at) - (performance.now() - batch.last)) / 1000);
  return timeLeft(left);
}

// From now on `wanted` are made, one after the other.
function begin(wanted) {
  const now = performance.now();
  Object.assign(batch, { wanted, at: 0, began: now, last: now });
  progress(0, wanted.length);
  clearInterval(batch.ticking);
  batch.ticking = setInterval(tick, 1000);
}

function tick() {
  if (isRunning()) {
    if (!isDownloading()) mutter(doing());
    return drawState();
  }
  clearInterval(batch.ticking);
  redrawBatch();
}

const doing = () => [t("status.row", { n: Math.min(batch.at + 1, batch.wanted.length), total: batch.wanted.length }), rowsLeft()].filter(Boolean).join(" ");

export const BATCH_STEPS = {
  rows({ labels }) {
    rows = labels.map((label) => ({ label }));
    fold();
    begin([...rows.keys()]);
    redrawBatch();
    say(t("status.row", { n: 1, total: rows.length }));
  },
  row(step) {
    take(step);
    batch.at += 1;
    batch.last = performance.now();
    for (const index of [step.index, atWork()]) if (index !== undefined) drawLine(rows[index], index);
    if (shown.row === step.index) drawRow(step.index);
    drawTable();
    progress(batch.at, batch.wanted.length);
    mutter(doing());
  },
  rows_done() {
    const failed = places("failed").length;
    finish(t("status.rows", { n: rows.length - failed, failed }) + whereKept());
    clearInterval(batch.ticking);
    redrawBatch();
  },
};

// Some rows once more, or for the first time, with the options as they stand.
function make(wanted, force = false) {
  if (isRunning()) return;
  document.dispatchEvent(new CustomEvent("ringkas:make", { detail: { file: batch.file, rows: wanted, force } }));
}

export function beginRows(wanted) {
  begin(wanted);
  redrawBatch();
}

// A brief, or of what failed the text and what is wrong with it.
function drawRow(index) {
  const { brief, problem } = rows[index];
  if (brief) return drawWhole(brief, index);
  clearView();
  shown.row = index;
  show($("result"), true);
  drawRefused(rows[index], remedy(rows[index], index));
  drawStepper();
}

async function openRow(index) {
  await changing.done;
  showRow(index);
  arriveAt(whereabouts.work, index);
}

export function showRow(index) {
  if (!rows[index] || !isOpenable(rows[index])) return;
  const before = shown.row;
  drawRow(index);
  for (const at of [before, index]) if (at !== null && rows[at]) drawLine(rows[at], at);
  startAt($("result"));
  $("result").focus({ preventScroll: true });
}

// The table again, at the row that was open.
export function closeRow(index) {
  if (!rows[index]) return;
  clearView();
  show($("result"), false);
  drawLine(rows[index], index);
  goToLine(index);
}

// Those that can be opened, as the table has them.
const openable = () => arranged(rows, look).filter((index) => isOpenable(rows[index]));

function drawStepper() {
  const isRow = shown.row !== null && Boolean(rows[shown.row]);
  show($("stepper"), isRow);
  if (!isRow) return;
  const among = openable();
  const at = among.indexOf(shown.row);
  $("row-place").textContent = at < 0 ? t("batch.elsewhere", { row: shown.row + 1 }) : t("batch.place", { row: shown.row + 1, n: at + 1, total: among.length });
  for (const id of ["row-previous", "row-next"]) $(id).disabled = !among.some((index) => index !== shown.row);
}

function go(step) {
  const among = openable();
  const at = among.indexOf(shown.row);
  // From a row that the table doesn't show, the next is the first that it does.
  if (among.length) openRow(among[at < 0 && step < 0 ? among.length - 1 : (at + step + among.length) % among.length]);
}

function goToLine(index) {
  const { line } = rows[index];
  const place = line.isConnected ? line.querySelector("button") : $("batch");
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}

// What is finished by now; the name says whether that is all.
async function saveRows(format) {
  await changing.done;
  const done = rows.filter((row) => row.brief || row.problem);
  if (!done.length) return;
  const name = `ringkas${done.length < rows.length ? "-partial" : ""}.${format}`;
  if (format === "jsonl") return saveFile(name, "application/x-ndjson", linesOf(done));
  if (format === "csv") return saveFile(name, "text/csv", ["\ufeff", csvOf(done)]);
  const answer = await ask("make_sheet", { rows: tableOf(done) });
  if (answer.error) return showError(answer.error === "InputTooLarge" ? { ...answer, error: "LongCell" } : answer);
  saveFile(name, answer.mime, [fromBase64(answer.base64)]);
}

export function watchBatch() {
  document.addEventListener("ringkas:revised", () => {
    if (shown.row === null) return;
    rows[shown.row].brief = shown.brief;
    drawLine(rows[shown.row], shown.row);
    drawTable();
    tellRows();
  });
  // A row that another tab has changed, and that isn't shown here.
  document.addEventListener("ringkas:elsewhere", ({ detail: { row, brief, past } }) => {
    if (row === shown.row || !rows[row]?.brief) return;
    rows[row].brief = { ...brief, article: rows[row].brief.article };
    recall(rows[row].brief, past, row);
    drawLine(rows[row], row);
    drawTable();
    tellRows();
  });
  document.addEventListener("ringkas:found", drawStepper);
  document.addEventListener("ringkas:threshold", redrawBatch);
  for (const format of ["xlsx", "csv", "jsonl"]) $("batch-" + format).addEventListener("click", () => saveRows(format));
  $("batch-xlsx").disabled = Boolean(CONFIG.lacks.sheet);
  $("batch-retry").addEventListener("click", () => make(worthRetrying()));
  $("batch-rest").addEventListener("click", () => make(places("waiting")));
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
  $("row-previous").addEventListener("click", () => go(-1));
  $("row-next").addEventListener("click", () => go(1));
  $("row-back").addEventListener("click", () => goToLine(shown.row));
}
