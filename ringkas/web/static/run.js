// Running: one request at a time, its steps as they arrive, and how it ends.
// The server sends an ever longer string of lines, each line one step in JSON; what was read is not read again,
// so no step is lost when several arrive between two paints.

let running = null; // {id, kind, began, read, total}
const LOOK_AGAIN = 4000; // milliseconds without news after which the server is asked whether it still is there

function start(kindOfRun, payload) {
  running = { id: crypto.randomUUID?.() || String(Math.random()), kind: kindOfRun, began: performance.now(), read: 0 };
  hideError();
  show($("stop"), true);
  show($("progress"), true);
  $("bar").removeAttribute("value");
  $("run").disabled = true;
  element.setAttribute("aria-busy", "true");
  say(t("status.waiting"));
  running.heard = performance.now();
  running.watch = setInterval(lookAfter, LOOK_AGAIN);
  trigger(kindOfRun, { ...payload, id: running.id });
}

function finish(message) {
  clearInterval(running?.watch);
  running = null;
  show($("stop"), false);
  show($("progress"), false);
  $("run").disabled = false;
  element.removeAttribute("aria-busy");
  if (message !== undefined) say(message);
}

// Shown, and spoken by a screen reader.
function say(text) {
  $("status").textContent = text;
  $("spoken").textContent = text;
}

// Shown only: nobody wants to hear a number for each sentence while reading the first.
function mutter(text) {
  $("status").textContent = text;
}

function stop() {
  if (!running) return;
  trigger("stop", {});
  finish(t("status.stopped"));
  if (brief) rove();
}

async function run(force = false) {
  if (running || uploading) return;
  hideError();
  fold(false);
  const payload = { kind, options: { ...options(), ...(force ? { force: true } : {}) }, ...modelChoice() };
  try {
    if (kind === "text") payload.text = $("text").value;
    if (kind === "url") payload.url = $("url").value.trim();
    const file = chosen[kind];
    if (kind === "file" || kind === "batch") {
      if (!file) return showError({ error: "EmptyInput" });
      if (file.size > CONFIG.upload_megabytes * 1e6) return showError({ error: "InputTooLarge" });
      payload.file = await send(file);
    }
    const glossary = $("glossary").files[0];
    if (glossary) payload.glossary = await send(glossary);
  } catch {
    say("");
    return showError({ error: "Lost" });
  }
  if (kind === "text" && !payload.text.trim()) return showError({ error: "EmptyInput" });
  if (kind === "url" && !payload.url) return showError({ error: "EmptyInput" });
  if (kind === "batch") {
    clearBatch();
    start("batch", payload);
  } else {
    show($("batch"), false);
    clearView();
    show($("result"), false);
    memory.write("sessionStorage", "brief", null);
    start("brief", payload);
  }
}

let uploading = false;
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

// Called with the whole string each time it grew.
function receive(kindOfRun, lines) {
  if (!running || running.kind !== kindOfRun) return;
  const head = JSON.stringify({ step: "run", id: running.id });
  if (!lines.startsWith(head)) return; // the rest of an earlier run
  const end = lines.lastIndexOf("\n") + 1;
  const fresh = lines.slice(running.read, end);
  running.read = end;
  running.heard = performance.now();
  for (const line of fresh.split("\n")) if (line && running) apply(JSON.parse(line));
}

function apply(step) {
  const handlers = { ...BRIEF_STEPS, ...BATCH_STEPS };
  handlers[step.step]?.(step);
}

function progress(n, total) {
  $("bar").max = total;
  $("bar").value = n;
}

const BRIEF_STEPS = {
  run() {},
  loading({ name }) { say(t("status.load", { name })); },
  fetching() { say(t("status.fetch")); },
  cleaning() { say(t("status.clean")); },
  cleaned({ article }) {
    fold();
    show($("result"), true);
    drawArticle(article);
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
    mutter(t("status." + stage, { n: index + 1, total }));
  },
  done({ brief: rest }) {
    const took = (performance.now() - running.began) / 1000;
    finishView({ ...rest, article: brief.article });
    memory.write("sessionStorage", "brief", brief);
    finish(t("status.done", { s: seconds(took) }));
  },
  error(problem) {
    finish("");
    if (brief) rove();
    showError(problem);
  },
};

// The server's side of the run is over. Where no last step came, the connection was cut.
function settled(kindOfRun) {
  const ended = running;
  setTimeout(() => {
    if (running && running === ended && running.kind === kindOfRun) fail("Lost");
  }, 500);
}

function fail(error) {
  finish("");
  if (brief) rove();
  showError({ error });
}

// No news for a while: still in the queue, still at work, or gone?
async function lookAfter() {
  const asked = running;
  if (!asked || performance.now() - asked.heard < LOOK_AGAIN) return;
  const { root, api_prefix } = window.gradio_config;
  let queue = null;
  try {
    const answer = await fetch(`${root}${api_prefix}/queue/status`);
    if (answer.ok) queue = await answer.json();
  } catch {
    // The server can't be reached: told below.
  }
  if (running !== asked) return;
  if (!queue) fail("Lost");
  else if (!asked.read) mutter(t("status.queue", { n: queue.queue_size }));
}

// Gradio tells nobody but its own notice when a request is turned away at the door; its status is seen here.
function watchDoor() {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!running || running.read || !entry.name.includes("/queue/join")) continue;
      if (entry.startTime >= running.began && entry.responseStatus >= 400)
        fail(entry.responseStatus === 503 ? "Busy" : "Lost");
    }
  }).observe({ type: "resource" });
}

function errorSentence(problem) {
  const key = "error." + (known("error." + problem.error) ? problem.error : "Unexpected");
  const values = { name: problem.language ? languageName(problem.language) : "" };
  // What isn't foreseen here keeps the sentence of the library, which says more than a general one.
  return known("error." + problem.error) || !problem.message ? t(key, values) : problem.message;
}

function showError(problem) {
  const place = $("error");
  const foreseen = known("error." + problem.error);
  const next = foreseen ? t("error." + problem.error + ".next") : problem.hint || t("error.Unexpected.next");
  place.replaceChildren(
    h("p", {}, h("span", { class: "rk-icon", "aria-hidden": "true" }, ICONS.error), h("strong", {}, errorSentence(problem))),
    h("p", {}, t("next"), next));
  if (foreseen && problem.message) place.append(h("p", { class: "rk-note", lang: "en" }, problem.message));
  if (problem.error === "WrongLanguage")
    place.append(h("button", { type: "button", id: "rk-again", onclick: () => run(true) }, t("status.again")));
  if (!brief || !brief.article) fold(false);
  show(place, true);
}

function hideError() {
  show($("error"), false);
  $("error").replaceChildren();
}
