// The brief that this tab holds. It has the keys of the JSON that ringkas documents; it grows while it is made.

export const shown = { brief: null };

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

export const complete = () => shown.brief && shown.brief.signature;
