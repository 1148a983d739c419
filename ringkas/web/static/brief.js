// The brief that this tab holds, and which row of a batch it is, where it is one. It has the keys of the JSON that ringkas documents; it grows while it is made.
// `request` is what was asked for, with the `translator`, the `second` and the `signature` that the server answers with.

export const shown = { brief: null, request: null, row: null };

// What the server still makes of the brief at hand, such as a check of an edit: whoever takes the brief along, or puts
// another in its place, waits for it.
export const changing = { done: Promise.resolve() };

export const emptyBrief = () => ({
  article: null,
  title_en: "",
  title_edited: false,
  summary: null,
  summary_en: { text: "", model: "", segments: [] },
  translation: { text: "", model: "", segments: [] },
  findings: [],
  accepted: [],
  dismissed: [],
  seen: [],
  glossary: {},
  timings: {},
  signature: "",
});

// What the steps of a run, so far as they came, make of an empty brief.
export function briefOf(steps) {
  const made = emptyBrief();
  for (const step of steps) {
    if (step.step === "cleaned") made.article = step.article;
    if (step.step === "summarized") made.summary = step.summary;
    if (step.step === "title") made.title_en = step.title_en;
    if (step.step === "segment") made[step.stage].segments[step.index] = step.segment;
    if (step.step === "done" || step.step === "revised") Object.assign(made, step.brief);
  }
  return made;
}

// What is there of a brief that isn't whole, as a file is made of it.
export function partialBrief() {
  const { article, summary, title_en, summary_en, translation } = shown.brief;
  const { request } = shown;
  return {
    article,
    summary,
    title_en,
    summary_en: summary_en.segments,
    translation: translation.segments,
    translator: request.translator,
    second: request.second,
    signature: request.signature,
    scope: request.options.scope,
  };
}

export const complete = () => shown.brief && shown.brief.signature;

export const faults = () => faultsOf(shown.brief);

// Of any brief each fault once, gravest first: what says it, the same at other places, and what the reader made of it.
// A brief that was kept by an earlier page names no faults.
function faultsOf({ findings, accepted, dismissed, shown: rows }) {
  const among = (indices, listed) => indices.some((index) => listed.includes(index));
  return (rows || findings.map((_, index) => [index])).map((indices) => ({
    indices,
    finding: findings[indices[0]],
    elsewhere: indices.slice(1).map((index) => findings[index]),
    verdict: among(indices, dismissed) ? "dismissed" : among(indices, accepted) ? "accepted" : "",
  }));
}

// How many faults of each severity a brief has, or its English at that place alone; what was dismissed is a note.
export function tally(brief, place) {
  const isThere = (finding) => (place.stage === "title" ? isAboutTitle(finding) : finding.stage === place.stage && finding.segment === place.index);
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { finding, elsewhere, verdict } of faultsOf(brief))
    if (!place || [finding, ...elsewhere].some(isThere)) counts[verdict === "dismissed" ? "info" : finding.severity] += 1;
  return counts;
}

// Chances that a sentence doesn't mislead: below `unsureBelow`, which the reader sets, it is underlined and reviewed, below
// the other one the server has a finding of it.
export const reading = { unsureBelow: 0.7 };
export const MARK_BELOW = CONFIG.mark_below ?? 0.5;

// What a person wrote or chose has no number: that of the machine's own English knows its search, and is another measure.
export const isByHand = ({ outcome, machine }) => outcome === "edited" || Boolean(machine);

// Each English sentence once, with every place where it stands; the summary's come first, as in reading.
export function distinctSentences({ summary_en, translation }) {
  const found = new Map();
  for (const [stage, { segments }] of [["summary_en", summary_en], ["translation", translation]]) {
    segments.forEach((made, segment) => {
      const key = JSON.stringify([made.source, made.target]);
      found.set(key, { ...made, places: [...(found.get(key)?.places || []), { stage, segment }] });
    });
  }
  return [...found.values()];
}

// Whether a person wrote or chose anything of it.
export const isEdited = (brief) => Boolean(brief.title_edited) || distinctSentences(brief).some(isByHand);

const leastSureFirst = (a, b) => a.confidence - b.confidence;

// Those of any brief that are the machine's own, the least sure first.
export const leastSure = (brief) => distinctSentences(brief).filter((one) => !isByHand(one)).sort(leastSureFirst);

// Those of them that no error or warning speaks of.
function unaccused(brief) {
  const accused = new Set(brief.findings.filter(({ severity }) => severity !== "info").map(idOf));
  return leastSure(brief).filter(({ places }) => !places.some((place) => accused.has(idOf(place))));
}

// The places of the English that the page marks as unsure, for files; where a finding that is shown says so, that does.
export function unsurePlaces(brief) {
  const shownOnes = faultsOf(brief).flatMap(({ finding, elsewhere }) => [finding, ...elsewhere]);
  const named = new Set(shownOnes.filter(({ kind }) => kind === "confidence").map(idOf));
  return ["summary_en", "translation"].flatMap((stage) =>
    [...brief[stage].segments.entries()]
      .filter(([segment, made]) => made.confidence < reading.unsureBelow && !isByHand(made) && !named.has(idOf({ stage, segment })))
      .map(([segment]) => [stage, segment]));
}

const isSeen = ({ seen = [] }, { target }) => seen.includes(target);

// The chances of those that nobody has looked at.
export const doubts = (brief) => unaccused(brief).filter((one) => !isSeen(brief, one)).map(({ confidence }) => confidence);

// Sentences that the page is unsure of, in the form of faults; where there are none, the least sure of what is left. `seen`
// has the English of those that the reader has looked at.
function unsure() {
  const free = unaccused(shown.brief);
  const found = free.filter(({ confidence }) => confidence < reading.unsureBelow);
  const kind = found.length ? "confidence" : "least";
  return (found.length ? found : free.slice(0, 1)).map(({ target, confidence, places }) => {
    const [finding, ...elsewhere] = places.map((place) => ({ ...place, kind, severity: "unsure", confidence }));
    return { indices: [], target, finding, elsewhere, verdict: isSeen(shown.brief, { target }) ? "seen" : "" };
  });
}

// Whether it is there only because something has to be the least sure.
export const isLeast = ({ finding }) => finding.kind === "least";

const ORDER = ["error", "warning", "unsure", "info"];

// What there is to review, gravest first: faults, of those the page merely doubts the least sure first, then what it is
// unsure of, then notes.
export function toReview() {
  const doubts = ({ finding }) => (finding.kind === "confidence" ? 1 - (pairOf(finding)?.confidence ?? 0) : 2);
  return [...faults(), ...unsure()].sort((a, b) =>
    ORDER.indexOf(a.finding.severity) - ORDER.indexOf(b.finding.severity) || doubts(b) - doubts(a));
}

// The faults of any brief as findings, each once, without what the reader dismissed.
export const standing = (brief) => faultsOf(brief).filter(({ verdict }) => verdict !== "dismissed").map(({ finding }) => finding);

const KEYS = { title: "h", summary: "s", summary_en: "e", translation: "t" };

export const isAboutTitle = ({ wording }) => wording?.template === "title";

// The English at a place, and what was found in it; the title is a place, too.
export function englishAt({ stage, index }) {
  if (stage !== "title") return shown.brief[stage].segments[index];
  return { source: shown.brief.article.title, target: shown.brief.title_en, findings: shown.brief.findings.filter(isAboutTitle) };
}

// The sentence that a finding is about, by the id that it has in the columns; none where it is about a whole text.
export const idOf = ({ stage, segment }) => (segment === null || stage === null ? null : KEYS[stage] + segment);

// What a finding was found between, and the ids of both where they stand in the columns.
export function pairOf(finding) {
  const { article, summary, title_en } = shown.brief;
  const { stage, segment } = finding;
  if (isAboutTitle(finding)) return { source: article.title, target: title_en, source_id: "h1", target_id: "h0" };
  if (segment === null || stage === null) return null;
  if (stage === "summary") {
    const sentence = summary.sentences[segment];
    return sentence && { source: sentence.sources.map((index) => article.sentences[index]?.text).filter(Boolean).join(" "), target: sentence.text, target_id: "s" + segment };
  }
  const made = shown.brief[stage].segments[segment];
  const source_id = (stage === "translation" ? "a" : "s") + made?.sentence;
  return made && { source: made.source, target: made.target, source_id, target_id: KEYS[stage] + segment, confidence: made.confidence, outcome: made.outcome, machine: made.machine };
}
