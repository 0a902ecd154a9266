import type { Course, CourseModule, CoursePage, CourseQuestion } from "./course.ts";

/**
 * A course as it travels in a document: without what can be made again from ids, without questions, which stand beside their
 * forms, and without the words of objectives, which stand on its first page.
 */
export interface PackedCourse extends Omit<Course, "modules" | "needs" | "pages"> {
  readonly modules: readonly PackedModule[];
  readonly pages: readonly Omit<CoursePage, "iri" | "module" | "questions">[];
}

interface PackedModule extends Omit<CourseModule, "objectives"> {
  readonly objectives?: readonly { readonly id: string; readonly needs: readonly string[] }[];
}

/** A question without its id and IRI; `name` is the author's id. */
export interface PackedQuestion extends Omit<CourseQuestion, "id" | "iri"> {
  readonly name: string;
}

/** `[a-z0-9_]`: hyphens become underscores and `__` joins, so that two different pairs never give the same id (rule INT-2). */
export function questionId(module: string, name: string): string {
  return `${module}__${name}`.replace(/-/g, "_");
}

export function pageIri(module: Pick<CourseModule, "iri">, name: string): string {
  return `${module.iri}/pages/${name}`;
}

export function questionIri(module: Pick<CourseModule, "iri">, name: string): string {
  return `${module.iri}/questions/${name}`;
}

export function objectiveIri(module: Pick<CourseModule, "iri">, name: string): string {
  return `${module.iri}/objectives/${name}`;
}

/** Learning needs belong to the project, as its modules do. */
export function needIri(module: Pick<CourseModule, "iri">, need: string): string {
  return module.iri.replace(/modules\/[^/]*$/, `needs/${need}`);
}

export function packCourse({ needs: _, ...course }: Course): PackedCourse {
  return {
    ...course,
    modules: course.modules.map(({ objectives, ...module }) => ({
      ...module,
      objectives: objectives.map(({ id, needs }) => ({ id, needs })),
    })),
    pages: course.pages.map(({ id, slot, title, quiz, rule }) => ({ id, slot, title, quiz, ...(rule && { rule }) })),
  };
}

export function packQuestion({ id: _, iri, ...rest }: CourseQuestion): PackedQuestion {
  return { ...rest, name: iri.slice(iri.lastIndexOf("/") + 1) };
}

/** The reverse of `packCourse` and `packQuestion`, but for the words of objectives; `questionsOn` gives the questions of a page by its id. */
export function unpackCourse(packed: PackedCourse, questionsOn: (page: string) => readonly PackedQuestion[]): Course {
  return {
    ...packed,
    modules: packed.modules.map(({ objectives = [], ...module }) => ({
      ...module,
      objectives: objectives.map((objective) => ({ ...objective, text: "" })),
    })),
    pages: packed.pages.map((page) => {
      const [id = "", name = ""] = page.id.split("/");
      const module = packed.modules.find((candidate) => candidate.id === id) ?? { id, iri: id };
      const questions = questionsOn(page.id).map(({ name: question, ...rest }) => ({
        ...rest,
        id: questionId(id, question),
        iri: questionIri(module, question),
      }));
      return { ...page, module: id, iri: pageIri(module, name), questions };
    }),
  };
}
