// Putting the page together, once it is there.

function setTheme(theme) {
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.classList.toggle("dark", dark);
  $("theme").value = theme;
}

function redraw() {
  drawSlider();
  drawModels();
  if (complete() && !running) drawWhole(brief);
  if (!running) rows.forEach((_, index) => drawRow(index));
}

const askedTheme = new URLSearchParams(location.search).get("__theme");
let theme = ["light", "dark"].includes(askedTheme) ? askedTheme : memory.read("localStorage", "theme") || "system";

speak(chooseLanguage());
choose("text");
setTheme(theme);
drawExamples();
drawSlider();
drawModels();
watchComposer();
watchColumns();
watchSaving();
watchBatch();
watchDoor();

$("run").addEventListener("click", () => run());
$("stop").addEventListener("click", stop);
for (const button of $$("[data-column]")) button.addEventListener("click", () => showColumn(button.dataset.column));
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
    if (running) stop();
    else if (pinned) letGo();
  }
});

// The two streams live in hidden components of their own; see channel.js.
document.addEventListener("ringkas:brief", (event) => receive("brief", event.detail));
document.addEventListener("ringkas:batch", (event) => receive("batch", event.detail));
document.addEventListener("ringkas:brief:settled", () => settled("brief"));
document.addEventListener("ringkas:batch:settled", () => settled("batch"));

const kept = memory.read("sessionStorage", "brief");
if (kept && kept.signature) {
  drawWhole(kept);
  fold();
  say(t("status.restored"));
}
element.dataset.ready = "true";
