import type { ItemSource, Place, ProblemText, QuestionProblem, QuestionSource } from "./question.ts";

/** Mistakes that every question type with a list of items can report. */
export const ITEM_PROBLEMS = {
  "question/too-few-items": {
    message: 'The list of "{id}" has {count} items here, but the question needs at least {min}.',
    remedy: "Add list items, each on a line that starts with a hyphen.",
  },
  "question/too-many-items": {
    message: 'The list of "{id}" has {count} items here. With more than {max} the question is hard to take in, and to record.',
    remedy: "Remove some, or ask two questions.",
  },
  "question/repeated-item": {
    message: 'The list of "{id}" has "{text}" twice. A learner cannot tell the two apart.',
    remedy: "Reword or remove one of them.",
  },
} satisfies Record<string, ProblemText>;

/** Checks what all lists have in common. `place` is reported where there is no item to point to. */
export function itemProblems(
  id: string,
  items: readonly Pick<ItemSource, "text" | "line" | "column">[],
  place: Place,
  { min, max }: { readonly min: number; readonly max: number },
): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  const report = (code: keyof typeof ITEM_PROBLEMS, { line, column }: Place, values = {}) =>
    problems.push({ code, line, column, values: { id, count: items.length, min, max, ...values } });
  if (items.length < min) report("question/too-few-items", place);
  if (items.length > max) report("question/too-many-items", items[max] ?? place);
  for (const [index, item] of items.entries()) {
    if (items.findIndex(({ text }) => text === item.text) < index) report("question/repeated-item", item, { text: item.text });
  }
  return problems;
}

/** The mistake of types whose `credit` attribute knows one value. */
export const CREDIT_PROBLEMS = {
  "question/unknown-credit": {
    message: 'The question "{id}" has credit={value}, which means nothing here.',
    remedy: "Write credit={known}, or leave it out.",
  },
} satisfies Record<string, ProblemText>;

export function creditProblems({ id, attributes }: QuestionSource, known: string): QuestionProblem[] {
  const credit = attributes.get("credit");
  if (!credit || credit.value === known) return [];
  return [{ code: "question/unknown-credit", line: credit.line, column: credit.column, values: { id, value: credit.value, known } }];
}

/** How much room a list of targets needs: `short` ones stand beside their source, `long` ones below it. */
export function widthOf(targets: readonly { readonly text: string }[]): "short" | "long" {
  return targets.some(({ text }) => text.length > 26) ? "long" : "short";
}
