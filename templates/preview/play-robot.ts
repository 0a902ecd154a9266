import type { Course, CoursePage } from "../contract/course.ts";
import { answer } from "../robot/answering.ts";
import { domHands } from "../robot/dom-hands.ts";
import type { CourseFrame } from "./play-course.ts";

/** States that a reviewer can be sent to, in the order to offer. */
export const STATES = {
  fresh: "A new learner",
  "half-way": "Half-way",
  quiz: "At the first quiz",
  right: "Answered right",
  wrong: "Answered wrong",
  passed: "Passed",
  failed: "Failed",
} as const;

export type WantedState = keyof typeof STATES;

/** A course that lets nobody fail is tried so often. */
const ENOUGH = 10;

export function stateOf(name: string | undefined): WantedState | undefined {
  return name !== undefined && name in STATES ? (name as WantedState) : undefined;
}

/** Brings a learner who has just opened the course to a state, through its controls. Returns what came of it, in a sentence. */
export async function reach(frame: CourseFrame, state: WantedState, page: string | undefined): Promise<string> {
  const course = frame.course();
  if (!course) return "This package has no course that the robot knows.";
  if (state !== "fresh" || page !== undefined) frame.begin();
  const done = await play(frame, course, state, page);
  if (page !== undefined && state !== "right" && state !== "wrong" && !frame.goTo(page)) return `There is no page ${page}.`;
  return done;
}

async function play(frame: CourseFrame, course: Course, state: WantedState, page: string | undefined): Promise<string> {
  switch (state) {
    case "fresh":
      return "A new learner.";
    case "half-way": {
      const half = course.pages.slice(0, Math.max(1, Math.floor(course.pages.length / 2)));
      for (const { id } of half) frame.goTo(id);
      return `Half-way: ${half.length} of ${course.pages.length} pages read.`;
    }
    case "quiz": {
      const quiz = course.pages.find((candidate) => candidate.quiz);
      if (quiz) frame.goTo(quiz.id);
      return quiz ? "At the first quiz, unanswered." : "This course has no quiz.";
    }
    case "right":
    case "wrong": {
      const asking = course.pages.find(({ id, questions }) => (page === undefined ? questions.length > 0 : id === page));
      if (!asking || asking.questions.length === 0) return "There are no questions on that page.";
      await answerPage(frame, asking, state === "right");
      return `Answered ${state} and checked.`;
    }
    case "passed": {
      await takeAll(frame, course, true);
      frame.goTo("result");
      return course.rule.quiz ? "Every page read, every quiz answered right." : "Every page read.";
    }
    case "failed": {
      await takeAll(frame, course, false);
      frame.goTo("result");
      if (!course.rule.quiz) return "This course has no quiz that has to be passed: nobody fails it.";
      return course.rule.attempts === 0
        ? "Every quiz answered wrong. Attempts are without limit: nobody fails this course for good."
        : "Failed.";
    }
  }
}

/** Reads every page and takes every quiz, again and again where there is more than one attempt to fail. */
async function takeAll(frame: CourseFrame, course: Course, right: boolean): Promise<void> {
  const attempts = right ? 1 : Math.min(course.rule.attempts || 1, ENOUGH);
  for (const page of course.pages) {
    frame.goTo(page.id);
    for (let attempt = 0; page.quiz && attempt < attempts; attempt++) {
      if (attempt > 0) frame.visible("[data-retry]")[0]?.click();
      await answerPage(frame, page, right);
    }
  }
}

async function answerPage(frame: CourseFrame, page: CoursePage, right: boolean): Promise<void> {
  frame.goTo(page.id);
  for (const form of frame.visible("form[data-question]")) {
    const question = page.questions.find(({ slot }) => String(slot) === form.dataset["question"]);
    if (!question) continue;
    await answer(domHands(form), question, right);
    if (!page.quiz) form.querySelector<HTMLElement>("[type=submit]")?.click();
  }
  frame.visible("[data-submit]")[0]?.click();
}
