// The library: briefs and batches that this browser has kept, to search, open, run again and delete.

import { $, $$, h, show } from "./dom.js";
import { locale, plural, t } from "./language.js";
import { asking } from "./asking.js";
import { closeShelf, compose, reopen } from "./composer.js";
import { grouped, leftIn } from "./entries.js";
import { inWords, say, tell } from "./notices.js";
import { keeps } from "./keeps.js";
import { forget, keepFromNow, readLibrary, readWork } from "./kept.js";
import { leaveBehind, openWork, showOpened } from "./opening.js";
import { arriveAt, leaveShelf } from "./place.js";
import { isRunning } from "./running.js";

const MOST = 100; // entries drawn at once; the search finds the rest

export async function drawLibrary() {
  const groups = grouped(await readLibrary());
  if ($("library-list").querySelector("[data-asked]")) return; // a question stays until it is answered
  const wanted = $("library-search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = ({ words, title_en }) => wanted.every((word) => [words, title_en].join("\n").toLowerCase().includes(word));
  const found = groups.filter((versions) => versions.some(isFound));
  const unfolded = $$("details[open]", $("library-list")).map((one) => one.dataset.article);
  const held = document.activeElement.closest?.("#rk-library-list button")?.getAttribute("aria-label");
  $("library-count").textContent = t("library", { n: groups.length });
  $("library-list").replaceChildren(...found.slice(0, MOST).map((versions) => entry(versions, unfolded)));
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

// An article with what was made of it: the newest in sight, the older ones folded below it.
function entry([newest, ...older], unfolded) {
  const name = newest.title_en || newest.title || newest.name || t("library.untitled");
  return h("li", { "data-work": newest.id },
    h("div", {}, h("strong", { lang: newest.title_en ? "en" : "id" }, name),
      newest.title_en && newest.title ? h("span", { lang: "id" }, newest.title) : null, about(newest)),
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
    left ? inWords(left.counts) || t("count.none") : "",
    left?.edited ? t("hand.edited") : "",
  ].filter(Boolean).join(" · "));
}

function tools({ id }, name) {
  const button = (label, press) => h("button", { type: "button", onclick: press, "aria-label": `${t(label)}: ${name}` }, t(label));
  return h("div", { class: "rk-tools" },
    button("library.open", () => whenFree(() => openEntry(id))),
    button("library.again", () => whenFree(() => again(id))),
    asking("library.delete", name, () => erase([id])));
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
  compose(kept.request);
  reopen();
  say(t("library.ready"));
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
