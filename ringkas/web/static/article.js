// The article's own column: its head, its text, and what was removed.

import { $, h, show } from "./dom.js";
import { known, languageName, locale, plural, spoken, t } from "./language.js";
import { shown } from "./brief.js";
import { register } from "./links.js";
import { fillSpan, paragraphBlocks, paragraphStarts, sentenceSpan } from "./paragraphs.js";

export function drawArticle(article) {
  shown.brief.article = article;
  $("title-id").textContent = article.title;
  register($("title-id"));
  const meta = [article.byline, article.source, readableDate(article.date)]
    .filter(Boolean).map((text) => h("li", {}, text));
  meta.push(h("li", {}, t("meta.language", { name: languageName(article.language) })));
  if (article.url) meta.push(h("li", {}, safeLink(article.url)));
  $("meta").replaceChildren(...meta);

  const blocks = paragraphBlocks($("article-text"), article);
  const starts = paragraphStarts(article.paragraphs);
  const written = article.paragraphs.map(() => 0);
  const letters = article.paragraphs.map((text) => Array.from(text)); // offsets count code points, not UTF-16 units
  article.sentences.forEach((sentence, index) => {
    const p = sentence.paragraph;
    const from = sentence.start - starts[p];
    const to = sentence.end - starts[p];
    blocks[p].append(letters[p].slice(written[p], from).join(""));
    const text = letters[p].slice(from, to).join("");
    const span = blocks[p].appendChild(sentenceSpan("a", index, text));
    fillSpan(span, text, []);
    written[p] = to;
  });
  letters.forEach((text, p) => blocks[p].append(text.slice(written[p]).join("")));
  drawRemoved(article.removed);
  $("removed").style.setProperty("--row", article.paragraphs.length); // below the last of them
}

function drawRemoved(removed) {
  show($("removed"), removed.length > 0);
  $("removed-count").textContent = plural("removed", removed.length);
  $("removed-list").replaceChildren(...removed.map(({ text, rule }) =>
    h("li", {}, h("span", {}, text), " ", h("em", { lang: spoken() }, t("removed.by", { rule: ruleName(rule) })))));
}

// One that an earlier page kept may be gone by now.
function ruleName(rule) {
  const key = "rule." + rule.replaceAll(" ", "_");
  return known(key) ? t(key) : rule.replaceAll("_", " ");
}

function readableDate(iso) {
  if (!iso) return "";
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(iso) || [];
  if (!year) return iso;
  // The date as the article gives it, never moved into the reader's time zone.
  const date = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" })
    .format(new Date(Date.UTC(+year, +month - 1, +day)));
  return time ? `${date}, ${time}` : date;
}

function safeLink(address) {
  let scheme = "";
  try {
    scheme = new URL(address).protocol;
  } catch {
    return address;
  }
  if (scheme !== "http:" && scheme !== "https:") return address;
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, address);
}
