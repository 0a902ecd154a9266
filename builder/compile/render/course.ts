import { createHash } from "node:crypto";
import type { Target } from "../../../templates/contract/target.ts";
import type { ComposedCourse, Reference, Term } from "../types.ts";
import { directionOf } from "../language.ts";
import { onceFor } from "../once.ts";
import { quizPages } from "../../../templates/contract/course-state.ts";
import { packCourse } from "../../../templates/contract/packed.ts";
import { withMinutes } from "./minutes.ts";
import { type PageMemo, renderPageOnce } from "./page.ts";
import { quizName, reviewOf } from "./quiz.ts";
import { scriptJson } from "./script-json.ts";
import { CUT, type TemplateSet } from "./templates.ts";

/** A course as HTML, before a target's script and policy are known. */
export interface RenderedCourse {
  readonly composed: ComposedCourse;
  readonly strings: Readonly<Record<string, string>>;
  readonly modules: readonly object[];
  /** Sorted as its language sorts. */
  readonly glossary: readonly Term[];
  readonly references: readonly (Reference & { readonly number: number })[];
  /** The same in the package's other languages. */
  readonly translations: readonly RenderedCourse[];
}

/** Renders what is the same in every target. */
export function renderCourse(
  composed: ComposedCourse,
  tools: { readonly templates: TemplateSet; readonly pages: PageMemo },
): RenderedCourse {
  const { templates, pages: memo } = tools;
  const { strings } = composed;
  const { language } = composed.course;
  const references: Reference[] = [];
  let number = 0;
  const modules = composed.modules.map(({ module, pages }, index) => ({
    id: module.id,
    title: module.title,
    summary: module.summary,
    minutes: module.minutes,
    objectives: module.objectives.map(({ id, text }) => ({ id, text })),
    number: index + 1,
    pages: withMinutes(
      module.minutes,
      pages.map((composedPage) => ({
        page: composedPage.page,
        language: composedPage.language,
        html: renderPageOnce(module, composedPage, { templates, strings, references, language }, memo),
        number: ++number,
        first: number === 1,
        review: composedPage.page.quiz ? reviewOf(module, pages, composedPage.page) : [],
      })),
    ),
  }));
  const glossary = glossaryOf(composed);
  return {
    composed,
    strings,
    modules,
    glossary,
    references: references.map((source, at) => ({ ...source, number: at + 1 })),
    translations: composed.translations.map((translation) => renderCourse(translation, tools)),
  };
}

/** The terms of all modules, each meaning once. */
function glossaryOf({ modules, course }: ComposedCourse): Term[] {
  const all = modules.flatMap(({ module }) => module.glossary);
  const distinct = all.filter((term, at) => all.findIndex((other) => other.term === term.term && other.meaning === term.meaning) === at);
  return distinct.sort((a, b) => a.term.localeCompare(b.term, course.language));
}

export interface DocumentParts {
  readonly css: string;
  /** Runs before anything is painted. */
  readonly aids: string;
  readonly script: string;
  /** Says what the document may load, and what it links to. */
  readonly target: Pick<Target, "policy" | "links">;
}

/** Returns the document in pieces, of which some are the same in many documents. Together they are the whole. */
export type RenderDocument = (rendered: RenderedCourse, parts: DocumentParts) => readonly string[];

/**
 * Renders whole documents. Style and scripts are inlined and allowed by hash, nothing else is (rule SEC-4). What follows from
 * a script or a style alone is worked out once, as many documents share them.
 */
export function newDocumentRenderer(templates: TemplateSet): RenderDocument {
  const hashOf = onceFor(hash);
  const wordsOf = onceFor((script: string) => onceFor((strings: RenderedCourse["strings"]) => wordsIn(script, strings)));
  return (rendered, parts) => renderDocument(rendered, parts, templates, { hashOf, wordsOf: wordsOf(parts.script) });
}

interface Derived {
  readonly hashOf: (text: string) => string;
  readonly wordsOf: (strings: RenderedCourse["strings"]) => RenderedCourse["strings"];
}

function renderDocument(
  rendered: RenderedCourse,
  { css, aids, script, target }: DocumentParts,
  templates: TemplateSet,
  { hashOf, wordsOf }: Derived,
): readonly string[] {
  const { course } = rendered.composed;
  const csp = [
    "default-src 'none'",
    `script-src '${hashOf(aids)}' '${hashOf(script)}'`,
    `style-src '${hashOf(css)}'`,
    "img-src 'self' data:",
    "media-src 'self'",
    ...target.policy,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const names = [rendered, ...rendered.translations].map(({ composed, strings }) => ({
    language: composed.course.language,
    name: strings["languageName"],
  }));
  const contentOf = (content: RenderedCourse) => ({
    language: content.composed.course.language,
    direction: directionOf(content.composed.course.language),
    body: renderBody(content, names, templates),
    strings: scriptJson(wordsOf(content.strings)),
  });
  const html = templates.template("layout/course.hbs")({
    ...contentOf(rendered),
    theme: rendered.composed.theme,
    translations: rendered.translations.map(contentOf),
    course,
    csp,
    links: target.links,
    css,
    aids,
    script,
  });
  return html.split(CUT);
}

/** What changes with the language: all that is read, with the data of the questions. */
function renderBody(
  { composed, strings, modules, references, glossary }: RenderedCourse,
  names: readonly { readonly language: string; readonly name: string | undefined }[],
  templates: TemplateSet,
): string {
  const { course } = composed;
  const quizzes = quizPages(course);
  const languages = names.map((name) => ({ ...name, shown: name.language === course.language }));
  return templates.template("layout/body.hbs")({
    course,
    theme: composed.theme,
    t: strings,
    languages: languages.length > 1 ? languages : [],
    json: scriptJson(packCourse(course)),
    modules,
    references,
    glossary,
    quizzes: quizzes.map((page) => ({ id: page.id, slot: page.slot, name: quizName(course, page, strings) })),
    pairs: course.pages.flatMap(({ questions }) =>
      questions.flatMap(({ pair, slot, text }) => (pair === undefined ? [] : [{ slots: `${pair} ${slot}`, text }])),
    ),
    quizRule: quizzes.length > 1 ? "ruleQuizMany" : "ruleQuizOne",
    questionsCount: course.pages.reduce((sum, { questions, rule }) => sum + (rule?.draw ?? questions.length), 0),
    passPercent: course.rule.passMark / 100,
  });
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** The words that a script names: as a whole key, or as the part before the point where it adds the rest itself. */
function wordsIn(script: string, strings: RenderedCourse["strings"]): RenderedCourse["strings"] {
  const stemOf = (key: string) => key.split(".")[0] ?? "";
  const all = [...new Set(Object.keys(strings).flatMap((key) => [key, stemOf(key)]))].map((key) => key.replace(/[.]/g, "\\."));
  const stems = [...new Set(Object.keys(strings).map(stemOf))];
  const literals = new RegExp(`(?:"(${all.join("|")})(?="))|(?:\`(${stems.join("|")})(?=\\.))`, "g");
  const named = new Set([...script.matchAll(literals)].map(([, whole, stem]) => whole ?? stem));
  return Object.fromEntries(Object.entries(strings).filter(([key]) => named.has(key) || named.has(stemOf(key))));
}
