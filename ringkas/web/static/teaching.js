// Words that were selected in the columns, or typed at a pinned sentence, become a term of the glossary.

import { $ } from "./dom.js";
import { spoken } from "./language.js";
import { complete } from "./brief.js";
import { endOf } from "./links.js";
import { teachTerm } from "./glossary.js";

const LONGEST = 80; // letters of a term that is offered
const home = $("teach").parentElement;

export function openTeaching(span, { source = "", target = "" }) {
  const form = $("teach");
  $("teach-source").value = source;
  $("teach-target").value = target;
  form.lang = spoken();
  endOf(span).after(form);
  form.hidden = false;
}

function closeTeaching() {
  $("teach").hidden = true;
  home.append($("teach"));
}

// The form shows up below the sentence and takes nothing away from who only wants to copy.
function offer() {
  const selection = window.getSelection();
  const words = String(selection).trim();
  const span = selection.anchorNode?.parentElement?.closest(".rk-s");
  if (!complete() || !words || words.length > LONGEST || !span?.contains(selection.focusNode)) return;
  if ($("columns").querySelector(".rk-editor")) return;
  openTeaching(span, "as".includes(span.dataset.id[0]) ? { source: words } : { target: words });
}

async function add() {
  const [source, target] = [$("teach-source"), $("teach-target")].map(({ value }) => value.trim().replace(/\s+/g, " "));
  if (!source) return $("teach-source").focus();
  if (!target) return $("teach-target").focus();
  closeTeaching();
  $("result").focus({ preventScroll: true });
  await teachTerm({ source, target, note: "" });
}

export function watchTeaching() {
  $("columns").addEventListener("pointerup", (event) => $("teach").contains(event.target) || setTimeout(offer));
  document.addEventListener("ringkas:pinned", closeTeaching);
  $("teach-add").addEventListener("click", add);
  $("teach-close").addEventListener("click", closeTeaching);
  $("teach").addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") closeTeaching();
    if (event.key === "Enter" && event.target.matches("input")) add();
  });
}
