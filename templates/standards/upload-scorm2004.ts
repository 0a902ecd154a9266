import type { Card, Codes, Fit, MakeCard } from "../contract/card.ts";
import { interaction2004 } from "./cmi2004.ts";
import { finalOf, reportsOf } from "./upload-course.ts";
import { SCORM_PRIVACY, SCORM_UPDATE, scormChecks, scormGuides } from "./upload-scorm.ts";

/** What differs between the editions on a card: what is known of the systems. */
export interface EditionCard {
  readonly label: string;
  readonly cornerstone: Fit;
  readonly cornerstoneAdvice: string;
}

const WORDS = {
  begun: "completion: incomplete, success: unknown",
  again: "completion: incomplete, success: unknown",
  passed: "completion: completed, success: passed",
  completed: "completion: completed, success: unknown",
  failed: "success: failed; completion: completed once all pages have been opened",
};

/** Two statuses, of which one is unknown where there is no quiz, as `scorm2004-values.ts` writes them. */
export function scorm2004Card(edition: EditionCard): MakeCard {
  return (course, units) => ({
    reports: reportsOf(course, (point) => WORDS[point]),
    rows: rowsFor(finalOf(course) === "passed"),
    guides: scormGuides(course, units, { ...edition, number: "2004", canvas: "unknown", other: "works" }),
    privacy: SCORM_PRIVACY,
    checks: scormChecks(
      units,
      course,
      `The system’s report now says “completed”${course.rule.quiz ? " and “passed”, with a score from 0 to 100" : ""}. Remove the attempt before learners start.`,
    ),
    update: SCORM_UPDATE,
  });
}

function rowsFor(scored: boolean): Card["rows"] {
  return [
    { name: "cmi.completion_status", example: "completed", meaning: "Whether all that the course asks for is done." },
    {
      name: "cmi.success_status",
      example: scored ? "passed" : "unknown",
      meaning: scored ? "Whether the pass mark is reached." : "Always unknown: this course has no quiz that decides.",
    },
    ...(scored
      ? [
          {
            name: "cmi.score.scaled",
            example: "0.875",
            meaning: "Result of all quizzes together, from 0 to 1. Sent with the final status.",
          },
          { name: "cmi.score.raw, min, max", example: "87.5, 0, 100", meaning: "The same in per cent, and its scale." },
        ]
      : []),
    { name: "cmi.progress_measure", example: "0.4", meaning: "How much of the course is done; 1 once it is complete." },
    { name: "cmi.session_time", example: "PT12M30.45S", meaning: "Time of this visit. The system adds visits up to a total time." },
    { name: "cmi.location", example: "what-it-is/first-page", meaning: "The page on which the learner was last." },
    { name: "cmi.exit", example: "suspend", meaning: "The course may be opened again and goes on where it was left." },
    { name: "cmi.suspend_data", example: "A1.…", meaning: "The saved place and answers, for the course alone. Do not change it." },
    {
      name: "cmi.interactions.n.id",
      example: "module__question_a1",
      meaning: "A question: _a1 is the first attempt at its quiz, _p a practice.",
    },
    { name: "cmi.interactions.n.description", example: "Which of these?", meaning: "What was asked." },
    { name: "cmi.interactions.n.learner_response", example: "b", meaning: "The answer. The codebook says what each code means." },
    { name: "cmi.interactions.n.result", example: "correct", meaning: "correct or incorrect; neutral where nothing is right or wrong." },
  ];
}

/** Ids as `scorm2004-interaction.ts` makes them. */
export const codes2004: Codes = {
  id: ({ id }, graded) => `${id}_${graded ? "a" : "p"}<n>`,
  response: (answered) => interaction2004(answered, 1)?.response ?? "",
};
