// Putting the page together, once it is there.

import { $, memory } from "./dom.js";
import { chooseLanguage, speak } from "./language.js";
import { shown } from "./brief.js";
import { drawExamples, drawFile, drawModels, drawSlider, watchComposer } from "./composer.js";
import { watchDraft } from "./drafts.js";
import { watchLeaving, watchOthers } from "./kept.js";
import { watchSaving } from "./save.js";
import { letGo, watchColumns } from "./links.js";
import { watchElsewhere, watchPointer } from "./revision.js";
import { watchTrace } from "./trace.js";
import { watchEditor } from "./editor.js";
import { watchTeaching } from "./teaching.js";
import { drawClearing, drawGlossary, watchGlossary } from "./glossary.js";
import { watchReview } from "./review.js";
import { drawWhole } from "./view.js";
import { watchLooks } from "./looks.js";
import { drawThreshold, watchThreshold } from "./threshold.js";
import { isRunning, receive, settled, stop, watchDoor } from "./running.js";
import { redrawBatch, watchBatch } from "./batch.js";
import { watchRow } from "./row.js";
import { watchUnfinished } from "./unfinished.js";
import { watchOutdated } from "./outdated.js";
import { watchCharts } from "./charts.js";
import { run, watchBetter, watchError, watchInput, watchRows } from "./run.js";
import { sayAgain } from "./notices.js";
import { drawLibrary, finishName, watchLibrary } from "./library.js";
import { restore, watchOpening } from "./opening.js";
import { openLink, watchLink } from "./link.js";

function setTheme(theme) {
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.classList.toggle("dark", dark);
  $("theme").value = theme;
}

function redraw() {
  drawSlider();
  drawThreshold();
  drawModels();
  drawFile();
  drawClearing();
  drawGlossary();
  if (shown.brief?.article) drawWhole(shown.brief, shown.row);
  redrawBatch();
  if (isRunning()) return;
  drawLibrary();
  sayAgain();
}

const askedTheme = new URLSearchParams(location.search).get("__theme");
let theme = ["light", "dark"].includes(askedTheme) ? askedTheme : memory.read("localStorage", "theme") || "system";

drawExamples();
speak(chooseLanguage());
setTheme(theme);
drawSlider();
drawModels();
drawClearing();
drawGlossary();
watchComposer();
watchColumns();
watchLooks();
watchThreshold();
watchPointer();
watchElsewhere();
watchTrace();
watchEditor();
watchTeaching();
watchGlossary();
watchReview();
watchSaving();
watchBatch();
watchRow();
watchUnfinished();
watchOutdated();
watchCharts();
watchDoor();
watchError();
watchBetter();
watchInput();
watchRows();
watchDraft();
watchOthers();
watchLeaving();
watchOpening();
watchLibrary();
watchLink();

$("run").addEventListener("click", () => run());
$("stop").addEventListener("click", stop);
// The key that started the work may still be down when the focus comes here.
$("stop").addEventListener("keydown", (event) => event.repeat && event.preventDefault());
$("lang").addEventListener("change", () => {
  memory.write("localStorage", "language", $("lang").value);
  speak($("lang").value);
  redraw();
});
$("theme").addEventListener("change", () => {
  theme = $("theme").value;
  memory.write("localStorage", "theme", theme);
  setTheme(theme);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme(theme));

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  } else if (event.key === "Escape") {
    if (isRunning()) stop();
    else letGo();
  }
});

// The two streams come through hidden components of their own: `channel_script` in assets.py.
document.addEventListener("ringkas:brief", (event) => receive("brief", event.detail));
document.addEventListener("ringkas:batch", (event) => receive("batch", event.detail));
document.addEventListener("ringkas:brief:settled", () => settled("brief"));
document.addEventListener("ringkas:batch:settled", () => settled("batch"));

finishName().then(restore).then(drawLibrary).then(openLink).finally(() => { element.dataset.ready = "true"; });
