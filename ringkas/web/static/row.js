// A row of the table, opened below it, and the steps to the next.

import { $, show } from "./dom.js";
import { arranged } from "./rows.js";
import { arriveAt, whereabouts } from "./place.js";
import { changing, shown } from "./brief.js";
import { clearView, drawWhole, startAt } from "./view.js";
import { drawLine, remedy } from "./lines.js";
import { drawRefused } from "./refused.js";
import { isOpenable, look, many } from "./many.js";
import { t } from "./language.js";

// A brief, or of what failed the text and what is wrong with it.
export function drawRow(index) {
  const { brief, problem } = many.rows[index];
  if (brief) return drawWhole(brief, index);
  clearView();
  shown.row = index;
  show($("result"), true);
  drawRefused(many.rows[index], remedy(many.rows[index], index));
  drawStepper();
}

async function openRow(index) {
  await changing.done;
  showRow(index);
  arriveAt(whereabouts.work, index);
}

export function showRow(index) {
  if (!many.rows[index] || !isOpenable(many.rows[index])) return;
  const before = shown.row;
  drawRow(index);
  for (const at of [before, index]) if (at !== null && many.rows[at]) drawLine(many.rows[at], at);
  startAt($("result"));
  $("result").focus({ preventScroll: true });
}

// The table again, at the row that was open.
export function closeRow(index) {
  if (!many.rows[index]) return;
  clearView();
  show($("result"), false);
  drawLine(many.rows[index], index);
  goToLine(index);
}

// Those that can be opened, as the table has them.
const openable = () => arranged(many.rows, look).filter((index) => isOpenable(many.rows[index]));

function drawStepper() {
  const isRow = shown.row !== null && Boolean(many.rows[shown.row]);
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
  const { line } = many.rows[index];
  const place = line.isConnected ? line.querySelector("button") : $("batch");
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}

export function watchRow() {
  // A press anywhere in a row opens it; its button is for keys and for who can't see the row.
  $("rows").addEventListener("click", ({ target }) => {
    const { row } = target.closest("tr").dataset;
    const isPress = target.closest("button") ? target.closest("[data-open]") : !String(window.getSelection());
    if (isPress && isOpenable(many.rows[row])) openRow(Number(row));
  });
  for (const name of ["ringkas:found", "ringkas:arranged"]) document.addEventListener(name, drawStepper);
  $("row-previous").addEventListener("click", () => go(-1));
  $("row-next").addEventListener("click", () => go(1));
  $("row-back").addEventListener("click", () => goToLine(shown.row));
}
