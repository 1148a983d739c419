// The three columns.

import { $, $$, h, show } from "./dom.js";
import { spoken, t } from "./language.js";
import { complete, emptyBrief, idOf, isByHand, MARK_BELOW, reading, shown } from "./brief.js";
import { fault } from "./marks.js";
import { forgetLinks, linkSegment, linkSummary, register, rove, spanOf } from "./links.js";
import { drawArticle } from "./article.js";
import { drawCount, drawFindings, findingNote, tellFound, tieNote } from "./findings.js";
import { drawFoot } from "./foot.js";
import { fillSpan, paragraphBlock, sentenceSpan } from "./paragraphs.js";

export function clearView() {
  document.dispatchEvent(new Event("ringkas:clear"));
  shown.brief = emptyBrief();
  shown.row = null;
  forgetLinks();
  tellFound();
  for (const id of ["article-text", "summary-text", "summary_en-text", "translation-text", "removed-list", "meta",
                    "count", "title-en", "title-id", "title-notes", "title-hand", "foot", "summary-notes", "summary_en-notes",
                    "translation-notes", "infos-list", "better"]) $(id).replaceChildren();
  for (const id of ["refused", "removed", "foot", "title-edit", "en-summary", "en-article", "infos", "checked", "better"]) show($(id), false);
}

export function drawTitle(title) {
  shown.brief.title_en = title;
  $("title-en").textContent = title;
  register($("title-en"));
}

export function drawSummary(summary) {
  shown.brief.summary = summary;
  const bullets = summary.text.trimStart().startsWith("- ") || summary.text.trimStart().startsWith("• ");
  const target = $("summary-text");
  target.replaceChildren();
  target.classList.toggle("rk-bullets", bullets);
  const into = bullets ? null : target.appendChild(h("p"));
  summary.sentences.forEach((sentence, index) => {
    const block = into || target.appendChild(h("p"));
    if (block.childNodes.length) block.append(" ");
    block.append(sentenceSpan("s", index, sentence.text));
    linkSummary(index, sentence.sources);
  });
  $("summary_en-text").classList.toggle("rk-bullets", bullets);
}

// Segments come one after the other; each goes into the paragraph of its source sentence.
export function drawSegment(stage, index, segment) {
  shown.brief[stage].segments[index] = segment;
  show($(stage === "summary_en" ? "en-summary" : "en-article"), true);
  const block = blockFor(stage, segment);
  if (block.childNodes.length) block.append(" ");
  const span = sentenceSpan(stage === "summary_en" ? "e" : "t", index, segment.target, segment.sentence);
  drawDoubt(span, segment);
  block.append(span);
  fillSpan(span, segment.target, segment.findings.map((f) => f.target_span).filter(Boolean).map(fault));
  const hand = segment.outcome === "edited" ? "edited" : segment.machine && "chosen";
  if (hand) block.append(handMark(hand));
  for (const finding of segment.findings) if (finding.severity !== "info") tieNote(span, findingNote(finding));
  linkSegment(stage, index, segment.sentence);
}

function drawDoubt(span, segment) {
  delete span.dataset.doubt;
  if (segment.confidence < reading.unsureBelow && !isByHand(segment)) span.dataset.doubt = segment.confidence < MARK_BELOW ? "much" : "some";
}

// What the page is unsure of is another by now.
export function drawDoubts() {
  if (!shown.brief?.article) return;
  for (const stage of ["summary_en", "translation"])
    shown.brief[stage].segments.forEach((segment, index) => drawDoubt(spanOf(idOf({ stage, segment: index })), segment));
  if (complete()) drawCount();
  tellFound();
}

const handMark = (hand) => h("small", { class: "rk-hand", lang: spoken() }, t("hand." + hand));

function blockFor(stage, segment) {
  const target = $(stage + "-text");
  if (stage === "summary_en") {
    if (target.classList.contains("rk-bullets") || !target.lastChild) target.append(h("p"));
    return target.lastChild;
  }
  const sentence = shown.brief.article.sentences[segment.sentence];
  const paragraph = sentence ? sentence.paragraph : 0;
  const last = target.querySelector(`[data-paragraph="${paragraph}"]`);
  return last || target.appendChild(paragraphBlock(paragraph, (shown.brief.article.kinds || [])[paragraph]));
}

export function drawWhole(whole, row = null) {
  clearView();
  shown.row = row;
  show($("result"), true);
  drawArticle(whole.article);
  if (whole.title_en) drawTitle(whole.title_en);
  if (whole.summary) drawSummary(whole.summary);
  for (const stage of ["summary_en", "translation"])
    whole[stage].segments.forEach((segment, index) => drawSegment(stage, index, segment));
  if (whole.signature) finishView(whole);
  else {
    tellFound();
    rove();
  }
}

// What takes the place of another is read from its beginning, whatever of the last one was in sight.
export function startAt(place) {
  for (const box of [...$$(".rk-column"), $("queue")]) box.scrollTop = 0;
  const { top } = place.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) place.scrollIntoView({ block: "start" });
}

export function finishView(whole) {
  shown.brief = whole;
  $("title-hand").replaceChildren(...(whole.title_edited ? [handMark("edited")] : []));
  const isNamed = Boolean(whole.title_en || whole.article.title);
  $("title-edit").dataset.t = isNamed ? "title.edit" : "title.give";
  $("title-edit").textContent = t($("title-edit").dataset.t);
  show($("title-edit"), Boolean(whole.title_en) || !isNamed);
  register($("title-en"));
  drawFindings();
  drawFoot();
  rove();
}

export function showColumn(name) {
  $("columns").dataset.show = name;
  for (const button of $$("[data-column]")) button.setAttribute("aria-pressed", String(button.dataset.column === name));
}
