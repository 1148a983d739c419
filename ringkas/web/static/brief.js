// The brief that this tab holds. It has the keys of the JSON that ringkas documents; it grows while it is made.
// `request` is what was asked for, with the `translator` and the `signature` that the server answers with.

export const shown = { brief: null, request: null };

export const emptyBrief = () => ({
  article: null,
  title_en: "",
  summary: null,
  summary_en: { text: "", model: "", segments: [] },
  translation: { text: "", model: "", segments: [] },
  findings: [],
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
    if (step.step === "done") Object.assign(made, step.brief);
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
    signature: request.signature,
    scope: request.options.scope,
  };
}

export const complete = () => shown.brief && shown.brief.signature;
