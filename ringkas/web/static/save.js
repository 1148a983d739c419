// Taking a brief along: the clipboard and downloads. The server makes the files from the brief that this tab
// holds, so that it need not remember anybody's articles.

import { $, $$, saveFile } from "./dom.js";
import { spoken, t } from "./language.js";
import { changing, complete, partialBrief, shown, unsurePlaces } from "./brief.js";
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
  return { language: spoken(), unsure: unsurePlaces(shown.brief), ...(complete() ? { brief: shown.brief } : { partial: partialBrief() }) };
}

const made = async (format) => ask("make_download", { format, ...(await taken()) });

async function copyBrief(format) {
  const answer = await made(format);
  if (answer.error) return showError(answer);
  copyText(decode(answer.base64, "utf-8"));
}

// What it is pasted into takes what it can: a word processor headings and tables, a chat plain text.
async function copyRich() {
  const answers = await Promise.all(["rich", "plain"].map(made));
  const failed = answers.find(({ error }) => error);
  if (failed) return showError(failed);
  const forms = Object.fromEntries(answers.map(({ mime, base64 }) => [mime, new Blob([fromBase64(base64)], { type: mime })]));
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    tell(t("copied"));
  } catch {
    copyText(decode(answers[1].base64, "utf-8")); // an older browser takes no other
  }
}

async function download(format) {
  const answer = await made(format);
  if (answer.error) return showError(answer);
  saveFile(answer.name, answer.mime, [fromBase64(answer.base64)]);
}

export const fromBase64 = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const decode = (base64, encoding) => new TextDecoder(encoding).decode(fromBase64(base64));

export function watchSaving() {
  $("copy").addEventListener("click", copyRich);
  $("copy-markdown").addEventListener("click", () => copyBrief("markdown"));
  $("copy-email").addEventListener("click", () => copyBrief("email"));
  $("print").addEventListener("click", async () => {
    await changing.done;
    window.print();
  });
  for (const button of $$("[data-format]")) button.addEventListener("click", () => download(button.dataset.format));
}
