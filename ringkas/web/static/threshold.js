// The confidence from which on the page takes a sentence for sure: the reader chooses it, this browser keeps it, and all
// that speaks of unsure sentences follows.

import { $, h, memory } from "./dom.js";
import { MARK_BELOW, reading } from "./brief.js";
import { percent } from "./language.js";
import { drawDoubts } from "./view.js";

const FIRST = Math.max(reading.unsureBelow, MARK_BELOW); // what the server has a finding of isn't sure
const CHOICES = [...new Set([0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, FIRST])].sort();

export function drawThreshold() {
  $("unsure-below").replaceChildren(...CHOICES.map((chance) => h("option", { value: String(chance) }, `< ${percent(chance)}`)));
  $("unsure-below").value = String(reading.unsureBelow);
}

export function watchThreshold() {
  const kept = memory.read("localStorage", "unsureBelow");
  reading.unsureBelow = CHOICES.includes(kept) ? kept : FIRST;
  drawThreshold();
  $("unsure-below").addEventListener("change", () => {
    reading.unsureBelow = Number($("unsure-below").value);
    memory.write("localStorage", "unsureBelow", reading.unsureBelow);
    drawDoubts();
    document.dispatchEvent(new Event("ringkas:threshold"));
  });
}
