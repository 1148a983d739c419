// The table of the reader's own glossary: it can be edited, cleared, imported and exported, and what changes in
// it changes the brief at hand.

import { $, h, saveFile, show } from "./dom.js";
import { plural, spells, t } from "./language.js";
import { complete, shown } from "./brief.js";
import { asking } from "./asking.js";
import { modelChoice } from "./composer.js";
import { tell, showError } from "./notices.js";
import { ask } from "./save.js";
import { addTerms, allTerms, readTermsAgain, setTerms, terms } from "./terms.js";
import { change } from "./revision.js";

const PARTS = ["source", "target", "note"];
const before = { terms: null }; // what stood in the table before terms were removed, replaced or cleared at one press

export function drawGlossary() {
  $("glossary-count").textContent = t("glossary", { n: terms().length });
  $("terms").replaceChildren(...allTerms().map(row));
  show($("terms-table"), allTerms().length > 0);
  show($("glossary-clear"), allTerms().length > 0);
  $("glossary-export").disabled = !terms().length;
  show($("glossary-back"), before.terms !== null);
}

function remember() {
  before.terms = structuredClone(allTerms());
}

// What is written since stays: then there is no going back.
function noWayBack() {
  before.terms = null;
  show($("glossary-back"), false);
}

async function putBack() {
  const [now, was] = [terms(), before.terms];
  const holds = (list, one) => list.some(({ source, target }) => source === one.source && target === one.target);
  before.terms = null;
  setTerms(was);
  drawGlossary();
  $("glossary-add").focus();
  await apply([...now, ...was].filter((one) => !holds(now, one) || !holds(was, one)));
}

function row(term) {
  const name = term.source || t("glossary.new");
  return h("tr", {}, ...PARTS.map((part) => h("td", {}, field(term, part, name))),
    h("td", {}, h("button", { type: "button", "aria-label": `${t("glossary.remove")}: ${name}`, onclick: () => remove(term) }, t("glossary.remove"))));
}

function field(term, part, name) {
  let old = { ...term };
  const written = () => Object.assign(term, { [part]: input.value.trim().replace(/\s+/g, " ") });
  const input = h("input", { type: "text", lang: part === "source" ? "id" : "en", "aria-label": `${t("glossary." + part)}: ${name}`, autocomplete: "off", spellcheck: String(part !== "source" && spells("en")), onfocus() {
    old = { ...term };
  }, oninput() {
    noWayBack();
    written();
    setTerms(allTerms()); // at every key, as all that is typed here
  }, onchange() {
    const after = { ...written() };
    // Of two rows with one source, the one that was written last counts.
    setTerms(allTerms().filter((other) => other === term || !term.source || other.source !== term.source));
    $("glossary-count").textContent = t("glossary", { n: terms().length });
    $("glossary-export").disabled = !terms().length;
    if (part !== "note") apply([old, after]);
    old = after;
  } });
  input.value = term[part];
  return input;
}

function remove(term) {
  remember();
  setTerms(allTerms().filter((other) => other !== term));
  drawGlossary();
  $("glossary-add").focus();
  apply([term]);
}

// Sentences of the brief at hand that have one of these terms are translated again.
async function apply(changed) {
  const whole = changed.filter(({ source, target }) => source && target);
  if (!complete() || !whole.length) return;
  const text = [shown.brief.article.title, ...shown.brief.article.paragraphs].join("\n").toLowerCase();
  if (!whole.some(({ source }) => text.includes(source.toLowerCase()))) return;
  tell(t("teach.busy"));
  const earlier = targets();
  if (!(await change("teach", { changed: whole, ...modelChoice() }))) return;
  tell(plural("teach.done", targets().filter((target, at) => target !== earlier[at]).length));
}

const targets = () => [shown.brief.title_en, ...["summary_en", "translation"].flatMap((stage) => shown.brief[stage].segments.map(({ target }) => target))];

export async function teachTerm(term) {
  noWayBack();
  addTerms([term]);
  drawGlossary();
  await apply([term]);
}

async function importFile(file) {
  $("glossary-file").value = "";
  if (!file) return;
  const answer = await ask("read_glossary", { name: file.name, content: await file.text() });
  if (answer.error) return showError(answer);
  remember();
  addTerms(answer.terms);
  drawGlossary();
  tell(plural("glossary.imported", answer.terms.length));
  await apply(answer.terms);
}

function exportFile() {
  const cell = (value) => '"' + value.replaceAll('"', '""') + '"';
  const lines = [PARTS, ...terms().map((term) => PARTS.map((part) => term[part]))];
  saveFile("glossary.csv", "text/csv", lines.map((cells) => cells.map(cell).join(",") + "\n"));
}

async function clearTerms() {
  const gone = terms();
  remember();
  setTerms([]);
  drawGlossary();
  $("glossary-add").focus();
  await apply(gone);
}

export function watchGlossary() {
  $("glossary-back").addEventListener("click", putBack);
  $("glossary-add").addEventListener("click", () => {
    noWayBack();
    setTerms([...allTerms(), { source: "", target: "", note: "" }]);
    drawGlossary();
    $("terms").lastElementChild.querySelector("input").focus();
  });
  $("glossary-file").addEventListener("change", () => importFile($("glossary-file").files[0]));
  $("glossary-export").addEventListener("click", exportFile);
  window.addEventListener("storage", (event) => {
    if (event.key !== "ringkas.glossary") return;
    before.terms = null;
    readTermsAgain();
    drawGlossary();
  });
}

// In the language of the page; drawn anew where that changes.
export function drawClearing() {
  $("glossary-clear").replaceChildren(asking("glossary.clear", "", clearTerms));
}
