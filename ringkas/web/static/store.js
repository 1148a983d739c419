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
    transaction.onabort = () => reject(transaction.error);
    if (mode === "readwrite") transaction.commit?.(); // else a page that goes away now takes it back
  });
}

const stepsOf = (work) => IDBKeyRange.bound([work], [work, []]); // an array sorts behind every number

export const putRecords = (name, records) =>
  transact([name], "readwrite", (store) => records.forEach((record) => store.put(record)));
// Steps and what the library says of their work stand or fall together; the step at `gone`, if any, goes. Nothing is put
// where the step `claim` is there already: then it rejects with a ConstraintError.
export const putSteps = (work, records, gone = null, claim = null) => transact(["works", "steps"], "readwrite", (works, steps) => {
  if (claim) steps.add(claim);
  works.put(work);
  for (const record of records) steps.put(record);
  if (gone) steps.delete(gone);
});

export const readRecord = (name, key) => transact([name], "readonly", (store) => store.get(key));
export const readRecords = (name) => transact([name], "readonly", (store) => store.getAll());
export const readSteps = (work) => transact(["steps"], "readonly", (store) => store.getAll(stepsOf(work)));
export const readRange = (work, from, to) =>
  transact(["steps"], "readonly", (store) => store.getAll(IDBKeyRange.bound([work, from], [work, to])));
export const eraseRecord = (name, key) => transact([name], "readwrite", (store) => void store.delete(key));
export const eraseRecords = (name) => transact([name], "readwrite", (store) => void store.clear());

export const eraseWorks = (ids) =>
  transact(["works", "requests", "steps"], "readwrite", (works, requests, steps) => {
    for (const id of ids) {
      works.delete(id);
      requests.delete(id);
      steps.delete(stepsOf(id));
    }
  });
