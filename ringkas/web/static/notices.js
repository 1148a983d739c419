// What the page tells its reader: how far it is, and what went wrong.

import { $, h, show } from "./dom.js";
import { known, languageName, t } from "./language.js";
import { shown } from "./brief.js";
import { fold } from "./composer.js";

export const ICONS = { error: "✕", warning: "▲", info: "ℹ" };

// Shown, and spoken by a screen reader.
export function say(text) {
  $("status").textContent = text;
  $("review-said").textContent = text;
  $("spoken").textContent = text;
}

// Shown only: nobody wants to hear a number for each sentence while reading the first.
export function mutter(text) {
  $("status").textContent = text;
}

export function errorSentence(problem) {
  const key = "error." + (known("error." + problem.error) ? problem.error : "Unexpected");
  const values = { name: problem.language ? languageName(problem.language) : "" };
  // What isn't foreseen here keeps the sentence of the library, which says more than a general one.
  return known("error." + problem.error) || !problem.message ? t(key, values) : problem.message;
}

// The button in it is watched in run.js.
export function showError(problem) {
  const place = $("error");
  const foreseen = known("error." + problem.error);
  const next = foreseen ? t("error." + problem.error + ".next") : problem.hint || t("error.Unexpected.next");
  place.replaceChildren(
    h("p", {}, h("span", { class: "rk-icon", "aria-hidden": "true" }, ICONS.error), h("strong", {}, errorSentence(problem))),
    h("p", {}, t("next"), next));
  if (foreseen && problem.message) place.append(h("p", { class: "rk-note", lang: "en" }, problem.message));
  if (problem.error === "WrongLanguage")
    place.append(h("button", { type: "button", id: "rk-again" }, t("status.again")));
  if (!shown.brief || !shown.brief.article) fold(false);
  show(place, true);
}

export function hideError() {
  show($("error"), false);
  $("error").replaceChildren();
}
