import type { Card } from "../contract/card.ts";
import type { Course } from "../contract/course.ts";
import { checksFor, finalOf, percent } from "./upload-course.ts";

/** What leaves the browser with each statement, and what stays in it. `kept` says what a visit keeps in its tab. */
export function xapiPrivacy(kept: string): Card["privacy"] {
  return [
    {
      data: "Who the learner is: a name, and an address or an account",
      place: "As the learning system gives them when it opens the package; in every statement, to the record store that it names.",
    },
    {
      data: "Pages opened, answers, results, score and times",
      place: "In statements, to the same record store and to nobody else.",
    },
    { data: "The saved place and answers", place: "In a state document of the same record store." },
    { data: kept, place: "In this tab of the browser, until the learner leaves the course." },
    {
      data: "A result that has not been confirmed yet",
      place: "Stays in the browser under a key without a name, until it is confirmed, or for 30 days. It holds no answers.",
    },
  ];
}

/** Statements that a report lists, besides those of the visit itself. */
export function statementRows(units: readonly Course[]): Card["rows"] {
  const quiz = units.find((unit) => finalOf(unit) === "passed");
  return [
    { name: "experienced", example: "page “What it is”", meaning: "A page was opened." },
    {
      name: "answered",
      example: "question “Which of these?”: b",
      meaning: "An answer. The statement holds the question and all options in words; the codebook lists them.",
    },
    { name: "progressed", example: "40 %", meaning: "How much of the course has been done." },
    {
      name: "completed",
      example: "completion: true",
      meaning: quiz ? "All that the course asks for is done; sent together with passed." : "All pages have been opened.",
    },
    ...(quiz
      ? [
          {
            name: "passed",
            example: "score.scaled 0.875",
            meaning: `The pass mark of ${percent(quiz.rule)} is reached, and all that the course asks for is done.`,
          },
        ]
      : []),
    ...(quiz && quiz.rule.attempts > 0
      ? [{ name: "failed", example: "score.scaled 0.5", meaning: "No attempt is left. The score shows how far the learner came." }]
      : []),
  ];
}

export function statementChecks(course: Course): Card["checks"] {
  return checksFor(course, {
    open: "Open the course as a test learner, from your learning system and never from the zip.",
    begun: "The record store now lists “initialized” and “experienced”.",
    done: `The record store now lists “completed”${course.rule.quiz ? " and “passed” with a score" : ""}, and your learning system shows the course as done.`,
  });
}

export const XAPI_UPDATE =
  "Replace the package where it lies, and keep the activity in your learning system. Statements keep the same names for the course, its pages and its questions.";
