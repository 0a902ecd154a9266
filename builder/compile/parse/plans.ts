import {
  array,
  maxLength,
  minLength,
  number,
  integer,
  maxValue,
  minValue,
  optional,
  picklist,
  pipe,
  record,
  regex,
  strictObject,
  string,
  union,
  url,
} from "valibot";
import { CONTENT_EXAMPLES, contentSchema } from "../../content/settings.ts";
import type { Report } from "../../diagnostics/report.ts";
import { logoSchema } from "../../themes/logo.ts";
import { coloursSchema, type LookWishes } from "../../themes/read-themes.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Archetype, CoursePlan, Framework, Project, Requirement, SourceFile } from "../types.ts";
import { day, id, languageTag, text } from "./front-matter.ts";
import { type PlaceOf, readYaml } from "./yaml-document.ts";

const words = (what: string) => array(text(60), what);
const names = (what: string) => pipe(array(text(32), what), minLength(1, `${what} with at least one entry`));

const archetypeSchema = strictObject({
  title: text(60),
  description: text(400),
  roles: words("a list of example roles"),
  traits: optional(array(id, "a list of traits"), []),
});

const ARCHETYPE_EXAMPLES = {
  title: "Users",
  description: "People who use AI tools in their daily work.",
  roles: "[nurse, pharmacist, receptionist]",
  traits: "[clinical]",
};

/** Reads one archetype; its id is the file's name. */
export function readArchetype(file: SourceFile, report: Report): Archetype | undefined {
  const read = readYaml({ file: file.path, text: file.text, linesAbove: 0 }, archetypeSchema, ARCHETYPE_EXAMPLES, report);
  return read && { id: idOf(file), ...read.value };
}

const frameworkSchema = strictObject({
  id: text(60),
  title: text(200),
  note: optional(pipe(string("a text"), maxLength(2000, "at most 2000 characters")), ""),
  needs: array(
    strictObject({
      id: text(20),
      theme: text(60),
      text: text(300),
      depth: record(string(), picklist(["core", "aware", "none"], "core, aware or none")),
    }),
    "a list",
  ),
});

const FRAMEWORK_EXAMPLES = { id: "N1", title: "…", note: "…", needs: "[]", theme: "fundamentals", text: "…", depth: "{users: core}" };

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

const courseSchema = strictObject({
  title: text(1000),
  summary: text(300),
  language: optional(languageTag),
  languages: optional(pipe(array(languageTag, "a list of language tags"), minLength(1, "a list with at least one language"))),
  modules: union(
    [names("a list of modules"), record(string(), names("a list of modules"))],
    "a list of modules, or such a list for each archetype",
  ),
  archetypes: names("a list of archetypes"),
  "complete-when": text(60),
  "pass-mark": pipe(number("a number"), minValue(0, "0 to 100"), maxValue(100, "0 to 100")),
  attempts: union(
    [pipe(string(), regex(/^unlimited$/)), pipe(number(), integer(), minValue(1), maxValue(99))],
    "`unlimited` or a whole number from 1",
  ),
  counts: optional(picklist(["best", "last", "first"], "`best`, `last` or `first`"), "best"),
  "retry-after": optional(pipe(number("a number of minutes"), integer(), minValue(0), maxValue(20_160, "0 to 20160 minutes")), 0),
  theme: text(32),
  targets: names("a list of targets"),
  profile: optional(text(32), "auto"),
  units: optional(picklist(["course", "module"], "`course` or `module`"), "course"),
  requires: optional(
    strictObject({
      framework: text(60),
      depth: optional(picklist(["core", "aware"], "`core` or `aware`"), "core"),
      with: optional(array(text(32), "a list of courses"), []),
    }),
  ),
});

const COURSE_EXAMPLES = {
  title: "AI foundations",
  summary: "What every member of staff should know about AI.",
  language: "en-GB",
  languages: "[en-GB, cy]",
  modules: "[what-ai-is]",
  archetypes: "[users]",
  "complete-when": "read all pages and pass the quiz",
  "pass-mark": "80",
  attempts: "unlimited",
  counts: "best",
  "retry-after": "60",
  theme: "nhsuk",
  profile: "auto",
  units: "course",
  requires: "{ framework: ai-learning-needs, depth: core, with: [foundation] }",
  framework: "ai-learning-needs",
  depth: "core",
  with: "[foundation]",
};

const RULES: Readonly<Record<string, { readonly read: boolean; readonly quiz: boolean }>> = {
  "read all pages": { read: true, quiz: false },
  "pass the quiz": { read: false, quiz: true },
  "read all pages and pass the quiz": { read: true, quiz: true },
};

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

const courseNames = strictObject({ title: text(1000), summary: text(300) });
const archetypeNames = strictObject({ title: text(60) });

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

const projectSchema = strictObject({
  publisher: text(120),
  iri: pipe(
    string("an address"),
    url("an absolute address"),
    regex(/^https?:\/\/.*\/$/, "an address that ends in /"),
    maxLength(120, "at most 120 characters"),
  ),
  theme: optional(strictObject({ colours: coloursSchema, logo: optional(logoSchema) })),
  accessibility: optional(
    strictObject({
      contact: optional(
        pipe(
          string("an address"),
          regex(/^([^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+|https:\/\/[^\s<>"]+)$/, "an e-mail address, or the https address of a form"),
          maxLength(200, "at most 200 characters"),
        ),
      ),
      phone: optional(text(40)),
      "response-days": optional(pipe(number("a number of days"), integer(), minValue(1, "1 to 90"), maxValue(90, "1 to 90"))),
      prepared: optional(day),
      compliance: optional(picklist(["full", "partial", "none"], "`full`, `partial` or `none`")),
      problems: optional(array(text(500), "a list of texts")),
      burden: optional(array(text(500), "a list of texts")),
      enforcement: optional(picklist(["great-britain", "northern-ireland"], "`great-britain` or `northern-ireland`")),
    }),
    {},
  ),
  content: optional(contentSchema),
});

const PROJECT_EXAMPLES = {
  publisher: "Name of your organisation",
  iri: "https://learning.example.org/curricle/",
  theme: '{ colours: { brand: "#27364d" }, logo: { file: logo.svg, alt: Name of your organisation } }',
  accessibility: "{ contact: accessibility@example.org }",
  colours: '{ brand: "#27364d" }',
  logo: "{ file: logo.svg, alt: Name of your organisation }",
  file: "logo.svg",
  alt: "Name of your organisation",
  contact: "accessibility@example.org",
  phone: "01234 567890",
  "response-days": "5",
  prepared: "2026-11-25",
  compliance: "partial",
  problems: "[The chart on the first page has no long description.]",
  burden: "[]",
  enforcement: "great-britain",
  ...CONTENT_EXAMPLES,
};

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
