import type { Course } from "../contract/course.ts";
import { courseActivity, moduleActivity, pageActivity, questionActivity } from "./xapi-activity.ts";
import type { Activity, Definition } from "./xapi-statement.ts";

/** Activities by IRI. Courses share modules; what several say about the same is put together, language by language. */
export function activitiesOf(courses: readonly Course[]): ReadonlyMap<string, Partial<Definition>> {
  const found = new Map<string, Partial<Definition>>();
  for (const { id, definition = {} } of courses.flatMap(inCourse)) {
    const known = found.get(id);
    found.set(id, known ? { ...known, ...merged("name", definition, known), ...merged("description", definition, known) } : definition);
  }
  return found;
}

function inCourse(course: Course): readonly (Pick<Activity, "id"> & { readonly definition?: Partial<Definition> | undefined })[] {
  const questions = course.pages.flatMap((page) => page.questions);
  return [
    courseActivity(course),
    ...course.modules.map((module) => moduleActivity(course, module)),
    ...course.pages.map((page) => pageActivity(course, page)),
    ...questions.map((question) => withoutType(questionActivity(course, question, {}))),
  ];
}

/** An interaction has to say which kind it is (xAPI Data 2.4.4.1). The question's own type knows that, and it speaks at run time. */
function withoutType({ id, definition }: Activity) {
  const { type: _, ...rest } = definition ?? {};
  return { id, definition: rest };
}

function merged(field: "name" | "description", definition: Partial<Definition>, known: Partial<Definition>): Partial<Definition> {
  return known[field] || definition[field] ? { [field]: { ...definition[field], ...known[field] } } : {};
}
