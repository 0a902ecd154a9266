import type { StartBlock } from "../contract/block.ts";
import type { QuestionView } from "../contract/question-view.ts";
import type { Connect } from "../contract/tracking.ts";
import type { QuestionSet } from "../contract/question-set.ts";
import { readCourse, readJson } from "./read-course.ts";
import { openCourse, type Session } from "./session.ts";
import { mountUi } from "./ui/ui.ts";

export interface Parts {
  readonly connect: Connect;
  readonly types: QuestionSet;
  readonly views: Readonly<Record<string, QuestionView<unknown>>>;
  readonly blocks: Readonly<Record<string, StartBlock>>;
}

/**
 * Joins the page and the session, which otherwise never meet. Reading, the page and the session have a task each, so that a slow
 * phone can paint and answer a touch in between.
 */
export function start({ connect, types, views, blocks }: Parts): void {
  const course = readCourse(document);
  const strings = readJson(document.getElementById("course-strings")) as Readonly<Record<string, string>>;
  const elapsed = () => performance.now();
  const now = () => new Date();
  let session: Session | undefined;
  window.setTimeout(() => {
    const ui = mountUi({
      document,
      course,
      types,
      views,
      blocks,
      strings,
      elapsed,
      now,
      act: (action) => session?.act(action),
      wish: (what) => session?.wish(what),
      log: () => session?.log() ?? "",
    });
    window.setTimeout(() => {
      session = openCourse({ window, course, types, connect, strings, elapsed, now, show: ui.show });
    });
  });
}
