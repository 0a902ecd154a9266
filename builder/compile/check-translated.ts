import type { Report } from "../diagnostics/report.ts";
import { bestFor } from "./language.ts";
import type { ComposedCourse, CoursePlan, Module } from "./types.ts";

/** Checks that a course has its texts in every language that it names, and that each asks the same of everybody. */
export function checkTranslated(plan: CoursePlan, modules: readonly Module[], courses: readonly ComposedCourse[], report: Report): void {
  for (const language of [plan.language, ...(plan.languages ?? [])]) {
    for (const { id, language: own, translations = [] } of modules) {
      if (!bestFor(language, [{ language: own }, ...translations]))
        report.add("translation/missing-module", plan.place, { id, language, own });
    }
  }
  for (const language of plan.languages ?? []) {
    const [file = ""] = plan.place.file.split(".yaml");
    if (!bestFor(language, plan.names ?? []))
      report.add("translation/missing-names", plan.place, { language, file: `${file}.${language}.yaml`, keys: "title and summary" });
    for (const { archetype } of courses) {
      if (bestFor(language, archetype.names ?? [])) continue;
      report.add("translation/missing-names", plan.place, {
        language,
        file: `modules/archetypes/${archetype.id}.${language}.yaml`,
        keys: "title",
      });
    }
  }
  for (const composed of courses) for (const translation of composed.translations) checkQuestions(composed, translation, report);
}

/** A question that stands in another variant than in the source would be asked of other people. */
function checkQuestions({ course, archetype, plan }: ComposedCourse, translation: ComposedCourse, report: Report): void {
  const askedOn = ({ course: { pages } }: Pick<ComposedCourse, "course">) =>
    new Map(pages.map(({ id, questions }) => [id, questions.map((question) => question.id)]));
  const translated = askedOn(translation);
  for (const [page, asked] of askedOn({ course })) {
    const own = translated.get(page) ?? [];
    const odd = [...asked.filter((id) => !own.includes(id)), ...own.filter((id) => !asked.includes(id))];
    if (odd.length === 0) continue;
    const place =
      translation.modules.flatMap(({ module }) => module.pages.filter(({ id }) => `${module.id}/${id}` === page))[0]?.place ?? plan.place;
    const ids = odd.map((id) => id.slice(id.indexOf("__") + 2).replace(/_/g, "-"));
    report.add("translation/other-questions", place, {
      archetype: archetype.id,
      language: translation.course.language,
      ids: ids.join(", "),
    });
  }
}
