// What the button does: it gathers what is asked for, sends files ahead, starts, and shows a brief step by step.

import { $, show } from "./dom.js";
import { seconds, t, timeLeft } from "./language.js";
import { changing, shown } from "./brief.js";
import { closeShelf, composed, dropAside, fold, largeDownloads } from "./composer.js";
import { keepWork, whereKept } from "./kept.js";
import { leaveBehind } from "./opening.js";
import { arriveAt } from "./place.js";
import { terms } from "./terms.js";
import { hideError, mutter, say, showError } from "./notices.js";
import { rove } from "./links.js";
import { clearView, drawSegment, drawSummary, drawTitle, finishView, startAt } from "./view.js";
import { finish, isRunning, progress, secondsSoFar, start } from "./running.js";
import { BATCH_STEPS, beginRows, clearBatch } from "./batch.js";
import { DOWNLOAD_STEPS, forgetDownload } from "./download.js";
import { drawArticle } from "./article.js";

let uploading = false;

const agreed = new Set(); // large models that may be downloaded

const last = { given: undefined, work: null }; // what was asked for otherwise than by the composer, and the id of what is made

// Makes what the composer holds, or what is `given` in its place: then the composer stays as it is.
export async function run({ force = false, given } = {}) {
  await changing.done;
  if (isRunning() || uploading) return;
  last.given = given;
  forgetDownload();
  hideError();
  say("");
  fold(false);
  const request = given ?? composed();
  const large = largeDownloads(request).find(({ name }) => !agreed.has(name));
  if (large) return showError({ error: "LargeDownload", ...large });
  if (force) request.options.force = true;
  const payload = await payloadOf(request);
  if (!payload) return;
  if (request.kind === "text" && !payload.text.trim()) return showError({ error: "EmptyInput" });
  if (request.kind === "text" && isTooLong(payload.text)) return showError({ error: "InputTooLarge" }); // at once, and not after it was sent
  leaveBehind();
  dropAside(request);
  last.work = keepWork(request, { isDraft: !given });
  closeShelf();
  shown.request = request;
  if (request.kind === "batch") {
    clearBatch(request.file);
    start("batch", payload, { ...DOWNLOAD_STEPS, ...BATCH_STEPS, rows: beginTable });
  } else {
    show($("batch"), false);
    clearView();
    show($("result"), false);
    start("brief", payload, { ...DOWNLOAD_STEPS, ...BRIEF_STEPS });
  }
}

function beginTable(step) {
  arriveAt(last.work);
  BATCH_STEPS.rows(step);
}

// The server counts code points, of which a text has at most as many as UTF-16 units.
const isTooLong = (text) => text.length > CONFIG.characters && Array.from(text).length > CONFIG.characters;

// Rows of the batch at hand, of which something is there already.
async function runRows({ file, rows, force }) {
  if (isRunning() || uploading) return;
  forgetDownload();
  hideError();
  const request = { ...composed(), kind: "batch", file };
  if (force) request.options.force = true;
  const payload = await payloadOf(request);
  if (!payload) return;
  start("batch", { ...payload, rows }, { ...DOWNLOAD_STEPS, ...BATCH_STEPS });
  beginRows(rows);
}

// What is sent to the server; nothing where the file can't be, which is told.
async function payloadOf(request) {
  const { kind, text, url, file, ...payload } = request;
  payload.kind = kind;
  payload.terms = terms();
  try {
    if (kind === "text") payload.text = text;
    if (kind === "url") payload.url = url;
    if (file) {
      if (file.size > CONFIG.upload_megabytes * 1e6) {
        showError({ error: "InputTooLarge" });
        return undefined;
      }
      payload.file = await send(file);
    }
  } catch {
    say("");
    showError({ error: "Lost" });
    return undefined;
  }
  return payload;
}

async function send(file) {
  uploading = true;
  say(t("status.upload"));
  try {
    const { path } = await upload(file);
    return { path, name: file.name };
  } finally {
    uploading = false;
  }
}

const pace = { stage: "", from: 0, began: 0 }; // since when sentences of that stage come

// Reckoned from the sentences that came by now; nothing for the first three, nor for what is short.
function leftOf(stage, index, total) {
  const now = performance.now();
  if (pace.stage !== stage || !index) Object.assign(pace, { stage, from: index, began: now });
  const came = index - pace.from;
  const left = ((now - pace.began) / came) * (total - index - 1) / 1000;
  return came < 3 || left < 5 ? "" : timeLeft(left);
}

const BRIEF_STEPS = {
  loading({ name }) { say(t("status.load", { name })); },
  fetching() { say(t("status.fetch")); },
  cleaning({ translator, second, signature }) {
    Object.assign(shown.request, { translator, second, signature });
    say(t("status.clean"));
  },
  cleaned({ article }) {
    arriveAt(last.work);
    fold();
    show($("result"), true);
    drawArticle(article);
    startAt($("result"));
    rove();
    say(t("status.summarize", { n: article.sentences.length }));
  },
  summarized({ summary }) {
    drawSummary(summary);
    rove();
    say(t("status.title"));
  },
  title({ title_en }) { drawTitle(title_en); },
  segment({ stage, index, total, segment }) {
    drawSegment(stage, index, segment);
    if (!index) rove();
    progress(index + 1, total);
    mutter([t("status." + stage, { n: index + 1, total }), leftOf(stage, index, total)].filter(Boolean).join(" "));
  },
  done({ brief: rest }) {
    const took = secondsSoFar();
    finishView({ ...rest, article: shown.brief.article });
    finish(t("status.done", { s: seconds(took) }) + whereKept());
  },
};

// What was told of the last one doesn't stand beside the next; what is told of the work at hand stays.
export function watchInput() {
  const clear = () => {
    if (isRunning() || uploading) return;
    hideError();
    say("");
  };
  $("composer").addEventListener("input", clear);
  document.addEventListener("ringkas:next", clear);
}

// The input that was taken for another language is taken all the same, and the model that is large downloaded.
export function watchError() {
  $("error").addEventListener("click", (event) => {
    if (event.target.id === "rk-again") run({ force: true, given: last.given });
    if (event.target.id !== "rk-download") return;
    for (const { name } of largeDownloads(last.given ?? composed())) agreed.add(name);
    run({ given: last.given });
  });
}

// What is shown once more, the rest of it, or all by the translator that is named.
export function watchBetter() {
  document.addEventListener("ringkas:rest", ({ detail }) => run({ given: detail }));
  document.addEventListener("ringkas:better", ({ detail: translator }) => {
    const { kind, text, url, file, options, summarizer, second } = shown.request;
    $("translator").value = translator;
    run({ given: { kind, text, url, file, options, summarizer, translator, second } });
  });
}

export function watchRows() {
  document.addEventListener("ringkas:make", ({ detail }) => runRows(detail));
}
