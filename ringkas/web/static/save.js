// Taking a brief along: the clipboard and downloads. The server makes the files from the brief that this tab
// holds, so that it need not remember anybody's articles.

async function ask(name, payload) {
  try {
    return await server[name](payload);
  } catch {
    return { error: "Lost" };
  }
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(t("copied"));
  } catch {
    showError({ error: "NotCopied" });
  }
}

const complete = () => brief && brief.signature;

async function copyBrief() {
  if (!complete()) return;
  const answer = await ask("make_download", { format: "markdown", brief });
  if (answer.error) return showError(answer);
  copyText(decode(answer.base64, "utf-8"));
}

async function download(format) {
  if (!complete()) return;
  const answer = await ask("make_download", { format, brief });
  if (answer.error) return showError(answer);
  saveFile(answer.name, answer.mime, [bytes(answer.base64)]);
}

const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const decode = (base64, encoding) => new TextDecoder(encoding).decode(bytes(base64));

function watchSaving() {
  $("copy").addEventListener("click", copyBrief);
  for (const button of $$("[data-format]")) button.addEventListener("click", () => download(button.dataset.format));
}
