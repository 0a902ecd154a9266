import { renderPageOnce } from "../compile/render/page.ts";
import { loadTemplates, type TemplateSet } from "../compile/render/templates.ts";
import type { Archetype, ComposedCourse, ComposedPage, Module, Reference } from "../compile/types.ts";
import { type Settings, visitProject, type VisitedProject } from "../compile/visit-project.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { sheets } from "../publish/sheets.ts";
import { openBaseline } from "./baseline.ts";
import { compared, labelOf, listed } from "./changes.ts";
import { readablePage, type ReadableQuestion } from "./page.ts";
import { partsOf } from "./parts.ts";
import { type ModuleReview, type Standing, standingOf } from "./standing.ts";

export interface ReviewSettings extends Settings {
  /** Ids; every module that a course has where it is empty. */
  readonly modules: readonly string[];
  /** Ids; every archetype where it is empty. */
  readonly archetypes: readonly string[];
  /** Commit or tag to compare with; without it, the latest sign-off. */
  readonly since: string | undefined;
}

export interface Review {
  readonly diagnostics: readonly Diagnostic[];
  readonly modules: readonly ModuleReview[];
  /** One page of HTML for each archetype, without script or other files. */
  readonly documents: readonly { readonly archetype: string; readonly html: string }[];
  /** What was asked for and does not exist, in words. */
  readonly unknown: string | undefined;
}

/** One module as one archetype gets it. */
interface Reading {
  readonly archetype: Archetype;
  readonly module: Module;
  readonly pages: readonly ComposedPage[];
  readonly composed: ComposedCourse;
}

/** Makes one document for each archetype. Throws a `BaselineError` where git does not know the commit. */
export async function review({ modules: wanted, archetypes: groups, since, ...settings }: ReviewSettings): Promise<Review> {
  const modules = new Map<string, Module>();
  const readings = new Map<string, Reading>();
  const project = await visitProject(settings, () => ({
    module: (module) => void modules.set(module.id, module),
    course: (composed) => {
      for (const { module, pages } of composed.modules) {
        const key = `${composed.archetype.id}/${module.id}`;
        if (!readings.has(key)) readings.set(key, { archetype: composed.archetype, module, pages, composed });
      }
    },
  }));
  const { diagnostics } = project.report;
  const asked = [...readings.values()].filter(
    ({ archetype, module }) =>
      (wanted.length === 0 || wanted.includes(module.id)) && (groups.length === 0 || groups.includes(archetype.id)),
  );
  const unknown =
    unknownOf(wanted, [...modules.keys()], "module") ??
    unknownOf(
      groups,
      project.plans.archetypes.map(({ id }) => id),
      "archetype",
    );
  if (unknown !== undefined || asked.length === 0) return { diagnostics, modules: [], documents: [], unknown };

  const baseline = since === undefined ? undefined : await openBaseline(settings.root, since, project);
  const standings = new Map<string, Standing>();
  for (const id of new Set(asked.map(({ module }) => module.id))) {
    const module = modules.get(id);
    if (module) standings.set(id, await standingOf(module, settings.root, project.report, baseline));
  }
  const templates = loadTemplates(project.kit.templates, await project.kit.specs());
  const css = await sheets(project.kit.templates, "reports/report.css");
  const documents = project.plans.archetypes.flatMap((archetype) => {
    const own = asked.filter((reading) => reading.archetype.id === archetype.id);
    if (own.length === 0) return [];
    return { archetype: archetype.id, html: documentOf(archetype, own, { standings, templates, css, since, project }) };
  });
  return { diagnostics, unknown, modules: [...standings.values()].map(({ review: found }) => found), documents };
}

function unknownOf(wanted: readonly string[], known: readonly string[], kind: string): string | undefined {
  const name = wanted.find((one) => !known.includes(one));
  return name === undefined ? undefined : `There is no ${kind} "${name}". Known: ${known.join(", ")}.`;
}

interface Making {
  readonly standings: ReadonlyMap<string, Standing>;
  readonly templates: TemplateSet;
  readonly css: string;
  readonly since: string | undefined;
  readonly project: VisitedProject;
}

function documentOf(archetype: Archetype, readings: readonly Reading[], making: Making): string {
  const { templates, css, since } = making;
  const modules = readings.map((reading) => moduleOf(reading, making));
  return templates.template("reports/review.hbs")({
    css,
    archetype,
    since,
    modules,
    changes: modules.flatMap(({ id, title, changes }) => changes.map((change) => ({ ...change, module: id, title }))),
    volatile: modules.flatMap(({ sources, title }) =>
      sources.filter((source) => source.volatile).map((source) => ({ ...source, module: title })),
    ),
  });
}

function moduleOf({ module, pages, composed, archetype }: Reading, { standings, templates, since, project }: Making) {
  const standing = standings.get(module.id);
  const status = standing?.status;
  const references: Reference[] = [];
  const rendering = { templates, strings: composed.strings, references, language: composed.course.language };
  const read = pages.map((page) => {
    const id = page.page.id.split("/")[1] ?? "";
    const html = renderPageOnce(module, page, rendering, new Map());
    const readable = readablePage(module, page, html, references);
    return {
      id,
      title: page.page.title,
      quiz: page.page.quiz,
      rule:
        page.page.rule &&
        Object.entries(page.page.rule)
          .map(([key, value]) => `${key} ${String(value)}`)
          .join(", "),
      teaches: page.teaches.join(", "),
      html: readable.html,
      status: labelOf(status?.get(id)),
      questions: readable.questions.map((question) => questionOf(question, page, `${id}/${question.id}`, status)),
    };
  });
  const shown = new Set(["about", ...read.flatMap(({ id, questions }) => [id, ...questions.map((question) => question.part)])]);
  const now = partsOf(module, archetype);
  const earlier = standing?.before && partsOf(standing.before, archetype);
  const changes = since === undefined ? listed(now, status, shown) : compared(now, earlier ?? [], status, shown);
  return {
    id: module.id,
    title: module.title,
    summary: module.summary,
    minutes: module.minutes,
    owner: module.owner,
    reviewBy: module.reviewBy,
    review: standing?.review,
    signed: standing?.review.state === "signed-off",
    never: standing?.review.state === "never-signed-off",
    objectives: module.objectives.map(({ id, text, needs }) => ({ id, text, needs: needs.map((need) => needText(need, project)) })),
    glossary: module.glossary,
    sources: module.sources,
    pages: read,
    changes,
  };
}

function needText(id: string, { plans }: VisitedProject) {
  const need = plans.frameworks.flatMap(({ needs }) => needs).find((one) => one.id === id);
  return { id, text: need?.text ?? "" };
}

function questionOf(question: ReadableQuestion, { page }: ComposedPage, part: string, status: Standing["status"] | undefined) {
  const composed = page.questions.find(({ iri }) => iri.endsWith(`/${question.id}`));
  return {
    ...question,
    part,
    type: composed?.type ?? "",
    objective: composed?.objective ?? "",
    points: page.quiz ? (composed?.points ?? 0) : 0,
    status: labelOf(status?.get(part)),
  };
}
