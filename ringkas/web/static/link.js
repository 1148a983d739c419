// A link that holds a whole brief, compressed, behind its #: browsers send that part to nobody.

import { $, show } from "./dom.js";
import { t } from "./language.js";
import { changing, complete, shown } from "./brief.js";
import { closeShelf, composed, fold } from "./composer.js";
import { keeps } from "./keeps.js";
import { fingerprint } from "./entries.js";
import { findWhole, keepWhole } from "./kept.js";
import { leaveBehind, openWork, showOpened } from "./opening.js";
import { arriveByLink, wantedPlace } from "./place.js";
import { hideError, say, showError, tell } from "./notices.js";
import { ask, copyText } from "./save.js";
import { isRunning } from "./running.js";
import { clearBatch } from "./batch.js";
import { clearView, drawWhole, startAt } from "./view.js";

const MARK = "#brief=";
const LONGEST = 1_000_000; // letters of a link; many programs take fewer
const IS_LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname); // it opens on this computer alone
const LARGEST = 20_000_000; // bytes that a link may unfold to

async function copyLink() {
  await changing.done;
  if (!complete()) return tell(t("link.partial"));
  const packed = new Response(new Blob([JSON.stringify(shown.brief)]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  const link = location.origin + location.pathname + MARK + toText(new Uint8Array(await packed.arrayBuffer()));
  if (link.length > LONGEST) showError({ error: "LongLink" });
  else copyText(link, IS_LOCAL ? "link.local" : "copied");
}

// In letters that an address may have.
function toText(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > LARGEST) throw new Error("too large");
    parts.push(part.value);
  }
  return JSON.parse(await new Blob(parts).text());
}

// What it holds, whatever that is; nothing where it can't be read.
async function read() {
  try {
    return await unpack(location.hash.slice(MARK.length));
  } catch {
    return null;
  }
}

// Anybody can write a link: the server says whether what it holds is a brief, and keeps nothing of it.
async function check(held) {
  const answer = held ? await ask("read_brief", { brief: held }) : { error: "InputError" };
  return answer.error === "InputError" ? { error: "BadLink" } : answer;
}

// Opened, it is a brief as any other, with a place in the library, one however often it is opened.
export async function openLink() {
  if (!location.hash.startsWith(MARK)) return;
  if (isRunning()) return say(t("library.busy"));
  const link = fingerprint(location.hash);
  const held = await read();
  const id = held && (await findWhole(held, link));
  if (id) return openHeld(id);
  const answer = await check(held);
  if (answer.error) return showError(answer);
  await changing.done;
  const { brief } = answer;
  leaveBehind();
  hideError();
  clearBatch();
  show($("batch"), false);
  clearView();
  const { article, ...rest } = brief;
  const request = { ...composed(), kind: "text", file: null, url: "", text: [article.title, ...article.paragraphs].join("\n\n") };
  const made = keepWhole(request, [{ step: "cleaned", article }, { step: "title", title_en: brief.title_en }, { step: "done", brief: rest }], link);
  shown.request = request;
  drawWhole(brief);
  fold();
  closeShelf();
  startAt($("result"));
  say(t("link.opened"));
  arriveByLink(made, keeps());
}

async function openHeld(id) {
  await changing.done;
  leaveBehind();
  const opened = await openWork(id);
  closeShelf();
  showOpened({ ...opened, said: t("link.opened") });
  arriveByLink(id, true);
}

export function watchLink() {
  if (IS_LOCAL) $("copy-link").dataset.t = "copy.link.local";
  $("copy-link").textContent = t($("copy-link").dataset.t);
  $("copy-link").addEventListener("click", copyLink);
  // One that Back or Forward leads to is there already.
  window.addEventListener("hashchange", () => wantedPlace() || openLink());
}
