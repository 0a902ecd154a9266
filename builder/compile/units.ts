import { quizPages } from "../../templates/contract/course-state.ts";
import type { CompletionRule } from "../../templates/contract/course.ts";
import type { Target } from "../../templates/contract/target.ts";
import type { ComposedCourse } from "./types.ts";

/** One document of a package, and the part of the course that it holds. */
export interface ComposedUnit {
  readonly composed: ComposedCourse;
  /** Path within the package. */
  readonly path: string;
}

/** The documents of a package: the whole course, or one for each module where the course asks for that and the target can hold it. */
export function unitsOf(composed: ComposedCourse, target: Pick<Target, "manyUnits">): readonly ComposedUnit[] {
  const modules = composed.modules.filter(({ pages }) => pages.length > 0);
  if (composed.plan.units === "course" || !target.manyUnits || modules.length < 2) return [{ composed, path: "index.html" }];
  return modules.map(({ module }) => ({ composed: moduleUnit(composed, module.id), path: `${module.id}.html` }));
}

/** A course of one module alone. It keeps the slots of the whole course, so that a saved state means the same in either. */
function moduleUnit(composed: ComposedCourse, id: string): ComposedCourse {
  const { course } = composed;
  const modules = composed.modules.filter(({ module }) => module.id === id);
  const pages = modules.flatMap((entry) => entry.pages.map(({ page }) => page));
  const [module] = modules.map((entry) => entry.module);
  return {
    ...composed,
    course: {
      ...course,
      key: `${course.key}-${id}`,
      iri: `${course.iri}/modules/${id}`,
      title: module?.title ?? course.title,
      summary: module?.summary ?? course.summary,
      minutes: module?.minutes ?? course.minutes,
      owner: module?.owner ?? course.owner,
      reviewBy: module?.reviewBy ?? course.reviewBy,
      rule: ruleFor(course.rule, quizPages({ pages }).length > 0),
      modules: course.modules.filter((entry) => entry.id === id),
      pages,
    },
    modules,
    translations: composed.translations.map((translation) => moduleUnit(translation, id)),
    questions: composed.questions.filter(({ question }) => pages.some(({ questions }) => questions.includes(question))),
  };
}

/** A module without a quiz is complete when it has been read, whatever the course asks for. */
function ruleFor(rule: CompletionRule, hasQuiz: boolean): CompletionRule {
  return hasQuiz ? rule : { ...rule, read: true, quiz: false };
}
