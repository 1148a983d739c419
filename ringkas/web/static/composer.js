// What goes in: the kinds of input, the options, files chosen or dropped.

import { $, $$, h, show } from "./dom.js";
import { plural, t } from "./language.js";

export const chosen = { kind: "text", file: null, batch: null };

export function choose(name) {
  chosen.kind = name;
  for (const tab of $$(".rk-tabs [role=tab]")) {
    const own = tab.dataset.kind === name;
    tab.setAttribute("aria-selected", String(own));
    tab.tabIndex = own ? 0 : -1;
    show($("panel-" + tab.dataset.kind), own);
  }
}

function setFile(which, file) {
  chosen[which] = file;
  $(which === "file" ? "file-name" : "batch-name").textContent = file ? file.name : "";
}

// A CSV or JSONL holds many articles wherever it is dropped; anything else is one.
function takeFile(file) {
  if (!file) return;
  const name = file.name.toLowerCase();
  const which = CONFIG.many_types.some((ending) => name.endsWith(ending)) ? "batch" : "file";
  setFile(which, file);
  choose(which);
}

// A finished or running brief needs the room: the input folds to one row until it is wanted again.
export function fold(folded = true) {
  $("composer").classList.toggle("rk-folded", folded);
  show($("edit"), folded);
  show($("again-with"), folded);
  show($("run"), !folded);
}

// The same article once more: what is wanted otherwise stands among the options.
export function reopen() {
  fold(false);
  $("options").open = true;
  $("options").scrollIntoView({ block: "nearest" });
  $("run").focus({ preventScroll: true });
}

function unfold() {
  fold(false);
  const field = { text: $("text"), url: $("url") }[chosen.kind];
  if (field) field.select();
  (field || $("run")).focus();
}

export function options() {
  const sentences = Number($("sentences").value);
  return {
    sentences: sentences || null,
    style: $("style").value,
    scope: $("scope").value,
    focus: $("focus").value.trim() || null,
    force: $("force").checked,
  };
}

// What stands in the composer, to be kept and put back. Files are kept whole, so that they can be read again.
export const composed = () => ({
  kind: chosen.kind,
  text: $("text").value,
  url: $("url").value,
  file: chosen.file,
  batch: chosen.batch,
  glossary: $("glossary").files[0] || null,
  options: options(),
  ...modelChoice(),
});

export function compose(held) {
  $("text").value = held.text || "";
  $("url").value = held.url || "";
  setFile("file", held.file || null);
  setFile("batch", held.batch || null);
  const glossaries = new DataTransfer();
  if (held.glossary) glossaries.items.add(held.glossary);
  $("glossary").files = glossaries.files;
  $("sentences").value = held.options.sentences || 0;
  $("style").value = held.options.style;
  $("scope").value = held.options.scope;
  $("focus").value = held.options.focus || "";
  $("force").checked = held.options.force;
  for (const role of ["summarizer", "translator"]) {
    // A model that is no longer offered gives way to the one of the page.
    if (CONFIG.models[role].some((model) => model.name === held[role])) $(role).value = held[role];
  }
  drawSlider();
  choose(held.kind);
}

export const modelChoice = () => ({ summarizer: $("summarizer").value, translator: $("translator").value });

export function drawSlider() {
  const n = Number($("sentences").value);
  const text = n ? plural("sentences", n) : t("sentences.auto");
  $("sentences-value").textContent = text;
  $("sentences").setAttribute("aria-valuetext", text);
}

export function drawModels() {
  for (const role of ["summarizer", "translator"]) {
    const before = $(role).value;
    const entries = CONFIG.models[role].map((model) => {
      let label = t("model.installed", model);
      if (model.default) label = t("model.default", model);
      else if (!model.installed) label = t(model.size ? "model.fetch" : "model.fetch.unknown", model);
      return h("option", { value: model.name }, label);
    });
    $(role).replaceChildren(...entries);
    if (before) $(role).value = before;
  }
}

export function drawExamples() {
  for (const [index, example] of CONFIG.examples.entries()) {
    const button = h("button", { type: "button", class: "rk-link", lang: "id", onclick: () => {
      $("text").value = CONFIG.examples[index].text;
      $("text").focus();
    } }, example.name);
    $("examples").append(" ", button);
  }
}

export function watchComposer() {
  const tabs = $$(".rk-tabs [role=tab]");
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tab.dataset.kind));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      choose(next.dataset.kind);
      next.focus();
      event.preventDefault();
    });
  }
  $("file").accept = CONFIG.one_types.join(",");
  $("batch-file").accept = CONFIG.many_types.join(",");
  $("file").addEventListener("change", () => takeFile($("file").files[0]));
  $("batch-file").addEventListener("change", () => takeFile($("batch-file").files[0]));
  $("sentences").addEventListener("input", drawSlider);
  $("edit").addEventListener("click", unfold);
  $("again-with").addEventListener("click", reopen);

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
    takeFile(event.dataTransfer.files[0]);
  });
}
