import { quizPages } from "../../../templates/contract/course-state.ts";
import type { Course, CoursePage } from "../../../templates/contract/course.ts";

/** A quiz in the learner's words: each module may have one called "Quiz". */
export function quizName(course: Course, page: CoursePage, strings: Readonly<Record<string, string>>): string {
  const module = course.modules.length > 1 ? course.modules.find(({ id }) => id === page.module) : undefined;
  if (!module) return page.title;
  const only = quizPages(course).filter((other) => other.module === page.module).length === 1;
  return (strings[only ? "quizOf" : "quizIn"] ?? "{page}").replace("{module}", () => module.title).replace("{page}", () => page.title);
}

/** The objectives that a quiz asks for, each with the pages of its module that practise it, or the first where none does. */
export function reviewOf(course: Course, quiz: CoursePage): readonly object[] {
  const pages = course.pages.filter((page) => page.module === quiz.module && !page.quiz);
  const asks = (page: CoursePage, objective: string) => page.questions.some((question) => question.objective === objective);
  const objectives = course.modules.find(({ id }) => id === quiz.module)?.objectives ?? [];
  return objectives
    .filter(({ id }) => asks(quiz, id))
    .map(({ id, text }) => {
      const about = pages.filter((page) => asks(page, id));
      return { id, text, pages: about.length > 0 ? about : pages.slice(0, 1) };
    });
}
