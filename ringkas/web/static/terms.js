// The reader's own glossary, as this browser keeps it.

import { memory } from "./dom.js";
import { keeps } from "./keeps.js";

const held = { terms: memory.read("localStorage", "glossary") || [] };

// All rows of the table, whole or not.
export const allTerms = () => held.terms;
// Those that can be used.
export const terms = () => held.terms.filter(({ source, target }) => source && target);

export function setTerms(wanted) {
  held.terms = wanted;
  if (keeps()) memory.write("localStorage", "glossary", wanted);
}

// A term takes the place of one with the same source.
export function addTerms(added) {
  const sources = new Set(added.map(({ source }) => source));
  setTerms([...held.terms.filter(({ source }) => !sources.has(source)), ...added]);
}

// Another tab of this browser has changed it.
export function readTermsAgain() {
  held.terms = memory.read("localStorage", "glossary") || [];
}
