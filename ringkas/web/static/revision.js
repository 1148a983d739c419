// What a person changes of a brief: it is shown at once, kept with the brief, and can be undone.

import { $$ } from "./dom.js";
import { shown } from "./brief.js";
import { keepRevision } from "./kept.js";
import { drawWhole } from "./view.js";

const changes = { last: null, before: [] }; // what was before belongs to the brief that was put there last

export const canUndo = () => shown.brief === changes.last && changes.before.length > 0;

export function adopt(brief) {
  if (shown.brief !== changes.last) changes.before = [];
  changes.before.push(shown.brief);
  put(brief);
}

export function undo() {
  if (canUndo()) put(changes.before.pop());
}

// Nothing moves under the reader's eyes.
function put(brief) {
  const places = $$(".rk-column").map((column) => [column, column.scrollTop]);
  const page = window.scrollY;
  changes.last = brief;
  drawWhole(brief, shown.row);
  for (const [column, top] of places) column.scrollTop = top;
  window.scrollTo(window.scrollX, page);
  keepRevision(brief, shown.row);
  document.dispatchEvent(new Event("ringkas:revised"));
}
