import type { StartBlock } from "../contract/block.ts";
import type { QuestionView } from "../contract/question-view.ts";
import type { Connect } from "../contract/tracking.ts";
import type { QuestionSet } from "../contract/question-set.ts";
import type { Languages } from "./languages.ts";
import type { ScoreObjectives } from "./course/objectives.ts";
import { readCourse, readJson } from "./read-course.ts";
import { openCourse, type Session } from "./session.ts";
import { mountUi } from "./ui/ui.ts";
import type { Strings } from "./ui/words.ts";

export interface Parts {
  readonly connect: Connect;
  readonly types: QuestionSet;
  readonly views: Readonly<Record<string, QuestionView<unknown>>>;
  readonly blocks: Readonly<Record<string, StartBlock>>;
  /** Only in packages that carry several. */
  readonly languages?: Languages;
  /** Only in packages that record objectives. */
  readonly objectives?: ScoreObjectives;
}

/**
 * Joins the page and the session, which otherwise never meet. Reading, the page and the session have a task each, so that a slow
 * phone can paint and answer a touch in between.
 */
export function start({ connect, types, views, blocks, languages, objectives }: Parts): void {
  // What is recorded is in the language that stands first.
  const course = readCourse(document);
  const speakWith = languages?.(window);
  let strings = readJson(document.getElementById("course-strings")) as Strings;
  const elapsed = () => performance.now();
  const now = () => new Date();
  let session: Session | undefined;
  window.setTimeout(() => {
    const ui = mountUi({
      document,
      course: speakWith ? readCourse(document) : course,
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
    const prefer = speakWith?.((translated, words) => {
      strings = words;
      ui.speak(translated, words);
      session?.speak(words);
    });
    window.setTimeout(() => {
      session = openCourse({ window, course, types, connect, strings, elapsed, now, show: ui.show, prefer, objectives });
    });
  });
}
