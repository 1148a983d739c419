// A row of a batch that failed, opened: what it says, and what is wrong with it.

import { $, h, show } from "./dom.js";
import { t } from "./language.js";
import { errorParts } from "./notices.js";
import { problemOf, titleOf } from "./rows.js";

// In the place of a brief, until that is cleared. `button` is the one that makes it all the same, if any.
export function drawRefused(row, button) {
  const columns = Object.entries(row.columns).filter(([, value]) => value);
  $("refused").replaceChildren(
    h("h2", { lang: "id" }, titleOf(row)),
    h("div", { class: "rk-problem" }, ...errorParts(problemOf(row)), button),
    h("h3", {}, t("batch.columns")),
    columns.length
      ? h("dl", {}, ...columns.flatMap(([name, value]) => [h("dt", {}, name), h("dd", { lang: row.problem.language || "id" }, value)]))
      : h("p", { class: "rk-note" }, t("batch.empty")));
  show($("refused"), true);
}
