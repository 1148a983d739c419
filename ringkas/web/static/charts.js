// Charts of a batch, drawn by the server out of counts, each with its table; made when somebody looks.

import { $, h } from "./dom.js";
import { known, spoken, t } from "./language.js";
import { errorSentence } from "./notices.js";
import { counted } from "./rows.js";
import { isRunning } from "./running.js";
import { ask } from "./save.js";
import { many } from "./many.js";

const drawn = { of: "", asked: 0 }; // what the charts show, and how often they were asked for
const OPEN = 5; // rows of a table; a longer one is folded, lest the charts push the articles out of sight
const MENTIONED = ["names", "places", "amounts"]; // in the words of the articles

const kindName = (kind) => (known("kind." + kind) ? t("kind." + kind) : kind);

async function drawCharts() {
  if (!$("charts").open || isRunning()) return;
  if (CONFIG.lacks.charts) return $("figures").replaceChildren(h("p", { class: "rk-note" }, t("batch.lacks", { lacks: CONFIG.lacks.charts })));
  const found = counted(many.rows);
  const words = Object.fromEntries(["error", "warning", "info"].map((severity) => [severity, t("severity." + severity)]));
  words.unknown = t("charts.unknown");
  for (const [kind] of found.findings) words[kind] = kindName(kind);
  const wanted = { ...found, words };
  const key = spoken() + JSON.stringify(wanted);
  if (key === drawn.of) return;
  drawn.of = key;
  drawn.asked += 1;
  const { asked } = drawn;
  $("figures").replaceChildren(h("p", { class: "rk-note" }, t("charts.busy")));
  const answer = await ask("draw_charts", wanted);
  if (asked !== drawn.asked) return; // something else is wanted by now
  if (answer.error) drawn.of = "";
  $("figures").replaceChildren(...(answer.error ? [h("p", { class: "rk-note" }, errorSentence(answer))] : answer.charts.map(figure)));
}

function figure({ name, period, svg, rows, undated }) {
  const title = t("charts." + name + (period ? "." + period : ""));
  const head = t("charts." + name + ".head").split("|");
  if (period) head[0] = t("period." + period);
  return h("figure", { "aria-labelledby": "rk-chart-" + name },
    h("h3", { id: "rk-chart-" + name }, title),
    ...(rows.length ? [picture(svg), table(title, head, rows, MENTIONED.includes(name) ? "id" : null)] : [h("p", { class: "rk-note" }, t("charts.none"))]),
    undated ? h("p", { class: "rk-note" }, t("charts.undated", { n: undated })) : null);
}

// The server's own drawing, whose only words are those that this page sent; nothing in it is run.
function picture(svg) {
  return document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
}

function table(caption, head, rows, lang) {
  const kind = (at) => (at ? "rk-figure" : null);
  const made = h("table", {},
    h("caption", { class: "rk-hidden" }, caption),
    h("thead", {}, h("tr", {}, ...head.map((name, at) => h("th", { scope: "col", class: kind(at) }, name)))),
    h("tbody", {}, ...rows.map((cells) => h("tr", {}, ...cells.map((cell, at) => h("td", { class: kind(at), lang: at ? null : lang }, String(cell)))))));
  return rows.length > OPEN ? h("details", {}, h("summary", {}, t("charts.table", { n: rows.length })), made) : made;
}

export function watchCharts() {
  $("charts").addEventListener("toggle", drawCharts);
  document.addEventListener("ringkas:rows", drawCharts);
}
