import type { CompletionRule } from "../../templates/contract/course.ts";

/** What a learner has to do until the course counts as done, in sentences; `what` begins the first. */
export function ruleSentences(
  { read, quiz, passMark, attempts, counts = "best", wait }: CompletionRule,
  what = "The course",
): readonly string[] {
  if (!quiz)
    return [`${what} is done when every page has been opened.`, "Questions are practice. They are recorded, and they decide nothing."];
  const mark = `${passMark / 100}%`;
  const tries = attempts === 0 ? "Each quiz may be taken as often as the learner likes." : `Each quiz may be taken ${times(attempts)}.`;
  return [
    read
      ? `${what} is done when every page has been opened, and all quizzes together reach ${mark} of their points.`
      : `${what} is done when all quizzes together reach ${mark} of their points. Pages need not be opened.`,
    [tries, ...(wait ? [`Another attempt can begin after ${wait} minutes.`] : []), COUNTS[counts]].join(" "),
  ];
}

const COUNTS = {
  best: "The best result of each counts, and a result never gets worse.",
  last: "The last result of each counts. A course that is passed stays passed.",
  first: "The first result of each counts. A course that is passed stays passed.",
};

/** What the two words that systems use stand for in this course. */
export function statusWords({ read, quiz, passMark, attempts }: CompletionRule): { readonly completed: string; readonly passed: string } {
  const all = read ? "every page has been opened" : "the quizzes have been taken";
  const beside = attempts > 0 ? " A format with two statuses may say it beside “failed” too." : "";
  return quiz
    ? {
        completed: `Said together with “passed”, when ${all} and the pass mark is reached. A format with one status says “passed” in its place.${beside}`,
        passed: `The quizzes reached ${passMark / 100}% or more${read ? ", and every page has been opened" : ""}.`,
      }
    : { completed: "Every page has been opened.", passed: "Never said: no quiz decides in this course." };
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
