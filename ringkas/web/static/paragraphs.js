// The paragraphs of a text in a column, rows of a table and items of a list among them, and the sentences in them.

import { h } from "./dom.js";
import { shown } from "./brief.js";
import { marked } from "./marks.js";
import { register } from "./links.js";

export function paragraphBlocks(target, article) {
  const blocks = article.paragraphs.map((_, index) => paragraphBlock(index, (article.kinds || [])[index]));
  target.replaceChildren(...blocks);
  return blocks;
}

const BETWEEN = " | "; // cells of a table's row
const MARKER = /^(?:[-–—•*·]|\d+[.)]|\p{L}[.)])\s/u; // an item that brings its own needs no other

export function paragraphBlock(index, kind) {
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

export function paragraphStarts(paragraphs) {
  const starts = [];
  let at = 0;
  for (const text of paragraphs) {
    starts.push(at);
    at += Array.from(text).length + 2; // paragraphs are joined by a blank line
  }
  return starts;
}

// `source` is the sentence that it is made from, by whose number findings call it; paper shows that.
export function sentenceSpan(key, index, text, source = index) {
  const span = h("span", { class: "rk-s", role: "button", tabindex: "-1", "aria-pressed": "false", "data-id": key + index, "data-n": source + 1 }, text);
  register(span);
  return span;
}

// A row of a table as its cells; what stands between them stays in the text.
export function fillSpan(span, text, stretches) {
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
