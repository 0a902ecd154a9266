import type { Course, CourseModule, CoursePage, CourseQuestion } from "../contract/course.ts";
import type { Encoded } from "./xapi-interaction.ts";
import type { Activity } from "./xapi-statement.ts";

const ADL = "http://adlnet.gov/expapi/activities/";

/** Also the type that `tincan.xml` gives the course. */
export const COURSE_TYPE = `${ADL}course`;
export const MODULE_TYPE = `${ADL}module`;

/** Activities are known by the IRIs of the publisher, never by positions or by addresses of files (rule TC-4). */
export function courseActivity(course: Course): Activity {
  return activity(course, course.iri, COURSE_TYPE, course.title, course.summary);
}

export function moduleActivity(course: Course, { iri, title }: CourseModule): Activity {
  return activity(course, iri, MODULE_TYPE, title);
}

export function pageActivity(course: Course, { iri, title, quiz }: CoursePage): Activity {
  return activity(course, iri, quiz ? `${ADL}assessment` : "http://activitystrea.ms/schema/1.0/page", title);
}

/** The question with its full definition, so that a report needs nothing but the statement (rule INT-13). */
export function questionActivity(course: Course, { iri, text }: CourseQuestion, { definition }: Encoded): Activity {
  const asked = activity(course, iri, `${ADL}cmi.interaction`, text, text);
  return { ...asked, definition: { ...asked.definition, ...definition } as NonNullable<Activity["definition"]> };
}

/** The learner group that the course was made for. Statements are gathered by it as their category. */
export function archetypeActivity(course: Course): Activity {
  return activity(course, `${course.iri}#${course.archetype.id}`, "http://id.tincanapi.com/activitytype/category", course.archetype.title);
}

/** What a statement refers to without describing it again. */
export function reference({ id }: Activity): Activity {
  return { objectType: "Activity", id };
}

function activity(course: Course, id: string, type: string, name: string, description = ""): Activity {
  return {
    objectType: "Activity",
    id,
    definition: {
      type,
      name: { [course.language]: name },
      ...(description !== "" && { description: { [course.language]: description } }),
    },
  };
}
