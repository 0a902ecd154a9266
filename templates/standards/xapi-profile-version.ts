import type { Course } from "../contract/course.ts";
import { reference } from "./xapi-activity.ts";
import type { Activity } from "./xapi-statement.ts";

/** Raised whenever the statements, or what a profile says about them, change; a test keeps watch. */
const EDITION = 2;

type Known = Pick<Course, "id" | "iri" | "archetype" | "version">;

/** Each course has a profile of its own, so that one course can change without the others. */
export function profileId(course: Known): string {
  return `${wholeIri(course)}/profile`;
}

/** Known at run time too: a statement names the version that it follows (xAPI Profiles 1.0, part two, 5.0). */
export function profileVersion(course: Known): string {
  return `${profileId(course)}/${EDITION}.${course.version}`;
}

/** What a statement has among its categories to say that it follows the profile of its course. Every one has it, so it is short. */
export function profileActivity(course: Known): Activity {
  return reference(profileVersion(course));
}

/** Key in a context: when a result was reached that is said in a later visit. The one extension of our own. */
export function achievedExtension(course: Known): string {
  return `${wholeIri(course)}#achieved`;
}

/** A module that is launched by itself has an IRI below that of its course, and follows the course's profile. */
function wholeIri({ id, iri, archetype }: Known): string {
  const end = `/courses/${id}/${archetype.id}`;
  const at = iri.lastIndexOf(end);
  return at < 0 ? iri : iri.slice(0, at + end.length);
}
