import type { CheerioAPI } from "cheerio/slim";

/** What one column has in a place of a page. */
export interface Cell {
  /** Index of the column. */
  readonly column: number;
  /** The learner's words, with what only some columns have marked by `data-only` and a label. */
  readonly html: string;
}

/** Says who alone has something, from the indices of their columns; as HTML. */
export type Label = (columns: readonly number[]) => string;

type Node = ReturnType<CheerioAPI>;

/** An element directly on a page. */
export interface Piece {
  readonly key: string;
  readonly node: Node;
}

/** Elements that can stand in no box: their label stands in them, before their words. */
const TAKES_WORDS = "li, tr, td, th, dt, dd, figcaption, summary";
/** Elements that are marked as a whole, whatever is in them. */
const WHOLE = "form, svg, tr, p, h2, h3, h4, dt, summary, figcaption";

/** What an element is known by: its words and its form, without names and numbers that hang on its place in the course. */
export function keyOf($: CheerioAPI, node: Node): string {
  return $.html(node)
    .replace(/\s(?:id|for|name|aria-[a-z]+|popovertarget|data-question)="[^"]*"/g, "")
    .replace(/url\(#[^)]*\)/g, "")
    .replace(/(<legend class="question__number">)[^<]*/g, "$1")
    .replace(/\s+/g, " ");
}

/** One cell for each column that has something here, with marks on what not all of them have. */
export function toldApart($: CheerioAPI, columns: readonly (readonly Piece[])[], label: Label): Cell[] {
  const columnsOf = havingIn($, columns);
  // Marks change what a piece is known by: all are found before any is made.
  const found = columns.map((pieces) => pieces.map(({ node }) => ({ node, parts: differences(node, columnsOf, columns.length) })));
  return found.flatMap((pieces, column) => {
    const groups: { readonly who: string; html: string }[] = [];
    for (const { node, parts } of pieces) {
      const [whole] = parts;
      const who = whole?.node === node ? label(whole.having) : "";
      if (who === "") for (const part of parts) mark($, part.node, label(part.having));
      const last = groups.at(-1);
      if (last?.who === who) last.html += `\n${$.html(node)}`;
      else groups.push({ who, html: $.html(node) });
    }
    const html = groups.map((group) => (group.who === "" ? group.html : inBox(group.who, group.html))).join("\n");
    return html === "" ? [] : [{ column, html }];
  });
}

/** Which columns have what is in these pieces, at any depth. */
function havingIn($: CheerioAPI, columns: readonly (readonly Piece[])[]): (node: Node) => readonly number[] {
  const having = new Map<string, Set<number>>();
  for (const [column, pieces] of columns.entries()) {
    for (const element of pieces.flatMap(({ node }) => [...node.toArray(), ...node.find("*").toArray()])) {
      const key = keyOf($, $(element));
      having.set(key, (having.get(key) ?? new Set()).add(column));
    }
  }
  return (node) => [...(having.get(keyOf($, node)) ?? [])];
}

interface Difference {
  readonly node: Node;
  readonly having: readonly number[];
}

/** The smallest parts that not all columns have, where the rest of what is around them is the same for more. */
function differences(node: Node, columnsOf: (node: Node) => readonly number[], count: number): Difference[] {
  const having = columnsOf(node);
  if (having.length === count) return [];
  const children = node
    .children()
    .toArray()
    .map((_, index) => node.children().eq(index));
  if (node.is(WHOLE) || hasWords(node)) return [{ node, having }];
  const parts = children.flatMap((child) => differences(child, columnsOf, count));
  const [only] = children;
  const shared = children.length === 1 ? parts[0]?.node !== only : children.some((child) => columnsOf(child).length > having.length);
  return shared ? parts : [{ node, having }];
}

/** True where words stand in it beside elements. */
function hasWords(node: Node): boolean {
  return node.clone().children().remove().end().text().trim() !== "";
}

const labelled = (words: string) => `<span class="only__label">${words}</span>`;

/** A part of a page that only some get, with its label above it; `words` are HTML. */
export function inBox(words: string, html: string): string {
  return `<div class="only" data-only="${words}">${labelled(words)}${html}</div>`;
}

/** What follows something of the same columns needs no label again. */
function mark($: CheerioAPI, node: Node, words: string): void {
  const before = node.prev();
  const again = before.attr("data-only") === words;
  if (node.is(TAKES_WORDS)) {
    const within = node.is("tr") ? node.children().first() : node;
    if (!again) within.prepend(labelled(words));
    node.attr("data-only", words);
  } else if (again && before.is(".only")) before.append(node);
  else node.replaceWith(inBox(words, $.html(node)));
}
