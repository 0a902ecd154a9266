import type { Course, CoursePage } from "../../contract/course.ts";
import type { QuestionView } from "../../contract/question-view.ts";
import type { Recording } from "../../contract/ui.ts";
import type { QuestionSet } from "../course/question-set.ts";
import type { CourseState } from "../course/state.ts";
import type { Make, Refill } from "./element.ts";
import type { Words } from "./words.ts";

/** What every part of the page draws with. */
export interface Tools {
  readonly document: Document;
  readonly types: QuestionSet;
  readonly views: Readonly<Record<string, QuestionView<unknown>>>;
  readonly words: Words;
  readonly make: Make;
  readonly refill: Refill;
}

/** What is to be seen. */
export interface View {
  readonly course: Course;
  readonly state: CourseState;
  readonly recording: Recording;
  /** The `data-page` of the page on screen. */
  readonly place: string;
  /** Questions by slot that the learner was told to complete. */
  readonly incomplete: ReadonlySet<number>;
}

export function pageAt({ course, place }: Pick<View, "course" | "place">): CoursePage | undefined {
  return course.pages.find(({ id }) => id === place);
}

export function linkTo({ make }: Tools, page: CoursePage, text = page.title): HTMLElement {
  return make("a", { href: `#${page.id}` }, text);
}

/** A quiz in the learner's words: each module may have one called "Quiz". */
export function quizName({ words }: Tools, course: Course, page: CoursePage): string {
  const module = course.modules.length > 1 ? course.modules.find(({ id }) => id === page.module) : undefined;
  if (!module) return page.title;
  const only = course.pages.filter((other) => other.quiz && other.module === page.module).length === 1;
  return words.say(only ? "quizOf" : "quizIn", { module: module.title, page: page.title });
}
