import { type CheerioAPI, load } from "cheerio/slim";
import { diffArrays } from "diff";
import { type Cell, inBox, keyOf, type Label, type Piece, toldApart } from "./told-apart.ts";

/** A stretch of a page: what all columns have, once, or what each has of its own. */
export type Stretch = { readonly same: string } | { readonly cells: readonly Cell[] };

/**
 * Lays the same page of several columns side by side: `undefined` stands for a column that does not get it. What all have in the
 * same order is one stretch; what lies between is told apart, and only the parts of it that not all have are marked.
 */
export function alignPages(pages: readonly (string | undefined)[], label: Label): Stretch[] {
  const [first] = pages;
  if (first !== undefined && pages.every((page) => page === first)) return [{ same: first }];
  const $ = load("", { xml: { xmlMode: false, encodeEntities: "utf8" } }, false);
  const columns = pages.map((page) => (page === undefined ? [] : piecesIn($, page)));
  const keys = columns.map((pieces) => pieces.map(({ key }) => key));
  const common = keys.slice(1).reduce(inBoth, keys[0] ?? []);
  const cuts = columns.map((pieces) => cutAt(pieces, common));
  const stretches = Array.from({ length: common.length + 1 }, (_, index): Stretch[] => {
    const parts = cuts.map((cut) => cut[index] ?? { before: [], common: undefined });
    const cells = toldApart(
      $,
      parts.map(({ before }) => before),
      label,
    );
    const same = parts[0]?.common;
    return [...(cells.length > 0 ? [{ cells }] : []), ...(same ? [{ same: $.html(same.node) }] : [])];
  }).flat();
  return joined(stretches);
}

/** The elements of a page, and by what each is known to be the same as another. */
function piecesIn($: CheerioAPI, html: string): Piece[] {
  const elements = $("<div>").html(html).children().toArray();
  return elements.map((element) => ({ key: keyOf($, $(element)), node: $(element) }));
}

/** What both have, in the same order. */
function inBoth(one: readonly string[], other: readonly string[]): string[] {
  return diffArrays([...one], [...other]).flatMap(({ added, removed, value }) => (added || removed ? [] : value));
}

/** Cuts the pieces of a column at those that all columns have; the last part has only what is behind them. */
function cutAt(pieces: readonly Piece[], common: readonly string[]): { before: Piece[]; common: Piece | undefined }[] {
  const parts: { before: Piece[]; common: Piece | undefined }[] = [];
  let before: Piece[] = [];
  for (const piece of pieces) {
    if (piece.key === common[parts.length]) {
      parts.push({ before, common: piece });
      before = [];
    } else before.push(piece);
  }
  return [...parts, { before, common: undefined }];
}

/** Neighbours that all have become one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const list: Stretch[] = [];
  for (const stretch of stretches) {
    const last = list.at(-1);
    if (last && "same" in last && "same" in stretch) list.splice(-1, 1, { same: `${last.same}\n${stretch.same}` });
    else list.push(stretch);
  }
  return list;
}

/** Pages that have nothing to do with one another, each in its own column. */
export function pagesApart(pages: readonly (string | undefined)[], label: Label): Stretch[] {
  return [{ cells: pages.flatMap((page, column) => (page === undefined ? [] : [{ column, html: inBox(label([column]), page) }])) }];
}
