// An English sentence, edited where it stands. Leaving the field checks it.

import { $, h } from "./dom.js";
import { plural, t } from "./language.js";
import { complete, idOf, shown } from "./brief.js";
import { say } from "./notices.js";
import { letGo, spanOf } from "./links.js";
import { showColumn } from "./view.js";
import { change } from "./revision.js";

export function edit({ stage, index }) {
  const id = idOf({ stage, segment: index });
  const span = spanOf(id);
  if (!complete() || !span || span.hidden) return;
  if ($("columns").dataset.show !== "both") showColumn("english");
  if (matchMedia("(max-width: 700px)").matches) letGo(); // what it has at the foot would cover the field
  const { target } = shown.brief[stage].segments[index];
  const field = h("textarea", { class: "rk-editor", lang: "en", "aria-label": t("edit.label"), "aria-describedby": "rk-edit-help" });
  field.value = target;
  span.hidden = true;
  span.after(field);
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  grow();
  field.focus();

  let open = true;
  const close = () => {
    open = false; // taking the field away is leaving it, too
    field.remove();
    span.hidden = false;
    span.focus({ preventScroll: true });
  };
  const leave = async () => {
    if (!open || !field.isConnected || field.readOnly) return;
    const written = field.value.trim().replace(/\s+/g, " ");
    if (written === target) return close();
    field.readOnly = true;
    say(t("edit.checking"));
    if (await change("revise", { stage, index, target: written, outcome: "edited" })) tell(stage, index, id);
    else field.readOnly = false; // what was written stays
  };
  field.addEventListener("input", grow);
  field.addEventListener("blur", leave);
  field.addEventListener("keydown", (event) => {
    event.stopPropagation(); // neither runs the page nor stops it
    if (event.key === "Escape") close();
    if (event.key !== "Enter") return;
    event.preventDefault(); // a sentence has one line
    leave();
  });
}

function tell(stage, index, id) {
  const count = (severity) => shown.brief[stage].segments[index].findings.filter((finding) => finding.severity === severity).length;
  const found = ["error", "warning"].filter(count).map((severity) => plural("count." + severity, count(severity)));
  say(found.length ? t("edit.found", { found: found.join(", ") }) : t("edit.clean"));
  if (document.activeElement === document.body) spanOf(id)?.focus({ preventScroll: true });
}

export function watchEditor() {
  // The first press may pin or let go, which moves what lies below: the sentence is the one that it met.
  let id = "";
  $("columns").addEventListener("mousedown", (event) => {
    if (event.detail === 1) id = event.target.closest(".rk-s")?.dataset.id || "";
  });
  $("columns").addEventListener("dblclick", () => {
    if (id[0] === "e" || id[0] === "t") edit({ stage: id[0] === "e" ? "summary_en" : "translation", index: Number(id.slice(1)) });
  });
}
