// Which sentence rests on which: pointing at it or focusing it shows it, a click or Enter pins it.
// Ids: a3 article sentence, s0 summary sentence, e0 English of the summary, t3 English of the article.

import { $, $$ } from "./dom.js";
import { shown } from "./brief.js";

let spans = new Map();
let sources = new Map(); // summary sentence -> article sentences
let users = new Map(); // article sentence -> summary sentences
let english = { summary_en: new Map(), translation: new Map() }; // sentence -> segments
let lit = [];
let looked = null; // the sentence that is pointed at, or pinned
let pointer = { x: null, y: null, on: false }; // where it was moved last, and whether that is on a sentence
let pinned = null;

export function forgetLinks() {
  spans = new Map();
  sources = new Map();
  users = new Map();
  english = { summary_en: new Map(), translation: new Map() };
  lit = [];
  unpin();
}

export const pinnedId = () => pinned;
const tellPinned = (id) => document.dispatchEvent(new CustomEvent("ringkas:pinned", { detail: id }));
export const eachSpan = (visit) => spans.forEach(visit);
export const register = (span) => spans.set(span.dataset.id, span);
export const spanOf = (id) => spans.get(id);
const push = (map, key, value) => map.set(key, [...(map.get(key) || []), value]);

export function linkSummary(index, articleSentences) {
  sources.set(index, articleSentences);
  for (const sentence of articleSentences) push(users, sentence, index);
}

export function linkSegment(stage, index, sentence) {
  push(english[stage], sentence, index);
  if (looked) light(looked); // what comes meanwhile belongs to it, too
}

export function related(id) {
  const n = Number(id.slice(1));
  const summary = new Set();
  const article = new Set();
  const fromSummary = (s) => {
    summary.add(s);
    for (const a of sources.get(s) || []) article.add(a);
  };
  const fromArticle = (a) => {
    article.add(a);
    for (const s of users.get(a) || []) summary.add(s);
  };
  if (id[0] === "a") fromArticle(n);
  if (id[0] === "s") fromSummary(n);
  if (id[0] === "e") fromSummary(shown.brief.summary_en.segments[n].sentence);
  if (id[0] === "t") fromArticle(shown.brief.translation.segments[n].sentence);
  const ids = [...Array.from(article, (a) => "a" + a), ...Array.from(summary, (s) => "s" + s)];
  for (const s of summary) for (const k of english.summary_en.get(s) || []) ids.push("e" + k);
  for (const a of article) for (const k of english.translation.get(a) || []) ids.push("t" + k);
  return ids;
}

function light(id) {
  for (const span of lit) span.classList.remove("rk-lit", "rk-own");
  lit = [];
  looked = id;
  if (!id || !spans.has(id)) return;
  for (const other of related(id)) {
    const span = spans.get(other);
    if (!span) continue;
    span.classList.add("rk-lit");
    lit.push(span);
  }
  const own = spans.get(id);
  own.classList.add("rk-own");
  lit.push(own);
}

export function pin(id) {
  unpin();
  pinned = id;
  const span = spans.get(id);
  span.setAttribute("aria-pressed", "true");
  makeCurrent(span);
  light(id);
  for (const other of [id, ...firstOfEachColumn(id)]) reveal(spans.get(other));
  tellPinned(id);
}

function unpin() {
  if (pinned && spans.has(pinned)) spans.get(pinned).setAttribute("aria-pressed", "false");
  pinned = null;
  tellPinned(null);
  light(null);
}

// The last of what stands below a sentence: its findings, or where there are none, itself.
export function endOf(span) {
  let last = span;
  while (last.nextElementSibling?.matches(".rk-editor, .rk-finding, .rk-told, .rk-hand, .rk-trace")) last = last.nextElementSibling;
  return last;
}

function firstOfEachColumn(id) {
  const seen = new Set([spans.get(id).closest(".rk-column").id]);
  return related(id).filter((other) => {
    const span = spans.get(other);
    if (!span) return false;
    const column = span.closest(".rk-column").id;
    return !seen.has(column) && seen.add(column);
  });
}

// Scrolls the column only, never the page under the reader's hands.
function reveal(span) {
  const column = span.closest(".rk-column");
  const box = span.getBoundingClientRect();
  const frame = column.getBoundingClientRect();
  if (box.top >= frame.top + 40 && box.bottom <= frame.bottom) return;
  column.scrollTop += box.top - frame.top - frame.height / 3;
}

// One tab stop a column: arrow keys move inside it.
export function rove() {
  for (const column of $$(".rk-column")) {
    if (column.querySelector('.rk-s[tabindex="0"]')) continue;
    const first = column.querySelector(".rk-s");
    if (first) first.tabIndex = 0;
  }
}

function makeCurrent(span) {
  for (const other of $$('.rk-s[tabindex="0"]', span.closest(".rk-column"))) other.tabIndex = -1;
  span.tabIndex = 0;
}

function moveFocus(span, step) {
  const all = $$(".rk-s", span.closest(".rk-column"));
  const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(span) + step))];
  makeCurrent(next);
  next.focus();
  return next;
}

export function letGo() {
  if (!pinned) return;
  const span = spans.get(pinned);
  unpin();
  if (span) span.focus({ preventScroll: true });
}

// The English of a sentence: its stage and place there; nothing where it isn't translated.
export function englishOf(id) {
  const n = Number(id.slice(1));
  if (id[0] === "e") return { stage: "summary_en", index: n };
  if (id[0] === "t") return { stage: "translation", index: n };
  const stage = id[0] === "s" ? "summary_en" : "translation";
  const index = (english[stage].get(n) || [])[0];
  return index === undefined ? null : { stage, index };
}

export function watchColumns() {
  const columns = $("columns");
  const at = (event) => event.target.closest?.(".rk-s");
  // What is moved under a pointer that rests, as where the page leads to a sentence, isn't pointed at.
  document.addEventListener("mousemove", (event) => {
    const { screenX: x, screenY: y } = event;
    if (x === pointer.x && y === pointer.y) return;
    const id = at(event)?.dataset.id;
    if (id ? id !== looked : pointer.on) light(id ?? pinned);
    pointer = { x, y, on: Boolean(id) };
  });
  columns.addEventListener("focusin", (event) => at(event) && light(at(event).dataset.id));
  columns.addEventListener("focusout", (event) => at(event) && light(pinned));
  columns.addEventListener("click", (event) => {
    const span = at(event);
    if (!span || String(window.getSelection())) return; // selecting text is not a click
    if (pinned === span.dataset.id) unpin();
    else pin(span.dataset.id);
  });
  columns.addEventListener("keydown", (event) => {
    const span = at(event);
    if (!span || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
    if (event.key in steps) moveFocus(span, steps[event.key]);
    else if (event.key === "Enter" || event.key === " ") pinned === span.dataset.id ? unpin() : pin(span.dataset.id);
    else return;
    event.preventDefault();
  });
}
