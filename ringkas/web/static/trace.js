// What can be done with the pinned sentence, and on a phone its way through the columns.

import { $, h, show } from "./dom.js";
import { spoken, t, told } from "./language.js";
import { complete, shown } from "./brief.js";
import { differing, marked } from "./marks.js";
import { errorSentence, ICONS, tell } from "./notices.js";
import { copyText } from "./save.js";
import { endOf, englishOf, letGo, related, spanOf } from "./links.js";
import { change } from "./revision.js";
import { choose, findAlternatives, isSound } from "./alternatives.js";
import { edit } from "./editor.js";
import { openTeaching } from "./teaching.js";
import { howSure } from "./findings.js";

const home = $("trace").parentElement;

function drawTrace(id) {
  const ids = related(id);
  const texts = (key) => ids.filter((other) => other[0] === key).map((other) => spanOf(other)?.textContent).filter(Boolean);
  const line = (label, list, lang) => list.length &&
    h("div", { class: "rk-step" }, h("dt", {}, t(label)), h("dd", { lang }, ...list.map((text) => h("p", {}, text))));
  const target = id[0] === "e" || id[0] === "t" ? [spanOf(id).textContent] : [...texts("e"), ...texts("t")];
  const rows = [
    line("trace.english", [...new Set(target)], "en"),
    line("trace.summary", texts("s"), "id"),
    line("trace.article", texts("a"), "id") || h("div", { class: "rk-step" }, h("dd", {}, t("trace.unsourced"))),
  ].filter(Boolean);
  const place = englishOf(id);
  const segment = place && shown.brief[place.stage].segments[place.index];
  const others = h("div", { class: "rk-others", "aria-live": "polite" });
  const button = (key, press, more = {}) => h("button", { type: "button", onclick: press, ...more }, t(key));
  const changes = segment && complete() ? [
    button("edit.button", () => edit(place), { id: "rk-edit-sentence" }),
    button("trace.alternatives", () => drawAlternatives(place, segment, others), { id: "rk-alternatives" }),
    segment.machine && button("edit.restore", () => restoreSegment(place, segment), { id: "rk-restore" }),
    button("teach", () => {
      openTeaching(spanOf(id), {});
      $("teach-source").focus();
    }),
  ] : [];
  $("trace").replaceChildren(
    h("div", { class: "rk-trace-tools" }, ...changes.filter(Boolean),
      button("trace.copy", () => copyText(target[0] || spanOf(id).textContent)),
      button("trace.close", letGo, { id: "rk-unpin" })),
    h("dl", {}, ...rows),
    ...(segment ? [h("p", { class: "rk-note" }, howSure(segment), segment.model ? " · " + t("second.by", { model: segment.model }) : null)] : []),
    ...(segment?.other && complete() ? secondEnglish(place, segment) : []), others);
  placeTrace(spanOf(id));
}

// Below its sentence, where it covers nothing; on a phone, which shows one column, it stays in sight at the foot.
function placeTrace(span) {
  const trace = $("trace");
  const below = matchMedia("(min-width: 701px)").matches;
  trace.classList.toggle("rk-below", below);
  trace.lang = spoken();
  if (below) endOf(span).after(trace);
  show(trace, true);
  if (below) return;
  const hidden = endOf(span).getBoundingClientRect().bottom + 8 - trace.getBoundingClientRect().top;
  if (hidden > 0) window.scrollBy(0, hidden);
}

function putAway() {
  show($("trace"), false);
  home.append($("trace"));
}

async function restoreSegment({ stage, index }, segment) {
  if (await change("revise", { stage, index, segment: segment.machine })) tell(t("edit.restored"));
}

// What the other of two translators wrote; it can be taken as any other translation can.
function secondEnglish(place, segment) {
  const { other } = segment;
  if (other.target === segment.target) return [h("p", { class: "rk-note" }, t("second.same", { model: other.model }))];
  return [h("div", { class: "rk-others rk-second" }, h("p", { class: "rk-others-head" }, t("second.heading", { model: other.model })), h("ul", {}, alternative(place, segment, other)))];
}

async function drawAlternatives(place, segment, into) {
  into.replaceChildren(h("p", {}, t("trace.looking")));
  const answer = await findAlternatives(segment);
  if (answer.error) return into.replaceChildren(h("p", {}, errorSentence(answer)));
  const found = answer.alternatives.filter(isSound);
  if (!found.length) return into.replaceChildren(h("p", {}, t(answer.alternatives.length ? "trace.faulty" : "trace.none")));
  into.replaceChildren(h("p", { class: "rk-others-head" }, t("trace.heading")), h("ol", {}, ...found.map((one) => alternative(place, segment, one))));
}

function alternative(place, segment, one) {
  const take = async () => {
    if (await choose(place, one, "alternative")) tell(t("trace.taken"));
  };
  return h("li", {}, h("span", { lang: "en" }, ...marked(one.target, differing(one.target, segment.target))), " ",
    h("button", { type: "button", "aria-label": `${t("trace.use")}: ${one.target}`, onclick: take }, t("trace.use")),
    ...one.findings.filter(({ severity }) => severity !== "info").map((finding) =>
      h("small", { class: "rk-told" }, ICONS[finding.severity] + " " + told(finding))));
}

export function watchTrace() {
  document.addEventListener("ringkas:pinned", ({ detail: id }) => (id ? drawTrace(id) : putAway()));
}
