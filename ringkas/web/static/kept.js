// What this browser keeps of the work done here, as it comes: each brief, each batch. Drafts are in drafts.js.
// Nothing of it ever leaves the browser, and the page works without it.
// Tabs may have one work at a time: what the library says of it is changed as it stands by then, never put back as a tab
// once read it, and each tab changes what it knows of. How far a run is knows the tab that runs it.

import { $, memory, newId, show } from "./dom.js";
import { t } from "./language.js";
import { briefOf, shown } from "./brief.js";
import { draftRuns, ownTab, standAlone } from "./drafts.js";
import { describe, fingerprint, isSameAs, noteStep } from "./entries.js";
import { attempt, keeps, tellUnkept } from "./keeps.js";
import { firstWords } from "./naming.js";
import { tell } from "./notices.js";
import { eraseRecords, eraseStep, eraseWorks, putRecords, putStep, putSteps, putWhole, readRange, readRecord, readRecords, readSteps } from "./store.js";

// The work that is being kept. `next` is where its steps go on where the library doesn't say; `revisions` has by row how
// often what is kept of it was changed, in whatever tab, as far as this one knows.
const current = { work: null, next: 0, revisions: new Map() };
const others = "BroadcastChannel" in window ? new BroadcastChannel("ringkas") : null;

// Where it is, for whoever looks for a button to save it.
export const whereKept = () => (current.work && $("unkept").hidden ? " " + t("status.kept") : "");

const tellLibrary = () => document.dispatchEvent(new Event("ringkas:kept"));

// `isDraft` where it is what stands in the composer, which is no draft any more then. Gives the work's id, kept or not.
export function keepWork(request, { isDraft = true } = {}) {
  const id = newId();
  current.work = null;
  memory.write("sessionStorage", "work", null);
  if (isDraft) draftRuns();
  show($("unkept"), false);
  if (!keeps()) return id;
  const name = request.url || request.file?.name || "";
  const now = Date.now();
  current.work = id;
  current.revisions.clear();
  memory.write("sessionStorage", "work", id);
  attempt(putRecords("requests", [{ ...request, id }]));
  attempt(putRecords("works", [{ id, kind: request.kind, began: now, changed: now, next: 0, done: false, name, title: "", title_en: "", beginning: request.kind === "text" ? firstWords(request.text) : "", words: name }])).then(tellLibrary);
  return id;
}

// A whole brief that came from elsewhere, at once, so that none of it is kept without the rest; `link` tells it again.
export function keepWhole(request, steps, link) {
  const id = newId();
  current.work = null;
  show($("unkept"), false);
  if (!keeps()) return id;
  const now = Date.now();
  const work = { id, kind: request.kind, link, began: now, changed: now, next: steps.length, done: false, name: "", title: "", title_en: "", words: "" };
  for (const step of steps) noteStep(work, step);
  keepOn(work, work.next, []);
  showsWork(id);
  attempt(putWhole(work, request, steps)).then(tellLibrary);
  return id;
}

// Where the library has that brief already: as it came behind the link before, whatever was made of it since, or the same
// made here.
export async function findWhole(brief, link) {
  const works = (await attempt(readRecords("works"))) || [];
  const again = works.find((work) => work.link === link);
  if (again) return again.id;
  const article = fingerprint(brief.article?.paragraphs?.join?.("\n") ?? "");
  for (const { id } of works.filter((work) => work.kind !== "batch" && work.done && work.article === article)) {
    const kept = await readWork(id);
    if (kept && isSameAs(briefOf(kept.steps), brief)) return id;
  }
  return undefined;
}

export function keepSteps(steps) {
  const { work: id, next } = current;
  if (!id) return;
  const amend = (work) => {
    work.next ??= next; // an earlier page counted them itself
    work.changed = Date.now();
    for (const step of steps) noteStep(work, step);
  };
  const isDone = steps.some(({ step }) => step === "done" || step === "rows_done");
  attempt(putSteps(id, { amend, next: steps })).then(() => {
    if (!isDone) return;
    others?.postMessage({ ended: id });
    tellLibrary();
  });
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
  const revision = (current.revisions.get(row) || 0) + 1;
  current.revisions.set(row, revision);
  try {
    await putRevision(work, row, revision, brief, past);
  } catch (error) {
    if (error?.name !== "ConstraintError") {
      tellUnkept();
      return true;
    }
    if (current.work !== work) return true;
    current.revisions.set(row, 0);
    await takeOver(row); // or what that other tab said meanwhile has had it taken over
    return current.work !== work || !current.revisions.get(row);
  }
  others?.postMessage({ work, row });
  tellLibrary();
  return true;
}

function putRevision(work, row, revision, brief, past) {
  const amend = (entry) => {
    entry.changed = Date.now();
    if (row === null) entry.title_en = brief.title_en;
    describe(entry, { step: "revised", row, brief });
  };
  const at = (depth) => PAST + (row ?? 0) * CHANGES + depth;
  const records = [{ work, index: REVISED + (row ?? 0), step: { step: "revised", row, brief, revision } }];
  if (past.length) {
    const { article, ...before } = past.at(-1); // which no change touches
    records.push({ work, index: at(past.length - 1), step: { step: "past", row, brief: before } });
  }
  // Each revision is claimed once, by one tab. A name sorts behind every number.
  const claim = { work, index: `revision ${row ?? 0} ${revision}`, step: { step: "revision", row } };
  return putSteps(work, { amend, records, gone: [work, at(past.length)], claim });
}

// Gives a brief that has no title one, as a change that can be undone, where it isn't the one that is shown.
export async function nameWork(id, title) {
  const kept = await readWork(id);
  if (!kept) return;
  const of = (kind) => kept.steps.filter(({ step, row }) => step === kind && row === null);
  const before = briefOf(kept.steps);
  const [revised] = of("revised");
  const named = { ...before, title_en: title, title_edited: true };
  await attempt(putRevision(id, null, (revised?.revision ?? 0) + 1, named, [...of("past"), before]));
  others?.postMessage({ work: id, row: null });
}

// What another tab has made of the brief, or of that row of the batch, that is here; says whether there was anything.
async function takeOver(row) {
  const { work } = current;
  if (!work) return false;
  const [at, from] = [REVISED + (row ?? 0), PAST + (row ?? 0) * CHANGES];
  const read = await attempt(Promise.all([readRange(work, at, at), readRange(work, from, from + CHANGES - 1)]));
  const [revised, past] = (read || [[], []]).map((records) => records.map(({ step }) => step));
  if (current.work !== work || !(revised[0]?.revision > (current.revisions.get(row) || 0))) return false;
  current.revisions.set(row, revised[0].revision);
  document.dispatchEvent(new CustomEvent("ringkas:elsewhere", { detail: { row, brief: revised[0].brief, past } }));
  return true;
}

// A sentence that this tab is writing, "" where it is over, or nothing more of it. A name sorts behind every number: no step
// is in its way.
export function keepWriting(row, { stage, index }, text) {
  const { work } = current;
  if (!work) return;
  const tab = ownTab();
  const at = `writing ${row ?? 0} ${stage} ${index} ${tab}`;
  attempt(text === null ? eraseStep([work, at]) : putStep({ work, index: at, step: { step: "writing", row, stage, index, text, tab, at: Date.now() } }));
}

// What is changed, or made, of a work that was opened again is kept with it, behind its first `next` of `steps`.
export function keepOn({ id }, next, steps) {
  current.work = keeps() ? id : null;
  current.next = next;
  current.revisions = new Map(steps.filter(({ revision }) => revision).map(({ row, revision }) => [row, revision]));
}

// Nothing is shown that would have to be kept.
export function keepNothing() {
  current.work = null;
  showsWork(null);
}

// Newest first.
export async function readLibrary() {
  const works = (await attempt(readRecords("works"))) || [];
  const bare = works.filter(({ done, left, total }) => done && (!left || Object.keys(left).length < total));
  await Promise.all(bare.map(fill));
  return works.sort((a, b) => b.changed - a.changed);
}

// An earlier page said less of a work than is known of it.
async function fill(work) {
  const kept = (await attempt(readSteps(work.id))) || [];
  const amend = (entry) => {
    for (const { step } of kept) describe(entry, step);
    entry.left ??= {};
  };
  amend(work);
  await attempt(putSteps(work.id, { amend }));
}

// The entry, what was asked for, and all steps that came; nothing where it was deleted.
export async function readWork(id) {
  const [work, request, kept] = (await attempt(Promise.all([readRecord("works", id), readRecord("requests", id), readSteps(id)]))) || [];
  return work && { work, request, steps: kept.map((record) => record.step), next: kept.filter(({ index }) => index < REVISED).length };
}

export const shownWork = () => memory.read("sessionStorage", "work");
export const showsWork = (id) => memory.write("sessionStorage", "work", id);

function letGoOf(ids) {
  if (ids.includes(current.work)) current.work = null;
  if (ids.includes(shownWork())) showsWork(null);
  document.dispatchEvent(new CustomEvent("ringkas:gone", { detail: ids }));
}

export async function forget(ids) {
  letGoOf(ids);
  await attempt(eraseWorks(ids));
  others?.postMessage({ gone: ids }); // else another tab would go on keeping what is deleted here
}

export async function keepFromNow(wanted) {
  memory.write("localStorage", "keep", wanted);
  if (wanted) return;
  keepNothing();
  await attempt(eraseRecords("drafts"));
}

// What can't be kept isn't left without a question, where there is something to lose.
export function watchLeaving() {
  window.addEventListener("beforeunload", (event) => {
    if (!$("unkept").hidden && (shown.brief?.article || !$("batch").hidden || $("text").value.trim())) event.preventDefault();
  });
}

export function watchOthers() {
  others?.postMessage({ opened: ownTab() });
  others?.addEventListener("message", ({ data: { gone, ended, work, row, opened, taken } }) => {
    if (opened) return opened === ownTab() && others.postMessage({ taken: opened });
    if (taken) return taken === ownTab() && standAlone();
    if (gone?.includes(current.work)) tell(t("elsewhere.gone"));
    if (gone) letGoOf(gone);
    else if (ended) document.dispatchEvent(new CustomEvent("ringkas:whole", { detail: ended }));
    else if (work === current.work) takeOver(row);
    tellLibrary();
  });
  // What a browser that let this tab sleep didn't pass on.
  document.addEventListener("visibilitychange", () => document.hidden || takeOver(shown.row));
}
