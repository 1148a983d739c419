// A button for what can't be undone: the first press asks, the second does it.

import { h } from "./dom.js";
import { t } from "./language.js";

export function asking(label, name, press) {
  const button = h("button", { type: "button", "aria-label": t(label) + ": " + name, onclick() {
    if (button.dataset.asked) return press();
    button.dataset.asked = "true";
    button.textContent = t("library.sure");
    button.setAttribute("aria-label", t("library.sure") + " " + name);
  }, onblur() {
    delete button.dataset.asked;
    button.textContent = t(label);
    button.setAttribute("aria-label", t(label) + ": " + name);
  } }, t(label));
  return button;
}
