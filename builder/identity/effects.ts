/** What a change means for learners who have met the course before, from harmless to worst. */
export const VERDICTS = ["safe", "effects", "new-version"] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * A part of a saved state that can come back different. `asked` is what an attempt asks, which follows from the saved seed;
 * `score` is the score of the whole course, which the results of several quizzes are weighed to at each step.
 */
export type StatePart = "status" | "visited" | "place" | "answers" | "attempts" | "asked" | "score";

export interface Effect {
  readonly verdict: Verdict;
  /** True where nothing that was recorded is contradicted: a build writes it down by itself. */
  readonly addition: boolean;
  /** What is different when a learner opens the new package with a state of the old one. Nothing else is. */
  readonly touches: readonly StatePart[];
  /** What has changed; `{subject}`, `{from}` and `{to}` are filled in. */
  readonly what: string;
  /** For learners who have begun. */
  readonly halfWay: string;
  /** For learners who have passed or completed the course. */
  readonly finished: string;
}

const KEPT = "They stay finished, with the score they have.";
const KEPT_WEIGHED = "They stay finished. With several quizzes, their score is weighed anew too. It never falls once they have passed.";
const KEPT_DRAWN = "The quiz that they took may show other questions, some as not answered.";
const WEIGHED = "With several quizzes, the overall score is weighed anew at the next step. It falls only where the last attempt counts.";
const DRAWN = "An attempt that they are at may ask other questions. Answers to those that it no longer asks do not count. Results stay.";
const COUNTS = "Of several attempts at a quiz the {from} one counted, and now the {to} one does";
const NEW_ID = "Do this only as a new version, or give the question a new id.";

/**
 * The decision table: every kind of change, what it means, and the words for it. `docs/comparing.md` shows it, and
 * `test/builder/compare-property.test.ts` plays learners against it.
 */
export const EFFECTS = {
  "course-replaced": {
    verdict: "new-version",
    addition: false,
    touches: [],
    what: 'These are two different courses: "{from}" and "{to}"',
    halfWay: "They would lose their progress, because the saved state belongs to another course.",
    finished: "Their result would stand under a course that it was not achieved in.",
  },
  "iri-changed": {
    verdict: "new-version",
    addition: false,
    touches: [],
    what: "The address of the course is now {to}, and was {from}",
    halfWay: "A record store sees another course. They start again from nothing.",
    finished: "Reports on the new address do not show their result.",
  },
  "identifier-removed": {
    verdict: "new-version",
    addition: false,
    touches: [],
    what: "The package no longer has the identifier {subject}",
    halfWay: "An LMS that gets this package deletes what it tracked under that identifier: they start again.",
    finished: "Their result is deleted with it, in Moodle at once and without a question.",
  },
  "identifier-added": {
    verdict: "effects",
    addition: true,
    touches: [],
    what: "The package has a new identifier, {subject}",
    halfWay: "The learning system sees one thing more to take.",
    finished: "A learning system that asks for every part shows the course as unfinished until they take the new part.",
  },
  "units-changed": {
    verdict: "new-version",
    addition: false,
    touches: [],
    what: "What the learning system tracks by itself was {from} and is now {to}",
    halfWay: "Where each module is tracked by itself, the identifiers in the package change. They start again.",
    finished: "Their result is deleted by a learning system that deletes what it tracked under old identifiers.",
  },
  "slot-changed": {
    verdict: "new-version",
    addition: false,
    touches: [],
    what: '"{subject}" had the place {from} in the saved state and now has {to}',
    halfWay: "Their saved state is misread: pages and answers appear in the wrong places.",
    finished: `${KEPT} What they see of their answers is wrong.`,
  },
  "slot-reused": {
    verdict: "new-version",
    addition: false,
    touches: [],
    what: '"{subject}" uses the place in the saved state that belonged to "{from}"',
    halfWay: "Their saved state is misread: what they did in one place counts for another.",
    finished: `${KEPT} What they see of their answers is wrong.`,
  },
  "pass-mark-lowered": {
    verdict: "effects",
    addition: false,
    touches: ["status"],
    what: "The pass mark was {from} and is now {to}",
    halfWay: "Those whose best score reaches the new mark pass when they next open the course, if all else is done.",
    finished: KEPT,
  },
  "pass-mark-raised": {
    verdict: "effects",
    addition: false,
    touches: ["status"],
    what: "The pass mark was {from} and is now {to}",
    halfWay:
      "They need the new mark, even for a quiz they have already taken. Those without attempts left fail when they next open the course. A pre-test spares them pages only if they reached the new mark.",
    finished: "They stay finished, though some would not pass under the new mark.",
  },
  "attempts-raised": {
    verdict: "effects",
    addition: false,
    touches: ["status"],
    what: "The quiz attempts were {from} and are now {to}",
    halfWay: "Attempts they have used still count. Those who failed because none were left can try again.",
    finished: KEPT,
  },
  "attempts-lowered": {
    verdict: "effects",
    addition: false,
    touches: ["status"],
    what: "The quiz attempts were {from} and are now {to}",
    halfWay:
      "Attempts they have used still count. Those who have used as many as the new limit without passing fail when they next open the course.",
    finished: KEPT,
  },
  "counts-best": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: COUNTS,
    halfWay: "The result that they hold stays. From their next attempt on, the better of the two counts.",
    finished: KEPT,
  },
  "counts-last": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: COUNTS,
    halfWay:
      "The result that they hold stays until their next attempt. Then that attempt counts, even if it is worse, until they have passed.",
    finished:
      'They stay finished. Those who have passed keep their score. For those who are "completed", the last attempt counts from now on.',
  },
  "counts-first": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: COUNTS,
    halfWay:
      "The result that they hold stays, and no other attempt changes it. Those who have taken every quiz without reaching the pass mark can pass no more.",
    finished: KEPT,
  },
  "wait-changed": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: "The wait before another attempt was {from} and is now {to}",
    halfWay: "Those who are waiting wait as long as they were told. The new time counts from their next attempt on.",
    finished: KEPT,
  },
  "reading-required": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: "All pages must now be read",
    halfWay: "They must open every page before they finish. Pages they have opened count.",
    finished: "They stay finished, though some may not have read every page.",
  },
  "reading-waived": {
    verdict: "effects",
    addition: false,
    touches: ["status"],
    what: "Pages need not be read any more",
    halfWay: "Those whose score reaches the pass mark pass when they next open the course.",
    finished: KEPT,
  },
  "quiz-required": {
    verdict: "effects",
    addition: false,
    touches: ["status"],
    what: "The quiz must now be passed",
    halfWay:
      "They must pass the quiz too. Attempts they have used count, so those without attempts left fail when they next open the course.",
    finished: 'They stay "completed" and never become "passed", even if they take the quiz later.',
  },
  "quiz-waived": {
    verdict: "effects",
    addition: false,
    touches: ["status"],
    what: "The quiz need not be passed any more",
    halfWay: "Those who have read all pages complete the course when they next open it. Those who failed can go on.",
    finished: 'They stay "passed". Learners from now on become "completed", so reports show both.',
  },
  "page-added": {
    verdict: "effects",
    addition: true,
    touches: [],
    what: 'New page "{subject}"',
    halfWay: "They have one page more to read. Everything they have done stays.",
    finished: "They stay finished without having seen it.",
  },
  "page-removed": {
    verdict: "effects",
    addition: false,
    touches: ["visited", "place", "status"],
    what: 'The page "{subject}" is gone',
    halfWay: "Those who stopped there begin at the first page. Those who have read all the others may now finish.",
    finished: KEPT,
  },
  "quiz-added": {
    verdict: "effects",
    addition: true,
    touches: ["status"],
    what: 'New quiz "{subject}"',
    halfWay: "They must take it before a new score counts. Those who hold a score keep it, and those who failed can go on.",
    finished: "They stay finished without having taken it.",
  },
  "quiz-removed": {
    verdict: "effects",
    addition: false,
    touches: ["visited", "place", "attempts", "status", "score"],
    what: 'The quiz "{subject}" is gone',
    halfWay: "Their attempts at it are forgotten. The other quizzes decide, and some may pass or fail by them.",
    finished: KEPT_WEIGHED,
  },
  "page-became-quiz": {
    verdict: "effects",
    addition: false,
    touches: ["status"],
    what: 'The page "{subject}" is now a quiz',
    halfWay: "They must take it, even if they have read the page. Those who hold a score keep it.",
    finished: "They stay finished without having taken it.",
  },
  "quiz-became-page": {
    verdict: "effects",
    addition: false,
    touches: ["attempts", "status", "score"],
    what: 'The quiz "{subject}" is now an ordinary page',
    halfWay: `Their attempts at it are forgotten. The other quizzes decide. ${WEIGHED}`,
    finished: KEPT_WEIGHED,
  },
  "pretest-added": {
    verdict: "safe",
    addition: true,
    touches: [],
    what: 'New pre-test "{subject}"',
    halfWay: "They may take it or leave it out. Everything they have done stays.",
    finished: KEPT,
  },
  "pretest-removed": {
    verdict: "effects",
    addition: false,
    touches: ["visited", "place", "attempts"],
    what: 'The pre-test "{subject}" is gone',
    halfWay: "What they reached in it is forgotten. Those whom it spared pages must read them.",
    finished: KEPT,
  },
  "page-became-pretest": {
    verdict: "effects",
    addition: false,
    touches: ["status"],
    what: 'The page "{subject}" is now a pre-test',
    halfWay: "They may take it or leave it out. Those who have read all the others may now finish.",
    finished: KEPT,
  },
  "pretest-became-page": {
    verdict: "effects",
    addition: false,
    touches: ["attempts"],
    what: 'The pre-test "{subject}" is now an ordinary page',
    halfWay: "What they reached in it is forgotten. They must read it, and the pages that it spared them.",
    finished: KEPT,
  },
  "quiz-became-pretest": {
    verdict: "effects",
    addition: false,
    touches: ["status", "score"],
    what: 'The quiz "{subject}" is now a pre-test',
    halfWay:
      "It counts for nothing any more. The other quizzes decide, and some may pass or fail by them. Those who have reached the pass mark in it need not read the pages of its module.",
    finished: KEPT_WEIGHED,
  },
  "pretest-became-quiz": {
    verdict: "effects",
    addition: false,
    touches: ["status", "score"],
    what: 'The pre-test "{subject}" is now a quiz',
    halfWay:
      "What they reached in it counts as an attempt, so those without attempts left fail when they next open the course. Those who left it out must take it. All must read the pages that it spared them.",
    finished: KEPT_WEIGHED,
  },
  "draw-changed": {
    verdict: "effects",
    addition: false,
    touches: ["asked", "score"],
    what: 'An attempt at the quiz "{subject}" had {from} and now has {to}',
    halfWay: `${DRAWN} ${WEIGHED}`,
    finished: `${KEPT_WEIGHED} ${KEPT_DRAWN}`,
  },
  "groups-changed": {
    verdict: "effects",
    addition: false,
    touches: ["asked"],
    what: 'The quiz "{subject}" drew its questions {from} and now draws them {to}',
    halfWay: DRAWN,
    finished: `${KEPT} ${KEPT_DRAWN}`,
  },
  "bank-changed": {
    verdict: "effects",
    addition: true,
    touches: ["asked"],
    what: 'The quiz "{subject}" draws from other questions now, or groups them otherwise',
    halfWay: DRAWN,
    finished: `${KEPT} ${KEPT_DRAWN}`,
  },
  "order-changed": {
    verdict: "safe",
    addition: true,
    touches: [],
    what: 'The quiz "{subject}" now comes {to}',
    halfWay: "They are asked the same questions. Everything they have done stays.",
    finished: KEPT,
  },
  "marks-at-once": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: 'The quiz "{subject}" now tells about each question by itself',
    halfWay: "In an attempt that they are at, they can check each answer, and cannot change it after that.",
    finished: KEPT,
  },
  "marks-at-end": {
    verdict: "effects",
    addition: false,
    touches: ["answers"],
    what: 'The quiz "{subject}" no longer tells about each question by itself',
    halfWay: "Answers that they have checked can be changed until the quiz is submitted, though they have seen which are right.",
    finished: KEPT,
  },
  "marks-shown": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: 'The quiz "{subject}" now says which answers are right',
    halfWay: "Those who have taken it see at once which of their answers were right, and may take it again knowing that.",
    finished: `${KEPT} They see which of their answers were right.`,
  },
  "marks-hidden": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: 'The quiz "{subject}" no longer says which answers are right',
    halfWay: "Scores stay. They see no more which answers were right, not even in a quiz that they have taken.",
    finished: `${KEPT} They see no more which of their answers were right.`,
  },
  "quiz-weight-changed": {
    verdict: "effects",
    addition: false,
    touches: ["score"],
    what: 'The weight of the quiz "{subject}" was {from} and is now {to}',
    halfWay: `A quiz they have taken keeps its result. ${WEIGHED}`,
    finished: KEPT_WEIGHED,
  },
  "question-added": {
    verdict: "safe",
    addition: true,
    touches: [],
    what: 'New question "{subject}"',
    halfWay: "Everything they have done stays.",
    finished: KEPT,
  },
  "question-removed": {
    verdict: "effects",
    addition: false,
    touches: ["answers"],
    what: 'The question "{subject}" is gone',
    halfWay: "Their answer to it is forgotten. Nothing else changes.",
    finished: KEPT,
  },
  "quiz-question-added": {
    verdict: "effects",
    addition: true,
    touches: ["score"],
    what: 'New question "{subject}" in a quiz',
    halfWay: `Results of quizzes stay. A quiz that is taken from now on counts the new question too. ${WEIGHED}`,
    finished: `${KEPT_WEIGHED} In the quiz they took, the question shows as not answered.`,
  },
  "quiz-question-removed": {
    verdict: "effects",
    addition: false,
    touches: ["answers", "score"],
    what: 'The question "{subject}" is gone from its quiz',
    halfWay: `Their answer to it is forgotten. Results of quizzes stay, even where this question earned part of them. ${WEIGHED}`,
    finished: KEPT_WEIGHED,
  },
  "became-graded": {
    verdict: "new-version",
    addition: false,
    touches: [],
    what: 'The practice question "{subject}" now counts in a quiz',
    halfWay: `Their practice answer stands in the quiz already, though they may have seen which is right. ${NEW_ID}`,
    finished: "Reports mix practice answers and graded answers under one name.",
  },
  "became-practice": {
    verdict: "effects",
    addition: false,
    touches: ["score"],
    what: 'The quiz question "{subject}" is now practice',
    halfWay: `Their answer stays. Results of quizzes stay, even where this question earned part of them. ${WEIGHED}`,
    finished: KEPT_WEIGHED,
  },
  "quiz-moved": {
    verdict: "effects",
    addition: false,
    touches: ["answers", "score"],
    what: 'The question "{subject}" has moved from the quiz "{from}" to "{to}"',
    halfWay: `Their answer moves with it and may stand there already filled in. Results of quizzes stay. ${WEIGHED}`,
    finished: KEPT_WEIGHED,
  },
  "weight-changed": {
    verdict: "effects",
    addition: false,
    touches: ["score"],
    what: 'The question "{subject}" had {from} and now has {to}',
    halfWay: `A quiz they have taken keeps its result. ${WEIGHED}`,
    finished: KEPT_WEIGHED,
  },
  "type-changed": {
    verdict: "new-version",
    addition: false,
    touches: [],
    what: 'The question "{subject}" was of type {from} and is now {to}',
    halfWay: `Their answer is lost or misread, and reports mix two kinds of answers under one name. ${NEW_ID}`,
    finished: `${KEPT} Reports on this question no longer say what was asked.`,
  },
  "answers-misread": {
    verdict: "new-version",
    addition: false,
    touches: [],
    what: 'In the question "{subject}" the answer {from} now means something else',
    halfWay: `An answer they gave would be shown and marked as another one. ${NEW_ID}`,
    finished: `${KEPT} Reports show an answer that they did not give.`,
  },
  "answer-added": {
    verdict: "safe",
    addition: true,
    touches: [],
    what: 'The question "{subject}" has a new answer to choose: {to}',
    halfWay: "Answers they have given stay.",
    finished: KEPT,
  },
  "answer-removed": {
    verdict: "effects",
    addition: false,
    touches: ["answers"],
    what: 'The question "{subject}" no longer has the answer {from}',
    halfWay: "Answers that name it are forgotten, and the question shows as not answered. Best scores stay.",
    finished: KEPT,
  },
  "key-changed": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: 'The right answer to the quiz question "{subject}" was {from} and is now {to}',
    halfWay: "A best score stays as it was marked. A quiz that is submitted from now on is marked by the new answer.",
    finished: `${KEPT} Some hold it for an answer that is now wrong, and their quiz page shows the new marks.`,
  },
  "practice-key-changed": {
    verdict: "effects",
    addition: false,
    touches: [],
    what: 'The right answer to the practice question "{subject}" was {from} and is now {to}',
    halfWay: "Those who have answered it see new feedback. No score changes.",
    finished: `${KEPT} They see new feedback.`,
  },
} as const satisfies Record<string, Effect>;

export type ChangeKind = keyof typeof EFFECTS;

/** The effect of a kind of change, as the general shape. */
export function effectOf(kind: ChangeKind): Effect {
  return EFFECTS[kind];
}

/** The worst of all; `safe` for none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.findLast((verdict) => verdicts.includes(verdict)) ?? "safe";
}
