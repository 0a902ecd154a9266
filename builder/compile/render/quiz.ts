import { quizPages } from "../../../templates/contract/course-state.ts";
import type { Course, CoursePage } from "../../../templates/contract/course.ts";
import type { ComposedPage, Module } from "../types.ts";

/** A quiz in the learner's words: each module may have one called "Quiz". */
export function quizName(course: Course, page: CoursePage, strings: Readonly<Record<string, string>>): string {
  const module = course.modules.length > 1 ? course.modules.find(({ id }) => id === page.module) : undefined;
  if (!module) return page.title;
  const only = quizPages(course).filter((other) => other.module === page.module).length === 1;
  return (strings[only ? "quizOf" : "quizIn"] ?? "{page}").replace("{module}", () => module.title).replace("{page}", () => page.title);
}

/** The objectives that a quiz of this module asks for, each with the pages that teach it, or the first where none does. */
export function reviewOf(module: Module, pages: readonly ComposedPage[], quiz: CoursePage): readonly object[] {
  const lessons = pages.filter(({ page }) => !page.quiz);
  return module.objectives
    .filter(({ id }) => asks(quiz, id))
    .map(({ id, text }) => {
      const about = lessons.filter((lesson) => teaches(lesson, id));
      return { id, text, pages: (about.length > 0 ? about : lessons.slice(0, 1)).map(({ page }) => page) };
    });
}

/** True where a page says that it teaches an objective, or lets the learner practise it. */
export function teaches({ page, teaches: named }: ComposedPage, objective: string): boolean {
  return !page.quiz && (named.includes(objective) || asks(page, objective));
}

function asks({ questions }: CoursePage, objective: string): boolean {
  return questions.some((question) => question.objective === objective);
}
