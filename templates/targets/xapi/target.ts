import type { CourseModule } from "../../contract/course.ts";
import type { Target } from "../../contract/target.ts";
import { COURSE_TYPE, MODULE_TYPE } from "../../standards/xapi-activity.ts";
import { publishProfiles } from "../../standards/xapi-profile.ts";
import { card, codes } from "./card.ts";

/** A Tin Can package: the learning system names the record store when it opens it, so none is known here (rule SEC-1). */
export const xapi: Target = {
  id: "xapi",
  label: "xAPI (Tin Can)",
  standard: "tincan",
  limits: { state: 30000, title: 200 },
  manyUnits: false,
  policy: ["connect-src 'self' https:"],
  links: {},
  files({ course }, render) {
    const modules = course.modules.map((module) => ({ ...module, description: describe(module) }));
    const values = { course, modules, courseType: COURSE_TYPE, moduleType: MODULE_TYPE };
    return [{ path: "tincan.xml", text: render("tincan.xml.hbs", values) }];
  },
  publish: (publisher, courses) => publishProfiles("xapi", publisher, courses),
  card,
  contains: ["@xapi/xapi", "axios"],
  codes,
};

/** `tincan.xsd` asks for a description of every activity; a module has its objectives. */
function describe({ title, objectives }: CourseModule): string {
  return objectives.map(({ text }) => text).join(" ") || title;
}
