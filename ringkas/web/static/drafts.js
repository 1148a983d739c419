// The draft: what stands in the composer of each tab.

import { $, memory, newId } from "./dom.js";
import { aside, composed } from "./composer.js";
import { attempt, keeps } from "./keeps.js";
import { eraseRecord, putRecords, readRecords } from "./store.js";

const draft = { ran: false, saving: false, stale: false };

// The tab, the same behind a reload.
export function ownTab() {
  if (!memory.read("sessionStorage", "tab")) memory.write("sessionStorage", "tab", newId());
  return memory.read("sessionStorage", "tab");
}

// At once, since a page that is closed has no time left; what is typed meanwhile goes with the next writing.
async function saveDraft() {
  draft.stale = true;
  if (draft.saving) return;
  draft.saving = true;
  while (draft.stale) {
    draft.stale = false;
    if (keeps()) await attempt(putRecords("drafts", [{ ...composed(), aside: { ...aside }, tab: ownTab(), at: Date.now(), ran: draft.ran }]));
  }
  draft.saving = false;
}

// A copy of another tab that is there still, with its id and its text: from now on it is one of its own.
export function standAlone() {
  memory.write("sessionStorage", "tab", newId());
  if (!draft.ran) saveDraft();
}

// What stands in the composer is being made: it is no draft any more.
export function draftRuns() {
  draft.ran = true;
  saveDraft();
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
