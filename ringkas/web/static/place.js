// Where the reader is, as the browser's Back and Forward know it: at the input alone, at a work, or in a row of it.
// `work` is the id of what is shown beside the input, `n` counts the steps that led here.

export const whereabouts = { n: 0, work: null, row: null };

const putState = (method, more = {}, address = location.pathname + location.search) =>
  history[method]({ ringkas: { ...whereabouts, ...more } }, "", address);

// What is left now can be gone back to. From row to row there is no way back but to the table.
export function arriveAt(work, row = null) {
  const isSame = work === whereabouts.work && (row === whereabouts.row || (row !== null && whereabouts.row !== null));
  Object.assign(whereabouts, { n: whereabouts.n + (isSame ? 0 : 1), work, row });
  putState(isSame ? "replaceState" : "pushState");
}

// A brief came behind the page's #, for which the browser has made a step itself. Where it `isKept` a reload finds it in the
// library.
export function arriveByLink(work, isKept) {
  Object.assign(whereabouts, { n: whereabouts.n + (wantedPlace() ? 0 : 1), work, row: null });
  putState("replaceState", {}, isKept ? undefined : location.href);
}

// The library is left open at that entry of its own.
export const leaveShelf = (id) => putState("replaceState", { shelf: id });

// Where the browser says that this page is; nothing where it doesn't, as when it came here anew.
export const wantedPlace = () => history.state?.ringkas;

// Where the browser has brought the reader itself.
export const standAt = ({ n, work, row }) => Object.assign(whereabouts, { n, work, row });

// A page that came anew stands somewhere from now on; a brief behind its # is read after that.
export function standFirst(at) {
  standAt(at);
  putState("replaceState", {}, location.href);
}
