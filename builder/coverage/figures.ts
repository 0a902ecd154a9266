import { teaches } from "../compile/render/quiz.ts";
import type { AuthoredPage, Block, ComposedCourse } from "../compile/types.ts";

/** One course as one archetype gets it, in numbers. */
export interface CourseFigures {
  readonly course: string;
  readonly archetype: string;
  readonly title: string;
  readonly modules: readonly string[];
  readonly minutes: number;
  /** Quizzes are not counted. */
  readonly pages: number;
  /** Words of the pages, without questions. */
  readonly words: number;
  /** Questions that count, in all banks. */
  readonly graded: number;
  readonly practice: number;
  /** Share of the words that every archetype gets, 0 … 1; 1 where there are no words. */
  readonly common: number;
}

/** What one objective of a module does for a learner of one archetype in one course. */
export interface Lesson {
  readonly course: string;
  readonly archetype: string;
  readonly module: string;
  readonly objective: string;
  readonly needs: readonly string[];
  readonly taught: boolean;
  /** Graded questions that test it. */
  readonly questions: number;
}

export function figuresOf({ course, archetype, modules }: ComposedCourse): CourseFigures {
  const read = modules.flatMap(({ pages }) => pages.filter(({ page }) => !page.quiz));
  const questions = course.pages.flatMap(({ quiz, questions: asked }) => asked.map(({ points }) => quiz && points > 0));
  const words = read.reduce((sum, { blocks }) => sum + wordsIn(blocks), 0);
  const common = modules.reduce((sum, { module }) => sum + commonWords(module.pages), 0);
  return {
    course: course.id,
    archetype: archetype.id,
    title: course.title,
    modules: modules.map(({ module }) => module.id),
    minutes: course.minutes,
    pages: read.length,
    words,
    graded: questions.filter(Boolean).length,
    practice: questions.filter((graded) => !graded).length,
    common: words === 0 ? 1 : common / words,
  };
}

export function lessonsOf({ course, archetype, modules }: ComposedCourse): Lesson[] {
  return modules.flatMap(({ module, pages }) => {
    const asked = pages.filter(({ page }) => page.quiz).flatMap(({ page }) => page.questions.filter(({ points }) => points > 0));
    return module.objectives.map(({ id, needs }) => ({
      course: course.id,
      archetype: archetype.id,
      module: module.id,
      objective: id,
      needs,
      taught: pages.some((page) => teaches(page, id)),
      questions: asked.filter(({ objective }) => objective === id).length,
    }));
  });
}

/** Words of everything that is for no archetype in particular. */
function commonWords(pages: readonly AuthoredPage[]): number {
  return pages.filter(({ quiz, audience }) => !quiz && audience.length === 0).reduce((sum, { blocks }) => sum + wordsIn(blocks), 0);
}

/** Words to read, without those of questions; of variants none, as they are for some. */
function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === "text") return sum + count(block.html.replace(/<[^>]*>/g, " "));
    if (block.kind === "box") return sum + count(block.title) + wordsIn(block.blocks);
    return block.kind === "picture" ? sum + count(block.caption) : sum;
  }, 0);
}

function count(text: string): number {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []).length;
}
