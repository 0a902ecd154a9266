import type { Report } from "../../diagnostics/report.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { LookWishes } from "../../themes/read-themes.ts";
import type { Archetype, CoursePlan, Framework, Project, Requirement, SourceFile } from "../types.ts";
import { COURSE_EXAMPLES, courseSchema, RULES } from "./course-schema.ts";
import { ARCHETYPE_EXAMPLES, archetypeNames, archetypeSchema, courseNames, FRAMEWORK_EXAMPLES, frameworkSchema } from "./plan-schemas.ts";
import { PROJECT_EXAMPLES, projectSchema } from "./project-schema.ts";
import { type PlaceOf, readYaml } from "./yaml-document.ts";

/** Reads one archetype; its id is the file's name. */
export function readArchetype(file: SourceFile, report: Report): Archetype | undefined {
  const read = readYaml({ file: file.path, text: file.text, linesAbove: 0 }, archetypeSchema, ARCHETYPE_EXAMPLES, report);
  return read && { id: idOf(file), ...read.value };
}

/** Reads one framework. `taken` are the needs of those before it, each with its framework: an id means one need in the whole project. */
export function readFramework(file: SourceFile, taken: Map<string, string>, report: Report): Framework | undefined {
  const read = readYaml({ file: file.path, text: file.text, linesAbove: 0 }, frameworkSchema, FRAMEWORK_EXAMPLES, report);
  for (const [index, { id: need }] of (read?.value.needs ?? []).entries()) {
    const first = taken.get(need);
    if (first !== undefined && read) report.add("framework/need-repeated", read.placeOf(["needs", index, "id"]), { need, first });
    taken.set(need, first ?? read?.value.id ?? "");
  }
  return read?.value;
}

/** What a course may name. */
export interface Known {
  readonly modules: readonly string[];
  readonly archetypes: readonly string[];
  readonly targets: readonly string[];
  readonly themes: readonly string[];
  readonly languages: readonly string[];
  readonly profiles: readonly string[];
  readonly frameworks: readonly string[];
  readonly courses: readonly string[];
}

/** Reads one course; its id is the file's name. Unknown names are reported and left out. */
export function readCourse(file: SourceFile, known: Known, report: Report): CoursePlan | undefined {
  const read = readYaml(
    { file: file.path, text: file.text, linesAbove: 0 },
    courseSchema,
    { ...COURSE_EXAMPLES, targets: `[${known.targets.join(", ")}]` },
    report,
  );
  if (!read) return undefined;
  const { value, placeOf } = read;
  const existing = (
    key: "modules" | "archetypes" | "targets",
    code: "course/unknown-module" | "course/unknown-archetype" | "course/unknown-target",
    list: readonly string[],
    at: readonly string[] = [key],
  ) =>
    list.filter((name, index) => {
      if (known[key].includes(name)) return true;
      report.add(code, placeOf([...at, index]), { name, suggestion: suggest(name, known[key]), known: known[key].join(", ") });
      return false;
    });
  const archetypes = existing("archetypes", "course/unknown-archetype", value.archetypes);
  const existingModules = (list: readonly string[], at?: readonly string[]) => existing("modules", "course/unknown-module", list, at);
  const modulesFor = readModulesFor(value.modules, archetypes, (list, of) => existingModules(list, ["modules", of]), { placeOf, report });
  const rule = RULES[value["complete-when"].trim().toLowerCase()];
  if (!rule) report.add("course/unclear-rule", placeOf(["complete-when"]), { value: value["complete-when"] });
  if (!known.themes.includes(value.theme)) {
    report.add("course/unknown-theme", placeOf(["theme"]), { name: value.theme, known: known.themes.join(", ") });
  }
  const languages = languagesOf(value, placeOf, report);
  for (const [index, name] of languages.entries()) {
    const place = placeOf(value.languages ? ["languages", index] : ["language"]);
    if (!languageFor(name, known.languages)) report.add("course/unknown-language", place, { name, known: known.languages.join(", ") });
    if (languages.indexOf(name) < index) report.add("course/language-twice", place, { name });
  }
  if (!known.profiles.includes(value.profile)) {
    report.add("course/unknown-profile", placeOf(["profile"]), {
      name: value.profile,
      suggestion: suggest(value.profile, known.profiles),
      known: known.profiles.join(", "),
    });
  }
  return {
    id: idOf(file),
    title: value.title,
    summary: value.summary,
    language: languages[0] ?? "en",
    ...(languages.length > 1 && { languages: [...new Set(languages.slice(1))] }),
    ...(Array.isArray(value.modules)
      ? { modules: existingModules(value.modules) }
      : { modules: [...new Set(Object.values(modulesFor).flat())], modulesFor }),
    archetypes,
    targets: existing("targets", "course/unknown-target", value.targets),
    ...(value.requires && { requires: readRequirement(value.requires, known, { placeOf, report }) }),
    theme: value.theme,
    units: value.units,
    profile: known.profiles.includes(value.profile) ? value.profile : "auto",
    rule: {
      ...(rule ?? { read: true, quiz: false }),
      passMark: Math.round(value["pass-mark"] * 100),
      attempts: typeof value.attempts === "number" ? value.attempts : 0,
      ...(value.counts !== "best" && { counts: value.counts }),
      ...(value["retry-after"] > 0 && { wait: value["retry-after"] }),
    },
    place: { file: file.path, line: 1, column: 1 },
  };
}

/** The modules of each archetype, where a course says so. Every archetype of the course must have some, and no other may. */
function readModulesFor(
  modules: readonly string[] | Readonly<Record<string, readonly string[]>>,
  archetypes: readonly string[],
  existing: (list: readonly string[], archetype: string) => readonly string[],
  { placeOf, report }: { readonly placeOf: PlaceOf; readonly report: Report },
): Readonly<Record<string, readonly string[]>> {
  if (Array.isArray(modules)) return {};
  const entries = Object.entries(modules as Readonly<Record<string, readonly string[]>>);
  for (const [archetype] of entries.filter(([name]) => !archetypes.includes(name))) {
    report.add("course/modules-for-nobody", placeOf(["modules", archetype]), { archetype, known: archetypes.join(", ") });
  }
  for (const archetype of archetypes.filter((name) => !entries.some(([key]) => key === name))) {
    report.add("course/no-modules-for", placeOf(["modules"]), { archetype });
  }
  return Object.fromEntries(entries.map(([archetype, list]) => [archetype, existing(list, archetype)]));
}

function readRequirement(
  { framework, depth, with: others }: Omit<Requirement, "place">,
  known: Known,
  { placeOf, report }: { readonly placeOf: PlaceOf; readonly report: Report },
): Requirement {
  if (!known.frameworks.includes(framework)) {
    report.add("course/unknown-framework", placeOf(["requires", "framework"]), { name: framework, known: known.frameworks.join(", ") });
  }
  for (const [index, name] of others.entries()) {
    if (known.courses.includes(name)) continue;
    report.add("course/unknown-course", placeOf(["requires", "with", index]), { name, known: known.courses.join(", ") });
  }
  return { framework, depth, with: others, place: placeOf(["requires"]) };
}

/** The languages of a course, the default first. */
function languagesOf(
  { language, languages }: { readonly language?: string | undefined; readonly languages?: readonly string[] | undefined },
  placeOf: PlaceOf,
  report: Report,
): readonly string[] {
  if (language !== undefined && languages) report.add("course/two-languages", placeOf(["language"]));
  if (language === undefined && !languages)
    report.add("yaml/missing-key", placeOf([]), { key: "language", example: COURSE_EXAMPLES.language });
  return languages ?? (language === undefined ? [] : [language]);
}

/** What a course or an archetype is called in another language, with whose it is: `courses/basics` and `cy`. */
export function readNames(file: SourceFile, report: Report) {
  const [, folder = "", name = ""] = file.path.split("/");
  const [owner = "", language = ""] = name.split(".");
  const source = { file: file.path, text: file.text, linesAbove: 0 };
  const { title, summary } = COURSE_EXAMPLES;
  const of = `${folder}/${owner}`;
  if (folder !== "courses") {
    const read = readYaml(source, archetypeNames, { title: ARCHETYPE_EXAMPLES.title }, report);
    return read && { of, language, summary: "", ...read.value };
  }
  const read = readYaml(source, courseNames, { title, summary }, report);
  return read && { of, language, ...read.value };
}

/** The player's language for a course: the tag itself, or its first part. */
export function languageFor(tag: string, languages: readonly string[]): string | undefined {
  return [tag, tag.split("-")[0] ?? ""].find((candidate) => languages.includes(candidate));
}

/** Who publishes, and under which address activities are named. Without a file, a placeholder that no one owns. */
export function readProject(file: SourceFile | undefined, report: Report): { readonly project: Project; readonly looks?: LookWishes } {
  const standard: Project = { publisher: "Curricle project", iri: "https://curricle.example/", accessibility: {} };
  const read = file && readYaml({ file: file.path, text: file.text, linesAbove: 0 }, projectSchema, PROJECT_EXAMPLES, report);
  if (!read) return { project: standard };
  const { value, placeOf } = read;
  const { theme, ...project } = value;
  if (project.accessibility.contact === undefined) report.add("accessibility/no-contact", placeOf(["accessibility"]));
  if (!theme) return { project };
  const logo = theme.logo && { ...theme.logo, place: placeOf(["theme", "logo"]) };
  return { project, looks: { colours: theme.colours, logo, placeOf: (path) => placeOf(["theme", ...path]) } };
}

/** Archetypes and courses are named by their files. */
export function idOf({ path }: SourceFile): string {
  return (path.split("/").at(-1) ?? "").replace(/\.yaml$/, "");
}
