import type { Card, Codes, MakeCard } from "../../contract/card.ts";
import { interaction12 } from "../../standards/cmi12.ts";
import { finalOf, finalsOf, reportsOf } from "../../standards/upload-course.ts";
import { SCORM_PRIVACY, SCORM_UPDATE, scormChecks, scormGuides } from "../../standards/upload-scorm.ts";

/** One status says everything: a pass takes the place of a completion, as `facts.ts` writes it. */
export const card: MakeCard = (course, units) => ({
  reports: reportsOf(course, (point) => (point === "begun" || point === "again" ? "incomplete" : point)),
  rows: rowsFor(units),
  guides: scormGuides(course, units, {
    label: "SCORM 1.2",
    number: "1.2",
    canvas: "works",
    cornerstone: "works",
    cornerstoneAdvice: "It takes SCORM 1.2 and SCORM 2004.",
    other: "best",
  }),
  privacy: SCORM_PRIVACY,
  checks: scormChecks(
    units,
    course,
    `The system’s report now says “${finalsOf(units).join("” or “")}”${course.rule.quiz ? ", with a score from 0 to 100" : ""}. Remove the attempt before learners start.`,
  ),
  update: SCORM_UPDATE,
});

function rowsFor(units: Parameters<MakeCard>[1]): Card["rows"] {
  const scored = units.some((unit) => finalOf(unit) === "passed");
  return [
    { name: "cmi.core.lesson_status", example: finalsOf(units).join(" or "), meaning: "Where the learner stands; see the table above." },
    ...(scored
      ? [
          {
            name: "cmi.core.score.raw",
            example: "87.5",
            meaning: "Result of all quizzes together, in per cent. Sent with the final status.",
          },
          { name: "cmi.core.score.min, cmi.core.score.max", example: "0, 100", meaning: "The scale of the score." },
        ]
      : []),
    { name: "cmi.core.session_time", example: "0000:12:30.45", meaning: "Time of this visit. The system adds visits up to a total time." },
    { name: "cmi.core.lesson_location", example: "what-it-is/first-page", meaning: "The page on which the learner was last." },
    { name: "cmi.core.exit", example: "suspend", meaning: "The course may be opened again and goes on where it was left." },
    { name: "cmi.suspend_data", example: "A1.…", meaning: "The saved place and answers, for the course alone. Do not change it." },
    {
      name: "cmi.interactions.n.id",
      example: "module__question_a1",
      meaning: "A question: _a1 is the first attempt at its quiz, _p a practice.",
    },
    { name: "cmi.interactions.n.student_response", example: "b", meaning: "The answer. The codebook says what each code means." },
    { name: "cmi.interactions.n.result", example: "correct", meaning: "correct or wrong; neutral where nothing is right or wrong." },
  ];
}

/** Ids as `interaction.ts` makes them. */
export const codes: Codes = {
  id: ({ id }, graded) => `${id}_${graded ? "a" : "p"}<n>`,
  response: (answered) => interaction12(answered, 1)?.response ?? "",
};
