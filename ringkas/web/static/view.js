// The three columns.

import { $, $$, h, show } from "./dom.js";
import { known, languageName, locale, percent, plural, seconds, spoken, t, told, translatable } from "./language.js";
import { complete, distinctSentences, emptyBrief, faults, idOf, isAboutTitle, isByHand, isLeast, leastSure, MARK_BELOW, pairOf, reading, shown, tally, toReview } from "./brief.js";
import { fault, marked } from "./marks.js";
import { pairs, tinting, tints } from "./tints.js";
import { ICONS } from "./notices.js";
import { copyText } from "./save.js";
import { eachSpan, endOf, forgetLinks, linkSegment, linkSummary, register, rove, spanOf } from "./links.js";

const tellFound = () => document.dispatchEvent(new Event("ringkas:found"));

export function clearView() {
  document.dispatchEvent(new Event("ringkas:clear"));
  shown.brief = emptyBrief();
  shown.row = null;
  forgetLinks();
  tellFound();
  for (const id of ["article-text", "summary-text", "summary_en-text", "translation-text", "removed-list", "meta",
                    "count", "title-en", "title-id", "title-notes", "title-hand", "foot", "summary-notes", "summary_en-notes",
                    "translation-notes", "infos-list", "better"]) $(id).replaceChildren();
  for (const id of ["refused", "removed", "foot", "title-edit", "en-summary", "en-article", "infos", "checked", "better"]) show($(id), false);
}

export function drawArticle(article) {
  shown.brief.article = article;
  $("title-id").textContent = article.title;
  register($("title-id"));
  const meta = [article.byline, article.source, readableDate(article.date)]
    .filter(Boolean).map((text) => h("li", {}, text));
  meta.push(h("li", {}, t("meta.language", { name: languageName(article.language) })));
  if (article.url) meta.push(h("li", {}, safeLink(article.url)));
  $("meta").replaceChildren(...meta);

  const blocks = paragraphBlocks($("article-text"), article);
  const starts = paragraphStarts(article.paragraphs);
  const written = article.paragraphs.map(() => 0);
  const letters = article.paragraphs.map((text) => Array.from(text)); // offsets count code points, not UTF-16 units
  article.sentences.forEach((sentence, index) => {
    const p = sentence.paragraph;
    const from = sentence.start - starts[p];
    const to = sentence.end - starts[p];
    blocks[p].append(letters[p].slice(written[p], from).join(""));
    const text = letters[p].slice(from, to).join("");
    const span = blocks[p].appendChild(sentenceSpan("a", index, text));
    fill(span, text, []);
    written[p] = to;
  });
  letters.forEach((text, p) => blocks[p].append(text.slice(written[p]).join("")));
  drawRemoved(article.removed);
  $("removed").style.setProperty("--row", article.paragraphs.length); // below the last of them
}

function drawRemoved(removed) {
  show($("removed"), removed.length > 0);
  $("removed-count").textContent = plural("removed", removed.length);
  $("removed-list").replaceChildren(...removed.map(({ text, rule }) =>
    h("li", {}, h("span", {}, text), " ", h("em", { lang: spoken() }, t("removed.by", { rule: ruleName(rule) })))));
}

// One that an earlier page kept may be gone by now.
function ruleName(rule) {
  const key = "rule." + rule.replaceAll(" ", "_");
  return known(key) ? t(key) : rule.replaceAll("_", " ");
}

export function drawTitle(title) {
  shown.brief.title_en = title;
  $("title-en").textContent = title;
  register($("title-en"));
}

export function drawSummary(summary) {
  shown.brief.summary = summary;
  const bullets = summary.text.trimStart().startsWith("- ") || summary.text.trimStart().startsWith("• ");
  const target = $("summary-text");
  target.replaceChildren();
  target.classList.toggle("rk-bullets", bullets);
  const into = bullets ? null : target.appendChild(h("p"));
  summary.sentences.forEach((sentence, index) => {
    const block = into || target.appendChild(h("p"));
    if (block.childNodes.length) block.append(" ");
    block.append(sentenceSpan("s", index, sentence.text));
    linkSummary(index, sentence.sources);
  });
  $("summary_en-text").classList.toggle("rk-bullets", bullets);
}

// Segments come one after the other; each goes into the paragraph of its source sentence.
export function drawSegment(stage, index, segment) {
  shown.brief[stage].segments[index] = segment;
  show($(stage === "summary_en" ? "en-summary" : "en-article"), true);
  const block = blockFor(stage, segment);
  if (block.childNodes.length) block.append(" ");
  const span = sentenceSpan(stage === "summary_en" ? "e" : "t", index, segment.target, segment.sentence);
  drawDoubt(span, segment);
  block.append(span);
  fill(span, segment.target, segment.findings.map((f) => f.target_span).filter(Boolean).map(fault));
  const hand = segment.outcome === "edited" ? "edited" : segment.machine && "chosen";
  if (hand) block.append(handMark(hand));
  for (const finding of segment.findings) if (finding.severity !== "info") tie(span, findingNote(finding));
  linkSegment(stage, index, segment.sentence);
}

function drawDoubt(span, segment) {
  delete span.dataset.doubt;
  if (segment.confidence < reading.unsureBelow && !isByHand(segment)) span.dataset.doubt = segment.confidence < MARK_BELOW ? "much" : "some";
}

// What the page is unsure of is another by now.
export function drawDoubts() {
  if (!shown.brief?.article) return;
  for (const stage of ["summary_en", "translation"])
    shown.brief[stage].segments.forEach((segment, index) => drawDoubt(spanOf(idOf({ stage, segment: index })), segment));
  if (complete()) drawCount();
  tellFound();
}

const handMark = (hand) => h("small", { class: "rk-hand", lang: spoken() }, t("hand." + hand));

function blockFor(stage, segment) {
  const target = $(stage + "-text");
  if (stage === "summary_en") {
    if (target.classList.contains("rk-bullets") || !target.lastChild) target.append(h("p"));
    return target.lastChild;
  }
  const sentence = shown.brief.article.sentences[segment.sentence];
  const paragraph = sentence ? sentence.paragraph : 0;
  const last = target.querySelector(`[data-paragraph="${paragraph}"]`);
  return last || target.appendChild(paragraphBlock(paragraph, (shown.brief.article.kinds || [])[paragraph]));
}

function paragraphBlocks(target, article) {
  const blocks = article.paragraphs.map((_, index) => paragraphBlock(index, (article.kinds || [])[index]));
  target.replaceChildren(...blocks);
  return blocks;
}

const BETWEEN = " | "; // cells of a table's row
const MARKER = /^(?:[-–—•*·]|\d+[.)]|\p{L}[.)])\s/u; // an item that brings its own needs no other

function paragraphBlock(index, kind) {
  const tag = kind === "heading" ? "h5" : "p";
  const row = kind === "row" && shown.brief.article.sentences.filter(({ paragraph }) => paragraph === index).length === 1;
  const own = MARKER.test(shown.brief.article.paragraphs[index]) ? "rk-item rk-marked" : "rk-item";
  const block = h(tag, { "data-paragraph": index, class: kind === "item" ? own : row ? "rk-row" : null });
  block.style.setProperty("--row", index); // both languages have it in the same row
  if (row) dressRow(block, index);
  return block;
}

// Columns are as many, and as wide, all down a table.
function dressRow(block, index) {
  const table = (shown.brief.article.tables || []).findLast(({ paragraph }) => paragraph <= index);
  const rows = table ? table.rows : [];
  block.style.setProperty("--cells", Math.max(1, ...rows.map((cells) => cells.length)));
  block.classList.toggle("rk-row-head", table?.paragraph === index);
}

function paragraphStarts(paragraphs) {
  const starts = [];
  let at = 0;
  for (const text of paragraphs) {
    starts.push(at);
    at += Array.from(text).length + 2; // paragraphs are joined by a blank line
  }
  return starts;
}

// `source` is the sentence that it is made from, by whose number findings call it; paper shows that.
function sentenceSpan(key, index, text, source = index) {
  const span = h("span", { class: "rk-s", role: "button", tabindex: "-1", "aria-pressed": "false", "data-id": key + index, "data-n": source + 1 }, text);
  register(span);
  return span;
}

function findingNote(finding, elsewhere = [], verdict = "") {
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
function drawFindings() {
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
    else if (span) tie(span, note);
    // A finding on no stage at all belongs to the whole brief.
    else $((isAboutTitle(finding) ? "title" : finding.stage || "translation") + "-notes").append(note);
    if (folded || !span) continue;
    for (const other of elsewhere.map(findingSpan).filter(Boolean)) {
      const place = other.dataset.id + " " + idOf(finding);
      if (!places.has(place)) tie(other, h("small", { class: "rk-told", lang: spoken() }, t("finding.told", { places: placeName(finding) })));
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

// The words that differ, in both languages, and where that is wanted those that are the same.
export function drawMarks() {
  const stretches = new Map();
  const add = (id, text, ...more) => {
    if (spanOf(id)?.textContent === text) stretches.set(id, [...(stretches.get(id) || []), ...more]);
  };
  for (const { finding, elsewhere, verdict } of complete() ? faults() : []) {
    if (verdict === "dismissed") continue;
    for (const one of [finding, ...elsewhere]) {
      const pair = pairOf(one);
      if (pair && one.target_span) add(pair.target_id, pair.target, fault(one.target_span));
      if (pair && one.source_span) add(pair.source_id, pair.source, fault(one.source_span));
    }
  }
  const alike = tinting.on ? pairs() : [];
  for (const pair of alike) {
    const found = tints(pair.source, pair.target);
    add(pair.source_id, pair.source, ...found.source);
    add(pair.target_id, pair.target, ...found.target);
  }
  eachSpan((span, id) => fill(span, span.textContent, stretches.get(id) || []));
}

// A row of a table as its cells; what stands between them stays in the text.
function fill(span, text, stretches) {
  if (!span.closest(".rk-row")) return span.replaceChildren(...marked(text, stretches));
  let at = 0;
  const nodes = [];
  for (const cell of text.split(BETWEEN)) {
    const length = Array.from(cell).length;
    const own = stretches.filter(({ from, to }) => from >= at && to <= at + length).map((one) => ({ ...one, from: one.from - at, to: one.to - at }));
    if (at) nodes.push(h("span", { class: "rk-hidden" }, BETWEEN));
    nodes.push(h("span", { class: "rk-cell" }, ...marked(cell, own)));
    at += length + BETWEEN.length;
  }
  return span.replaceChildren(...nodes);
}

// Below its sentence, and read out with it.
function tie(span, note) {
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

function drawCount() {
  const counts = tally(shown.brief);
  const parts = ["error", "warning"].filter((severity) => counts[severity] > 0).map((severity) =>
    chip(severity, plural("count." + severity, counts[severity]), { severity }));
  const none = !parts.length;
  if (none) parts.push(h("span", { class: "rk-chip" }, t("count.none")));
  $("count").replaceChildren(...parts, ...[unsureChip(none)].filter(Boolean));
}

// From the count to the sentence that the page is least sure of, one press.
function unsureChip(none) {
  const n = toReview().filter((one) => one.finding.severity === "unsure" && !isLeast(one) && !one.verdict).length;
  const [least] = leastSure(shown.brief);
  if (!least) return null;
  const words = n ? t(none ? "unsure.count" : "unsure.more", { n, all: distinctSentences(shown.brief).length }) : t("unsure.least", { p: percent(least.confidence) });
  return chip("unsure", words, n ? { severity: "unsure" } : { place: least.places[0] });
}

function drawFoot() {
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

export function drawWhole(whole, row = null) {
  clearView();
  shown.row = row;
  show($("result"), true);
  drawArticle(whole.article);
  if (whole.title_en) drawTitle(whole.title_en);
  if (whole.summary) drawSummary(whole.summary);
  for (const stage of ["summary_en", "translation"])
    whole[stage].segments.forEach((segment, index) => drawSegment(stage, index, segment));
  if (whole.signature) finishView(whole);
  else {
    tellFound();
    rove();
  }
}

// What takes the place of another is read from its beginning, whatever of the last one was in sight.
export function startAt(place) {
  for (const box of [...$$(".rk-column"), $("queue")]) box.scrollTop = 0;
  const { top } = place.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) place.scrollIntoView({ block: "start" });
}

export function finishView(whole) {
  shown.brief = whole;
  $("title-hand").replaceChildren(...(whole.title_edited ? [handMark("edited")] : []));
  show($("title-edit"), Boolean(whole.title_en));
  drawFindings();
  drawFoot();
  rove();
}

function readableDate(iso) {
  if (!iso) return "";
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(iso) || [];
  if (!year) return iso;
  // The date as the article gives it, never moved into the reader's time zone.
  const date = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" })
    .format(new Date(Date.UTC(+year, +month - 1, +day)));
  return time ? `${date}, ${time}` : date;
}

function safeLink(address) {
  let scheme = "";
  try {
    scheme = new URL(address).protocol;
  } catch {
    return address;
  }
  if (scheme !== "http:" && scheme !== "https:") return address;
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, address);
}

export function showColumn(name) {
  $("columns").dataset.show = name;
  for (const button of $$("[data-column]")) button.setAttribute("aria-pressed", String(button.dataset.column === name));
}
