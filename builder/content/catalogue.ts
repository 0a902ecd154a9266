/** A rule for what a module says. Each can be switched off in `modules/project.yaml`; one with a limit can be given another there. */
export interface ContentRule {
  readonly severity: "warning" | "hint";
  readonly message: string;
  readonly remedy: string;
  /** The number that the rule goes by; `{limit}` in its texts. */
  readonly limit?: number;
  /** What the number counts, in a word or two. */
  readonly unit?: string;
}

const RULES = {
  "quiz/longest-is-right": {
    severity: "warning",
    message:
      'In {count} of the {total} choice questions of "{title}"{whom} the right answer is the longest: {ids}. Learners can pick it unread.',
    remedy: "Shorten the right answers or say more in the wrong ones, until the longest is right in no more than {limit}%.",
    limit: 50,
    unit: "% of at least four choice questions",
  },
  "quiz/right-answer-in-one-place": {
    severity: "warning",
    message: 'In {count} of the {total} choice questions of "{title}"{whom} the right answer is number {position}. Learners notice.',
    remedy: "Move right answers until none of the places has more than {limit}%, or add shuffle to the quiz.",
    limit: 60,
    unit: "% of at least five choice questions",
  },
  "quiz/draws-every-question": {
    severity: "warning",
    message: 'The quiz "{title}" draws {draw} questions, and has no more than that{whom}: every attempt asks the same.',
    remedy: "Add questions, or draw fewer. Half as many again as are drawn is a good number.",
  },
  "objective/few-questions": {
    severity: "warning",
    message: 'Only {count} of the graded questions tests the objective "{objective}"{whom}. One answer may be luck.',
    remedy: "Add a question with objective={objective}, so that there are at least {limit}.",
    limit: 2,
    unit: "graded questions",
  },
  "question/catch-all-answer": {
    severity: "warning",
    message:
      'The answer "{text}" speaks of the other answers. Who knows one of them can guess it, and where answers are shuffled it makes no sense.',
    remedy: "Write an answer of its own, or ask for several answers with multiple-choice.",
  },
  "question/negative-not-bold": {
    severity: "warning",
    message: 'The question "{id}" asks for what does not hold, and "{word}" is easy to read over.',
    remedy: "Ask it the other way round, or make the word bold: **{word}**",
  },
  "question/asked-twice": {
    severity: "warning",
    message: 'The question "{id}" has the same text as "{first}"{whom}.',
    remedy: "Ask something else, or remove one of them.",
  },
  "question/nothing-explained": {
    severity: "warning",
    message: 'Who gets "{id}" wrong is told what is right, and not why.',
    remedy: "Put the reason in a quotation below the item that is easily mistaken, or in ::: explanation … :::",
  },
} as const satisfies Record<string, ContentRule>;

export type ContentCode = keyof typeof RULES;

/** Everything that `check` can find in the content, by code. Codes are permanent. */
export const contentCatalogue: Readonly<Record<ContentCode, ContentRule>> = RULES;
