import { type CheerioAPI, load } from "cheerio/slim";
import JSZip from "jszip";
import { quizPages } from "../../templates/contract/course-state.ts";
import type { Course } from "../../templates/contract/course.ts";
import { type PackedCourse, type PackedQuestion, unpackCourse } from "../../templates/contract/packed.ts";
import { type ListedQuestionType, questionTypes } from "../../templates/questions/index.ts";
import { compare } from "../diagnostics/diagnostic.ts";
import { type CourseIdentity, identityOf } from "./identity.ts";

/** What a finished package says of itself. */
export interface PackageIdentity {
  /** The whole course, put together from all units. */
  readonly course: Course;
  readonly identity: CourseIdentity;
  /** What a learning system tracks by, `element identifier`, sorted; from the manifests at the root of the package. */
  readonly identifiers: readonly string[];
}

/** Reads a package of any target out of its documents. Throws with a reason where it is none of ours. */
export async function readPackage(bytes: Uint8Array, types: readonly ListedQuestionType[] = questionTypes): Promise<PackageIdentity> {
  const zip = await JSZip.loadAsync(bytes);
  const texts = async (pattern: RegExp) =>
    Promise.all(
      zip
        .file(pattern)
        .sort((a, b) => compare(a.name, b.name))
        .map((file) => file.async("string")),
    );
  const units = (await texts(/^[^/]+\.html$/)).flatMap((html) => readDocument(html) ?? []);
  const course = joinUnits(units);
  const modules = units.length < 2 ? [] : units.flatMap((unit) => unit.modules.map(({ id }) => id));
  const manifests = await texts(/^[^/]+\.xml$/);
  return {
    course,
    identity: identityOf(course, modules, types),
    identifiers: [...new Set(manifests.flatMap((xml) => identifiersIn(xml, course)))].sort(),
  };
}

/** The course in a document as `render/course.ts` left it there; `undefined` where the document holds none. */
function readDocument(html: string): Course | undefined {
  const $ = load(html);
  const data = $("script#course-data").text();
  if (data === "") return undefined;
  const forms = $("form[data-question]").get();
  const pageOf = (form: (typeof forms)[number]) => $(form).closest("[data-page]").attr("data-page") ?? "";
  return unpackCourse(JSON.parse(data) as PackedCourse, (page) =>
    forms.filter((form) => pageOf(form) === page).map((form) => readQuestion($, form)),
  );
}

/** Texts that the form shows are not in its data as well; see `templates/runtime/read-course.ts`. */
function readQuestion($: CheerioAPI, form: Parameters<CheerioAPI>[0]): PackedQuestion {
  const textOf = (selector: string) => $(form).find(selector).first().text().trim();
  const whole = (_: string, value: { readonly id?: string; readonly text?: string } | null) =>
    value?.id && value.text === undefined ? { ...value, text: textOf(`[value="${value.id}"] + *`) } : value;
  const packed = JSON.parse(textOf("[data-question-data]"), whole) as Partial<PackedQuestion>;
  return { text: textOf(".question__stem"), ...packed } as PackedQuestion;
}

/** The course that the units of a package are parts of: the reverse of `compile/units.ts`. */
function joinUnits(units: readonly Course[]): Course {
  const [first] = units;
  if (!first) throw new Error("it holds no course that curricle has made");
  if (units.length === 1) return first;
  const [module] = first.modules;
  return {
    ...first,
    key: first.key.slice(0, -`-${module?.id}`.length),
    iri: first.iri.slice(0, -`/modules/${module?.id}`.length),
    // A unit without a quiz has a rule of its own; one with a quiz has that of the course.
    rule: (units.find((unit) => quizPages(unit).length > 0) ?? first).rule,
    modules: units.flatMap(({ modules }) => modules),
    pages: units.flatMap(({ pages }) => pages),
  };
}

/** Some manifests describe modules and their objectives for reports; no learning system tracks a learner by these. */
function identifiersIn(xml: string, { modules }: Course): string[] {
  const $ = load(xml, { xml: true });
  const isDescription = (id: string) => modules.some(({ iri }) => id === iri || id.startsWith(`${iri}/`));
  return $("[identifier], [id]")
    .get()
    .map((element) => ({ name: element.tagName, id: $(element).attr("identifier") ?? $(element).attr("id") ?? "" }))
    .filter(({ id }) => !isDescription(id))
    .map(({ name, id }) => `${name} ${id}`);
}
