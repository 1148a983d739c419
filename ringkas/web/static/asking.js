// A button for what can't be undone: the first press asks, the second does it.
// The question stands where the press was, so it takes no answer before it could be read: neither a double click nor a
// key that is held down. What isn't answered is withdrawn.

import { h } from "./dom.js";
import { t } from "./language.js";

const SOON = 600; // milliseconds
const LATE = 5000;

export function asking(label, name, press) {
  let ready = 0;
  let over = 0;
  const listen = () => {
    clearTimeout(ready);
    button.setAttribute("aria-disabled", "true");
    ready = setTimeout(() => button.removeAttribute("aria-disabled"), SOON);
  };
  const withdraw = () => {
    clearTimeout(ready);
    clearTimeout(over);
    delete button.dataset.asked;
    button.removeAttribute("aria-disabled");
    button.textContent = t(label);
    button.setAttribute("aria-label", t(label) + ": " + name);
  };
  const button = h("button", { type: "button", "aria-label": t(label) + ": " + name, onclick(event) {
    if (button.dataset.asked && !button.hasAttribute("aria-disabled") && event.detail < 2) {
      withdraw();
      return press();
    }
    button.dataset.asked = "true";
    button.textContent = t("library.sure");
    button.setAttribute("aria-label", t("library.sure") + " " + name);
    listen();
    clearTimeout(over);
    over = setTimeout(withdraw, LATE);
  }, onblur: withdraw }, t(label));
  return button;
}
