// Many articles: their rows, which of them are being made, and how the table shows them.

import { $ } from "./dom.js";
import { isRunning } from "./running.js";
import { stateOf } from "./rows.js";

// `rows` have each what the server sent of it, and its line of the table as `line`; `file` is where they are from, `wanted`
// which of them this run makes, `at` how many of these are made.
export const many = { rows: [], file: null, wanted: [], at: 0, began: 0, last: 0, ticking: 0 };
export const look = { filter: "all", text: "", sort: "row", turned: false };

// The one that is being made.
export const atWork = () => (isRunning() ? many.wanted[many.at] : undefined);

export const isOpenable = ({ brief, problem }) => Boolean(brief || problem);

// What is wrong with the text itself would be again.
export const HOPELESS = ["EmptyInput", "BinaryInput", "NoArticle", "InputTooLarge"];
const isHopeless = ({ error }) => HOPELESS.includes(error) || (error === "WrongLanguage" && !$("force").checked);
export const worthRetrying = () => rowsThatAre("failed").filter((index) => !isHopeless(many.rows[index].problem));

export const rowsThatAre = (state) => [...many.rows.keys()].filter((index) => stateOf(many.rows[index]) === state);

// Some rows once more, or for the first time, with the options as they stand.
export function makeRows(wanted, force = false) {
  if (isRunning()) return;
  document.dispatchEvent(new CustomEvent("ringkas:make", { detail: { file: many.file, rows: wanted, force } }));
}
