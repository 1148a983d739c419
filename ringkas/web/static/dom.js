// Making elements and remembering small things. Text from outside only ever becomes a text node, so that
// nothing in an article can turn into markup.

export const $ = (id) => element.querySelector("#rk-" + id);
export const $$ = (selector, root = element) => Array.from(root.querySelectorAll(selector));

export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// A page without TLS, on a network of one's own, lacks randomUUID.
export const newId = () => crypto.randomUUID?.() || String(Math.random());

export function show(node, visible = true) {
  node.hidden = !visible;
}

// Storage may be forbidden (private windows, embedding) or full; the page works without it.
export const memory = {
  read(storage, key) {
    try {
      return JSON.parse(window[storage].getItem("ringkas." + key));
    } catch {
      return null;
    }
  },
  write(storage, key, value) {
    try {
      if (value === null) window[storage].removeItem("ringkas." + key);
      else window[storage].setItem("ringkas." + key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};

export function saveFile(name, mime, parts) {
  const address = URL.createObjectURL(new Blob(parts, { type: mime }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
