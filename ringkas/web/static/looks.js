// How a brief is read: in rows of pairs or in three columns, and with its numbers, dates and names tinted.

import { $, $$, memory } from "./dom.js";
import { showColumn } from "./view.js";
import { tinting } from "./tints.js";
import { drawMarks } from "./shading.js";

function showLayout(layout) {
  $("columns").classList.toggle("rk-pairs", layout === "pairs");
  for (const button of $$("[data-layout]")) button.setAttribute("aria-pressed", String(button.dataset.layout === layout));
}

export function watchLooks() {
  showLayout(memory.read("localStorage", "layout") || "pairs");
  tinting.on = memory.read("localStorage", "tint") === true;
  $("tint").checked = tinting.on;
  for (const button of $$("[data-layout]")) {
    button.addEventListener("click", () => {
      memory.write("localStorage", "layout", button.dataset.layout);
      showLayout(button.dataset.layout);
    });
  }
  $("tint").addEventListener("change", () => {
    tinting.on = $("tint").checked;
    memory.write("localStorage", "tint", tinting.on);
    drawMarks();
  });
  for (const button of $$("[data-column]")) button.addEventListener("click", () => showColumn(button.dataset.column));
  for (const column of [$("article"), $("english")]) scrollWith(column);
}

// The column that the reader scrolls takes the other one along, so that the same paragraph is in sight in both.
// What scrolls by itself, as when a sentence is pinned, takes nothing along.
const hand = { on: null };

function scrollWith(column) {
  for (const name of ["wheel", "touchstart", "pointerdown", "keydown"])
    column.addEventListener(name, () => { hand.on = column; }, { passive: true });
  column.addEventListener("scroll", () => hand.on === column && follow(column), { passive: true });
}

function follow(column) {
  const other = column === $("article") ? $("english") : $("article");
  const top = column.getBoundingClientRect().top + 40; // below the column's head
  const first = $$("[data-paragraph]", column).find((block) => block.getBoundingClientRect().bottom > top);
  const twin = first && other.querySelector(`[data-paragraph="${first.dataset.paragraph}"]`);
  if (!twin) return;
  const box = first.getBoundingClientRect();
  const its = twin.getBoundingClientRect();
  // Above its first paragraph a column has something else; the other one waits.
  const read = Math.max(0, (top - box.top) / box.height);
  if (box.top > top) other.scrollTop = 0;
  else other.scrollTop += its.top + read * its.height - (other.getBoundingClientRect().top + 40);
}
