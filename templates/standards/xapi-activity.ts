import type { Course, CoursePage, CourseQuestion } from "../contract/course.ts";
import { needIri, objectiveIri } from "../contract/packed.ts";
import type { Activity, Definition } from "./xapi-statement.ts";

const ADL = "http://adlnet.gov/expapi/activities/";

/** Also the type that `tincan.xml` gives the course. */
export const COURSE_TYPE = `${ADL}course`;
export const MODULE_TYPE = `${ADL}module`;
const OBJECTIVE_TYPE = `${ADL}objective`;

/** Activities are known by the IRIs of the publisher, never by positions or by addresses of files (rule TC-4). */
export function courseActivity(course: Course): Activity {
  return activity(course, course, COURSE_TYPE, { description: { [course.language]: course.summary } });
}

export function moduleActivity(course: Course, module: Named): Activity {
  return activity(course, module, MODULE_TYPE);
}

export function pageActivity(course: Course, page: CoursePage): Activity {
  return activity(course, page, page.quiz ? `${ADL}assessment` : "http://activitystrea.ms/schema/1.0/page");
}

/** The question with its full definition, so that a report needs nothing but the statement (rule INT-13). */
export function questionActivity(course: Course, { iri, text }: CourseQuestion, definition: Partial<Definition>): Activity {
  return activity(course, { iri, title: text }, `${ADL}cmi.interaction`, { ...definition, description: { [course.language]: text } });
}

/** What a question is about: its objective, and the learning needs that the objective meets. `undefined` where it has none. */
export function aboutOf({ modules, language }: Course, module: string, { objective }: CourseQuestion): readonly Activity[] | undefined {
  const owner = modules.find(({ id }) => id === module);
  const found = owner?.objectives.find(({ id }) => id === objective);
  if (!owner || !found) return undefined;
  const named = (iri: string, name: string): Activity => ({
    ...reference(iri),
    definition: { type: OBJECTIVE_TYPE, name: { [language]: name } },
  });
  return [named(objectiveIri(owner, objective), objective), ...found.needs.map((need) => named(needIri(owner, need), need))];
}

/** What a statement refers to without describing it again. */
export function reference(id: string): Activity {
  return { objectType: "Activity", id };
}

type Named = Pick<Course, "iri" | "title">;

function activity({ language }: Course, { iri, title }: Named, type: string, more?: Partial<Definition>): Activity {
  return { ...reference(iri), definition: { type, name: { [language]: title }, ...more } };
}
