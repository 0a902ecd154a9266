import type { StartBlock } from "../../contract/block.ts";
import type { Course, CoursePage } from "../../contract/course.ts";
import type { QuestionView } from "../../contract/question-view.ts";
import type { Recording } from "../../contract/ui.ts";
import type { QuestionSet } from "../../contract/question-set.ts";
import type { CourseState } from "../../contract/course-state.ts";
import type { Words } from "./words.ts";

/** What every part of the page draws with. */
export interface Tools {
  readonly document: Document;
  readonly types: QuestionSet;
  readonly views: Readonly<Record<string, QuestionView<unknown>>>;
  readonly blocks: Readonly<Record<string, StartBlock>>;
  readonly words: Words;
  /** Wall clock. */
  readonly now: () => Date;
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
