// The library: briefs and batches that this browser has kept, to search, open, run again and delete.

import { $, h, show } from "./dom.js";
import { locale, plural, t } from "./language.js";
import { briefOf, changing, shown } from "./brief.js";
import { asking } from "./asking.js";
import { closeShelf, compose, fold, reopen } from "./composer.js";
import { hideError, say, tell } from "./notices.js";
import { forget, keepFromNow, keepOn, keeps, readDraft, readLibrary, readWork, shownWork, showsWork } from "./kept.js";
import { isRunning } from "./running.js";
import { clearView, drawWhole, startAt } from "./view.js";
import { recall } from "./revision.js";
import { drawBatch } from "./batch.js";

const MOST = 100; // entries drawn at once; the search finds the rest

export async function drawLibrary() {
  const works = await readLibrary();
  const wanted = $("library-search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = works.filter(({ words, title_en }) => wanted.every((word) => [words, title_en].join("\n").toLowerCase().includes(word)));
  $("library-count").textContent = t("library", { n: works.length });
  $("library-list").replaceChildren(...found.slice(0, MOST).map(entry));
  $("library-note").textContent = libraryNote(works.length, found.length);
  $("keep").checked = keeps();
  show($("library-erase"), works.length > 0);
}

function libraryNote(all, found) {
  if (!all) return t("library.empty");
  if (!found) return t("library.none");
  return found > MOST ? t("library.more", { n: found - MOST }) : "";
}

function entry(work) {
  const name = work.title_en || work.title || work.name || t("library.untitled");
  const about = [
    new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(work.changed),
    work.kind === "batch" && work.total ? plural("library.rows", work.total) : "",
    work.done ? "" : t("library.partial"),
  ].filter(Boolean).join(" · ");
  const button = (label, press) => h("button", { type: "button", onclick: press, "aria-label": `${t(label)}: ${name}` }, t(label));
  return h("li", {},
    h("div", {}, h("strong", { lang: work.title_en ? "en" : "id" }, name),
      work.title_en && work.title ? h("span", { lang: "id" }, work.title) : null, h("small", {}, about)),
    h("div", { class: "rk-tools" },
      button("library.open", () => whenFree(() => openEntry(work.id))),
      button("library.again", () => whenFree(() => again(work.id))),
      asking("library.delete", name, () => erase([work.id]))));
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
  const opened = await openWork(id);
  if (!opened) return drawLibrary();
  closeShelf();
  const { made, written, said } = opened;
  startAt(made);
  written?.scrollIntoView({ block: "center" });
  (written || made).focus({ preventScroll: true });
  say(said);
}

// Where it is shown, the field in which something is still being written, and what is to be said of it; nothing where
// it was deleted.
async function openWork(id) {
  await changing.done;
  const kept = await readWork(id);
  if (!kept) return undefined;
  const { work, request, steps, next } = kept;
  hideError();
  compose(request);
  showsWork(id);
  keepOn(work, next, steps);
  show($("batch"), false);
  clearView();
  show($("result"), false);
  if (work.kind === "batch") {
    drawBatch(steps, request.file);
    fold(work.done);
  } else {
    shown.request = { ...request, ...steps.find(({ step }) => step === "cleaning") };
    const made = briefOf(steps);
    recall(made, steps);
    if (made.article) drawWhole(made);
    fold(Boolean(made.signature));
  }
  const written = $("columns").querySelector(".rk-editor");
  const some = work.kind === "batch" ? "status.partial.rows" : "status.partial";
  return { made: $(work.kind === "batch" ? "batch" : "result"), written, said: t(written ? "status.writing" : work.done ? "status.restored" : some) };
}

// What this tab had before it was reloaded, or closed by accident.
export async function restore() {
  const draft = await readDraft();
  const opened = shownWork() && (await openWork(shownWork()));
  if (opened) {
    const { made, written, said } = opened;
    (written || made).scrollIntoView({ block: written ? "center" : "nearest" });
    say(said);
  }
  if (draft) {
    compose(draft);
    if (!opened && (draft.text || draft.file)) say(t("status.draft"));
  }
  await drawLibrary();
}

export function watchLibrary() {
  // Who is at a button of the list keeps it.
  document.addEventListener("ringkas:kept", () => $("library-list").contains(document.activeElement) || drawLibrary());
  $("library").addEventListener("toggle", drawLibrary);
  $("library-search").addEventListener("input", drawLibrary);
  $("keep").addEventListener("change", () => keepFromNow($("keep").checked));
  $("library-erase").append(asking("library.erase", "", async () => erase((await readLibrary()).map(({ id }) => id))));
}
