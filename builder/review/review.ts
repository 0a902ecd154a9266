import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { diffArrays, diffWordsWithSpace } from "diff";
import { renderPageOnce } from "../compile/render/page.ts";
import { loadTemplates, type TemplateSet } from "../compile/render/templates.ts";
import type { Archetype, ComposedCourse, ComposedPage, Module, Reference } from "../compile/types.ts";
import { type Settings, visitProject, type VisitedProject } from "../compile/visit-project.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Baseline, openBaseline } from "./baseline.ts";
import { readablePage, type ReadableQuestion } from "./page.ts";
import { type Part, partsOf } from "./parts.ts";
import { readModuleSignOffs, type SignOff, sinceSignOff, validSignOff } from "./signoff.ts";

export interface ReviewSettings extends Settings {
  /** Ids; every module that a course has where it is empty. */
  readonly modules: readonly string[];
  /** Ids; every archetype where it is empty. */
  readonly archetypes: readonly string[];
  /** Commit or tag to compare with; without it, the latest sign-off. */
  readonly since: string | undefined;
}

/** How a module stands. */
export interface ModuleReview {
  readonly module: string;
  readonly title: string;
  readonly state: "signed-off" | "changed" | "never-signed-off";
  /** The latest, whatever has changed since. */
  readonly signOff: Omit<SignOff, "parts"> | undefined;
  readonly reviewBy: string;
  /** Parts that differ from what they are compared with: `about`, `page` or `page/question`. */
  readonly changed: readonly string[];
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

/** A part beside what it was. */
interface Changed {
  readonly label: string;
  /** Where the old text is known: what was taken away and what was added, in order. */
  readonly pieces: readonly { readonly text: string; readonly kind: "same" | "old" | "new" }[];
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

  const baseline = since === undefined ? undefined : await openBaseline(settings.root, since, project.plans);
  const standings = new Map<string, Standing>();
  for (const id of new Set(asked.map(({ module }) => module.id))) {
    const module = modules.get(id);
    if (module) standings.set(id, await standingOf(module, settings.root, project, baseline));
  }
  const templates = loadTemplates(project.kit.templates, await project.kit.specs());
  const css = await readFile(join(project.kit.templates, "reports/report.css"), "utf8");
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

/** What is known of a module whatever the archetype. */
interface Standing {
  readonly review: ModuleReview;
  readonly signOffs: readonly SignOff[];
  /** As it was at the commit to compare with. */
  readonly before: Module | undefined;
  /** Of each part, where there is something to compare with. */
  readonly status: ReadonlyMap<string, "same" | "changed" | "new">;
}

async function standingOf(module: Module, root: string, { report }: VisitedProject, baseline: Baseline | undefined): Promise<Standing> {
  const signOffs = await readModuleSignOffs(root, module, report);
  const before = await baseline?.module(module.id);
  const parts = partsOf(module);
  const earlier = new Map((before ? partsOf(before) : []).map((part) => [part.id, part]));
  const status = new Map(
    parts.flatMap((part) => {
      const known = baseline ? sinceBaseline(part, earlier.get(part.id)) : sinceSignOff(part, signOffs);
      return known ? [[part.id, known] as const] : [];
    }),
  );
  const latest = signOffs.at(-1);
  const { parts: _, ...signOff } = latest ?? { parts: {}, name: "", role: "", date: "", content: "" };
  return {
    signOffs,
    before,
    status,
    review: {
      module: module.id,
      title: module.title,
      state: validSignOff(module, signOffs) ? "signed-off" : latest ? "changed" : "never-signed-off",
      signOff: latest && signOff,
      reviewBy: module.reviewBy,
      changed: parts.filter(({ id }) => (status.get(id) ?? "same") !== "same").map(({ id }) => id),
    },
  };
}

function sinceBaseline(part: Part, before: Part | undefined): "same" | "changed" | "new" {
  if (!before) return "new";
  return JSON.stringify([part.title, part.lines]) === JSON.stringify([before.title, before.lines]) ? "same" : "changed";
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

function labelOf(status: "same" | "changed" | "new" | undefined): string {
  return status === undefined || status === "same" ? "" : status;
}

/** What has changed since the sign-off, which keeps no words. */
function listed(now: readonly Part[], status: Standing["status"] | undefined, shown: ReadonlySet<string>): Changed[] {
  return now
    .filter(({ id }) => shown.has(id) && labelOf(status?.get(id)) !== "")
    .map(({ id, title }) => ({ label: `${labelOf(status?.get(id))}: ${id} (${title})`, pieces: [] }));
}

/** What has changed since a commit, word by word, for this archetype. */
function compared(
  now: readonly Part[],
  before: readonly Part[],
  status: Standing["status"] | undefined,
  shown: ReadonlySet<string>,
): Changed[] {
  const gone = before.filter(({ id }) => !now.some((part) => part.id === id));
  const differs = now.filter(({ id }) => shown.has(id) && labelOf(status?.get(id)) !== "");
  return [
    ...differs.flatMap((part) => {
      const earlier = before.find(({ id }) => id === part.id);
      const pieces = piecesOf(earlier ? textLines(earlier) : [], textLines(part));
      return pieces.some(({ kind }) => kind !== "same")
        ? [{ label: `${earlier ? "changed" : "new"}: ${part.id} (${part.title})`, pieces }]
        : [];
    }),
    ...gone.map((part) => ({
      label: `gone: ${part.id} (${part.title})`,
      pieces: textLines(part).map((text) => ({ text, kind: "old" as const })),
    })),
  ];
}

/** Without the last line of a question, which is for machines. */
function textLines({ title, lines }: Part): readonly string[] {
  return [title, ...lines.filter((line) => !/^[[{]/.test(line))];
}

/** Lines that are the same are left out; those that differ are compared word by word. */
function piecesOf(before: readonly string[], now: readonly string[]): Changed["pieces"] {
  const parts = diffArrays([...before], [...now]);
  return parts.flatMap((part, index): Changed["pieces"] => {
    const next = parts[index + 1];
    const last = parts[index - 1];
    if (part.removed && next?.added) return words(part.value.join("\n"), next.value.join("\n"));
    if (part.added && last?.removed) return [];
    return part.added || part.removed ? part.value.map((text) => ({ text: `${text}\n`, kind: part.added ? "new" : "old" })) : [];
  });
}

function words(before: string, now: string): Changed["pieces"] {
  const found = diffWordsWithSpace(before, now).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? ("new" as const) : removed ? ("old" as const) : ("same" as const),
  }));
  return [...found, { text: "\n", kind: "same" }];
}
