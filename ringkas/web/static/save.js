// Taking a brief along: the clipboard and downloads. The server makes the files from the brief that this tab
// holds, so that it need not remember anybody's articles.

import { $, $$, saveFile } from "./dom.js";
import { spoken, t } from "./language.js";
import { changing, complete, partialBrief, shown } from "./brief.js";
import { showError, tell } from "./notices.js";

export async function ask(name, payload) {
  try {
    return (await server[name](payload)) ?? { error: "Lost" }; // Gradio keeps to itself that nobody answers
  } catch {
    return { error: "Lost" };
  }
}

export async function copyText(text, said = "copied") {
  try {
    await navigator.clipboard.writeText(text);
    tell(t(said));
  } catch {
    showError({ error: "NotCopied" });
  }
}

// While it is made, and where it was stopped, a brief is what there is of it, and its file says so.
async function taken() {
  await changing.done;
  return { language: spoken(), ...(complete() ? { brief: shown.brief } : { partial: partialBrief() }) };
}

async function copyBrief(format) {
  const answer = await ask("make_download", { format, ...(await taken()) });
  if (answer.error) return showError(answer);
  copyText(decode(answer.base64, "utf-8"));
}

async function download(format) {
  const answer = await ask("make_download", { format, ...(await taken()) });
  if (answer.error) return showError(answer);
  saveFile(answer.name, answer.mime, [fromBase64(answer.base64)]);
}

export const fromBase64 = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const decode = (base64, encoding) => new TextDecoder(encoding).decode(fromBase64(base64));

export function watchSaving() {
  $("copy").addEventListener("click", () => copyBrief("markdown"));
  $("copy-email").addEventListener("click", () => copyBrief("email"));
  for (const button of $$("[data-format]")) button.addEventListener("click", () => download(button.dataset.format));
}
