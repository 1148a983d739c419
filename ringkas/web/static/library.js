// The library: briefs and batches that this browser has kept, to search, open, run again and delete.

import { $, $$, h, memory, show } from "./dom.js";
import { locale, plural, spells, t } from "./language.js";
import { asking } from "./asking.js";
import { complete, shown } from "./brief.js";
import { closeShelf, compose, offerAside, reopen, setAside } from "./composer.js";
import { grouped, leftIn } from "./entries.js";
import { has, hit, within } from "./inside.js";
import { inWords, leftInWords, say, tell } from "./notices.js";
import { keeps } from "./keeps.js";
import { forget, keepFromNow, nameWork, readLibrary, readWork } from "./kept.js";
import { leaveBehind, openWork, showOpened } from "./opening.js";
import { arriveAt, leaveShelf, whereabouts } from "./place.js";
import { change } from "./revision.js";
import { isRunning } from "./running.js";

const MOST = 100; // entries drawn at once; the search finds the rest

const drawing = { turn: 0, done: Promise.resolve() };

// What is asked for while it is still read is drawn in its place, which whoever waits for it waits for.
export function drawLibrary() {
  drawing.turn += 1;
  drawing.done = draw(drawing.turn);
  return drawing.done;
}

async function draw(turn) {
  const works = await readLibrary();
  const groups = grouped(works);
  const wanted = $("library-search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = new Map();
  for (const work of wanted.length ? works : []) texts.set(work.id, await within(work));
  if (turn !== drawing.turn) return drawing.done;
  if ($("library-list").querySelector("[data-asked], .rk-name")) return; // a question stays until it is answered
  const isFound = (work) => wanted.every((word) => saysOf(work).includes(word) || has(texts.get(work.id), word));
  // In the newest where that has it, which is in sight.
  const hitOf = (versions) => {
    const work = versions.find(isFound);
    const head = [titled(work), work.title].join("\n").toLowerCase();
    const hidden = wanted.filter((word) => !head.includes(word));
    return hidden.length ? hit(texts.get(work.id), hidden) : null;
  };
  const found = groups.filter((versions) => versions.some(isFound));
  const unfolded = $$("details[open]", $("library-list")).map((one) => one.dataset.article);
  const held = document.activeElement.closest?.("#rk-library-list button")?.getAttribute("aria-label");
  $("library-count").textContent = t("library", { n: groups.length });
  $("library-list").replaceChildren(...found.slice(0, MOST).map((versions) => entry(versions, unfolded, wanted.length ? hitOf(versions) : null)));
  $$("button", $("library-list")).find((button) => button.getAttribute("aria-label") === held)?.focus({ preventScroll: true });
  $("library-note").textContent = libraryNote(groups.length, found.length);
  $("keep").checked = keeps();
  show($("library-erase"), groups.length > 0);
}

function libraryNote(all, found) {
  if (!all) return t("library.empty");
  if (!found) return t("library.none");
  return found > MOST ? t("library.more", { n: found - MOST }) : "";
}

const titled = ({ title_en, title, name }) => title_en || title || name || "";
const called = (work) => titled(work) || work.beginning || t("library.untitled"); // an earlier page kept no beginning
const saysOf = ({ words, title_en }) => [words, title_en].join("\n").toLowerCase();

// An article with what was made of it: the newest in sight, the older ones folded below it.
function entry([newest, ...older], unfolded, where) {
  const name = called(newest);
  return h("li", { "data-work": newest.id },
    h("div", {}, h("strong", { lang: newest.title_en ? "en" : "id" }, name),
      newest.title_en && newest.title ? h("span", { lang: "id" }, newest.title) : null, about(newest), where),
    tools(newest, name),
    older.length ? h("details", { "data-article": newest.article, open: unfolded.includes(newest.article) },
      h("summary", {}, plural("library.older", older.length)),
      h("ul", {}, ...older.map((work) => h("li", { "data-work": work.id }, h("div", {}, about(work, name)), tools(work, `${name}, ${dated(work)}`))))) : null);
}

const dated = ({ changed }) => new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(changed);

// When it was made, and how much of it is left to be looked at. A version under another name than `name` has its own.
function about(work, name = work.title_en) {
  const left = leftIn(work);
  return h("small", {}, [
    name === work.title_en ? "" : work.title_en,
    dated(work),
    work.kind === "batch" && work.total ? plural("library.rows", work.total) : "",
    work.done ? "" : t("library.partial"),
    left?.failed ? plural("library.failed", left.failed) : "",
    left ? (left.failed ? inWords(left.counts) : leftInWords(left.counts)) : "",
    left?.edited ? t("hand.edited") : "",
  ].filter(Boolean).join(" · "));
}

function tools(work, name) {
  const { id } = work;
  const button = (label, press) => h("button", { type: "button", onclick: press, "aria-label": `${t(label)}: ${name}` }, t(label));
  return h("div", { class: "rk-tools" },
    button("library.open", () => whenFree(() => openEntry(id))),
    button("library.again", () => whenFree(() => again(id))),
    work.done && !titled(work) ? button("library.name", () => beginName(work)) : null,
    asking("library.delete", name, () => erase([id])));
}

// A title for what has none, written where it stands; Esc gives it up, whatever else leaves it gives it.
function beginName({ id }) {
  const place = $("library-list").querySelector(`[data-work="${CSS.escape(id)}"]`);
  const field = h("input", { type: "text", class: "rk-name", maxlength: "300", autocomplete: "off", lang: "en", spellcheck: String(spells("en")), "aria-label": t("library.naming") });
  const end = async (title) => {
    field.onblur = null;
    memory.write("sessionStorage", "naming", null);
    field.remove();
    if (title) await (id === whereabouts.work && complete() ? change("revise", { stage: "title", index: 0, target: title, outcome: "edited" }) : nameWork(id, title));
    await drawLibrary();
    place.isConnected || $("library-list").querySelector(`[data-work="${CSS.escape(id)}"] button`)?.focus();
  };
  field.onblur = () => end(field.value.trim());
  field.oninput = () => memory.write("sessionStorage", "naming", { id, title: field.value.trim() });
  field.addEventListener("keydown", (event) => {
    event.stopPropagation(); // neither runs the page nor stops it
    if (event.key === "Enter") end(field.value.trim());
    if (event.key === "Escape") end("");
  });
  place.querySelector("div").prepend(field);
  field.focus();
}

// A reload leaves the field, too, but no time to write it down: it is given behind it, before anything is opened.
export async function finishName() {
  const begun = memory.read("sessionStorage", "naming");
  memory.write("sessionStorage", "naming", null);
  if (begun?.title) await nameWork(begun.id, begun.title);
}

function whenFree(press) {
  if (isRunning()) tell(t("library.busy"));
  else press();
}

async function erase(ids) {
  await forget(ids);
  await drawLibrary();
  $("library-search").focus();
}

async function again(id) {
  const kept = await readWork(id);
  if (!kept) return drawLibrary();
  setAside(shown.request);
  compose(kept.request);
  reopen();
  offerAside();
  say(t("library.ready", { button: $("run").firstElementChild.textContent }));
}

async function openEntry(id) {
  leaveBehind();
  const opened = await openWork(id);
  if (!opened) return drawLibrary();
  leaveShelf(id);
  arriveAt(id);
  closeShelf();
  showOpened(opened);
}

// Where Back leads out of an entry that was opened here.
async function showEntry(id) {
  $("library").open = true;
  await drawLibrary();
  const at = $("library-list").querySelector(`[data-work="${CSS.escape(id)}"]`);
  if (at?.parentElement.closest("details")) at.parentElement.closest("details").open = true;
  (at?.querySelector("button") ?? $("library-search")).focus();
}

export function watchLibrary() {
  // Who is at a button of the list keeps it.
  document.addEventListener("ringkas:kept", () => $("library-list").contains(document.activeElement) || drawLibrary());
  document.addEventListener("ringkas:shelf", ({ detail }) => showEntry(detail));
  document.addEventListener("ringkas:threshold", drawLibrary);
  $("library").addEventListener("toggle", drawLibrary);
  $("library-search").addEventListener("input", drawLibrary);
  $("keep").addEventListener("change", () => keepFromNow($("keep").checked));
  $("library-erase").append(asking("library.erase", "", async () => erase((await readLibrary()).map(({ id }) => id))));
}
