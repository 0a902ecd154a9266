import type { CoursePage, CourseQuestion } from "./course.ts";
import type { Answered } from "./interaction.ts";

/** Where the learner stands. The order failed < incomplete < completed < passed never runs backwards. */
export type Status = "failed" | "incomplete" | "completed" | "passed";

/** What the learner has come to. `score` in hundredths of a percent. */
export interface Standing {
  readonly status: Status;
  readonly score: number | undefined;
}

/** What the course says has happened. Adapters translate; the course knows no key and no verb. */
export type CourseEvent =
  | { readonly type: "page"; readonly page: CoursePage }
  | {
      readonly type: "answered";
      readonly question: CourseQuestion;
      readonly answered: Answered;
      /** 0 … 1. */
      readonly score: number;
      /** 1 for the first attempt at this quiz; always 1 for practice, which may be tried without limit. */
      readonly attempt: number;
      readonly graded: boolean;
      /** Since the question was first on screen in this visit; ms. */
      readonly latency: number;
    }
  | { readonly type: "progressed"; readonly progress: number }
  /** Everything that had to be read has been read. Final where the rule asks for no quiz. */
  | { readonly type: "completed" }
  /** `score` in hundredths of a percent, 0 … 10000. */
  | { readonly type: "passed"; readonly score: number }
  /** No attempts are left. */
  | { readonly type: "failed"; readonly score: number };
