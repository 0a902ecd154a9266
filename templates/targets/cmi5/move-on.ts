import type { CompletionRule } from "../../contract/course.ts";

/** What satisfies an AU, and the score that a pass takes, in the words of a course structure (cmi5 13.1.4). */
export interface Satisfaction {
  readonly moveOn: "Completed" | "Passed" | "CompletedAndPassed";
  /** 0 … 1 as a decimal; `undefined` where there is nothing to score. */
  readonly masteryScore: string | undefined;
}

/**
 * Reached exactly when the rule is met (rule CMI5-10). Without a quiz the course says Completed and never Passed. With one it says
 * Passed when the whole rule is met, reading included, and Completed together with it. So Passed is enough where only the quiz
 * counts. Where reading counts too, CompletedAndPassed states the author's rule and asks for nothing that would not come.
 */
export function satisfactionOf({ read, quiz, passMark }: CompletionRule): Satisfaction {
  if (!quiz) return { moveOn: "Completed", masteryScore: undefined };
  return { moveOn: read ? "CompletedAndPassed" : "Passed", masteryScore: `${passMark / 10000}` };
}
