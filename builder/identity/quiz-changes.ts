import type { QuizRule } from "../../templates/contract/course.ts";
import { type Change, change } from "./change.ts";
import type { ChangeKind } from "./effects.ts";
import type { PageIdentity } from "./identity.ts";

type Sort = "page" | "quiz" | "pretest";

const BECAME: Readonly<Record<Sort, Readonly<Partial<Record<Sort, ChangeKind>>>>> = {
  page: { quiz: "page-became-quiz", pretest: "page-became-pretest" },
  quiz: { page: "quiz-became-page", pretest: "quiz-became-pretest" },
  pretest: { page: "pretest-became-page", quiz: "pretest-became-quiz" },
};

/** A page to read, a quiz that counts, or a pre-test that does not. */
export function sortOf({ quiz, rule }: PageIdentity): Sort {
  if (!quiz) return "page";
  return rule?.pretest ? "pretest" : "quiz";
}

/** What is different about how a page that both have is given; nothing where one of them does not say. */
export function quizChanges(old: PageIdentity, now: PageIdentity): Change[] {
  const { id } = now;
  if (old.quiz === undefined || now.quiz === undefined) return [];
  if (!old.quiz || !now.quiz) return becameChanges(old, now);
  if (!old.rule || !now.rule) return [];
  const isOtherBank = old.bank !== undefined && now.bank !== undefined && old.bank !== now.bank;
  return [
    ...becameChanges(old, now),
    ...ruleChanges(id, old.rule, now.rule),
    // Other groups are other banks.
    ...(isOtherBank && old.rule.per === now.rule.per ? [change("bank-changed", id)] : []),
  ];
}

function becameChanges(old: PageIdentity, now: PageIdentity): Change[] {
  const became = BECAME[sortOf(old)][sortOf(now)];
  return became ? [change(became, now.id)] : [];
}

function ruleChanges(id: string, old: QuizRule, now: QuizRule): Change[] {
  const differing = (kind: ChangeKind, inWords: (rule: QuizRule) => string): Change[] =>
    inWords(old) === inWords(now) ? [] : [change(kind, id, inWords(old), inWords(now))];
  return [
    ...differing("draw-changed", drawInWords),
    ...(old.draw && now.draw ? differing("groups-changed", groupsInWords) : []),
    ...differing("order-changed", ({ shuffle }) => (shuffle ? "in an order of each learner's own" : "in the same order for all")),
    ...feedbackChanges(id, old, now),
    ...(old.pretest || now.pretest ? [] : differing("quiz-weight-changed", ({ weight }) => `${weight ?? "that of its points"}`)),
  ];
}

function drawInWords({ draw }: QuizRule): string {
  if (draw === undefined) return "all of its questions";
  return `${draw} question${draw === 1 ? "" : "s"}`;
}

function groupsInWords({ per }: QuizRule): string {
  return per ? `by ${per}` : "from all of them alike";
}

/** When learners hear what was right, and whether at all, are two things. */
function feedbackChanges(id: string, { feedback: before }: QuizRule, { feedback: after }: QuizRule): Change[] {
  if (before === after) return [];
  return [
    ...(after === "now" ? [change("marks-at-once", id)] : []),
    ...(before === "now" ? [change("marks-at-end", id)] : []),
    ...(before === "never" ? [change("marks-shown", id)] : []),
    ...(after === "never" ? [change("marks-hidden", id)] : []),
  ];
}
