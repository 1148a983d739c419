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
  show($("run"), !folded);
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
