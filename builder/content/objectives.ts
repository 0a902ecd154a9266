import type { Finding } from "./finding.ts";
import type { EditionRule } from "./rule.ts";

/** Objectives that too few questions test. Those that none tests, or that nobody teaches, are found in a build as well. */
export const checkObjectives: EditionRule = ({ module, pages, settings }) => {
  const limit = settings.limit("objective/few-questions");
  const graded = pages.filter(({ page }) => page.quiz).flatMap(({ questions }) => questions.filter(({ points }) => points > 0));
  return module.objectives.flatMap(({ id, place }): Finding[] => {
    const count = graded.filter(({ objective }) => objective === id).length;
    return count > 0 && count < limit ? [{ code: "objective/few-questions", place, values: { objective: id, count, limit } }] : [];
  });
};
