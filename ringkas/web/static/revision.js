// What a person changes of a brief: it is shown at once, kept with the brief, and can be undone.

import { $$ } from "./dom.js";
import { changing, englishAt, shown, tally } from "./brief.js";
import { inWords, showError, tell } from "./notices.js";
import { keepRevision } from "./kept.js";
import { ask } from "./save.js";
import { t } from "./language.js";
import { terms } from "./terms.js";
import { pin, pinnedId, spanOf } from "./links.js";
import { drawWhole } from "./view.js";
import { dropForeign, recallWritings, writings } from "./writing.js";

const pasts = new WeakMap(); // a brief -> what it was before each change, the oldest first
const STAGES = ["summary_en", "translation"];
const pointer = { down: false };

const pastOf = (brief) => pasts.get(brief) || [];

export const canUndo = () => pastOf(shown.brief).length > 0;

// `make` gives the changed brief of the one at hand, or nothing where there is nothing to change. Where another tab was
// first, it is asked again, with what that has made.
export async function adopt(make) {
  const { article } = shown.brief;
  let after = make();
  while (after && !(await add(after))) after = shown.brief.article === article && make();
}

// Says whether it stands: see `keepRevision`.
function add(brief) {
  pasts.set(brief, [...pastOf(shown.brief), shown.brief]);
  return put(brief);
}

export async function undo() {
  const past = pastOf(shown.brief);
  const before = past.at(-1);
  if (!before) return;
  pasts.set(before, past.slice(0, -1));
  tell(t("undo.done", { found: inWords(tally(before)) || t("count.none") }));
  if (!(await put(before))) tell(t("elsewhere.lost"));
}

// What another tab made of the brief that is shown comes here, too; what is being written goes on. Of a sentence that
// was changed in both the newer stands.
function takeOver({ row, brief, past }) {
  const here = shown.brief;
  if (row !== shown.row || !here?.article) return;
  const theirs = { ...brief, article: here.article };
  const isOther = ({ stage, index }) => englishAt({ stage, index }).target !== (stage === "title" ? theirs.title_en : theirs[stage].segments[index]?.target);
  dropForeign(here.article, isOther);
  const written = writings(here.article).some(isOther);
  const byHand = STAGES.some((stage) => here[stage].segments.some(({ outcome }, index) => outcome === "edited" && isOther({ stage, index })));
  recall(theirs, past, row);
  draw(theirs);
  tell(t(written ? "elsewhere.writing" : byHand ? "elsewhere.newer" : "elsewhere.taken"));
}

export function watchElsewhere() {
  document.addEventListener("ringkas:elsewhere", ({ detail }) => takeOver(detail));
}

// What was kept of the changes that an earlier page made of a brief, or of that row of a batch, can be undone, too; and
// what was being written goes on.
export function recall(brief, steps, row = null) {
  const past = steps.filter((one) => one.step === "past" && one.row === row);
  pasts.set(brief, past.map((one) => ({ ...one.brief, article: brief.article })));
  if (brief.article) recallWritings(brief.article, steps, row);
}

function put(brief) {
  draw(brief);
  return keepRevision(brief, shown.row, pastOf(brief));
}

// Nothing moves under the reader's eyes.
function draw(brief) {
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
  document.dispatchEvent(new Event("ringkas:revised"));
}

// Has the server change the brief at hand; says whether it did. What was changed meanwhile stays: then the change
// is made once more, to that.
export function change(name, payload) {
  const made = make(name, payload);
  changing.done = Promise.allSettled([changing.done, made]);
  return made;
}

async function make(name, payload) {
  const { article } = shown.brief;
  while (shown.brief.article === article) {
    const before = shown.brief;
    const answer = await ask(name, { ...payload, brief: before, terms: terms() });
    await released();
    if (answer.error) showError(answer);
    if (answer.error || shown.brief.article !== article) return false;
    if (shown.brief !== before) continue;
    const after = { ...answer.brief, article, seen: before.seen };
    for (const stage of STAGES)
      after[stage].segments.forEach((segment, index) => remember(segment, before[stage].segments[index], name === "revise"));
    if (await add(after)) return true;
  }
  return false;
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
