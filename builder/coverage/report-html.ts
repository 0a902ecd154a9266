import type { TemplateSet } from "../compile/render/templates.ts";
import { sheets } from "../publish/sheets.ts";
import type { Coverage, Standing } from "./coverage.ts";

const STATES: Readonly<Record<Standing["state"], string>> = {
  covered: "taught and tested",
  "not-tested": "taught, not tested",
  "not-taught": "tested, not taught",
  missing: "missing",
  "not-needed": "not needed",
};

/** A page that stands alone, without script: the matrix of each framework, the courses, and what is missing. `folder` is `templates/`. */
export async function htmlReport(coverage: Coverage, folder: string, templates: TemplateSet): Promise<string> {
  const css = await sheets(folder, "reports/report.css");
  return templates.template("reports/coverage.hbs")({
    css,
    archetypes: coverage.archetypes,
    frameworks: coverage.frameworks.map((framework) => ({
      ...framework,
      needs: framework.needs.map((need) => ({
        ...need,
        cells: need.archetypes.map((standing) => ({
          ...standing,
          sign: { core: "core", aware: "aware", none: "" }[standing.depth],
          says: STATES[standing.state],
          modules: [...new Set([...standing.taught, ...standing.tested])].join(", "),
          covered: standing.state === "covered",
        })),
      })),
    })),
    courses: coverage.courses.map((course) => ({
      ...course,
      count: course.modules.length,
      percent: Math.round(course.common * 100),
    })),
    gaps: coverage.gaps.map((gap) => ({ ...gap, says: STATES[gap.state] })),
  });
}
