// The interface's language: ?__lang=id, else what was chosen before, else the browser's first that we speak.

let language = "en";

function chooseLanguage() {
  const wanted = [
    new URLSearchParams(location.search).get("__lang"),
    memory.read("localStorage", "language"),
    ...(navigator.languages || [navigator.language]),
  ];
  const spoken = wanted.filter(Boolean).map((tag) => String(tag).toLowerCase().split("-")[0]);
  return spoken.map((tag) => (tag === "in" ? "id" : tag)).find((tag) => tag in STRINGS) || "en";
}

function t(key, values = {}) {
  const pattern = STRINGS[language][key] ?? STRINGS.en[key] ?? key;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const known = (key) => key in STRINGS.en;
const plural = (key, n) => t(n === 1 ? key + ".one" : key + ".many", { n });
// Among the browser's own tags there may be one that says more, such as en-GB.
const locale = () => (navigator.languages || []).find((tag) => tag.split("-")[0] === language) || language;
const seconds = (s) => new Intl.NumberFormat(locale(), { maximumFractionDigits: s < 10 ? 1 : 0 }).format(s);
const languageName = (code) => (known("lang." + code) ? t("lang." + code) : code || t("lang.unknown"));

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  const values = { size: CONFIG.upload_megabytes, rows: CONFIG.batch_rows };
  for (const node of $$("[data-t]")) node.textContent = t(node.dataset.t, values);
  for (const node of $$("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  for (const node of $$("[data-t-placeholder]")) node.placeholder = t(node.dataset.tPlaceholder);
  $("lang").value = chosen;
}
