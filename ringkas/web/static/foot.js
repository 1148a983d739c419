// What made a brief: models and their licences, terms, times, the signature.

import { $, h, show } from "./dom.js";
import { known, seconds, t } from "./language.js";
import { shown } from "./brief.js";
import { copyText } from "./save.js";

export function drawFoot() {
  const foot = $("foot");
  // What is embedded tells its version in its name, and its licence without.
  const bounds = (model) => CONFIG.licences[model] || CONFIG.licences[model.split(":")[0]];
  const licensed = ({ licence, bound }) => t(bound ? (licence ? "foot.bound" : "foot.bound.data") : "foot.licence", { licence });
  const entry = (label, model, more = {}) => model && h("li", {}, t(label, { model, ...more }),
    bounds(model) ? h("small", {}, " – ", licensed(bounds(model))) : null);
  const english = shown.brief.translation.model || shown.brief.summary_en.model;
  const segments = [...shown.brief.summary_en.segments, ...shown.brief.translation.segments];
  const { second } = shown.brief.translation;
  const own = Object.entries(shown.brief.glossary || {}).map(([source, target]) => `${source} = ${target}`).join("; ");
  const times = Object.entries(shown.brief.timings).map(([stage, s]) =>
    `${known("stage." + stage) ? t("stage." + stage) : stage} ${t("seconds", { s: seconds(s) })}`).join(" · ");
  foot.replaceChildren(
    h("h3", {}, t("foot.made")),
    h("p", {}, t("foot.machine")),
    h("ul", {}, entry("foot.summary", shown.brief.summary.model), entry("foot.translation", english),
      entry("foot.second", second, { n: segments.filter(({ model }) => model === second).length, all: segments.length }),
      own ? h("li", {}, t("foot.glossary", { terms: own })) : null,
      h("li", {}, t("foot.time"), ": ", times)),
    h("div", { class: "rk-signature" }, h("span", {}, t("foot.signature")), h("code", { tabindex: "0" }, shown.brief.signature),
      h("button", { type: "button", onclick: () => copyText(shown.brief.signature) }, t("foot.copy"))));
  show(foot, true);
}
