// What this browser keeps of the work done here, as it comes: the draft, each brief, each batch.
// Nothing of it ever leaves the browser, and the page works without it.

import { $, memory, newId, show } from "./dom.js";
import { t } from "./language.js";
import { shown } from "./brief.js";
import { composed } from "./composer.js";
import { eraseRecord, eraseRecords, eraseWorks, putRecords, putSteps, readRange, readRecord, readRecords, readSteps } from "./store.js";

// The run that is being kept; work is its entry in the library. `revisions` has by row how often what is kept of it was
// changed, in whatever tab, as far as this one knows.
const current = { work: null, next: 0, revisions: new Map() };
const draft = { ran: false, saving: false, stale: false };
const others = "BroadcastChannel" in window ? new BroadcastChannel("ringkas") : null;

export const keeps = () => memory.read("localStorage", "keep") !== false;

// A copy of the tab has the same id, as it has the same text.
function ownTab() {
  if (!memory.read("sessionStorage", "tab")) memory.write("sessionStorage", "tab", newId());
  return memory.read("sessionStorage", "tab");
}

// What can't be kept is told once; the work itself goes on.
async function attempt(work) {
  try {
    return await work;
  } catch {
    show($("unkept"));
    return undefined;
  }
}

// Where it is, for whoever looks for a button to save it.
export const whereKept = () => (current.work && $("unkept").hidden ? " " + t("status.kept") : "");

const tellLibrary = () => document.dispatchEvent(new Event("ringkas:kept"));

// `isDraft` where it is what stands in the composer, which is no draft any more then.
export function keepWork(request, { isDraft = true } = {}) {
  current.work = null;
  memory.write("sessionStorage", "work", null);
  draft.ran ||= isDraft;
  show($("unkept"), false);
  if (!keeps()) return;
  saveDraft();
  const name = request.url || request.file?.name || "";
  const now = Date.now();
  current.work = { id: newId(), kind: request.kind, began: now, changed: now, done: false, name, title: "", title_en: "", words: name };
  current.next = 0;
  current.revisions.clear();
  memory.write("sessionStorage", "work", current.work.id);
  attempt(putRecords("requests", [{ ...request, id: current.work.id }]));
  attempt(putRecords("works", [current.work])).then(tellLibrary);
}

export function keepSteps(steps) {
  const { work } = current;
  if (!work) return;
  for (const step of steps) note(work, step);
  work.changed = Date.now();
  attempt(putSteps(work, steps.map((step) => ({ work: work.id, index: current.next++, step })))).then(() => work.done && tellLibrary());
}

// Behind every step that the server sent. What a reader made of a brief takes the place of what was there before.
const REVISED = 1e9;
// And behind that what it was before each change, so that undo outlives the page: at most so many a row.
const PAST = 2e9;
const CHANGES = 1e6;

// Says whether it is kept, or nothing is. Where another tab was first, and this one hadn't heard of it, that stays: it is
// taken over here.
export async function keepRevision(brief, row, past) {
  const { work } = current;
  if (!work) return true;
  work.changed = Date.now();
  if (row === null) work.title_en = brief.title_en; // which the library shows
  const at = (depth) => PAST + (row ?? 0) * CHANGES + depth;
  const revision = (current.revisions.get(row) || 0) + 1;
  current.revisions.set(row, revision);
  const steps = [{ work: work.id, index: REVISED + (row ?? 0), step: { step: "revised", row, brief, revision } }];
  if (past.length) {
    const { article, ...before } = past.at(-1); // which no change touches
    steps.push({ work: work.id, index: at(past.length - 1), step: { step: "past", row, brief: before } });
  }
  // Each revision is claimed once, by one tab. A name sorts behind every number.
  const claim = { work: work.id, index: `revision ${row ?? 0} ${revision}`, step: { step: "revision", row } };
  try {
    await putSteps(work, steps, [work.id, at(past.length)], claim);
  } catch (error) {
    if (error?.name !== "ConstraintError") {
      show($("unkept"));
      return true;
    }
    if (current.work === work) current.revisions.set(row, 0);
    return !(await takeOver(row));
  }
  others?.postMessage({ work: work.id, row });
  tellLibrary();
  return true;
}

// What another tab has made of the brief, or of that row of the batch, that is here; says whether there was anything.
async function takeOver(row) {
  const { work } = current;
  if (!work) return false;
  const [at, from] = [REVISED + (row ?? 0), PAST + (row ?? 0) * CHANGES];
  const read = await attempt(Promise.all([readRange(work.id, at, at), readRange(work.id, from, from + CHANGES - 1)]));
  const [revised, past] = (read || [[], []]).map((records) => records.map(({ step }) => step));
  if (current.work !== work || !(revised[0]?.revision > (current.revisions.get(row) || 0))) return false;
  current.revisions.set(row, revised[0].revision);
  document.dispatchEvent(new CustomEvent("ringkas:elsewhere", { detail: { row, brief: revised[0].brief, past } }));
  return true;
}

// A sentence that is being written, or nothing more of it. A name sorts behind every number: no step is in its way.
export function keepWriting(row, { stage, index }, text) {
  const { work } = current;
  if (!work) return;
  const at = `writing ${row ?? 0} ${stage} ${index}`;
  const steps = text === null ? [] : [{ work: work.id, index: at, step: { step: "writing", row, stage, index, text } }];
  attempt(putSteps(work, steps, text === null ? [work.id, at] : null));
}

// What is changed, or made, of a work that was opened again is kept with it, behind its first `next` of `steps`.
export function keepOn(work, next, steps) {
  current.work = keeps() ? work : null;
  current.next = next;
  current.revisions = new Map(steps.filter(({ revision }) => revision).map(({ row, revision }) => [row, revision]));
}

// What the library shows, and the words that its search finds.
function note(work, step) {
  const add = (...texts) => { work.words = [work.words, ...texts].filter(Boolean).join("\n"); };
  if (step.step === "cleaned") {
    work.title = step.article.title;
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
}

// Newest first.
export async function readLibrary() {
  const works = (await attempt(readRecords("works"))) || [];
  return works.sort((a, b) => b.changed - a.changed);
}

// The entry, what was asked for, and all steps that came; nothing where it was deleted.
export async function readWork(id) {
  const [work, request, kept] = (await attempt(Promise.all([readRecord("works", id), readRecord("requests", id), readSteps(id)]))) || [];
  return work && { work, request, steps: kept.map((record) => record.step), next: kept.filter(({ index }) => index < REVISED).length };
}

export const shownWork = () => memory.read("sessionStorage", "work");
export const showsWork = (id) => memory.write("sessionStorage", "work", id);

function letGoOf(ids) {
  if (current.work && ids.includes(current.work.id)) current.work = null;
  if (ids.includes(shownWork())) showsWork(null);
}

export async function forget(ids) {
  letGoOf(ids);
  await attempt(eraseWorks(ids));
  others?.postMessage({ gone: ids }); // else another tab would go on keeping what is deleted here
}

export async function keepFromNow(wanted) {
  memory.write("localStorage", "keep", wanted);
  if (wanted) return;
  current.work = null;
  showsWork(null);
  await attempt(eraseRecords("drafts"));
}

// At once, since a page that is closed has no time left; what is typed meanwhile goes with the next writing.
async function saveDraft() {
  draft.stale = true;
  if (draft.saving) return;
  draft.saving = true;
  while (draft.stale) {
    draft.stale = false;
    if (keeps()) await attempt(putRecords("drafts", [{ ...composed(), tab: ownTab(), at: Date.now(), ran: draft.ran }]));
  }
  draft.saving = false;
}

// This tab's own draft; in a new tab the newest that was never run, which moves here.
export async function readDraft() {
  if (!keeps()) return undefined;
  const drafts = (await attempt(readRecords("drafts"))) || [];
  const own = drafts.find((one) => one.tab === ownTab());
  if (own) {
    draft.ran = own.ran;
    return own;
  }
  const left = drafts.filter((one) => !one.ran).sort((a, b) => b.at - a.at)[0];
  // What was run is in the library.
  for (const { tab } of drafts.filter((one) => one.ran || one === left)) await attempt(eraseRecord("drafts", tab));
  if (left) attempt(putRecords("drafts", [{ ...left, tab: ownTab() }]));
  return left;
}

export function watchDraft() {
  for (const name of ["input", "change"]) {
    $("composer").addEventListener(name, () => {
      draft.ran = false;
      saveDraft();
    });
  }
}

export function watchOthers() {
  others?.addEventListener("message", ({ data: { gone, work, row } }) => {
    if (gone) letGoOf(gone);
    else if (work === current.work?.id) takeOver(row);
    tellLibrary();
  });
  // What a browser that let this tab sleep didn't pass on.
  document.addEventListener("visibilitychange", () => document.hidden || takeOver(shown.row));
}
