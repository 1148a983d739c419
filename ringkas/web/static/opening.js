// What is shown again: a work of the library, what Back and Forward lead to, and what stood here before a reload.

import { $, memory, show } from "./dom.js";
import { t } from "./language.js";
import { briefOf, changing, shown } from "./brief.js";
import { bringBackAside, compose, composed, fold, isFolded, setAside } from "./composer.js";
import { hideError, say, tell } from "./notices.js";
import { keepNothing, keepOn, readWork, shownWork, showsWork } from "./kept.js";
import { readDraft } from "./drafts.js";
import { isRunning } from "./running.js";
import { clearView, drawWhole, startAt } from "./view.js";
import { recall } from "./revision.js";
import { batchNow, drawBatch, drawBatchAgain } from "./batch.js";
import { standAt, standFirst, wantedPlace, whereabouts } from "./place.js";
import { closeRow, showRow } from "./row.js";

// What was left while this page was open, for where nothing is kept: by its id, or null for the input alone.
const left = new Map();
const gone = new Set(); // what was deleted meanwhile, wherever
const going = { done: Promise.resolve() };

// Before something else takes the place of what is shown.
export function leaveBehind() {
  const { request, brief } = shown;
  if (gone.has(whereabouts.work)) return;
  left.set(whereabouts.work, { composer: composed(), folded: isFolded(), request, brief, batch: $("batch").hidden ? null : batchNow() });
}

function clearAll() {
  hideError();
  for (const id of ["batch", "result"]) show($(id), false);
  clearView();
}

// Where it is shown, the field in which something is still being written, and what is to be said of it; nothing where
// it was deleted.
export async function openWork(id) {
  await changing.done;
  const kept = await readWork(id);
  if (!kept) return undefined;
  setAside(shown.request);
  compose(kept.request);
  return drawWork(id, kept);
}

function drawWork(id, { work, request, steps, next }) {
  clearAll();
  showsWork(id);
  keepOn(work, next, steps);
  const isBatch = work.kind === "batch";
  shown.request = { ...request, ...steps.find(({ step }) => step === "cleaning") };
  if (isBatch) {
    drawBatch(steps, request.file);
    fold(work.done);
  } else {
    const made = briefOf(steps);
    recall(made, steps);
    if (made.article) drawWhole(made);
    fold(Boolean(made.signature));
  }
  const written = $("columns").querySelector(".rk-editor");
  const some = isBatch ? "status.partial.rows" : "status.partial";
  return { made: $(isBatch ? "batch" : "result"), written, said: t(written ? "status.writing" : work.done ? "status.restored" : some, { button: t("unfinished.rest") }) };
}

// What nobody keeps but this page.
function openLeft(id) {
  const held = left.get(id);
  if (!held) return undefined;
  clearAll();
  keepNothing();
  shown.request = held.request;
  if (held.batch) drawBatchAgain(held.batch);
  else if (held.brief?.article) drawWhole(held.brief);
  return { made: $(held.batch ? "batch" : "result"), said: "" };
}

async function openInput() {
  clearAll();
  keepNothing();
  fold(false);
  const held = left.get(null)?.composer ?? (await readDraft());
  if (held) compose(held);
  $("text").focus();
  bringBackAside();
}

// Brings the reader to what was opened.
export function showOpened({ made, written, said }) {
  startAt(made);
  written?.scrollIntoView({ block: "center" });
  (written || made).focus({ preventScroll: true });
  say(said);
}

// To where the browser has gone, back or forward. What runs is shown where it runs, and isn't left.
async function follow() {
  const wanted = wantedPlace();
  const { n, work, row } = whereabouts;
  if (!wanted || wanted.n === n) return;
  if (isRunning() && wanted.work !== work) {
    history.go(n - wanted.n);
    tell(t("library.busy"));
    return;
  }
  await changing.done;
  if (wanted.work !== work) {
    leaveBehind();
    standAt(wanted);
    if (wanted.work === null) await openInput();
    else await openAgain(wanted.work);
  }
  standAt(wanted);
  if (wanted.row !== null) showRow(wanted.row);
  else if (row !== null && wanted.work === work) closeRow(row);
  if (wanted.shelf) document.dispatchEvent(new CustomEvent("ringkas:shelf", { detail: wanted.shelf }));
}

async function openAgain(id) {
  const opened = (await openWork(id)) ?? openLeft(id);
  const held = left.get(id);
  if (held) {
    compose(held.composer);
    fold(held.folded);
  }
  if (opened) return showOpened(opened);
  await openInput();
  tell(t("library.gone"));
}

// What this tab had before it was reloaded, or closed by accident.
export async function restore() {
  const draft = await readDraft();
  const before = wantedPlace() ?? { n: 0, work: shownWork(), row: null };
  const opened = before.work && (await openWork(before.work));
  if (opened) {
    const { written, said } = opened;
    if (before.row !== null) showRow(before.row);
    const top = memory.read("sessionStorage", "scrolled");
    if (written) written.scrollIntoView({ block: "center" });
    else if (before.row === null || top !== null) window.scrollTo(0, top ?? 0);
    say(said);
  } else showsWork(null);
  standFirst(opened ? before : { n: before.n, work: null, row: null });
  if (!draft) return;
  compose(draft);
  if (!opened && (draft.text || draft.file)) say(t("status.draft"));
}

// Another tab has finished what is shown here as far as it was.
async function takeWhole(id) {
  const kept = id === whereabouts.work && !isRunning() && (await readWork(id));
  if (!kept || id !== whereabouts.work || isRunning()) return;
  const { row } = whereabouts;
  const [page, held] = [window.scrollY, document.activeElement];
  drawWork(id, kept);
  if (row !== null) showRow(row);
  window.scrollTo(window.scrollX, page);
  if (held.isConnected) held.focus({ preventScroll: true }); // who writes something else goes on
  say(t("elsewhere.whole"));
}

export function watchOpening() {
  window.addEventListener("pagehide", () => memory.write("sessionStorage", "scrolled", window.scrollY)); // for a reload
  window.addEventListener("popstate", () => { going.done = going.done.then(follow); });
  document.addEventListener("ringkas:whole", ({ detail }) => takeWhole(detail));
  document.addEventListener("ringkas:gone", ({ detail }) => {
    for (const id of detail) {
      left.delete(id);
      gone.add(id);
    }
  });
}
