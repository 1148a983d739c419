// Whether this browser keeps anything, and what is said where it can't.

import { $, memory, show } from "./dom.js";

export const keeps = () => memory.read("localStorage", "keep") !== false;

// What can't be kept is told once; the work itself goes on.
export const tellUnkept = () => show($("unkept"));

export async function attempt(work) {
  try {
    return await work;
  } catch {
    tellUnkept();
    return undefined;
  }
}
