import type { CourseModule } from "../../contract/course.ts";
import { objectiveIri } from "../../contract/packed.ts";
import type { Target, Unit } from "../../contract/target.ts";
import { manifestText } from "../../standards/manifest-text.ts";
import { COURSE_TYPE, MODULE_TYPE } from "../../standards/xapi-activity.ts";
import { publishProfiles } from "../../standards/xapi-profile.ts";
import { card, codes } from "./card.ts";
import { satisfactionOf } from "./move-on.ts";

/**
 * cmi5, one AU for each unit (cmi5 13 and 14). Ids follow from what the author named, so that an LMS which gets a new version knows
 * each AU again. The learning system hands out its record store's address and a token at each launch (rule SEC-1).
 */
export const cmi5: Target = {
  id: "cmi5",
  label: "cmi5",
  standard: "cmi5",
  limits: { state: 30000, title: 200 },
  manyUnits: true,
  policy: ["connect-src 'self' https:"],
  links: {},
  files({ course, units }, render) {
    const whole = units.length === 1;
    const values = {
      course,
      title: manifestText(course.title),
      description: manifestText(course.summary),
      language: course.language,
      objectives: course.modules.flatMap(objectivesOf),
      block: whole ? undefined : `${course.iri}/modules`,
      units: units.map((unit) => auOf(unit, whole ? `${course.iri}/au` : unit.course.iri, whole ? COURSE_TYPE : MODULE_TYPE)),
    };
    return [{ path: "cmi5.xml", text: render("cmi5.xml.hbs", values) }];
  },
  publish: (publisher, courses) => publishProfiles("cmi5", publisher, courses),
  card,
  contains: ["@xapi/xapi", "axios"],
  codes,
};

function auOf({ course, path }: Unit, id: string, activityType: string): object {
  return {
    id,
    activityType,
    title: manifestText(course.title),
    description: manifestText(course.summary),
    objectives: course.modules.flatMap(objectivesOf),
    path,
    ...satisfactionOf(course.rule),
  };
}

function objectivesOf({ iri, title, objectives }: CourseModule): object[] {
  return objectives.map(({ id, text }) => ({ id: objectiveIri({ iri }, id), title: manifestText(title), text: manifestText(text) }));
}
