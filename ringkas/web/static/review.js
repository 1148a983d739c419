// The queue of findings, gravest first, and of what the page is unsure of: one after the other is looked at, accepted or
// dismissed.

import { $, $$, h, show } from "./dom.js";
import { plural, spoken, t, told } from "./language.js";
import { complete, englishAt, faults, idOf, isAboutTitle, isLeast, leastSure, pairOf, shown, toReview } from "./brief.js";
import { fault, marked } from "./marks.js";
import { ICONS, tell } from "./notices.js";
import { englishOf, pin, spanOf } from "./links.js";
import { showColumn } from "./view.js";
import { adopt, canUndo, undo } from "./revision.js";
import { retry } from "./alternatives.js";
import { edit } from "./editor.js";
import { howSure, placeName } from "./findings.js";

const queue = { at: 0, article: null };
const KEYS = { j: () => go(1), k: () => go(-1), a: () => judge("accepted"), x: () => judge("dismissed"), u: takeBack, e: editCurrent, r: retryCurrent };

// Letters are keys for who is at what is reviewed, and not for who types with the focus somewhere; after "?" in all of the
// result, until that is left.
const letters = { everywhere: false };
const REVIEWED = "#rk-review, .rk-count, .rk-s[aria-describedby], .rk-s[data-doubt], .rk-s[aria-pressed=true]";

// Beside the columns, where there is room; else the queue is folded, above them.
const isWide = () => matchMedia("(min-width: 1200px)").matches;

const listed = (all) => all.filter(({ finding, verdict }) => $("filter-" + finding.severity).checked && (!verdict || $("filter-done").checked));
const current = () => (complete() ? listed(toReview())[queue.at] : undefined);

function drawReview() {
  const all = complete() ? toReview() : [];
  const grave = all.some((one) => one.finding.severity !== "info" && !isLeast(one)); // mere notes are folded above
  show($("undo"), canUndo());
  show($("review"), grave);
  if (!grave) return;
  const found = listed(all);
  if (shown.brief.article !== queue.article) {
    queue.article = shown.brief.article;
    queue.at = found.findIndex(({ verdict }) => !verdict);
    $("review").open = isWide();
  }
  queue.at = Math.max(0, Math.min(queue.at, found.length - 1));
  for (const severity of ["error", "warning", "unsure", "info"])
    $("filter-" + severity + "-count").textContent = String(all.filter(({ finding }) => finding.severity === severity).length);
  const wanted = all.filter(({ finding }) => $("filter-" + finding.severity).checked);
  const done = wanted.filter(({ verdict }) => verdict).length;
  $("filter-done-count").textContent = String(done);
  $("review-place").textContent = found.length ? t("review.place", { n: queue.at + 1, total: found.length }) : t("review.none");
  $("review-done").textContent = t("review.done", { n: done, total: wanted.length });
  const left = (severity) => all.filter((one) => one.finding.severity === severity && !isLeast(one) && one.verdict !== "dismissed" && one.verdict !== "seen").length;
  $("review-count").textContent = ["error", "warning", "unsure"].filter(left).map((severity) => `${ICONS[severity]} ${plural("count." + severity, left(severity))}`).join(", ");
  for (const id of ["previous", "next"]) $(id).disabled = !found.length;
  $("queue").replaceChildren(...found.map(card));
}

function card(one, at) {
  const { finding, verdict } = one;
  const isCurrent = at === queue.at;
  const place = finding.wording?.template === "title" ? "" : placeName(finding);
  return h("li", { class: `rk-card rk-${finding.severity}${verdict ? " rk-done" : ""}`, "aria-current": isCurrent, tabindex: "-1" },
    h("button", { type: "button", class: "rk-card-head", "aria-expanded": String(isCurrent), onclick: () => visit(at) },
      h("span", { class: "rk-icon", "aria-hidden": "true" }, ICONS[finding.severity]),
      h("span", {}, h("strong", {}, t("severity." + (isLeast(one) ? "least" : finding.severity)) + (verdict && `, ${t("verdict." + verdict)}`) + ": "), isUnsure(one) ? howSure(finding) : told(finding),
        place ? h("small", {}, place) : null)),
    isCurrent ? h("div", { class: "rk-card-body" }, ...body(one)) : null);
}

const isUnsure = ({ finding }) => finding.severity === "unsure";

function body(one) {
  const { finding, verdict } = one;
  const pair = pairOf(finding);
  const text = (words, span, lang) => words && h("p", { lang }, ...marked(words, span ? [fault(span)] : []));
  const press = (wanted, key) => h("button", { type: "button", "aria-pressed": String(verdict === wanted), onclick: () => judge(wanted) },
    t("review." + wanted), h("kbd", { "aria-hidden": "true" }, key));
  return [
    pair && text(pair.source, finding.source_span, "id"),
    pair && text(pair.target, finding.target_span, finding.stage === "summary" ? "id" : "en"),
    pair?.confidence !== undefined && !isUnsure(one) ? h("p", { class: "rk-note", lang: spoken() }, howSure(pair)) : null,
    h("div", { class: "rk-tools" }, ...(isUnsure(one) ? [press("seen", "A")] : [press("accepted", "A"), press("dismissed", "X")]),
      ...(placeOf(finding) ? [tool("edit.button", "E", editCurrent), tool("retry", "R", retryCurrent)] : [])),
  ];
}

const tool = (label, key, act) => h("button", { type: "button", onclick: act }, t(label), h("kbd", { "aria-hidden": "true" }, key));

const TITLE = { stage: "title", index: 0 };

// Where the English of a finding stands; none for the Indonesian summary and a whole text.
function placeOf(finding) {
  if (isAboutTitle(finding)) return TITLE;
  return finding.segment !== null && finding.stage !== null && finding.stage !== "summary" ? englishOf(idOf(finding)) : null;
}

function editCurrent() {
  const place = current() && placeOf(current().finding);
  if (place) edit(place);
}

async function retryCurrent() {
  const place = current() && placeOf(current().finding);
  if (place) await retry(place, englishAt(place));
}

function visit(at) {
  queue.at = at;
  drawReview();
  $("queue").children[queue.at]?.scrollIntoView({ block: "nearest" });
  if (!isWide() || !current()) return;
  if (isAboutTitle(current().finding)) $("title-en").scrollIntoView({ block: "nearest" });
  const id = idOf(current().finding);
  if (!id || !spanOf(id)) return;
  pin(id);
  spanOf(id).scrollIntoView({ block: "nearest" }); // in rows of pairs it is the page that scrolls
}

// Who presses a finding, or the count of those of its kind, is led to it: in the queue where that stands beside the
// text, else at its sentence.
function lead({ finding: wanted, severity, place }) {
  if (place) return bringUp(idOf(place));
  const is = ({ finding, verdict }) => (wanted ? finding === wanted : finding.severity === severity && !verdict);
  const one = toReview().find(is) || toReview().find(({ finding }) => finding.severity === severity);
  if (!one) return;
  const id = idOf(one.finding);
  if (!isWide() && wanted) return id && spanOf(id) && pin(id);
  $("filter-" + one.finding.severity).checked = true;
  if (one.verdict) $("filter-done").checked = true;
  $("review").open = true;
  visit(listed(toReview()).findIndex(({ finding, target }) => (target ? target === one.target : finding === one.finding)));
  if (severity) stay();
}

// A sentence of the English, wherever the reader is; where the queue has it, too, that goes on from there.
function bringUp(id) {
  const at = listed(toReview()).findIndex(({ finding }) => idOf(finding) === id);
  if (at >= 0) {
    queue.at = at;
    drawReview();
  }
  if ($("columns").dataset.show !== "both") showColumn("english");
  spanOf(id).scrollIntoView({ block: "center" });
  pin(id);
  spanOf(id).focus({ preventScroll: true });
}

function go(step) {
  const { length } = $("queue").children;
  if (length) visit((queue.at + step + length) % length);
}

// The same verdict once more takes it back. Then comes the next finding that nobody has looked at.
function judge(verdict) {
  const one = current();
  if (!one) return;
  const wanted = one.verdict === verdict || one.verdict === "seen" ? "" : verdict;
  adopt(() => judged(shown.brief, one, wanted));
  if (wanted) visitNext();
  else visit(queue.at);
}

const isSame = (one, other) => ["kind", "stage", "segment", "message"].every((name) => one[name] === other[name]);

// Nothing where the brief has the fault no longer.
function judged(brief, one, wanted) {
  const { accepted, dismissed, seen = [] } = brief;
  if (isUnsure(one)) return { ...brief, seen: [...seen.filter((text) => text !== one.target), ...(wanted ? [one.target] : [])] };
  const same = faults().find(({ finding }) => isSame(finding, one.finding));
  const among = (name, list) => [...list.filter((index) => !same.indices.includes(index)), ...(wanted === name ? same.indices : [])];
  return same && { ...brief, accepted: among("accepted", accepted), dismissed: among("dismissed", dismissed) };
}

function visitNext() {
  const found = listed(toReview());
  const open = [...found.keys()].filter((at) => !found[at].verdict);
  // Where what is done is hidden, the next one has moved up to this place.
  visit(open.find((at) => at >= queue.at) ?? open[0] ?? queue.at);
}

function takeBack() {
  undo();
  drawReview();
}

// Whoever works with the keyboard stays at the card at hand.
function stay() {
  ($("review").open && $("queue").children[queue.at] || $("result")).focus({ preventScroll: true });
}

export function watchReview() {
  document.addEventListener("ringkas:found", drawReview);
  document.addEventListener("ringkas:review", ({ detail }) => lead(detail));
  for (const input of $$(".rk-filters input")) input.addEventListener("change", drawReview);
  $("next").addEventListener("click", () => go(1));
  $("previous").addEventListener("click", () => go(-1));
  $("undo").addEventListener("click", () => {
    takeBack();
    stay();
  });
  // Where a press takes its own button away, the focus stays at the card.
  $("queue").addEventListener("click", (event) => event.target.isConnected || stay());
  $("result").addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !$("result").contains(relatedTarget)) letters.everywhere = false;
  });
  $("result").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "?") {
      letters.everywhere = !letters.everywhere;
      return tell(t(letters.everywhere ? "keys.on" : "keys.off"));
    }
    if (event.key === "Escape") letters.everywhere = false;
    if (!letters.everywhere && !event.target.closest(REVIEWED)) return;
    const press = KEYS[event.key.toLowerCase()];
    const [least] = complete() ? leastSure(shown.brief) : [];
    if ($("review").hidden && press === KEYS.j && least) return bringUp(idOf(least.places[0]));
    if (!press || ($("review").hidden && press !== takeBack)) return;
    event.preventDefault();
    if (press !== takeBack) $("review").open = true;
    press();
    if (press !== editCurrent) stay();
  });
}
