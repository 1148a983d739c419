// One request at a time: how it starts, its steps as they arrive, and how it ends.
// The server sends an ever longer string of lines, each line one step in JSON; what was read is not read again,
// so no step is lost when several arrive between two paints.

import { $, newId, show } from "./dom.js";
import { t } from "./language.js";
import { shown } from "./brief.js";
import { hideError, mutter, say, showError } from "./notices.js";
import { keepSteps } from "./kept.js";
import { rove } from "./links.js";

let running = null; // {id, kind, steps, began, read, heard, watch}
const ending = new Map(); // by kind, a run that was stopped here and whose end on the server is still to come
const FLEETING = ["run", "download", "fetched"]; // steps that are nothing of what is made
const LOOK_AGAIN = 4000; // milliseconds without news after which the server is asked whether it still is there

export const isRunning = () => running !== null;
export const secondsSoFar = () => (performance.now() - running.began) / 1000;

// `steps` has a function for each step that this kind of run may send; an error ends any of them.
export function start(kindOfRun, payload, steps) {
  running = { id: newId(), kind: kindOfRun, steps, began: performance.now(), read: 0 };
  hideError();
  show($("stop"), true);
  show($("progress"), true);
  $("bar").removeAttribute("value");
  $("run").disabled = true;
  element.setAttribute("aria-busy", "true");
  // What was pressed is about to be folded away.
  if (document.activeElement === document.body || $("composer").contains(document.activeElement)) $("stop").focus({ preventScroll: true });
  say(t("status.waiting"));
  running.heard = performance.now();
  running.watch = setInterval(lookAfter, LOOK_AGAIN);
  const { id } = running;
  // Gradio passes over what is triggered while the last of its kind still ends, as a download takes a moment to.
  (ending.get(kindOfRun)?.over ?? Promise.resolve()).then(() => {
    if (running?.id === id) trigger(kindOfRun, { ...payload, id });
  });
}

export function finish(message) {
  // The button that was pressed last is gone: the keyboard goes on at what was made.
  const lost = [document.body, $("stop")].includes(document.activeElement);
  clearInterval(running?.watch);
  running = null;
  document.title = "ringkas";
  show($("stop"), false);
  show($("progress"), false);
  $("run").disabled = false;
  element.removeAttribute("aria-busy");
  if (lost) [$("result"), $("batch"), $("run")].find((place) => !place.hidden).focus({ preventScroll: true });
  if (message !== undefined) say(message);
  document.dispatchEvent(new Event("ringkas:ended"));
}

export function stop() {
  if (!running) return;
  trigger("stop", {});
  const end = {};
  end.over = new Promise((resolve) => { end.resolve = resolve; });
  ending.set(running.kind, end);
  finish(t("status.stopped"));
  if (shown.brief) rove();
}

// Called with the whole string each time it grew.
export function receive(kindOfRun, lines) {
  if (!running || running.kind !== kindOfRun) return;
  const head = JSON.stringify({ step: "run", id: running.id });
  if (!lines.startsWith(head)) return; // the rest of an earlier run
  const end = lines.lastIndexOf("\n") + 1;
  const fresh = lines.slice(running.read, end);
  running.read = end;
  running.heard = performance.now();
  const steps = fresh.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  keepSteps(steps.filter(({ step }) => !FLEETING.includes(step)));
  for (const step of steps) if (running) apply(step);
}

function apply(step) {
  if (step.step === "error") fail(step);
  else running.steps[step.step]?.(step);
}

export function progress(n, total) {
  $("bar").max = total;
  $("bar").value = n;
  document.title = `${n}/${total} – ringkas`;
}

// The server's side of the run is over. Where no last step came, the connection was cut.
export function settled(kindOfRun) {
  const end = ending.get(kindOfRun);
  if (end) {
    ending.delete(kindOfRun);
    end.resolve();
    return;
  }
  const ended = running;
  setTimeout(() => {
    if (running && running === ended && running.kind === kindOfRun) fail({ error: "Lost" });
  }, 500);
}

function fail(problem) {
  finish("");
  if (shown.brief) rove();
  showError(problem);
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
  if (!queue) fail({ error: "Lost" });
  else if (!asked.read) mutter(t("status.queue", { n: queue.queue_size }));
}

// Gradio tells nobody but its own notice when a request is turned away at the door; its status is seen here.
export function watchDoor() {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!running || running.read || !entry.name.includes("/queue/join")) continue;
      if (entry.startTime >= running.began && entry.responseStatus >= 400)
        fail({ error: entry.responseStatus === 503 ? "Busy" : "Lost" });
    }
  }).observe({ type: "resource" });
}
