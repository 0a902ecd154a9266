import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Kit } from "../compile/kit.ts";
import { directionOf } from "../compile/language.ts";
import { packagePath, styleOf } from "../compile/make.ts";
import { mediaPath } from "../compile/render/page.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { ComposedCourse } from "../compile/types.ts";
import { figuresOf } from "../coverage/figures.ts";
import { contentType } from "./content-type.ts";
import { playAddress } from "./home.ts";
import { html, missing, partOf, type Reply } from "./reply.ts";
import { type Column, type Row, rowsOf } from "./rows.ts";
import type { Whole } from "./workshop.ts";

export interface SideBySideParts {
  readonly kit: Kit;
  readonly templates: TemplateSet;
  /** Absolute path of the project, and the state of it that the page shows: for the page's live part. */
  readonly root?: string;
  readonly revision?: number;
}

/** What is asked for: what follows `/side-by-side/` in the address, and `Range` of the request. */
export interface SideBySideAsked {
  readonly rest: readonly string[];
  /** `course`, `archetype` (several; all where there is none), `language`, and `only=differences`. */
  readonly query: URLSearchParams;
  readonly range?: string | undefined;
}

/** Answers with the page of a module, `<module>`, or with a file that it shows, `media/<module>/<name>`. */
export async function sideBySide(whole: Whole, { rest, query, range }: SideBySideAsked, parts: SideBySideParts): Promise<Reply> {
  const [id = "", ...more] = rest;
  if (more.length > 0) return mediaOf(whole, rest.join("/"), range);
  const page = await sideBySidePage(whole, id, query, parts);
  return page === undefined ? missing() : html(page);
}

function mediaOf({ courses }: Whole, path: string, range: string | undefined): Reply {
  const modules = courses.flatMap((course) => course.modules.map(({ module }) => module));
  const found = modules.flatMap((module) => module.media.filter((file) => mediaPath(module, file) === path))[0];
  return found ? partOf(found.bytes, range, contentType(path)) : missing();
}

/** `undefined` where no course has such a module. */
async function sideBySidePage(whole: Whole, id: string, query: URLSearchParams, parts: SideBySideParts): Promise<string | undefined> {
  const having = whole.courses.filter(({ modules }) => modules.some(({ module }) => module.id === id));
  const wanted = query.get("course") ?? largest(having);
  const language = query.get("language");
  const all = having
    .filter(({ course }) => course.id === wanted)
    .map((composed) => composed.translations.find(({ course }) => course.language === language) ?? composed)
    .flatMap((composed) => columnOf(composed, id));
  const chosen = query.getAll("archetype");
  const columns = chosen.some((name) => all.some((column) => column.id === name))
    ? all.filter((column) => chosen.includes(column.id))
    : all;
  const [first] = columns;
  const { kit, templates, root = "", revision } = parts;
  if (!first) {
    const plan = whole.plans.courses.find((one) => one.modules.includes(id));
    const mistakes = whole.found.diagnostics.filter(({ severity }) => severity === "error");
    return plan && mistakes.length > 0
      ? templates.template("preview/side-by-side.hbs")({ root, revision, module: { title: id }, mistakes })
      : undefined;
  }
  const { rows, references } = rowsOf(columns, columns.length < all.length, { templates, memo: new Map() });
  const differing = rows.filter(differs);
  const only = query.get("only") === "differences";
  const { course, theme } = first.composed;
  const addressOf = (module: string, of: string) => `/side-by-side/${module}?course=${of}`;
  return templates.template("preview/side-by-side.hbs")({
    root,
    revision,
    module: first.module,
    course,
    theme,
    direction: directionOf(course.language),
    courses: [...new Map(having.map((one) => [one.course.id, one.course])).values()].map((one) => ({
      title: one.title,
      address: addressOf(id, one.id),
      current: one.id === course.id,
    })),
    modules: [
      ...new Map(
        whole.courses.filter((one) => one.course.id === course.id).flatMap((one) => one.modules.map(({ module }) => [module.id, module])),
      ).values(),
    ].map((module) => ({ title: module.title, address: addressOf(module.id, course.id), current: module.id === id })),
    languages: (course.languages ?? []).map((code) => ({ code, current: code === course.language })),
    archetypes: all.map(({ id: name, title }) => ({ id: name, title, chosen: columns.some((column) => column.id === name) })),
    columns: columns.map((column) => ({ ...column, ...figuresIn(column) })),
    count: columns.length,
    several: columns.length > 1,
    only,
    rows: (only ? differing : rows).map((row) => shownRow(row, columns, only)),
    total: rows.length,
    differing: differing.length,
    references: references.map((source, index) => ({ ...source, number: index + 1 })),
    icons: templates.template("layout/icons.hbs")({}),
    style: await wordsStyle(first.composed, kit),
  });
}

/** The course that shows the module to most archetypes. */
function largest(courses: readonly ComposedCourse[]): string | undefined {
  const ids = courses.map(({ course }) => course.id);
  const count = (id: string) => ids.filter((other) => other === id).length;
  return [...ids].sort((a, b) => count(b) - count(a))[0];
}

function columnOf(composed: ComposedCourse, id: string): Column[] {
  const { archetype, modules } = composed;
  return modules
    .filter(({ module }) => module.id === id)
    .map(({ module, pages }) => ({ id: archetype.id, title: archetype.title, composed, module, pages }));
}

/** The module alone in numbers, as `curricle coverage` counts. */
function figuresIn({ composed, pages, module }: Column) {
  const course = { ...composed.course, pages: composed.course.pages.filter((page) => page.module === module.id) };
  const { common, ...figures } = figuresOf({ ...composed, course, modules: [{ module, pages }] });
  return { figures, common: Math.round(common * 100), play: playAddress(packagePath(composed, composed.plan.targets[0] ?? "")) };
}

function differs({ stretches }: Row): boolean {
  return stretches.some((stretch) => "cells" in stretch);
}

function shownRow(row: Row, columns: readonly Column[], folded: boolean) {
  const pages = [...new Map(row.pages.flatMap((page) => (page ? [[page.page.id, page.page]] : []))).values()];
  const one = pages.length === 1;
  return {
    ids: pages.map(({ id }) => id),
    title: one ? pages[0]?.title : "Each their own page",
    quiz: pages[0]?.quiz,
    only: row.only,
    differs: differs(row),
    stretches: row.stretches.map((stretch) =>
      "same" in stretch
        ? { same: stretch.same, folded }
        : {
            cells: columns.map(({ id, title }, index) => ({
              id,
              archetype: title,
              page: one ? "" : row.pages[index]?.page.title,
              gets: row.pages[index] !== undefined,
              html: stretch.cells.find(({ column }) => column === index)?.html ?? "",
            })),
          },
    ),
  };
}

/** The course's own style sheet, for words that stand in a part of another page: its root is that part, and its width decides. */
async function wordsStyle(composed: ComposedCourse, kit: Kit): Promise<string> {
  const [own, marks] = await Promise.all([styleOf(composed, kit), readFile(join(kit.templates, "preview", "words.css"), "utf8")]);
  return `${own.replaceAll(":root", ":host").replace(/@media(?: screen and )?\s*(?=\((?:min|max)-width)/g, "@container ")}${marks}`;
}
