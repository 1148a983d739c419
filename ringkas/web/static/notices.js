// What the page tells its reader: how far it is, and what went wrong.

import { $, h, show } from "./dom.js";
import { known, languageName, plural, spoken, t } from "./language.js";
import { shown } from "./brief.js";
import { fold } from "./composer.js";

export const ICONS = { error: "✕", warning: "▲", unsure: "?", info: "ℹ" };

// What `tally` counts, for a reader; nothing where it counts none.
export const inWords = (counts) => Object.keys(counts).filter((severity) => counts[severity]).map((severity) => plural("count." + severity, counts[severity])).join(", ");

// The same of a work in a list, where what was checked stands above: that no error was found comes behind what is unsure.
export const leftInWords = (counts) =>
  counts.error || counts.warning ? inWords(counts) : t("count.clear", { unsure: plural("count.unsure", counts.unsure) });

const toast = { over: 0 };

// Over the page for as long as it takes to read, wherever the reader is; a screen reader has it from elsewhere.
function pop(text) {
  $("toast").textContent = text;
  show($("toast"), Boolean(text));
  clearTimeout(toast.over);
  toast.over = setTimeout(() => show($("toast"), false), 5000 + 50 * text.length);
}

function isInView(node) {
  const { top, bottom } = node.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

// Shown, and spoken by a screen reader.
export function say(text) {
  $("status").textContent = text;
  $("spoken").textContent = text;
  pop(isInView($("status")) ? "" : text);
}

// What came of something done in the result, where nobody looks at the line above it.
export function tell(text) {
  say(text);
  pop(text);
}

// Shown only: nobody wants to hear a number for each sentence while reading the first.
export function mutter(text) {
  $("status").textContent = text;
}

// What isn't foreseen here keeps the sentence of the library, which says more than a general one, where that is in the
// reader's language.
function wording(problem) {
  const foreseen = "error." + problem.error;
  if (known(foreseen)) return { key: foreseen };
  const general = "failure." + problem.error;
  return { key: known(general) ? general : "error.Unexpected", own: Boolean(problem.message) && spoken() === "en" };
}

export function errorSentence(problem) {
  const { key, own } = wording(problem);
  return own ? problem.message : t(key, { ...problem, name: problem.language ? languageName(problem.language) : problem.name });
}

const MILD = ["EmptyInput", "LargeDownload"]; // where nothing went wrong
const last = { problem: null };

// Of these the page's own sentence says it all.
const COMPLETE = ["EmptyInput", "EmptyRow", "WrongLanguage"];

// What went wrong, what to do, and where the page's own words don't say it all, the library's.
export function errorParts(problem) {
  const { key, own } = wording(problem);
  const detail = [problem.message, key.startsWith("failure.") && problem.hint].filter(Boolean).join(" ");
  return [
    h("p", {}, h("span", { class: "rk-icon", "aria-hidden": "true" }, MILD.includes(problem.error) ? ICONS.info : ICONS.error), h("strong", {}, errorSentence(problem))),
    h("p", {}, t("next"), (own && problem.hint) || t(key + ".next")),
    ...(detail && !own && !COMPLETE.includes(problem.error) ? [h("p", { class: "rk-note" }, t("detail"), h("span", { lang: "en" }, detail))] : []),
  ];
}

// The button in it is watched in run.js.
export function showError(problem) {
  const place = $("error");
  last.problem = problem;
  const mild = MILD.includes(problem.error);
  place.classList.toggle("rk-mild", mild);
  place.replaceChildren(...errorParts(problem));
  if (problem.error === "WrongLanguage")
    place.append(h("button", { type: "button", id: "rk-again" }, t("status.again")));
  if (problem.error === "LargeDownload")
    place.append(h("button", { type: "button", id: "rk-download" }, t("status.download")));
  if (!shown.brief || !shown.brief.article) fold(false);
  show(place, true);
  if (!isInView(place)) pop(`${mild ? ICONS.info : ICONS.error} ${errorSentence(problem)}`);
}

// In the language that was chosen by now; what was said is gone.
export function sayAgain() {
  say("");
  if (last.problem) showError(last.problem);
}

export function hideError() {
  last.problem = null;
  show($("error"), false);
  $("error").replaceChildren();
}
