// What a person changes of a brief: it is shown at once, kept with the brief, and can be undone.

import { $$ } from "./dom.js";
import { changing, shown } from "./brief.js";
import { showError } from "./notices.js";
import { keepRevision } from "./kept.js";
import { ask } from "./save.js";
import { terms } from "./terms.js";
import { pin, pinnedId, spanOf } from "./links.js";
import { drawWhole } from "./view.js";
import { recallWritings } from "./writing.js";

const pasts = new WeakMap(); // a brief -> what it was before each change, the oldest first
const pointer = { down: false };

const pastOf = (brief) => pasts.get(brief) || [];

export const canUndo = () => pastOf(shown.brief).length > 0;

export function adopt(brief) {
  pasts.set(brief, [...pastOf(shown.brief), shown.brief]);
  put(brief);
}

export function undo() {
  const past = pastOf(shown.brief);
  const before = past.at(-1);
  if (!before) return;
  pasts.set(before, past.slice(0, -1));
  put(before);
}

// What was kept of the changes that an earlier page made of a brief, or of that row of a batch, can be undone, too; and
// what was being written goes on.
export function recall(brief, steps, row = null) {
  const past = steps.filter((one) => one.step === "past" && one.row === row);
  pasts.set(brief, past.map((one) => ({ ...one.brief, article: brief.article })));
  if (brief.article) recallWritings(brief.article, steps, row);
}

// Nothing moves under the reader's eyes.
function put(brief) {
  const places = $$(".rk-column").map((column) => [column, column.scrollTop]);
  const page = window.scrollY;
  const id = pinnedId();
  drawWhole(brief, shown.row);
  for (const [column, top] of places) column.scrollTop = top;
  window.scrollTo(window.scrollX, page);
  if (id && spanOf(id)) {
    pin(id);
    // What was pressed may be gone: the keyboard goes on at the sentence.
    if (document.activeElement === document.body) spanOf(id).focus({ preventScroll: true });
  }
  keepRevision(brief, shown.row, pastOf(brief));
  document.dispatchEvent(new Event("ringkas:revised"));
}

// Has the server change the brief at hand; says whether it did. What was changed meanwhile stays: then the change
// is made once more, to that. `ready` is called when it is made, and not yet shown.
export function change(name, payload, ready = () => {}) {
  const made = make(name, payload, ready);
  changing.done = Promise.allSettled([changing.done, made]);
  return made;
}

async function make(name, payload, ready) {
  const { article } = shown.brief;
  let before;
  let answer;
  do {
    before = shown.brief;
    answer = await ask(name, { ...payload, brief: before, terms: terms() });
    await released();
  } while (!answer.error && shown.brief !== before && shown.brief.article === article);
  if (answer.error) showError(answer);
  if (answer.error || shown.brief.article !== article) return false;
  const after = { ...answer.brief, article, seen: before.seen };
  for (const stage of ["summary_en", "translation"])
    after[stage].segments.forEach((segment, index) => remember(segment, before[stage].segments[index], name === "revise"));
  ready();
  adopt(after);
  return true;
}

// What the machine had where a person changed it, to be put back.
function remember(segment, old, byHand) {
  const machine = byHand && segment.target !== old.target ? old.machine ?? old : old.machine;
  if (machine && machine.target !== segment.target && (byHand || segment.target === old.target)) segment.machine = machine;
}

// A press that has begun isn't taken away from under the pointer.
const released = () => new Promise((resolve) => {
  if (pointer.down) document.addEventListener("pointerup", () => setTimeout(resolve), { once: true });
  else resolve();
});

export function watchPointer() {
  document.addEventListener("pointerdown", () => { pointer.down = true; }, true);
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => { pointer.down = false; }, true);
}
