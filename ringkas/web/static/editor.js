// An English sentence, edited where it stands. Leaving the field checks it; what isn't left yet is kept all the same.

import { $, h } from "./dom.js";
import { spells, spoken, t } from "./language.js";
import { complete, englishAt, idOf, shown, tally } from "./brief.js";
import { inWords, tell } from "./notices.js";
import { letGo, spanOf } from "./links.js";
import { showColumn } from "./view.js";
import { change } from "./revision.js";
import { forgetWriting, holdWriting, write, writings } from "./writing.js";

const fields = new Map(); // a sentence's id -> its field, and what puts it away
const checked = new Set(); // ids of sentences that the server looks at
const lost = { article: null }; // where the reader was when the brief was drawn anew: its article, the place, the text, the selection

export function edit({ stage, index }) {
  const id = idOf({ stage, segment: index });
  if (!complete() || !spanOf(id)) return;
  if (stage !== "title" && $("columns").dataset.show !== "both") showColumn("english");
  if (matchMedia("(max-width: 700px)").matches) letGo(); // what it has at the foot would cover the field
  if (!fields.has(id) && !checked.has(id)) open({ stage, index }, englishAt({ stage, index }).target);
  fields.get(id)?.field.focus();
}

function open({ stage, index }, text, again = false) {
  const { article } = shown.brief;
  const { row } = shown;
  const { target } = englishAt({ stage, index });
  const id = idOf({ stage, segment: index });
  const span = spanOf(id);
  const field = h("textarea", { class: "rk-editor", rows: "1", lang: "en", spellcheck: String(spells("en")), "aria-label": t(stage === "title" ? "edit.label.title" : "edit.label"), "aria-describedby": "rk-help-" + id });
  const help = h("small", { class: "rk-told rk-writing", id: "rk-help-" + id, lang: spoken() }, (again ? t("edit.again") + " " : "") + t("edit.help"));
  field.value = text;
  span.hidden = true;
  span.after(field, help);
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  grow();

  const close = () => {
    fields.delete(id); // taking the field away is leaving it, too
    field.remove();
    help.remove();
    span.hidden = false;
  };
  const giveUp = () => {
    forgetWriting(article, row, { stage, index });
    close();
    span.focus({ preventScroll: true });
  };
  const leave = async () => {
    if (fields.get(id)?.field !== field || field.readOnly) return;
    const written = field.value.trim().replace(/\s+/g, " ");
    if (written === target) return giveUp();
    field.readOnly = true;
    checked.add(id);
    tell(t("edit.checking"));
    holdWriting(article, { stage, index }, true);
    const done = await change("revise", { stage, index, target: written, outcome: "edited" });
    checked.delete(id);
    field.readOnly = false; // what was written stays where it can't be checked
    holdWriting(article, { stage, index }, false);
    if (done) forgetWriting(article, row, { stage, index });
    if (done) tellFindings(stage, index, id);
    else if (shown.brief.article === article) offer();
  };
  field.addEventListener("input", () => {
    grow();
    write({ stage, index }, field.value);
  });
  field.addEventListener("blur", leave);
  field.addEventListener("keydown", (event) => {
    event.stopPropagation(); // neither runs the page nor stops it
    if (event.key === "Escape") giveUp();
    if (event.key !== "Enter") return;
    event.preventDefault(); // a sentence has one line
    leave();
  });
  fields.set(id, { field, place: { stage, index }, close });
}

// What was begun before the brief was drawn anew, or by an earlier page, is in its field again.
function offer() {
  if (!complete()) return;
  const again = ({ stage, index, text, kept }) => {
    const id = idOf({ stage, segment: index });
    if (!fields.has(id) && !checked.has(id) && spanOf(id)) open({ stage, index }, text, kept);
    return fields.get(id)?.field;
  };
  writings(shown.brief.article).forEach(again);
  if (lost.article !== shown.brief.article) return;
  const field = again(lost);
  lost.article = null;
  field?.focus({ preventScroll: true });
  field?.setSelectionRange(...lost.selection);
}

// Nothing of it is left: the brief gives way to another, or to itself as it is now.
function putAway() {
  lost.article = null;
  for (const { field, place, close } of fields.values()) {
    if (field === document.activeElement)
      Object.assign(lost, { ...place, article: shown.brief.article, text: field.value, selection: [field.selectionStart, field.selectionEnd] });
    close();
  }
}

function tellFindings(stage, index, id) {
  if (stage === "title" && !shown.brief.article.title) return tell(t("title.given"));
  const found = inWords(tally(shown.brief, { stage, index }));
  tell(found ? t("edit.found", { found }) : t("edit.clean"));
  if (document.activeElement === document.body) spanOf(id)?.focus({ preventScroll: true });
}

export function watchEditor() {
  document.addEventListener("ringkas:clear", putAway);
  document.addEventListener("ringkas:found", offer);
  const editTitle = () => edit({ stage: "title", index: 0 });
  $("title-edit").addEventListener("click", editTitle);
  $("title-en").addEventListener("dblclick", editTitle);
  // The first press may pin or let go, which moves what lies below: the sentence is the one that it met.
  let id = "";
  $("columns").addEventListener("mousedown", (event) => {
    if (event.detail === 1) id = event.target.closest(".rk-s")?.dataset.id || "";
  });
  $("columns").addEventListener("dblclick", () => {
    if (id[0] === "e" || id[0] === "t") edit({ stage: id[0] === "e" ? "summary_en" : "translation", index: Number(id.slice(1)) });
  });
}
