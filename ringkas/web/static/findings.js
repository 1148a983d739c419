// What was found, below its sentence, and how much of it there is.

import { $, $$, h, show } from "./dom.js";
import { percent, plural, spoken, t, told, translatable } from "./language.js";
import { distinctSentences, faults, idOf, isAboutTitle, isByHand, isLeast, leastSure, shown, tally, toReview } from "./brief.js";
import { ICONS } from "./notices.js";
import { eachSpan, endOf, spanOf } from "./links.js";
import { drawMarks } from "./shading.js";

// Whoever shows what was found elsewhere does it again.
export const tellFound = () => document.dispatchEvent(new Event("ringkas:found"));

export function findingNote(finding, elsewhere = [], verdict = "") {
  const also = elsewhere.map(placeName).filter(Boolean).join("; ");
  return h("span", { class: "rk-finding rk-" + finding.severity, "data-severity": finding.severity, lang: translatable(finding) ? spoken() : "en" },
    h("span", { class: "rk-icon", "aria-hidden": "true" }, ICONS[finding.severity]),
    h("strong", { lang: spoken() }, t("severity." + finding.severity) + (verdict && `, ${t("verdict." + verdict)}`) + ": "), told(finding),
    also ? h("small", { lang: spoken() }, ` (${t("finding.also", { places: also })})`) : null);
}

const findingSpan = (finding) => spanOf(idOf(finding));

export function placeName({ stage, segment }) {
  if (segment === null || stage === null) return "";
  const of = shown.brief[stage].segments;
  const sentence = stage === "summary" ? segment : of[segment] ? of[segment].sentence : segment;
  return t(stage === "translation" ? "place.article" : "place.summary", { n: sentence + 1 });
}

// To its place in the queue, where it can be worked on.
const lead = (detail) => document.dispatchEvent(new CustomEvent("ringkas:review", { detail }));

// Each fault beside its first sentence; what was dismissed is among the notes.
export function drawFindings() {
  for (const note of $$(".rk-columns .rk-finding, .rk-columns .rk-told")) note.remove();
  eachSpan((span) => span.removeAttribute("aria-describedby"));
  const infos = [];
  const places = new Set(); // each told once, however many findings are there
  for (const { finding, elsewhere, verdict } of faults()) {
    const note = findingNote(finding, elsewhere, verdict);
    const span = findingSpan(finding);
    const folded = finding.severity === "info" || verdict === "dismissed";
    if (!folded) note.addEventListener("click", () => lead({ finding }));
    if (isOfSmallTranslator(finding)) drawBetter(finding);
    if (folded) infos.push(h("li", {}, placeName(finding) ? h("span", {}, placeName(finding), ": ") : null, note));
    else if (span) tieNote(span, note);
    // A finding on no stage at all belongs to the whole brief.
    else $((isAboutTitle(finding) ? "title" : finding.stage || "translation") + "-notes").append(note);
    if (folded || !span) continue;
    for (const other of elsewhere.map(findingSpan).filter(Boolean)) {
      const place = other.dataset.id + " " + idOf(finding);
      if (!places.has(place)) tieNote(other, h("small", { class: "rk-told", lang: spoken() }, t("finding.told", { places: placeName(finding) })));
      places.add(place);
    }
  }
  $("infos-list").replaceChildren(...infos);
  $("infos-count").textContent = plural("count.info", tally(shown.brief).info);
  show($("infos"), infos.length > 0);
  show($("checked"), true);
  drawCount();
  drawMarks();
  tellFound();
}

const isOfSmallTranslator = ({ wording }) => wording?.template === "small_translator";

// Who reads that the model is small gets the better one with one press, or is led to the others.
function drawBetter(finding) {
  const name = finding.wording.values.better;
  const model = CONFIG.models.translator.find((one) => one.name === name && !one.lacks);
  const press = (words, wanted) => h("button", { type: "button", class: "rk-link", onclick: () => document.dispatchEvent(wanted) }, words);
  const button = model && shown.row === null
    ? press(model.installed ? t("better.here", { name }) : t("better.get", model), new CustomEvent("ringkas:better", { detail: name }))
    : press(t("models.choose"), new Event("ringkas:models"));
  $("better").replaceChildren(told(finding), " ", button);
  show($("better"), true);
}

// Below its sentence, and read out with it.
export function tieNote(span, note) {
  const before = span.getAttribute("aria-describedby");
  note.id = `rk-note-${span.dataset.id}-${before ? before.split(" ").length : 0}`;
  span.setAttribute("aria-describedby", before ? `${before} ${note.id}` : note.id);
  endOf(span).after(note);
}

const chip = (severity, words, wanted) => h("a", { href: "#rk-review", class: "rk-chip rk-" + severity, onclick: (event) => {
  event.preventDefault(); // what stands behind the page's # is a brief
  lead(wanted);
} }, h("span", { class: "rk-icon", "aria-hidden": "true" }, ICONS[severity]), words);

// Of a sentence, with the chance that it doesn't mislead, in words.
export const howSure = (made) => (isByHand(made) ? t("confidence.hand") : t("confidence", { p: percent(made.confidence) }));

export function drawCount() {
  const counts = tally(shown.brief);
  const parts = ["error", "warning"].filter((severity) => counts[severity] > 0).map((severity) =>
    chip(severity, plural("count." + severity, counts[severity]), { severity }));
  const none = !parts.length;
  const sure = [unsureChip(none)].filter(Boolean);
  // That nothing was found is said last, behind what is unsure and what was looked for.
  $("count").replaceChildren(...(none ? [...sure, h("span", { class: "rk-chip" }, t("count.none"))] : [...parts, ...sure]));
}

// From the count to the sentence that the page is least sure of, one press.
function unsureChip(none) {
  const n = toReview().filter((one) => one.finding.severity === "unsure" && !isLeast(one) && !one.verdict).length;
  const [least] = leastSure(shown.brief);
  if (!least) return null;
  const words = n ? t(none ? "unsure.count" : "unsure.more", { n, all: distinctSentences(shown.brief).length }) : t("unsure.least", { p: percent(least.confidence) });
  return chip("unsure", words, n ? { severity: "unsure" } : { place: least.places[0] });
}
