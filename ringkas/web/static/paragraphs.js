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

const BETWEEN = /(\s*(?<!\S)\|(?!\S)\s*)/u; // cells of a table's row, before and after empty ones, too
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
  const nodes = text.split(BETWEEN).map((part, place) => {
    const [from, to] = [at, at + Array.from(part).length];
    at = to;
    if (place % 2) return h("span", { class: "rk-hidden" }, part);
    const own = stretches.filter((one) => one.from >= from && one.to <= to).map((one) => ({ ...one, from: one.from - from, to: one.to - from }));
    return h("span", { class: "rk-cell" }, ...marked(part, own));
  });
  return span.replaceChildren(...nodes);
}
