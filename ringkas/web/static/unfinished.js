// A brief that was stopped, or that failed midway, says how far it is where others say what was found, and the rest can
// be made.

import { $, h } from "./dom.js";
import { t } from "./language.js";
import { complete, shown } from "./brief.js";
import { ICONS } from "./notices.js";
import { isRunning } from "./running.js";

// `unfinished` in ../../export/document.py counts the same for files. It is counted twice since the page says it of what no
// server has seen as a brief: after Stop, where the connection was lost, and behind a reload without one.
function howFar({ article, summary, summary_en, translation }, scope) {
  const parts = [[scope !== "article", summary_en, summary], [scope !== "summary", translation, article]].filter(([wanted]) => wanted);
  const count = (of) => parts.reduce((n, part) => n + of(part), 0);
  return { done: count(([, english]) => english.segments.length), all: count(([, , source]) => source?.sentences.length ?? 0) };
}

function draw() {
  const { brief, request } = shown;
  if (!brief?.article || complete() || isRunning()) return;
  const { kind, text, url, file, options, summarizer, translator, second } = request;
  const rest = { kind, text, url, file, options, summarizer, translator, second };
  const make = () => document.dispatchEvent(new CustomEvent("ringkas:rest", { detail: rest }));
  $("count").replaceChildren(
    h("span", { class: "rk-chip rk-warning", id: "rk-unfinished" }, h("span", { class: "rk-icon", "aria-hidden": "true" }, ICONS.warning),
      t("unfinished", howFar(brief, options.scope))),
    h("button", { type: "button", id: "rk-rest", onclick: make }, t("unfinished.rest")));
}

export function watchUnfinished() {
  for (const name of ["ringkas:ended", "ringkas:found"]) document.addEventListener(name, draw);
}
