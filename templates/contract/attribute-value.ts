import type { ProblemText, QuestionProblem, QuestionSource } from "./question.ts";

/** What a question type reports that knows the values of its attributes. */
export const VALUE_PROBLEM = {
  "question/bad-value": {
    message: '"{name}={value}" means nothing to the question "{id}".',
    remedy: "Write one of: {known}. Or leave {name} out.",
  },
} satisfies Record<string, ProblemText>;

/** The value of that attribute, which must be one of `known`; `undefined` where it is left out, or is none of them and was reported. */
export function valueOf<Value extends string>(
  { id, attributes }: QuestionSource,
  name: string,
  known: readonly Value[],
  problems: QuestionProblem[],
): Value | undefined {
  const found = attributes.get(name);
  const value = known.find((candidate) => candidate === found?.value);
  if (found && value === undefined) {
    const { line, column } = found;
    problems.push({ code: "question/bad-value", line, column, values: { id, name, value: found.value, known: known.join(", ") } });
  }
  return value;
}
