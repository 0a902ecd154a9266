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
  "prose/reading-age": {
    severity: "warning",
    message: 'The page "{title}"{whom} reads like a text for {age} years of age.',
    remedy: "Shorten sentences and choose shorter words until it is about {limit}. Terms of the glossary count as short words.",
    limit: 11,
    unit: "years of age, and one more",
  },
  "prose/technical-reading-age": {
    severity: "warning",
    message: 'The page "{title}"{whom} reads like a text for {age} years of age, which is high for people who know the subject as well.',
    remedy: "Shorten sentences and choose shorter words until it is about {limit}. Terms of the glossary count as short words.",
    limit: 14,
    unit: "years of age, and one more",
  },
  "prose/long-sentence": {
    severity: "warning",
    message: "The sentence “{words} …” has {count} words.",
    remedy: "Make two sentences of it, or a list. A sentence has at most {limit} words.",
    limit: 20,
    unit: "words",
  },
  "prose/long-paragraph": {
    severity: "warning",
    message: "The paragraph has {count} sentences. On a phone it fills the page.",
    remedy: "Start a new paragraph where the thought changes. A paragraph has at most {limit} sentences.",
    limit: 3,
    unit: "sentences",
  },
  "prose/acronym-not-explained": {
    severity: "warning",
    message: "{acronym} is met here first{whom}, and nothing has said what it stands for.",
    remedy: "Write it out once: name in full ({acronym}). If everybody knows it, list it under content: acronyms: in modules/project.yaml.",
  },
  "prose/passive-voice": {
    severity: "hint",
    message: "“{words}” is passive: it says what is done, not who does it.",
    remedy: "Start with who acts, if that is known and matters: “the nurse checks it”, not “it is checked”.",
  },
  "prose/word-to-avoid": {
    severity: "warning",
    message: "“{words}” is harder or less kind than it need be.",
    remedy: "Write instead: {instead}. If it is meant, allow it under content: words: in modules/project.yaml.",
  },
  "fact/no-source": {
    severity: "warning",
    message: "“{figure}” looks like a fact, and no source is cited here.",
    remedy: "Cite one in the same paragraph, list or table: [^SOURCE]. If the number is made up, say so, or put it into ::: example.",
  },
  "module/review-near": {
    severity: "warning",
    message: "The content is to be reviewed by {date}, in {days} days.",
    remedy: "Plan the review now: check the module against its sources, then move review-by.",
    limit: 60,
    unit: "days",
  },
  "module/review-far": {
    severity: "warning",
    message: "The content is to be reviewed by {date} only. Facts about AI and its rules change quickly.",
    remedy: "Choose a date within {limit} months.",
    limit: 12,
    unit: "months",
  },
  "picture/alt-repeats-caption": {
    severity: "warning",
    message: "The description says the caption “{caption}” again, so that a screen reader says it twice.",
    remedy: "Let the description say what is to be seen, and the caption what it means.",
  },
  "text/colour-alone": {
    severity: "warning",
    message: "“{words}” helps nobody who cannot tell the colours apart.",
    remedy: "Name a second sign beside the colour: a place, a shape, a label or a pattern, in the picture too.",
  },
  "picture/heavy": {
    severity: "warning",
    message:
      'The picture "{file}" has {size} kB. On a ward PC or a phone, learners would wait for it, and some LMSs refuse large packages.',
    remedy: "Make it smaller than {limit} kB: save it with fewer pixels, or as .webp.",
    limit: 500,
    unit: "kB",
  },
  "file/heavy": {
    severity: "warning",
    message: 'The file "{file}" has {size} MB. On a ward PC or a phone, learners would wait for it, and some LMSs refuse large packages.',
    remedy: "Make it smaller than {limit} MB: shorten it, or save its pictures with a lower resolution.",
    limit: 10,
    unit: "MB",
  },
  "file/heavy-film": {
    severity: "warning",
    message: 'The film "{file}" has {size} MB. On a ward PC or a phone, learners would wait for it, and some LMSs refuse large packages.',
    remedy: "Make it smaller than {limit} MB: shorten it, or save it with a lower resolution.",
    limit: 50,
    unit: "MB",
  },
  "file/heavy-sound": {
    severity: "warning",
    message: 'The sound "{file}" has {size} MB. On a ward PC or a phone, learners would wait for it, and some LMSs refuse large packages.',
    remedy: "Make it smaller than {limit} MB: shorten it, or save it with a lower quality.",
    limit: 20,
    unit: "MB",
  },
} as const satisfies Record<string, ContentRule>;

export type ContentCode = keyof typeof RULES;

/** Everything that `check` can find in the content, by code. Codes are permanent. */
export const contentCatalogue: Readonly<Record<ContentCode, ContentRule>> = RULES;
