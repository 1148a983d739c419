// A model that the server downloads first: how far that is, and how long it still takes.

import { $ } from "./dom.js";
import { percent, sizeOf, t, timeLeft } from "./language.js";
import { drawModels } from "./composer.js";
import { mutter, say } from "./notices.js";

// Since when it comes, what was there already, and what had come when the server last told.
const pace = { name: "", from: 0, began: 0, last: 0 };

// Reckoned from what came by now; nothing before there is something to reckon from.
function leftOf(name, done, total) {
  const now = performance.now();
  if (pace.name !== name || done < pace.from) Object.assign(pace, { name, from: done, began: now });
  const came = done - pace.from;
  return came && now - pace.began > 2000 ? timeLeft(((now - pace.began) / came) * (total - done) / 1000) : "";
}

export const isDownloading = () => pace.name !== "";

// A download that was stopped is none any more.
export function forgetDownload() {
  pace.name = "";
}

export const DOWNLOAD_STEPS = {
  download({ name, done, total }) {
    const isNew = pace.name !== name;
    const left = leftOf(name, done, total);
    const isGrowing = !isNew && done > pace.last;
    pace.last = done;
    if (done < total) {
      $("bar").max = total;
      $("bar").value = done;
      document.title = `${percent(done / total)} – ringkas`;
      const words = [t("status.downloading", { name, done: sizeOf(done), total: sizeOf(total) }), left].filter(Boolean).join(" ");
      if (isNew) say(words);
      else mutter(words);
    } else {
      // Where more comes than the catalog expects, nobody knows how much that will be.
      $("bar").removeAttribute("value");
      document.title = "ringkas";
      mutter(isGrowing ? t("status.downloading.more", { name, done: sizeOf(done) }) : t("status.preparing", { name }));
    }
  },
  // From now on it is one of those that are here.
  fetched({ name }) {
    forgetDownload();
    if (CONFIG.models.translator.some((model) => model.name === name)) CONFIG.models.second.push({ name, installed: true });
    for (const model of Object.values(CONFIG.models).flat()) if (model.name === name) Object.assign(model, { installed: true, large: false });
    $("bar").removeAttribute("value");
    document.title = "ringkas";
    drawModels();
  },
};
