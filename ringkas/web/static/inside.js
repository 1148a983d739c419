// What the library's search looks at within its works, and where it found something there.

import { h } from "./dom.js";
import { spoken, t } from "./language.js";
import { briefOf } from "./brief.js";
import { readWork } from "./kept.js";
import { marked } from "./marks.js";

const AROUND = 60; // letters on each side of a hit
const read = new Map(); // a work's id -> when it was changed last, and its texts

const textsOf = ({ article, summary, summary_en, translation }) => [
  { name: "article", lang: "id", text: article?.paragraphs.join("\n") },
  { name: "english.article", lang: "en", text: translation?.text || translation?.segments.map(({ target }) => target).join(" ") },
  { name: "summary", lang: "id", text: summary?.text },
  { name: "english.summary", lang: "en", text: summary_en?.text || summary_en?.segments.map(({ target }) => target).join(" ") },
].filter(({ text }) => text).map((one) => ({ ...one, low: one.text.toLowerCase() }));

function rowsOf(steps) {
  const rows = new Map();
  for (const { step, index, row, brief } of steps) if (brief && (step === "row" || step === "revised")) rows.set(index ?? row, { ...rows.get(index ?? row), ...brief });
  return [...rows.values()];
}

// The texts of a work, read once as it stands.
export async function within({ id, kind, changed }) {
  if (read.get(id)?.changed !== changed) {
    const steps = (await readWork(id))?.steps ?? [];
    read.set(id, { changed, texts: (kind === "batch" ? rowsOf(steps) : [briefOf(steps)]).flatMap(textsOf) });
  }
  return read.get(id).texts;
}

export const has = (texts, word) => texts.some(({ low }) => low.includes(word));

// Where `wanted` words stand that the entry's own title doesn't show, with what is around them; nothing where there is none.
export function hit(texts, wanted) {
  const one = texts.find((text) => wanted.every((word) => has([text], word))) ?? texts.find((text) => has([text], wanted[0]));
  if (!one || !wanted.length) return null;
  const at = one.low.indexOf(wanted.find((word) => has([one], word)));
  const [from, to] = [Math.max(0, at - AROUND), Math.min(one.text.length, at + AROUND)];
  const piece = one.text.slice(from, to).replaceAll("\n", " ");
  return h("small", { class: "rk-hit" }, h("span", { lang: spoken() }, t(one.name) + ": "),
    h("q", { lang: one.lang }, from ? "…" : "", ...marked(piece, wanted.flatMap((word) => stretches(piece, word))), to < one.text.length ? "…" : ""));
}

function stretches(piece, word) {
  const low = piece.toLowerCase();
  const found = [];
  for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) {
    const from = Array.from(piece.slice(0, at)).length;
    found.push({ from, to: from + Array.from(word).length, tag: "mark" });
  }
  return found;
}
