// The interface's language: ?__lang=id, else what was chosen before, else the browser's first that we speak.

import { $, $$, memory } from "./dom.js";

let language = "en";

export const spoken = () => language;

export function chooseLanguage() {
  const wanted = [
    new URLSearchParams(location.search).get("__lang"),
    memory.read("localStorage", "language"),
    ...(navigator.languages || [navigator.language]),
  ];
  const offered = wanted.filter(Boolean).map((tag) => String(tag).toLowerCase().split("-")[0]);
  return offered.map((tag) => (tag === "in" ? "id" : tag)).find((tag) => tag in STRINGS) || "en";
}

export function t(key, values = {}) {
  const pattern = STRINGS[language][key] ?? STRINGS.en[key] ?? key;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

// What the checks say, made from their own templates, but for what names commands; a value may be a message itself.
function phrase({ template, values }) {
  const pattern = STRINGS[language]["told." + template] ?? CONFIG.messages[language][template] ?? template;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? (typeof values[name] === "object" ? phrase(values[name]) : String(values[name])) : whole);
}

const checked = () => phrase({ template: "what_was_checked", values: {} });
export const translatable = (finding) => Boolean(finding.wording && CONFIG.messages[language][finding.wording.template]);
export const told = (finding) => (translatable(finding) ? phrase(finding.wording) : finding.message);
export const known = (key) => key in STRINGS.en;
export const plural = (key, n) => t(n === 1 ? key + ".one" : key + ".many", { n });
// Among the browser's own tags there may be one that says more, such as en-GB.
export const locale = () => (navigator.languages || []).find((tag) => tag.split("-")[0] === language) || language;
export const seconds = (s) => new Intl.NumberFormat(locale(), { maximumFractionDigits: s < 10 ? 1 : 0 }).format(s);
export const percent = (share) => new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(share);

// Of what is downloaded, in the units in which it is offered.
export function sizeOf(bytes) {
  const [n, unit] = bytes < 1e9 ? [Math.round(bytes / 1e6), "MB"] : [Math.round(bytes / 1e8) / 10, "GB"];
  return `${new Intl.NumberFormat(locale()).format(n)} ${unit}`;
}

// How long something still takes, from how many seconds it is reckoned to.
export function timeLeft(n) {
  if (n < 90) return t("left.seconds", { n: Math.ceil(n / 5) * 5 });
  return n < 5400 ? t("left.minutes", { n: Math.round(n / 60) }) : t("left.hours", { n: Math.round(n / 3600) });
}

// Whether the browser's own spelling check can know that language: else it would mark what is right.
export const spells = (code) => (navigator.languages || [navigator.language]).some((tag) => tag.split("-")[0] === code);

export const languageName = (code) => (known("lang." + code) ? t("lang." + code) : code || t("lang.unknown"));

export function speak(code) {
  language = code;
  document.documentElement.lang = code;
  const values = { size: CONFIG.upload_megabytes, rows: CONFIG.batch_rows };
  for (const node of $$("[data-t]")) node.textContent = t(node.dataset.t, values);
  for (const node of $$("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  for (const node of $$("[data-t-placeholder]")) node.placeholder = t(node.dataset.tPlaceholder);
  for (const node of $$("[data-checked]")) node.textContent = checked();
  for (const node of $$("input[lang=en]")) node.spellcheck = spells("en");
  $("lang").value = code;
}
