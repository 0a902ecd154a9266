import { createHash } from "node:crypto";
import type { Course, CourseNeed, CoursePage, CourseQuestion } from "../../templates/contract/course.ts";
import type { Switches } from "../../templates/contract/profile.ts";
import { pageIri, questionId, questionIri } from "../../templates/contract/packed.ts";
import type { ListedQuestionType } from "../../templates/questions/index.ts";
import type { CourseIdentity } from "../identity/identity.ts";
import type { Theme } from "../themes/theme.ts";
import { baseOf, bestFor } from "./language.ts";
import { slotsFor } from "./lock.ts";
import { questionsOf } from "./parse/module.ts";
import type {
  Archetype,
  AuthoredPage,
  AuthoredQuestion,
  Block,
  ComposedCourse,
  ComposedPage,
  CoursePlan,
  Framework,
  Module,
  Project,
} from "./types.ts";

interface Authored {
  readonly project: Project;
  readonly theme: Theme;
  readonly modules: readonly Module[];
  readonly switches?: Switches;
  readonly frameworks: readonly Framework[];
  readonly questionTypes: readonly ListedQuestionType[];
  /** The player's words in a language. */
  readonly wordsIn: (language: string) => Readonly<Record<string, string>>;
}

interface Known {
  readonly pages: readonly Pick<CourseIdentity["pages"][number], "id" | "slot">[];
  readonly questions: readonly Pick<CourseIdentity["questions"][number], "id" | "slot">[];
}

/**
 * Chooses and orders what one archetype gets of a course, and gives each page and question its slot: that of `known`, or a new one.
 * What it carries in other languages has the same ids and slots, and its version changes with each of them.
 */
export function composeCourse(plan: CoursePlan, archetype: Archetype, authored: Authored, known: Known | undefined): ComposedCourse {
  const main = composeLanguage(plan, archetype, authored, known);
  const { language, languages = [] } = plan;
  if (languages.length === 0) return main;
  const { pages } = main.course;
  const slots: Known = { pages: pages.map(slotOf), questions: pages.flatMap(({ questions }) => questions.map(slotOf)) };
  const others = languages.map((other) => {
    const names = bestFor(other, plan.names ?? []);
    const titled = bestFor(other, archetype.names ?? []);
    const { title, summary } = names ?? plan;
    return composeLanguage(
      { ...plan, language: other, languages: [language, ...languages.filter((one) => one !== other)], title, summary },
      { ...archetype, ...(titled && { title: titled.title }) },
      authored,
      slots,
    );
  });
  const version = fingerprint([main.course.version, ...others.map(({ course }) => [course.language, course.version])]);
  const whole = { version, languages: [language, ...languages] };
  return {
    ...main,
    course: { ...main.course, ...whole },
    translations: others.map((other) => ({ ...other, course: { ...other.course, ...whole } })),
  };
}

const slotOf = ({ id, slot }: { readonly id: string; readonly slot: number }) => ({ id, slot });

/** The id in the course of a question that is named as an author does: `id` in the same module, `module/id` in another. */
function pairedId(module: Pick<Module, "id">, name: string): string {
  const [other = "", id] = name.split("/");
  return id === undefined ? questionId(module.id, other) : questionId(other, id);
}

/** The learning needs that the objectives name, in the order of their frameworks. */
function needsOf(modules: readonly Module[], frameworks: readonly Framework[]): CourseNeed[] {
  const named = new Set(modules.flatMap(({ objectives }) => objectives.flatMap(({ needs }) => needs)));
  return frameworks.flatMap(({ title, needs }) =>
    needs.filter(({ id }) => named.has(id)).map(({ id, text }) => ({ id, text, framework: title })),
  );
}

/** A module in that language, with the language of each page where it is another; the source where there is no translation. */
function moduleIn(module: Module, language: string): Module {
  const found = bestFor(language, [module, ...(module.translations ?? [])]) ?? module;
  const pages = found.pages.map((page) => ({ ...page, language: page.language ?? found.language }));
  return found === module ? module : { ...found, pages, media: module.media };
}

function composeLanguage(plan: CoursePlan, archetype: Archetype, authored: Authored, known: Known | undefined): ComposedCourse {
  const key = `${plan.id}-${archetype.id}`;
  const strings = authored.wordsIn(plan.language);
  const typeOf = ({ type }: AuthoredQuestion) => authored.questionTypes.find(({ id }) => id === type);
  const worded = (question: AuthoredQuestion) => typeOf(question)?.worded?.(question.data, strings) ?? question.data;
  const sources = modulesOf(plan, archetype).flatMap((id) => authored.modules.find((module) => module.id === id) ?? []);
  const modules = sources.map((module) => moduleIn(module, plan.language));
  const otherModules = (plan.languages ?? []).flatMap((language) => sources.map((module) => moduleIn(module, language)));
  const chosen = modules.map((module) => ({ module, pages: choosePages(module, archetype) }));
  const ids = chosen.flatMap(({ module, pages }) => pages.map(({ page }) => pageId(module, page)));
  const questionIds = chosen.flatMap(({ module, pages }) =>
    pages.flatMap(({ questions }) => questions.map((question) => questionId(module.id, question.id))),
  );
  const pageSlots = slotsFor(known?.pages ?? [], ids);
  const questionSlots = slotsFor(known?.questions ?? [], questionIds);

  const { iri } = authored.project;
  const moduleIri = ({ id }: Module) => `${iri}modules/${id}`;
  const composeQuestion = (module: Module, authoredQuestion: AuthoredQuestion): CourseQuestion => ({
    id: questionId(module.id, authoredQuestion.id),
    slot: questionSlots.slotOf(questionId(module.id, authoredQuestion.id)),
    type: authoredQuestion.type,
    iri: questionIri({ iri: moduleIri(module) }, authoredQuestion.id),
    points: authoredQuestion.points,
    ...pairOf(module, authoredQuestion),
    objective: authoredQuestion.objective,
    ...(authoredQuestion.tag && { tag: authoredQuestion.tag }),
    text: authoredQuestion.stem.text,
    data: worded(acceptedIn(module, authoredQuestion)),
  });
  /** With what other languages of the package take as right. */
  const acceptedIn = (module: Module, own: AuthoredQuestion): AuthoredQuestion => {
    const alsoIn = typeOf(own)?.alsoIn;
    if (!alsoIn) return own;
    const same = otherModules.flatMap((other) =>
      other.id === module.id ? questionsOf(other.pages).filter(({ id }) => id === own.id) : [],
    );
    return { ...own, data: same.reduce((data, { data: other }) => alsoIn(data, other) ?? data, own.data) };
  };
  const pairOf = (module: Module, { pair }: AuthoredQuestion) => {
    const earlier = pair && pairedId(module, pair.id);
    return earlier !== undefined && questionIds.includes(earlier) && { pair: questionSlots.slotOf(earlier) };
  };
  const composePage = (module: Module, { page, blocks, questions }: ChosenPage): ComposedPage => ({
    page: {
      id: pageId(module, page),
      slot: pageSlots.slotOf(pageId(module, page)),
      module: module.id,
      title: page.title,
      iri: pageIri({ iri: moduleIri(module) }, page.id),
      quiz: page.quiz,
      ...(page.rule && { rule: page.rule }),
      questions: questions.map((question) => composeQuestion(module, question)),
    },
    teaches: page.teaches,
    blocks,
    ...(page.language !== undefined && baseOf(page.language) !== baseOf(plan.language) && { language: page.language }),
  });
  const composedModules = chosen.map(({ module, pages }) => ({ module, pages: pages.map((page) => composePage(module, page)) }));
  const pages: CoursePage[] = composedModules.flatMap((entry) => entry.pages.map(({ page }) => page));
  const course: Course = {
    id: plan.id,
    archetype: { id: archetype.id, title: archetype.title },
    key,
    iri: `${iri}courses/${plan.id}/${archetype.id}`,
    title: plan.title,
    summary: plan.summary,
    language: plan.language,
    minutes: modules.reduce((sum, { minutes }) => sum + minutes, 0),
    version: fingerprint([
      plan.title,
      plan.summary,
      plan.rule,
      composedModules.map((entry) => [
        entry.module.title,
        entry.module.objectives.map(({ text }) => text),
        entry.pages,
        ...(entry.module.glossary.length > 0 ? [entry.module.glossary] : []),
      ]),
    ]),
    owner: [...new Set(modules.map(({ owner }) => owner))].join(", "),
    reviewBy: modules.map(({ reviewBy }) => reviewBy).sort()[0] ?? "",
    theme: plan.theme,
    rule: plan.rule,
    ...(authored.switches && Object.keys(authored.switches).length > 0 && { switches: authored.switches }),
    modules: modules.map((module) => ({
      id: module.id,
      iri: moduleIri(module),
      title: module.title,
      minutes: module.minutes,
      objectives: module.objectives.map(({ id, text, needs }) => ({ id, text, needs })),
    })),
    needs: needsOf(modules, authored.frameworks),
    pages,
  };
  const questions = chosen.flatMap(({ module, pages: list }) =>
    list.flatMap((page) => page.questions.map((question) => ({ question: composeQuestion(module, question), authored: question }))),
  );
  return { course, plan, archetype, theme: authored.theme, modules: composedModules, questions, strings, translations: [] };
}

/** A page as one learner group gets it. */
export interface ChosenPage {
  readonly page: AuthoredPage;
  readonly blocks: readonly Block[];
  readonly questions: readonly AuthoredQuestion[];
}

/** Ids of the modules that one learner group gets of a course, in order. */
export function modulesOf({ modules, modulesFor }: CoursePlan, { id }: Pick<Archetype, "id">): readonly string[] {
  return modulesFor?.[id] ?? modules;
}

/** What one learner group gets of a module. */
export function choosePages(module: Module, archetype: Archetype): ChosenPage[] {
  return module.pages
    .filter(({ audience }) => audience.length === 0 || isFor(audience, archetype))
    .map((page) => {
      const blocks = chooseBlocks(page.blocks, archetype);
      return { page, blocks, questions: questionsIn(blocks) };
    });
}

/** True where the archetype is named, itself or by one of its traits. */
export function isFor(audience: readonly string[], archetype: Archetype): boolean {
  return audience.some((name) => name === archetype.id || archetype.traits.includes(name));
}

/** Resolves every variant, so that no block of kind `variants` is left. */
function chooseBlocks(blocks: readonly Block[], archetype: Archetype): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === "variants") return chooseBlocks(isFor(block.audience, archetype) ? block.blocks : block.otherwise, archetype);
    return [block.kind === "box" ? { ...block, blocks: chooseBlocks(block.blocks, archetype) } : block];
  });
}

function questionsIn(blocks: readonly Block[]): AuthoredQuestion[] {
  return blocks.flatMap((block) => (block.kind === "question" ? [block.question] : block.kind === "box" ? questionsIn(block.blocks) : []));
}

function pageId(module: Module, page: AuthoredPage): string {
  return `${module.id}/${page.id}`;
}

/** Where something stands in a file, and what follows from the rest. */
const OUTSIDE = new Set(["place", "line", "column", "asked", "hasParts"]);

/** Eight hexadecimal digits of SHA-256 over plain data. */
function fingerprint(value: unknown): string {
  const json = JSON.stringify(value, (key, part: unknown) => (OUTSIDE.has(key) ? undefined : part));
  return createHash("sha256").update(json).digest("hex").slice(0, 8);
}
