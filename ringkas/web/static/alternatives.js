// Other translations of a sentence, each checked on the server.

import { t } from "./language.js";
import { modelChoice } from "./composer.js";
import { tell, showError } from "./notices.js";
import { ask } from "./save.js";
import { terms } from "./terms.js";
import { change } from "./revision.js";

const weight = (findings) => {
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  return 1000 * count("error") + count("warning");
};

// Those with the fewest errors first; what the brief has already isn't among them.
export async function findAlternatives(segment) {
  const answer = await ask("alternatives", { text: segment.source, terms: terms(), ...modelChoice() });
  if (answer.error) return answer;
  return { alternatives: answer.alternatives.filter(({ target }) => target !== segment.target) };
}

export const isSound = ({ findings }) => weight(findings) < 1000;

export const choose = ({ stage, index }, { target }, outcome) => change("revise", { stage, index, target, outcome });

// Takes the best of them where that has fewer errors, or as many and fewer warnings.
export async function retry(place, segment) {
  tell(t("trace.looking"));
  const answer = await findAlternatives(segment);
  if (answer.error) return showError(answer);
  const best = answer.alternatives[0];
  if (!best || weight(best.findings) >= weight(segment.findings)) return tell(t("retry.none"));
  if (await choose(place, best, "retry")) tell(t("retry.done"));
}
