import type { Named } from "./interaction.ts";
import type { ProblemText, QuestionProblem, QuestionSource } from "./question.ts";

/** Mistakes that every question type with a list of answers can report. */
export const OPTION_PROBLEMS = {
  "question/too-few-options": {
    message: 'The question "{id}" has {count} answers. A learner needs at least {min} to choose from.',
    remedy: "Add answers as list items: - [ ] wrong answer, - [x] right answer.",
  },
  "question/too-many-options": {
    message: 'The question "{id}" has {count} answers. More than {max} cannot be recorded or read at a glance.',
    remedy: "Remove the weakest answers, or ask two questions.",
  },
  "question/no-correct-option": {
    message: 'The question "{id}" marks no option as correct, so nobody could pass it.',
    remedy: "Mark the right answer with [x].",
  },
  "question/repeated-option": {
    message: 'The question "{id}" gives the answer "{text}" twice. A learner cannot tell the two apart.',
    remedy: "Reword or remove one of them.",
  },
} satisfies Record<string, ProblemText>;

/** Checks what all lists of answers have in common. */
export function optionProblems(source: QuestionSource, min: number, max: number): QuestionProblem[] {
  const { id, options, line, column } = source;
  const problems: QuestionProblem[] = [];
  const report = (code: keyof typeof OPTION_PROBLEMS, place: { line: number; column: number }, values = {}) =>
    problems.push({ code, line: place.line, column: place.column, values: { id, count: options.length, min, max, ...values } });
  if (options.length < min) report("question/too-few-options", { line, column });
  if (options.length > max) report("question/too-many-options", options[max] ?? { line, column });
  if (options.length > 0 && !options.some(({ marked }) => marked)) report("question/no-correct-option", options[0] ?? { line, column });
  for (const [index, option] of options.entries()) {
    if (options.findIndex(({ text }) => text === option.text) < index) {
      report("question/repeated-option", option, { text: option.text });
    }
  }
  return problems;
}

/** Options as the standards want them: ids and plain texts. */
export function namedOptions(source: QuestionSource): Named[] {
  return source.options.map(({ id, text }) => ({ id, text }));
}
