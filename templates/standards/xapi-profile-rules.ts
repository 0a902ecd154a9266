import type { Course } from "../contract/course.ts";
import { profileVersion } from "./xapi-profile-version.ts";
import type { Rule } from "./xapi-profile-document.ts";

/** What every statement of a course holds, whatever happened. */
export function commonRules(course: Course): readonly Rule[] {
  const { iri, archetype, modules } = course;
  // A module that is launched by itself is spoken of as a course of its own.
  const subjects = [iri, ...modules.map(({ id }) => `${iri}/modules/${id}`)];
  const groups = subjects.map((subject) => `${subject}#${archetype.id}`);
  return [
    included("$.timestamp", "When it happened. Statements are put in order by it."),
    included("$.context.registration", "One learner's enrolment. All visits of the enrolment share it."),
    included("$.context.revision", "The edition of the course."),
    any("$.context.contextActivities.category[*].id", "This version of this profile.", profileVersion(course)),
    any("$.context.contextActivities.category[*].id", "The learner group that the course was made for.", ...groups),
    any("$.context.contextActivities.grouping[*].id", "The course, or its module that was launched by itself.", ...subjects),
  ];
}

export function included(location: string, text?: string): Rule {
  return { location, presence: "included", ...(text ? { scopeNote: note(text) } : {}) };
}

export function excluded(location: string): Rule {
  return { location, presence: "excluded" };
}

export function recommended(location: string, text: string): Rule {
  return { location, presence: "recommended", scopeNote: note(text) };
}

/** One of the values there is one of these. */
function any(location: string, text: string, ...values: readonly string[]): Rule {
  return { ...included(location, text), any: values };
}

/** There is a value, and none but these. */
export function all(location: string, ...values: readonly (string | boolean)[]): Rule {
  return { location, presence: "included", all: [...new Set(values)] };
}

/** Where there are values, none but these. */
export function within(location: string, text: string, ...values: readonly string[]): Rule {
  return { location, all: [...new Set(values)], scopeNote: note(text) };
}

/** The program's own words; what authors write has the language of the course. */
export function note(text: string): Rule["scopeNote"] & object {
  return { en: text };
}
