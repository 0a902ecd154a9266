import { questionId } from "../../templates/contract/packed.ts";
import { questionsOf } from "../compile/parse/module.ts";
import { renderPageOnce, type PageMemo } from "../compile/render/page.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import type { ComposedCourse, ComposedPage, Module, Reference } from "../compile/types.ts";
import { alignPages, pagesApart, type Stretch } from "./aligned.ts";
import { shownPage } from "./shown-page.ts";

/** A module as one archetype gets it. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly composed: ComposedCourse;
  readonly module: Module;
  readonly pages: readonly ComposedPage[];
}

/** What stands side by side: one page, or pages that take the same place for different columns. */
export interface Row {
  /** Of each column; `undefined` where it gets none here. */
  readonly pages: readonly (ComposedPage | undefined)[];
  readonly stretches: readonly Stretch[];
  /** Sentence-like label such as `users, embedders only`; "" where every column gets it. */
  readonly only: string;
}

interface RowTools {
  readonly templates: TemplateSet;
  readonly memo: PageMemo;
}

/**
 * The rows of a module, in its order; `isPart` where there are more archetypes than columns. With them
 * the sources that they cite, by the numbers that they have in all columns.
 */
export function rowsOf(
  columns: readonly Column[],
  isPart: boolean,
  tools: RowTools,
): { readonly rows: readonly Row[]; readonly references: readonly Reference[] } {
  const references: Reference[] = [];
  const shown = new Map<string, string>();
  const label = (who: readonly number[]) => labelOf(columns, who, isPart ? " (of these)" : "");
  const rows = placed(columns).map((pages): Row => {
    const texts = pages.map((page, index) => {
      const column = columns[index];
      if (!page || !column) return undefined;
      const { module, composed } = column;
      const { strings, course } = composed;
      const steady = atSteadySlots(module, page);
      const html = renderPageOnce(
        module,
        steady,
        { templates: tools.templates, strings, references, language: course.language },
        tools.memo,
      );
      const known = shown.get(html) ?? shownPage(module, page, html, tools.templates);
      shown.set(html, known);
      return known;
    });
    const having = pages.flatMap((page, index) => (page ? [index] : []));
    const isOne = new Set(pages.flatMap((page) => page?.page.id ?? [])).size === 1;
    const only = isOne && having.length < columns.length ? label(having) : "";
    return { pages, stretches: isOne ? alignPages(texts, label) : pagesApart(texts, label), only };
  });
  return { rows, references };
}

/** `users, embedders only`, or `all but users`; of the columns that are shown, where others are not. */
function labelOf(columns: readonly Column[], who: readonly number[], among: string): string {
  const [missing, ...others] = columns.filter((_, index) => !who.includes(index));
  if (missing && others.length === 0 && columns.length > 2) return `all but ${missing.id}${among}`;
  return `${who.map((index) => columns[index]?.id).join(", ")} only${among}`;
}

/** Pages in the order of the module. Neighbours that are for different columns share a row. */
function placed(columns: readonly Column[]): (ComposedPage | undefined)[][] {
  const [first] = columns;
  const ids = (first?.module.pages ?? []).map((page) => `${first?.module.id}/${page.id}`);
  const rows: (ComposedPage | undefined)[][] = [];
  for (const id of ids) {
    const row = columns.map(({ pages }) => pages.find(({ page }) => page.id === id));
    const last = rows.at(-1);
    if (!row.some(Boolean)) continue;
    if (last?.every((page, index) => !page || !row[index]))
      rows.splice(
        -1,
        1,
        last.map((page, index) => page ?? row[index]),
      );
    else rows.push(row);
  }
  return rows;
}

/** Slots hang on the course. With others, that hang on the module alone, the same page comes out the same in all columns. */
function atSteadySlots(module: Module, composed: ComposedPage): ComposedPage {
  const { page } = composed;
  const known = questionsOf(module.pages).map(({ id }) => questionId(module.id, id));
  const questions = page.questions.map(({ pair: _, ...question }) => ({ ...question, slot: known.indexOf(question.id) }));
  return { ...composed, page: { ...page, slot: module.pages.findIndex(({ id }) => `${module.id}/${id}` === page.id), questions } };
}
