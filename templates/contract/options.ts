import type { Named } from "./interaction.ts";
import type { ProblemText, QuestionProblem, QuestionSource } from "./question.ts";
import type { SingleChoice } from "./single-choice.ts";

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

/** Mistakes that every question type with one right answer can report. */
export const SINGLE_CHOICE_PROBLEMS = {
  ...OPTION_PROBLEMS,
  "question/several-correct-options": {
    message: 'The question "{id}" marks {count} options as correct, but a choice has one right answer.',
    remedy: "Leave one [x], or make it a multiple-choice: ::: multiple-choice {#{id}}.",
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

/** The one right answer out of two to ten, or what is wrong with the list. */
export function readSingleChoice(source: QuestionSource): { readonly question: SingleChoice } | { readonly problems: QuestionProblem[] } {
  const problems = optionProblems(source, 2, 10);
  const marked = source.options.filter((option) => option.marked);
  const [correct, second] = marked;
  if (second) {
    const { line, column } = second;
    problems.push({ code: "question/several-correct-options", line, column, values: { id: source.id, count: marked.length } });
  }
  if (problems.length > 0 || !correct) return { problems };
  return { question: { options: namedOptions(source), correct: correct.id } };
}

/** Options as the standards want them: ids and plain texts. */
export function namedOptions(source: QuestionSource): Named[] {
  return source.options.map(({ id, text }) => ({ id, text }));
}
