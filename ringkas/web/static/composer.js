// What goes in: one box for a text, HTML or an address, a file chosen or dropped, and the options.

import { $, h, show } from "./dom.js";
import { plural, t } from "./language.js";

const chosen = { file: null };
const last = { text: "", file: null }; // what New article put away
// What an example or another work put away though it was never made, for New article to bring back; kept with the draft.
export const aside = { text: "", file: null };
const NOTHING = { text: "", file: null };

const HOST = /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i;
const SCHEME = /^[a-z][a-z0-9+-]*:\S+$/i;

// An address that stands alone is meant to be fetched, with or without its scheme; else nothing.
function address() {
  const alone = $("text").value.trim();
  if (HOST.test(alone)) return "https://" + alone;
  return SCHEME.test(alone) ? alone : "";
}

// A CSV or JSONL holds many articles wherever it comes from; any other file is one.
const isMany = (file) => CONFIG.many_types.some((ending) => file.name.toLowerCase().endsWith(ending));

function kindOfInput() {
  if (chosen.file) return isMany(chosen.file) ? "batch" : "file";
  return address() ? "url" : "text";
}

// A file takes the box's place until it is put away; what stands in the box stays.
function setFile(file) {
  chosen.file = file;
  show($("last"), false);
  $("file").value = "";
  show($("chosen"), Boolean(file));
  $("text").inert = Boolean(file); // it keeps its room, so that nothing below it moves
  show($("chosen-first"), false);
  drawFile();
}

export function drawFile() {
  $("file-name").textContent = chosen.file ? chosen.file.name : "";
  $("file-kind").textContent = chosen.file ? t(isMany(chosen.file) ? "file.many" : "file.one") : "";
  const [words] = $("run").children;
  words.dataset.t = kindOfInput() === "batch" ? "run.many" : "run";
  words.textContent = t(words.dataset.t);
}

// Of several files the first: many articles come in one file, which is said.
function takeFiles(files) {
  const [file] = files;
  if (!file) return;
  setFile(file);
  tellDraft();
  fold(false);
  tellNext();
  show($("chosen-first"), files.length > 1);
  $("run").focus();
}

// Something else is to be made: what was told of the last one is no longer true.
const tellNext = () => document.dispatchEvent(new Event("ringkas:next"));
const tellDraft = () => $("composer").dispatchEvent(new Event("change")); // a drop is no input of its own

// A finished or running brief needs the room: the input folds to one row until it is wanted again.
export function fold(folded = true) {
  $("composer").classList.toggle("rk-folded", folded);
  show($("edit"), folded);
  show($("again-with"), folded);
  show($("run"), !folded);
  if (folded) show($("last"), false);
}

export const isFolded = () => $("composer").classList.contains("rk-folded");

// A new result takes the place of what was looked up for the last one.
export function closeShelf() {
  for (const id of ["library", "glossary"]) $(id).open = false;
}

// The same article once more: what is wanted otherwise stands among the options.
export function reopen() {
  fold(false);
  $("options").open = true;
  $("options").scrollIntoView({ block: "nearest" });
  $("run").focus({ preventScroll: true });
}

// The box is empty, lest what is pasted lands within the last text; one press brings that back. What was written
// before an example was tried stands in it again.
function unfold() {
  Object.assign(last, { text: $("text").value, file: chosen.file });
  fold(false);
  setFile(aside.file);
  $("text").value = aside.text;
  Object.assign(aside, NOTHING);
  show($("last"), Boolean(last.text || last.file));
  tellNext();
  $("text").focus();
}

const isAside = () => Boolean(aside.text || aside.file);

// What stands in the box gives way to another work. Nothing is put away that is empty or has been `made`.
export function setAside(made) {
  const now = composed();
  if ((now.text.trim() || now.file) && !(made && sourceOf(now) === sourceOf(made))) Object.assign(aside, { text: now.text, file: now.file });
}

// What was put away is made after all.
export function dropAside({ text, file }) {
  if (sourceOf({ text, file }) === sourceOf(aside)) Object.assign(aside, NOTHING);
}

// One press brings back what was put away for what stands in the box now.
export function offerAside() {
  if (!isAside()) return;
  Object.assign(last, aside);
  show($("last"));
}

// It stands in the box again, and one press brings back what stood there.
export const bringBackAside = () => isAside() && unfold();

function takeBack() {
  if (last.text === aside.text && last.file === aside.file) Object.assign(aside, NOTHING);
  $("text").value = last.text;
  setFile(last.file);
  $(last.file ? "run" : "text").focus();
}

function options() {
  const sentences = Number($("sentences").value);
  return {
    sentences: sentences || null,
    style: $("style").value,
    scope: $("scope").value,
    focus: $("focus").value.trim() || null,
    force: $("force").checked,
  };
}

// What a brief is made of, to be compared.
export const sourceOf = ({ file, url, text }) => (file ? [file.name, file.size, file.lastModified].join("\n") : url || (text || "").trim());

// What stands in the composer, to be kept and put back. Files are kept whole, so that they can be read again.
export const composed = () => ({
  kind: kindOfInput(),
  text: $("text").value,
  url: address(),
  file: chosen.file,
  options: options(),
  ...modelChoice(),
});

export function compose(held) {
  if (held.aside) Object.assign(aside, held.aside);
  $("text").value = held.text || "";
  setFile(held.file || null);
  $("sentences").value = held.options.sentences || 0;
  $("style").value = held.options.style;
  $("scope").value = held.options.scope;
  $("focus").value = held.options.focus || "";
  $("force").checked = held.options.force;
  for (const role of ["summarizer", "translator", "second"]) {
    // A model that can no longer be had gives way to the one of the page.
    if (CONFIG.models[role].some((model) => model.name === held[role] && !model.lacks)) $(role).value = held[role];
  }
  drawSlider();
}

// Models of a request that would be downloaded first, and are large.
export const largeDownloads = (request) => ["summarizer", "translator"]
  .map((role) => CONFIG.models[role].find(({ name }) => name === request[role]))
  .filter((model) => model?.large);

export const modelChoice = () => ({ summarizer: $("summarizer").value, translator: $("translator").value, second: $("second").value });

export function drawSlider() {
  const n = Number($("sentences").value);
  const text = n ? plural("sentences", n) : t("sentences.auto");
  $("sentences-value").textContent = text;
  $("sentences").setAttribute("aria-valuetext", text);
}

export function drawModels() {
  for (const role of ["summarizer", "translator", "second"]) {
    const before = $(role).options.length ? $(role).value : CONFIG.models[role].find((model) => model.default).name;
    const entries = CONFIG.models[role].map((model) => {
      let label = t("model.installed", model);
      if (!model.name) label = t("second.none");
      else if (model.default) label = t("model.default", model);
      else if (model.lacks) label = t("model.lacks", model);
      else if (!model.installed) label = t(model.size ? "model.fetch" : "model.fetch.unknown", model);
      return h("option", { value: model.name, disabled: Boolean(model.lacks) }, label);
    });
    $(role).replaceChildren(...entries);
    $(role).value = before;
  }
  show($("second-field"), CONFIG.models.second.length > 2); // none, and what is the first already
}

// An example is there to show what comes out: it runs at once.
export function drawExamples() {
  for (const { subject, text } of CONFIG.examples) {
    const button = h("button", { type: "button", class: "rk-chip", "data-t": "example." + subject, onclick: () => {
      if ($("run").disabled) return;
      const written = $("text").value;
      if (chosen.file || (written.trim() && !CONFIG.examples.some((example) => example.text === written))) {
        Object.assign(aside, { text: written, file: chosen.file });
      }
      setFile(null);
      $("text").value = text;
      $("run").click();
    } });
    $("examples").append(" ", button);
  }
}

export function watchComposer() {
  $("file").accept = [...CONFIG.one_types, ...CONFIG.many_types].join(",");
  $("file").addEventListener("change", () => takeFiles($("file").files));
  $("unchoose").addEventListener("click", () => {
    setFile(null);
    tellDraft();
    tellNext();
    $("text").focus();
  });
  $("text").addEventListener("keydown", (event) => {
    // Ctrl+Enter is the page's own; while an input method composes, Enter is its.
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing || !address()) return;
    event.preventDefault();
    $("run").click();
  });
  $("sentences").addEventListener("input", drawSlider);
  $("edit").addEventListener("click", unfold);
  $("last").addEventListener("click", takeBack);
  $("text").addEventListener("input", () => show($("last"), false));
  $("again-with").addEventListener("click", reopen);
  document.addEventListener("ringkas:models", () => {
    reopen();
    $("translator").focus();
  });

  // Files may be dropped anywhere on the page; without this the browser would open them.
  const frame = $("composer");
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      frame.classList.add("rk-dragging");
    });
  }
  document.addEventListener("dragleave", (event) => event.relatedTarget || frame.classList.remove("rk-dragging"));
  document.addEventListener("drop", (event) => {
    frame.classList.remove("rk-dragging");
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    takeFiles(event.dataTransfer.files);
  });
}
