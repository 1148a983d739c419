// A brief that was made of another text than the one in the box says so, and can be made anew of that.

import { $, show } from "./dom.js";
import { shown } from "./brief.js";
import { composed, sourceOf } from "./composer.js";
import { isRunning } from "./running.js";

function draw() {
  const { brief, request, row } = shown;
  const input = composed();
  const now = input.kind === "batch" ? "" : sourceOf(input); // many articles are no newer text of this one
  show($("outdated"), Boolean(brief?.article && request && row === null && !isRunning() && now && now !== sourceOf(request)));
}

export function watchOutdated() {
  for (const name of ["input", "change"]) $("composer").addEventListener(name, draw);
  for (const name of ["ringkas:next", "ringkas:found", "ringkas:ended"]) document.addEventListener(name, draw);
  $("anew").addEventListener("click", () => $("run").click());
}
