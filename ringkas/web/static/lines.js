// The table of many articles: a line for each, in the order and of the kind that is wanted, and how far all of them are.

import { $, $$, h, show } from "./dom.js";
import { arranged, FILTERS, isForeign, leastConfidence, problemOf, severe, stateOf, titleOf } from "./rows.js";
import { atWork, HOPELESS, isOpenable, look, makeRows, many, rowsThatAre, worthRetrying } from "./many.js";
import { errorSentence, ICONS, leftInWords } from "./notices.js";
import { isRunning } from "./running.js";
import { languageName, percent, plural, t, timeLeft } from "./language.js";
import { doubts, reading, shown } from "./brief.js";
import { writings } from "./writing.js";

export function drawLine(row, index) {
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
    cell("findings", brief && state !== "already_english" ? (found.length ? found.map((severity) => `${ICONS[severity]} ${plural("count." + severity, severe(row, severity))}`).join(", ") : leftInWords({ unsure: unsureIn(brief) })) : null),
    cell("confidence", confidence === null ? "" : confidence < reading.unsureBelow ? `${ICONS.warning} ${percent(confidence)}` : percent(confidence)),
    cell("state", h("span", { class: "rk-state" }, state in MARKS ? h("span", { "aria-hidden": "true" }, MARKS[state] + " ") : null, t(index === atWork() ? "batch.working" : "batch." + state)),
      isOpenable(row) ? press("batch.open", index, null, { "data-open": true }) : null,
      despite ? h("small", {}, errorSentence(despite)) : null,
      state === "already_english" ? h("small", {}, t("batch.nothing")) : null,
      state === "done" && isForeign(brief) ? h("small", { class: "rk-foreign" }, `${ICONS.warning} ${t("batch.language", { name: languageName(brief.article.language) })}`) : null,
      brief && writings(brief.article).length ? h("small", {}, t("batch.writing")) : null,
      remedy(row, index)),
  ];
  const line = h("tr", { "data-row": index, "data-state": state, "aria-current": isOpenable(row) && shown.row === index ? "true" : null }, ...cells);
  row.line?.replaceWith(line);
  row.line = line;
}

const MARKS = { failed: ICONS.error, continued: ICONS.warning, already_english: ICONS.info };
const unsureIn = (brief) => doubts(brief).filter((sure) => sure < reading.unsureBelow).length;
const shortened = (text) => (text.length > 280 ? text.slice(0, 280) + "…" : text);
const press = (label, index, onclick, more = {}) => h("button", { type: "button", onclick, ...more, "aria-label": `${t(label)} ${index + 1}` }, t(label));

// What helps where a text was taken for another language is to go on with it all the same.
export function remedy({ problem }, index) {
  if (!problem || isRunning() || !many.file || HOPELESS.includes(problem.error)) return null;
  return problem.error === "WrongLanguage"
    ? press("status.again", index, () => makeRows([index], true))
    : press("batch.retry", index, () => makeRows([index]));
}

// Lines are only moved where their order is another, so that nobody is disturbed while rows arrive.
export function drawTable() {
  // Where the last row that a filter showed was mended, all are shown.
  if (!many.rows.some(FILTERS[look.filter])) look.filter = "all";
  const lines = arranged(many.rows, look).map((index) => many.rows[index].line);
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
    const count = many.rows.filter(FILTERS[filter]).length;
    button.setAttribute("aria-pressed", String(filter === look.filter));
    button.textContent = `${t("batch.filter." + filter)} ${count}`;
    button.disabled = !count;
    show(button, count > 0 || ["done", "failed"].includes(filter));
  }
  $("batch-note").textContent = many.rows.length && !lines.length ? t("library.none") : "";
  drawState();
  document.dispatchEvent(new Event("ringkas:arranged"));
}

// How far it is, and what can be made again.
export function drawState() {
  const count = (state) => rowsThatAre(state).length;
  const parts = ["done", "continued", "already_english", "failed", "waiting"].filter((state) => count(state) || state === "done" || state === "failed").map((state) => t("batch.count." + state, { n: count(state) }));
  $("batch-state").textContent = [...parts, isRunning() ? rowsLeft() : ""].filter(Boolean).join(" · ");
  for (const [id, state, n] of [["batch-retry", "failed", worthRetrying().length], ["batch-rest", "waiting", count("waiting")]]) {
    show($(id), !isRunning() && Boolean(many.file) && n > 0);
    $(id).textContent = plural("batch.make." + state, n);
  }
}

// Reckoned from the rows that this run has made; nothing before the first is done.
export function rowsLeft() {
  if (!many.at || many.at >= many.wanted.length) return "";
  const each = (many.last - many.began) / many.at;
  const left = Math.max(1, (each * (many.wanted.length - many.at) - (performance.now() - many.last)) / 1000);
  return timeLeft(left);
}
