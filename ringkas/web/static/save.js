// Taking a brief along: the clipboard and downloads. The server makes the files from the brief that this tab
// holds, so that it need not remember anybody's articles.

import { $, $$, saveFile } from "./dom.js";
import { spoken, t } from "./language.js";
import { complete, shown } from "./brief.js";
import { say, showError } from "./notices.js";

export async function ask(name, payload) {
  try {
    return await server[name](payload);
  } catch {
    return { error: "Lost" };
  }
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(t("copied"));
  } catch {
    showError({ error: "NotCopied" });
  }
}

async function copyBrief() {
  if (!complete()) return;
  const answer = await ask("make_download", { format: "markdown", brief: shown.brief, language: spoken() });
  if (answer.error) return showError(answer);
  copyText(decode(answer.base64, "utf-8"));
}

async function download(format) {
  if (!complete()) return;
  const answer = await ask("make_download", { format, brief: shown.brief, language: spoken() });
  if (answer.error) return showError(answer);
  saveFile(answer.name, answer.mime, [bytes(answer.base64)]);
}

const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const decode = (base64, encoding) => new TextDecoder(encoding).decode(bytes(base64));

export function watchSaving() {
  $("copy").addEventListener("click", copyBrief);
  for (const button of $$("[data-format]")) button.addEventListener("click", () => download(button.dataset.format));
}
