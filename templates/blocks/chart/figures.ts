import type { BlockSource } from "../../contract/block-kind.ts";

/** A figure as its author wrote it, and what it is worth. */
export interface Figure {
  readonly text: string;
  readonly value: number;
}

/** A row of the table: what it is about, and a figure of each series. */
export interface Group {
  readonly label: string;
  readonly figures: readonly Figure[];
}

export interface Data {
  /** Names of the series, 1 to 4. */
  readonly series: readonly string[];
  /** 1 to 12. */
  readonly groups: readonly Group[];
}

export const MOST_ROWS = 12;
export const MOST_SERIES = 4;

const NUMBER = /^[-\u2212\u2013]?\d[\d,\u00a0 ]*(?:\.\d+)?$/;

/** `text` with the unit behind it; NaN where it is no number. `%` may stand in the cell as well. */
function figure(text: string, unit: string): Figure {
  const bare = text.replace(/\s*%$/, "");
  const value = NUMBER.test(bare) ? Number(bare.replace(/[,\u00a0 ]/g, "").replace(/[\u2212\u2013]/, "-")) : Number.NaN;
  return { text: unit === "%" || text.endsWith("%") ? `${bare}%` : unit === "" ? bare : `${bare}\u00a0${unit}`, value };
}

/** The figures of the block's table, and the line of the first one that is no number. `undefined` where it has no such table. */
export function readFigures({ parts, attributes }: BlockSource): (Data & { readonly wrong: number | undefined }) | undefined {
  const table = parts.find((part) => part.kind === "table");
  if (table?.kind !== "table" || parts.some((part) => part !== table && part.kind !== "text")) return undefined;
  const unit = attributes["unit"]?.value ?? "";
  const [head, ...rows] = table.rows;
  const [, ...series] = head?.cells.map(({ text }) => text) ?? [];
  const groups = rows.map(({ cells: [label, ...cells], line }) => {
    return { label: label?.text ?? "", figures: cells.map(({ text }) => figure(text, unit)), line };
  });
  const fits = rows.length >= 1 && rows.length <= MOST_ROWS && series.length >= 1 && series.length <= MOST_SERIES;
  if (!fits) return undefined;
  const wrong = groups.find(({ figures }) => figures.length !== series.length || figures.some(({ value }) => Number.isNaN(value)));
  return { series, groups: groups.map(({ label, figures }) => ({ label, figures })), wrong: wrong?.line };
}
