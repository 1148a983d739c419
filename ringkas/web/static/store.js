// The browser's own database, on this machine alone. Every function rejects where it is forbidden or full.
// Stores: works, what is in the library; requests, what was asked for each; steps, what came for each, in order,
// as the server sent it, so that keeping a step costs the same however long the brief is; drafts, one a tab.

const STORES = { works: "id", requests: "id", steps: ["work", "index"], drafts: "tab" };
const handle = { opened: null };

function database() {
  handle.opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("ringkas", 1);
    asked.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) asked.result.createObjectStore(name, { keyPath });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return handle.opened;
}

// One transaction on the stores that `names` lists; resolves with what the request that `work` returns found.
async function transact(names, mode, work) {
  const opened = await database();
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(names, mode);
    const asked = work(...names.map((name) => transaction.objectStore(name)));
    transaction.oncomplete = () => resolve(asked?.result);
    // Without an error it was given up here.
    transaction.onabort = () => (transaction.error ? reject(transaction.error) : resolve(undefined));
  });
}

// One that puts and erases without reading first; else a page that goes away now takes it back.
const commit = (names, work) => transact(names, "readwrite", (...stores) => {
  work(...stores);
  stores[0].transaction.commit?.();
});

const stepsOf = (work) => IDBKeyRange.bound([work], [work, []]); // an array sorts behind every number

export const putRecords = (name, records) => commit([name], (store) => records.forEach((record) => store.put(record)));
export const eraseRecord = (name, key) => commit([name], (store) => store.delete(key));
export const eraseRecords = (name) => commit([name], (store) => store.clear());
export const putStep = (record) => putRecords("steps", [record]);
export const eraseStep = (key) => eraseRecord("steps", key);

// What comes of a work that other tabs may have, too. `amend` gets what the library says of it as that stands by now,
// whoever wrote it last, and changes what it knows of; `next` are steps to go behind the last one, wherever that came from;
// `records` are put at their own places, and that at `gone` goes. All stand or fall together: nothing is put for a work that
// was deleted, nor where the step `claim` is there already, which rejects with a ConstraintError.
export const putSteps = (id, { amend = () => {}, next = [], records = [], gone = null, claim = null }) =>
  transact(["works", "steps"], "readwrite", (works, steps) => {
    if (claim) steps.add(claim);
    works.get(id).onsuccess = ({ target: { result: work } }) => {
      if (!work) return works.transaction.abort();
      amend(work);
      for (const step of next) steps.put({ work: id, index: work.next++, step });
      works.put(work);
      for (const record of records) steps.put(record);
      if (gone) steps.delete(gone);
      works.transaction.commit?.();
    };
  });

export const putWhole = (work, request, steps) =>
  commit(["works", "requests", "steps"], (works, requests, kept) => {
    works.put(work);
    requests.put({ ...request, id: work.id });
    steps.forEach((step, index) => kept.put({ work: work.id, index, step }));
  });

export const readRecord = (name, key) => transact([name], "readonly", (store) => store.get(key));
export const readRecords = (name) => transact([name], "readonly", (store) => store.getAll());
export const readSteps = (work) => transact(["steps"], "readonly", (store) => store.getAll(stepsOf(work)));
export const readRange = (work, from, to) =>
  transact(["steps"], "readonly", (store) => store.getAll(IDBKeyRange.bound([work, from], [work, to])));

export const eraseWorks = (ids) =>
  commit(["works", "requests", "steps"], (works, requests, steps) => {
    for (const id of ids) {
      works.delete(id);
      requests.delete(id);
      steps.delete(stepsOf(id));
    }
  });
