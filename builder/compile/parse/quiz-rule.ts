import type { QuizRule } from "../../../templates/contract/course.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Attributes } from "./attributes.ts";

/** What may stand in the braces of a quiz page's heading besides `quiz`. */
export const QUIZ_ATTRIBUTES = ["pretest", "draw", "per", "shuffle", "feedback", "weight"];

/** How an author wants a quiz to be given; `undefined` where they say nothing. Values that mean nothing are reported. */
export function readQuizRule(attributes: Attributes, report: Report): QuizRule | undefined {
  const { flags, pairs } = attributes;
  const isQuiz = flags.has("quiz") || flags.has("pretest");
  const stray = [...flags, ...[...pairs].map(([key, { place }]) => [key, place] as const)].filter(([key]) => QUIZ_ATTRIBUTES.includes(key));
  if (!isQuiz) {
    for (const [name, place] of stray) report.add("quiz/option-without-quiz", place, { name });
    return undefined;
  }
  const whole = (key: string, most: number): number | undefined => {
    const pair = pairs.get(key);
    if (!pair) return undefined;
    if (/^[1-9]\d*$/.test(pair.value) && Number(pair.value) <= most) return Number(pair.value);
    report.add("quiz/bad-value", pair.place, { key, value: pair.value, known: `a whole number from 1 to ${most}` });
    return undefined;
  };
  const oneOf = <Word extends string>(key: string, words: readonly Word[]): Word | undefined => {
    const pair = pairs.get(key);
    const word = words.find((known) => known === pair?.value);
    if (pair && !word) report.add("quiz/bad-value", pair.place, { key, value: pair.value, known: words.join(" or ") });
    return word;
  };
  const draw = whole("draw", 99);
  const per = oneOf("per", ["objective", "tag"]);
  const feedback = oneOf("feedback", ["now", "end", "never"]);
  const weight = whole("weight", 100);
  const perPlace = pairs.get("per")?.place;
  if (perPlace && draw === undefined) report.add("quiz/per-without-draw", perPlace);
  const rule: QuizRule = {
    ...(draw !== undefined && { draw }),
    ...(per && { per }),
    ...(flags.has("shuffle") && { shuffle: true }),
    ...(feedback && feedback !== "end" && { feedback }),
    ...(weight !== undefined && { weight }),
    ...(flags.has("pretest") && { pretest: true }),
  };
  return Object.keys(rule).length > 0 ? rule : undefined;
}
